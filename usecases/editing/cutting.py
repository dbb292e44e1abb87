"""What a cut through a use case takes along, and why some cuts can't be made."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from usecases.editing.command import Data, Refused
from usecases.editing.places import branches_of, items_at, step_place, texts_of
from usecases.editing.references import Reference, references
from usecases.editing.removing import Doomed, doomed_with_branches, written
from usecases.editing.tree import value_at
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.model.usecase import TRIGGER
from usecases.text.path import Path

WITH_PLACES = ("limits", "considered", "open_points")
"""The lists of the header whose items are about steps."""

_LEADS_OUT = mark("{place} leads out of these steps, to “{id}”. Change that first, or choose other steps.")
_LEADS_IN = mark("{place} leads to “{id}”, inside these steps. Change that first, or choose other steps.")


class Cut(NamedTuple):
    """Adjacent steps of one list, `items[start:end]`, and all that goes with them: `out` holds its paths and ids."""

    holder: Path
    start: int
    end: int
    first: str
    last: str
    after: dict[str, Any] | None
    """The step that follows them in their list."""
    out: Doomed

    def leads_out(self, found: Reference) -> bool:
        """Whether a reference leads from the inside to the outside."""
        return self.out.holds(found.path) and found.id not in self.out.gone

    def leads_in(self, found: Reference) -> bool:
        """Whether a reference leads from the outside to the inside."""
        return not self.out.holds(found.path) and found.id in self.out.gone


def cut_out(data: Data, first: str, last: str) -> Cut:
    """The cut around the steps from `first` to `last`; raises Refused where there are no such steps."""
    begin, stop = step_place(data, first), step_place(data, last)
    if begin.holder != stop.holder or begin.position > stop.position:
        text = mark("Step “{last}” doesn't follow step “{first}” in the same list. Choose steps that stand together.")
        raise Refused(Message(text, {"first": first, "last": last}))
    end = stop.position + 1
    out = doomed_with_branches(data, *((*begin.holder, index) for index in range(begin.position, end)))
    along = [(field, index) for field in WITH_PLACES for index in range(len(items_at(data, (field,))))]
    about = tuple(path for path in along if _is_about(value_at(data, path), out.gone))
    items = items_at(data, begin.holder)
    after = items[end] if end < len(items) else None
    all_of_it = Doomed(dict.fromkeys([*out.paths, *about]), out.gone)
    return Cut(begin.holder, begin.position, end, first, last, after, all_of_it)


def check_cut(data: Data, cut: Cut) -> None:
    """Refuse a cut through what can't be cut without meaning something else."""
    for found in references(data):
        if cut.leads_out(found) and not goes_on_after(found, cut):
            raise Refused(Message(_LEADS_OUT, {"place": written(data, [found])[0], "id": found.id}))
        if cut.leads_in(found) and found.id != _still_meant(found, cut):
            raise Refused(Message(_LEADS_IN, {"place": written(data, [found])[0], "id": found.id}))
    _check_ends(data, cut)
    _check_triggers(data, cut)
    _check_any_order(data, cut)


def goes_on_after(found: Reference, cut: Cut) -> bool:
    """Whether a branch goes on with the step that follows, which means that these steps have come to their end."""
    return found.path[-1] == "resume" and cut.after is not None and found.id == cut.after["id"]


def branches_in(data: Data, cut: Cut) -> Iterator[dict[str, Any]]:
    """The branches that go along, in the order of the file."""
    paths = {path for path in cut.out.paths if len(path) == 2}
    return (branch.item for branch in branches_of(data) if branch.path in paths)


def counts_from_trigger(step: dict[str, Any]) -> bool:
    """Whether a deadline of a step counts from the trigger of its use case."""
    within = step.get("within")
    levels = within if isinstance(within, list) else [within]
    return any(isinstance(level, dict) and level.get("from") == TRIGGER for level in levels)


def _is_about(item: Any, names: frozenset[str]) -> bool:
    """Whether a limit, a considered deviation or an open point is about these and nothing else."""
    if not isinstance(item, dict):
        return False
    places = [item.get("from"), item["to"]] if "to" in item else texts_of(item.get("at"))
    return bool(places) and names.issuperset(places)


def _still_meant(found: Reference, cut: Cut) -> str | None:
    """The step that this kind of reference may name, so that one step for all of them means the same.

    Who goes on or counts from a start names the first; who counts to or from an end names the last.
    """
    if "at" in found.path:
        return None
    return cut.last if found.path[-1] == "to" or "within" in found.path else cut.first


def _check_ends(data: Data, cut: Cut) -> None:
    if cut.after is None and cut.holder == ("steps",):
        return  # nothing follows: its own end is the end of all
    for branch in branches_in(data, cut):
        if branch.get("end") in ("success", "other"):
            text = mark(
                "Branch “{id}” ends the whole use case. In one of its own it would end only that, and the next step"
                " would follow. Change that first, or choose other steps."
            )
            raise Refused(Message(text, {"id": branch["id"]}))


def _check_triggers(data: Data, cut: Cut) -> None:
    if cut.start == 0 and cut.holder == ("steps",):
        return  # both begin with the same trigger
    inside = items_at(data, cut.holder)[cut.start : cut.end]
    for step in [*inside, *(step for branch in branches_in(data, cut) for step in branch.get("steps", []))]:
        if counts_from_trigger(step):
            text = mark(
                "The deadline of step “{id}” counts from the trigger, which another use case wouldn't know. Change that"
                " first, or choose other steps."
            )
            raise Refused(Message(text, {"id": step["id"]}))


def _check_any_order(data: Data, cut: Cut) -> None:
    items = items_at(data, cut.holder)
    for inside, outside in ((cut.start, cut.start - 1), (cut.end - 1, cut.end)):
        label = items[inside].get("any_order")
        if label is not None and 0 <= outside < len(items) and items[outside].get("any_order") == label:
            text = mark(
                "Steps “{one}” and “{other}” are done in any order, so they can't be parted. Take both, or neither."
            )
            raise Refused(Message(text, {"one": items[inside]["id"], "other": items[outside]["id"]}))
