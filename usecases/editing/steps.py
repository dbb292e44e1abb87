"""Commands that add, move, delete and duplicate steps."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from usecases.editing.command import Data, Files, Outcome, Refused
from usecases.editing.naming import new_id, own_id
from usecases.editing.places import (
    Place,
    field_order,
    index_after,
    items_at,
    moved,
    step_place,
    steps_holder,
    with_item,
)
from usecases.editing.references import ids, with_ids_replaced
from usecases.editing.removing import doomed, doomed_with_branches, referring, taken_out, written
from usecases.editing.shown import named, shown
from usecases.editing.tree import ordered
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.text.path import Path


@dataclass(frozen=True)
class AddStep:
    """A new step in the main scenario (`into` is `None`) or in a branch, after a step there or as the first.

    Where the step has no id, one is made of its action. Refuses an unknown branch or step, and an id that is taken
    or can't be one.
    """

    path: str
    into: str | None
    after: str | None
    step: dict[str, Any]

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        data = files.data(self.path)
        holder = steps_holder(data, self.into)
        index = index_after(data, holder, self.after)
        name = own_id(self.step, self.step.get("action"), "step", ids(data))
        step = ordered({"id": name, **self.step}, field_order((*holder, 0)))
        texts = {
            (False, False): mark("New first step: {step}"),
            (False, True): mark("New step after “{after}”: {step}"),
            (True, False): mark("New first step of branch “{into}”: {step}"),
            (True, True): mark("New step after “{after}” in branch “{into}”: {step}"),
        }
        return _placed(self.path, with_item(data, holder, index, step), texts, self.into, self.after, step)


@dataclass(frozen=True)
class MoveStep:
    """A step moves: in its list, into a branch, from a branch to another, or back to the main scenario.

    `into` and `after` are as for `AddStep`. Whatever refers to the step still does. Refuses an unknown step or
    branch, the place where it is, and a branch that leaves only from this step.
    """

    path: str
    step: str
    into: str | None
    after: str | None

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        data = files.data(self.path)
        place = step_place(data, self.step)
        holder = steps_holder(data, self.into)
        index = index_after(data, holder, self.after)
        if holder == place.holder and index in (place.position, place.position + 1):
            raise Refused(Message(mark("Step “{id}” is there already, so nothing changes."), {"id": self.step}))
        if doomed_with_branches(data, place.path).holds(holder):
            text = mark("Branch “{into}” leaves only from step “{id}”, so this step can't be a part of it.")
            raise Refused(Message(text, {"id": self.step, "into": str(self.into)}))
        texts = {
            (False, False): mark("Step “{id}” is now the first of the main scenario."),
            (False, True): mark("Step “{id}” now follows “{after}” in the main scenario."),
            (True, False): mark("Step “{id}” is now the first of branch “{into}”."),
            (True, True): mark("Step “{id}” now follows “{after}” in branch “{into}”."),
        }
        return _placed(self.path, moved(data, place, holder, index), texts, self.into, self.after, place.item)


@dataclass(frozen=True)
class DeleteStep:
    """A step is deleted. Refused where something refers to it, unless `with_references` takes that along.

    Then branches that leave only from it are deleted too, with their steps and with the branches that leave only from
    those. Of what refers to anything deleted, lists of places lose the id; `resume` and `repeat` are cleared, so is
    the `from` of a deadline, which then counts from the step's turn; limits are deleted, and considered deviations
    that have no other place; open points stay, without the place.
    """

    path: str
    step: str
    with_references: bool = False

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        data = files.data(self.path)
        place = step_place(data, self.step)
        if not self.with_references and (found := referring(data, doomed(data, place.path))):
            text = mark(
                "Step “{id}” can't be deleted alone: something refers to it ({places}). Change that first, or delete"
                " the step together with what refers to it."
            )
            raise Refused(Message(text, {"id": self.step, "places": named(written(data, found))}))
        going = doomed_with_branches(data, place.path)
        branches = [data["branches"][path[1]]["id"] for path in going.paths if path != place.path]
        cleared = written(data, referring(data, going))
        texts = {
            (False, False): mark("Step “{id}” is deleted."),
            (True, False): mark("Step “{id}” is deleted, with the branches that left only from it: {branches}."),
            (False, True): mark("Step “{id}” is deleted, and what referred to it is cleared: {places}."),
            (True, True): mark(
                "Step “{id}” is deleted, with the branches that left only from it: {branches}. What referred to any of"
                " these is cleared: {places}."
            ),
        }
        text = texts[bool(branches), bool(cleared)]
        arguments = {"id": self.step, "branches": named(branches), "places": named(cleared)}
        new = taken_out(data, going)
        return Outcome(Message(text, arguments), {self.path: new}, focus=_neighbour(data, place))


@dataclass(frozen=True)
class DuplicateStep:
    """A copy of a step, with an id of its own, right after it. Refuses an unknown step.

    A stage's heading isn't copied: it holds for the copy as well.
    """

    path: str
    step: str

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        data = files.data(self.path)
        place = step_place(data, self.step)
        name = new_id(self.step, self.step, ids(data))
        alone = {"steps": [{field: value for field, value in deepcopy(place.item).items() if field != "stage"}]}
        copy = with_ids_replaced(alone, {self.step: name})["steps"][0]
        new = with_item(data, place.holder, place.position + 1, copy)
        message = Message(mark("Step “{id}” has a copy, “{copy}”, right after it."), {"id": self.step, "copy": name})
        return Outcome(message, {self.path: new}, focus=name)


def _placed(
    path: str,
    new: Data,
    texts: dict[tuple[bool, bool], str],
    into: str | None,
    after: str | None,
    step: dict[str, Any],
) -> Outcome:
    """What is said of a step's new place; `texts` by whether that is in a branch, and follows another step."""
    name = step["id"]
    arguments = {"id": name, "into": into or "", "after": after or "", "step": shown(step.get("action")) or name}
    text = texts[into is not None, after is not None]
    return Outcome(Message(text, arguments), {path: new}, focus=name)


def _neighbour(data: Data, place: Place) -> str | None:
    """The id of the step that takes a deleted one's place, else of the one before it, else of their branch."""
    holder: Path = place.holder
    around = [*items_at(data, holder)[place.position + 1 :], *reversed(items_at(data, holder)[: place.position])]
    if not place.in_main:
        around.append(data["branches"][holder[1]])
    return next((item["id"] for item in around if isinstance(item, dict) and isinstance(item.get("id"), str)), None)
