"""Splitting steps out into a use case of their own."""

from dataclasses import dataclass
from typing import Any

from usecases.editing.cases import must_not_be_there, new_case_id, one_line_title
from usecases.editing.command import Data, Files, Outcome
from usecases.editing.cutting import WITH_PLACES, Cut, branches_in, check_cut, cut_out, goes_on_after
from usecases.editing.naming import new_id
from usecases.editing.places import field_order, items_at
from usecases.editing.references import Reference, ids, references
from usecases.editing.sound import sound_case
from usecases.editing.tree import changed, drop, ordered, put, value_at
from usecases.languages.catalogue import mark
from usecases.languages.message import Message

_INHERITED = ("language", "group", "owner")

_DONE = {
    (False, False): mark(
        "Steps “{first}” to “{last}” are a use case of their own now, “{id}”; step “{step}” stands for them."
    ),
    (False, True): mark(
        "Steps “{first}” to “{last}” are a use case of their own now, “{id}”; step “{step}” stands for them. It can end"
        " in failure: add a branch at the step that says what happens then."
    ),
    (True, False): mark("Step “{first}” is a use case of its own now, “{id}”; step “{step}” stands for it."),
    (True, True): mark(
        "Step “{first}” is a use case of its own now, “{id}”; step “{step}” stands for it. It can end in failure: add a"
        " branch at the step that says what happens then."
    ),
}
"""What is said: of one step alone, and of what can end in failure."""


@dataclass(frozen=True)
class SplitOut:
    """Adjacent steps, from `first` to `last`, become a use case of their own, with the branches that stem from them.

    The new use case stands in the same folder; it inherits group, language and owner, and is a draft; its goal and
    the rest are left for people. One step takes the place of those that go: its actor is that of the first. What led
    to the first step leads to it; what waited for the end of the last waits for its end; a branch that went on with
    the step after the last ends the new use case in success. Limits, considered deviations and open points that are
    about nothing else go along. Refused is whatever else refers across the cut, a branch that ends the whole use case
    other than in failure, a deadline that counts from the trigger, and a cut through steps that are done in any order.
    """

    path: str
    first: str
    last: str
    title: str
    new_id: str | None = None

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        data = sound_case(files, self.path)
        title = one_line_title(self.title)
        case_id = new_case_id(self.new_id, title, files.case_ids())
        new_path = f"{self.path.rpartition('/')[0]}/{case_id}.yaml"
        must_not_be_there(files, new_path)
        cut = cut_out(data, self.first, self.last)
        check_cut(data, cut)
        step = _standing_step(data, cut, case_id, title)
        failing = any(branch.get("end") == "failure" for branch in branches_in(data, cut))
        arguments = {"first": cut.first, "last": cut.last, "id": case_id, "step": step["id"]}
        message = Message(_DONE[cut.first == cut.last, failing], arguments)
        after = {self.path: _left(data, cut, step), new_path: _gone(data, cut, {"id": case_id, "title": title})}
        return Outcome(message, after, focus=step["id"], origins={new_path: self.path})


def _standing_step(data: Data, cut: Cut, case_id: str, title: str) -> dict[str, Any]:
    """The step that takes the place of all."""
    first = value_at(data, (*cut.holder, cut.start))
    own = {"id": new_id(title, case_id, ids(data)), "use_case": case_id}
    return ordered(
        {**own, **{field: first[field] for field in ("actor", "stage") if field in first}}, field_order(("steps", 0))
    )


def _gone(data: Data, cut: Cut, head: dict[str, str]) -> Data:
    """The new use case."""
    inherited = {field: data[field] for field in _INHERITED if field in data}
    steps = items_at(data, cut.holder)[cut.start : cut.end]
    parts: dict[str, list[Any]] = {"steps": steps, "branches": [_ended(one, cut) for one in branches_in(data, cut)]}
    for field in WITH_PLACES:
        parts[field] = [value_at(data, path) for path in cut.out.paths if path[0] == field]
    full = {field: items for field, items in parts.items() if items}
    return ordered({**head, **inherited, "status": "draft", **full}, field_order(()))


def _ended(branch: dict[str, Any], cut: Cut) -> dict[str, Any]:
    """A branch, which ends in success where it went on with the step after the last."""
    if not goes_on_after(Reference(("resume",), branch.get("resume", "")), cut):
        return branch
    return {("end" if name == "resume" else name): "success" if name == "resume" else branch[name] for name in branch}


def _left(data: Data, cut: Cut, step: dict[str, Any]) -> Data:
    """What stays of the use case."""
    heading = _heading_for_next(data, cut)
    left = data
    for found in references(data):
        if cut.leads_in(found):
            left = put(left, found.path, step["id"])
    if heading is not None:
        left = put(left, (*cut.holder, cut.end, "stage"), heading, field_order)
    left = changed(left, cut.holder, lambda items: [*items[: cut.start], step, *items[cut.end :]])
    for field in ("branches", *WITH_PLACES):
        left = _without(left, field, {path[1] for path in cut.out.paths if path[0] == field and len(path) == 2})
    return left


def _without(data: Data, field: str, indexes: "set[str | int]") -> Data:
    """The data without some items of a list, which goes with its last item."""
    if not indexes:
        return data
    kept = [item for index, item in enumerate(data[field]) if index not in indexes]
    return put(data, (field,), kept) if kept else drop(data, (field,))


def _heading_for_next(data: Data, cut: Cut) -> str | None:
    """The stage that the next step must name, because the one it stood under goes away."""
    stages = [item["stage"] for item in items_at(data, cut.holder)[cut.start + 1 : cut.end] if "stage" in item]
    return stages[-1] if stages and cut.after is not None and "stage" not in cut.after else None
