"""Commands for several steps at once: deleting them, and putting copies of them with their branches somewhere."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from usecases.editing.branches import BRANCHES, index_for
from usecases.editing.command import Data, Files, Outcome, Refused
from usecases.editing.naming import new_id
from usecases.editing.places import (
    Place,
    branches_of,
    field_order,
    index_after,
    step_place,
    steps_holder,
    steps_of,
    texts_of,
    with_item,
)
from usecases.editing.references import holders, ids, with_ids_replaced
from usecases.editing.removing import doomed_with_branches, referring, taken_out, written
from usecases.editing.shown import named
from usecases.editing.tree import drop, put
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.model.usecase import INTERRUPTED


class Copied(NamedTuple):
    """Steps in their order, and the branches that leave only from these, as data."""

    steps: tuple[dict[str, Any], ...] = ()
    branches: tuple[dict[str, Any], ...] = ()


def copied(data: Data, steps: list[str]) -> Copied:
    """What there is to copy of steps; those that stand in a branch that comes along anyway aren't counted twice.

    Raises Refused for an unknown step.
    """
    places = [step_place(data, step) for step in steps]
    going = doomed_with_branches(data, *(place.path for place in places))
    branches = tuple(place for place in branches_of(data) if going.holds(place.path))
    within = {place.path for place in branches}
    kept = tuple(place.item for place in places if place.holder[:2] not in within)
    return Copied(kept, tuple(place.item for place in branches))


@dataclass(frozen=True)
class DeleteSteps:
    """Steps are deleted, with the branches that leave only from them; what refers to any of that is cleared.

    See `DeleteStep` for what becomes of it. A stage's heading goes on to the step that is its first one then.
    Refuses an unknown step.
    """

    path: str
    steps: tuple[str, ...]

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        data = files.data(self.path)
        places = [step_place(data, step) for step in self.steps]
        if not places:
            raise Refused(Message(mark("No steps are named, so nothing is deleted.")))
        going = doomed_with_branches(data, *(place.path for place in places))
        cleared = written(data, referring(data, going))
        text = mark("Deleted: {steps}.")
        if cleared:
            text = mark("Deleted: {steps}. What referred to them is cleared: {places}.")
        message = Message(text, {"steps": named(list(self.steps)), "places": named(cleared)})
        new = taken_out(_with_headings_below(data, places), going)
        return Outcome(message, {self.path: new}, focus=_after(data, new, places[-1]))


@dataclass(frozen=True)
class PutSteps:
    """Copies of steps and branches come after a step or as the first, in a branch or the main scenario (`None`).

    Ids that are taken get a number, and what refers to them inside the copies follows. A branch that went on at a
    step that isn't here has no way on then. A heading that stands in the list already isn't put
    there again. Refuses where nothing was copied, and an unknown place.
    """

    path: str
    into: str | None
    after: str | None
    what: Copied

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        data = files.data(self.path)
        holder = steps_holder(data, self.into)
        index = index_after(data, holder, self.after)
        if not self.what.steps:
            raise Refused(Message(mark("No steps are copied, so there is nothing to paste.")))
        copies = _with_own_ids(self.what, ids(data))
        headings = {place.item.get("stage") for place in steps_of(data) if place.holder == holder}
        for number, step in enumerate(copies.steps):
            kept = {name: value for name, value in step.items() if name != "stage"}
            data = with_item(data, holder, index + number, kept if step.get("stage") in headings else step)
        for branch in copies.branches:
            data = with_item(data, BRANCHES, index_for(data, texts_of(branch.get("at"))), branch)
        data = _without_lost_ways(data, {branch["id"] for branch in copies.branches})
        first, last = copies.steps[0]["id"], copies.steps[-1]["id"]
        text = mark("Steps “{first}” to “{last}” are pasted: {count} in all.")
        if first == last:
            text = mark("Step “{id}” is pasted.")
        message = Message(text, {"id": first, "first": first, "last": last, "count": str(len(copies.steps))})
        return Outcome(message, {self.path: data}, focus=first)


def _with_headings_below(data: Data, places: list[Place]) -> Data:
    """The data in which a heading of these steps stands at the next step that stays under it."""
    going = {place.path for place in places}
    heading: Any = None
    for place in steps_of(data):
        if place.position == 0:
            heading = None
        if place.path in going:
            heading = place.item.get("stage", heading)
            continue
        if heading is not None and "stage" not in place.item:
            data = put(data, (*place.path, "stage"), heading, field_order)
        heading = None
    return data


def _with_own_ids(what: Copied, taken: set[str]) -> Copied:
    """The copies with ids that nothing has yet."""
    alone: Data = {"steps": list(what.steps), "branches": list(what.branches)}
    found: dict[str, str] = {}
    for held in holders(alone):
        if held.id in taken:
            found[held.id] = new_id(held.id, held.id, taken | ids(alone) | set(found.values()))
    new = with_ids_replaced(alone, found)
    return Copied(tuple(new["steps"]), tuple(new["branches"]))


def _without_lost_ways(data: Data, branches: set[str]) -> Data:
    """The data in which none of these branches goes on at a step that isn't there."""
    known = {*ids(data), INTERRUPTED}
    for place in branches_of(data):
        if place.item["id"] in branches and place.item.get("resume") not in (None, *known):
            data = drop(data, (*place.path, "resume"))
    return data


def _after(data: Data, new: Data, last: Place) -> str | None:
    """The id of the step to look at when steps up to the last are gone: the next one in its list, else one before."""
    left = ids(new)
    here = [place for place in steps_of(data) if place.holder == last.holder and place.item["id"] in left]
    later = [place for place in here if place.position > last.position]
    chosen = later[:1] or here[-1:]
    return chosen[0].item["id"] if chosen else None
