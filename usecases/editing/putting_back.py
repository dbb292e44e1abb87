"""Putting a use case back in: a step that is another use case becomes the steps and branches of that one."""

from dataclasses import dataclass
from typing import Any

from usecases.editing.command import Data, Files, Outcome, Refused
from usecases.editing.cutting import WITH_PLACES, counts_from_trigger
from usecases.editing.incoming import made_incoming
from usecases.editing.places import Place, field_order, items_at, step_place, steps_of, texts_of
from usecases.editing.references import Reference, references
from usecases.editing.shown import named
from usecases.editing.sound import sound_case
from usecases.editing.tree import changed, put, value_at
from usecases.editing.uses import places, uses
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.model.usecase import ANY
from usecases.validation.standing import IdKind

_STANDS_FOR_ALL = frozenset({"id", "use_case", "actor", "action", "stage"})
"""Fields of the step that only say what the steps of the other use case say themselves, or that go on to them."""

_CHANGES_THE_WAY = ("if", "repeat", "any_order", "wait")
"""Fields of the step that say when or how often all of it is done: no single one of the steps can say that."""

_TAKEN_ALONG = frozenset(
    {"id", "title", "language", "group", "status", "owner", "steps", "branches", "limits", "considered", "open_points"}
)
"""Fields of a use case that go into the other one, or that nobody misses there."""

_DONE = mark("The steps of “{case}” stand in place of step “{step}” now, and its file is removed.")
_IN_USE = mark(
    "The steps of “{case}” stand in place of step “{step}” now. Its file stays, since it is in use: {places}."
)
_SAYS_MORE = mark(
    "The steps of “{case}” stand in place of step “{step}” now. Its file stays, since it says more: {fields}."
)


@dataclass(frozen=True)
class PutBack:
    """A step that is another use case is replaced by the steps and branches of that one.

    Ids that are taken get a number. What led to the step leads to the first of the steps, what waited for its end
    waits for the end of the last; branches that ended the other use case in success go on where the step did. Its
    file is removed where nothing else refers to it and it says nothing more. Refused are a step that branches leave
    from, one that is done under a condition or repeated, and one that says more of its own, which `dropping` gives up.
    """

    path: str
    step: str
    dropping: bool = False

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        data = sound_case(files, self.path)
        place = step_place(data, self.step)
        case_id = place.item.get("use_case")
        if case_id is None:
            text = mark("Step “{step}” isn't another use case, so there is nothing to put back.")
            raise Refused(Message(text, {"step": self.step}))
        source = files.case_path(case_id)
        other = sound_case(files, source)
        self._check_step(data, place)
        _check_other(other, source, self.path)
        incoming = made_incoming(data, place, other)
        after: dict[str, Data | None] = {self.path: _with_incoming(data, place, incoming)}
        message = self._message(files, place, other)
        if message.text == _DONE:
            after[source] = None
        return Outcome(message, after, focus=incoming["steps"][0]["id"], origins={self.path: source})

    def _message(self, files: Files, place: Place, other: Data) -> Message:
        arguments = {"case": other["id"], "step": self.step}
        own = (self.path, (*place.path, "use_case"))
        others = (use for use in uses(files, IdKind.USE_CASE, place.item["use_case"]) if use != own)
        if found := places(files, others):
            return Message(_IN_USE, {**arguments, "places": found})
        if more := [field for field in other if field not in _TAKEN_ALONG]:
            return Message(_SAYS_MORE, {**arguments, "fields": named(more)})
        return Message(_DONE, arguments)

    def _check_step(self, data: Data, place: Place) -> None:
        own = {field: value for field, value in place.item.items() if field not in _STANDS_FOR_ALL}
        if way := [field for field in _CHANGES_THE_WAY if field in own]:
            text = mark("Step “{step}” has “{field}”, which no single step can take over. Take it away first.")
            raise Refused(Message(text, {"step": self.step, "field": way[0]}))
        if own and not self.dropping:
            text = mark("Step “{step}” says more than the steps that would replace it: {fields}. Take that away first.")
            raise Refused(Message(text, {"step": self.step, "fields": ", ".join(own)}))
        leaving = [found for found in references(data) if found.id == self.step and found.path[0] == "branches"]
        for found in leaving:
            if "at" in found.path:
                branch = data["branches"][found.path[1]]["id"]
                text = mark("Branch “{branch}” leaves from step “{step}”. Give it another place first.")
                raise Refused(Message(text, {"branch": branch, "step": self.step}))


def _check_other(other: Data, source: str, path: str) -> None:
    """Refuse a use case that can't stand inside another."""
    case = {"case": other["id"]}
    if source == path:
        raise Refused(Message(mark("The step is the use case that it stands in. Correct the step first."), {}))
    if not items_at(other, ("steps",)):
        raise Refused(Message(mark("“{case}” has no steps yet. Write them first, or clear the step's use case."), case))
    for branch in items_at(other, ("branches",)):
        if ANY in texts_of(branch.get("at")) and "after" in branch:
            text = mark("Branch “{branch}” of “{case}” counts from the trigger, which is lost inside another use case.")
            raise Refused(Message(text, {**case, "branch": branch["id"]}))
    for step in steps_of(other):
        if counts_from_trigger(step.item):
            text = mark("Step “{step}” of “{case}” counts from the trigger, which is lost inside another use case.")
            raise Refused(Message(text, {**case, "step": step.item["id"]}))


def _with_incoming(data: Data, place: Place, incoming: Data) -> Data:
    """The use case with the other one in place of the step."""
    steps = incoming["steps"]
    names = [step["id"] for step in steps]
    index = _index_of_branches(data, place)
    new = data
    for found in references(data):
        if found.id == place.item["id"] and found.path[: len(place.path)] != place.path:
            new = _with_reference(new, found, names)
    new = _with_heading(new, place, steps)
    if "stage" in place.item and "stage" not in steps[0]:
        steps = [put(steps[0], ("stage",), place.item["stage"]), *steps[1:]]
    position = place.position
    new = changed(new, place.holder, lambda items: [*items[:position], *steps, *items[position + 1 :]])
    for field in ("branches", *WITH_PLACES):
        old, more = items_at(new, (field,)), items_at(incoming, (field,))
        at = index if field == "branches" else len(old)
        if more:
            new = put(new, (field,), [*old[:at], *more, *old[at:]], field_order)
    return new


def _with_reference(data: Data, found: Reference, names: list[str]) -> Data:
    """The data with what named the step naming the first or last of these instead, or all of them."""
    path = found.path
    if "at" not in path:
        return put(data, path, names[-1] if path[-1] == "to" or "within" in path else names[0])
    field = path[: path.index("at") + 1]
    kept = [one for one in texts_of(value_at(data, field)) if one != found.id]
    together = list(dict.fromkeys([*kept, *names]))
    return put(data, field, together[0] if len(together) == 1 else together)


def _with_heading(data: Data, place: Place, steps: list[dict[str, Any]]) -> Data:
    """The data in which the step that follows goes on standing under its stage, if others come before it now."""
    items = items_at(data, place.holder)
    following = items[place.position + 1 : place.position + 2]
    above = [item["stage"] for item in items[: place.position + 1] if "stage" in item]
    within = [step["stage"] for step in steps if "stage" in step]
    if not (following and above and within) or "stage" in following[0] or within[-1] == above[-1]:
        return data
    return put(data, (*place.holder, place.position + 1, "stage"), above[-1], field_order)


def _index_of_branches(data: Data, place: Place) -> int:
    """Where the branches that come in stand among the others: before the first that leaves from a later step."""
    later = {item["id"] for item in items_at(data, place.holder)[place.position + 1 :]} | {ANY}
    branches = items_at(data, ("branches",))
    return next((i for i, one in enumerate(branches) if later & set(texts_of(one.get("at")))), len(branches))
