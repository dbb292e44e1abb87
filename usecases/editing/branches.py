"""Commands that add, move, delete and duplicate branches."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from usecases.editing.command import Data, Files, Outcome, Refused
from usecases.editing.naming import new_id, own_id
from usecases.editing.places import (
    branch_place,
    branches_of,
    check_known,
    field_order,
    index_after,
    items_at,
    moved,
    texts_of,
    with_item,
)
from usecases.editing.references import holders, ids, with_ids_replaced
from usecases.editing.removing import Doomed, doomed_with_branches, referring, taken_out, written
from usecases.editing.shown import named, shown
from usecases.editing.tree import ordered, put
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.model.usecase import ANY
from usecases.reading.equal import same
from usecases.text.path import Path

BRANCHES: Path = ("branches",)


@dataclass(frozen=True)
class AddBranch:
    """A new branch, after the last one that leaves from the same place, with what stems from that; else as the last.

    Where the branch has no id, one is made of its condition (`when`). Refuses a place (`at`) that isn't there, and an
    id that is taken or can't be one.
    """

    path: str
    branch: dict[str, Any]

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        data = files.data(self.path)
        at = self.branch.get("at")
        check_known(data, texts_of(at), [ANY])
        name = own_id(self.branch, self.branch.get("when"), "branch", ids(data))
        branch = ordered({"id": name, **self.branch}, field_order((*BRANCHES, 0)))
        new = with_item(data, BRANCHES, index_for(data, texts_of(at)), branch)
        text = mark("New branch at {places}: {when}") if at else mark("New branch, not at any step yet: {when}")
        arguments = {"id": name, "places": shown(at), "when": shown(self.branch.get("when")) or name}
        return Outcome(Message(text, arguments), {self.path: new}, focus=name)


@dataclass(frozen=True)
class MoveBranch:
    """A branch gets another place among the branches: after another one, or as the first (`after` is `None`).

    That decides the letters of branches that leave from one place. Refuses an unknown branch, and the place where it
    is.
    """

    path: str
    branch: str
    after: str | None

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        data = files.data(self.path)
        place = branch_place(data, self.branch)
        index = index_after(data, BRANCHES, self.after)
        if index in (place.position, place.position + 1):
            raise Refused(Message(mark("Branch “{id}” is there already, so nothing changes."), {"id": self.branch}))
        texts = {
            False: mark("Branch “{id}” is now the first of the branches."),
            True: mark("Branch “{id}” now stands after branch “{after}”."),
        }
        message = Message(texts[self.after is not None], {"id": self.branch, "after": self.after or ""})
        return Outcome(message, {self.path: moved(data, place, BRANCHES, index)}, focus=self.branch)


@dataclass(frozen=True)
class AttachBranch:
    """A branch leaves from another place: a step, a branch, several of them (a list), or `any`.

    It keeps its place among the branches. Refuses an unknown place, one inside the branch or among what stems from
    it, and the one from which it leaves already.
    """

    path: str
    branch: str
    at: str | Sequence[str]

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        data = files.data(self.path)
        place = branch_place(data, self.branch)
        at: Any = self.at if isinstance(self.at, str) else list(self.at)
        old = place.item.get("at")
        if same(old, at):
            text = mark("Branch “{id}” leaves from there already, so nothing changes.")
            raise Refused(Message(text, {"id": self.branch}))
        check_known(data, texts_of(at), [ANY])
        inside = doomed_with_branches(data, place.path).gone
        if within := [one for one in texts_of(at) if one in inside]:
            text = mark("“{place}” is reached only by branch “{id}”, so this branch can't leave from there.")
            raise Refused(Message(text, {"id": self.branch, "place": within[0]}))
        new = put(data, (*place.path, "at"), at, field_order)
        text = mark("Branch “{id}” now leaves from {new} (was: {old}).")
        arguments = {"id": self.branch, "new": shown(at), "old": shown(old) or "—"}
        return Outcome(Message(text, arguments), {self.path: new}, focus=self.branch)


@dataclass(frozen=True)
class DeleteBranch:
    """A branch is deleted, with its steps and with every branch that leaves only from it or from these, and so on.

    Refused where something else refers to any of that, unless `with_references` clears it, as `DeleteStep` does.
    """

    path: str
    branch: str
    with_references: bool = False

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        data = files.data(self.path)
        place = branch_place(data, self.branch)
        going = doomed_with_branches(data, place.path)
        cleared = written(data, referring(data, going))
        if cleared and not self.with_references:
            text = mark(
                "Branch “{id}” can't be deleted alone: something refers to it, or to what would go with it ({places})."
                " Change that first, or delete the branch together with what refers to it."
            )
            raise Refused(Message(text, {"id": self.branch, "places": named(cleared)}))
        branches = [data["branches"][path[1]]["id"] for path in going.paths if path != place.path]
        texts = {
            (False, False): mark("Branch “{id}” is deleted."),
            (True, False): mark("Branch “{id}” is deleted, with the branches that left only from it: {branches}."),
            (False, True): mark("Branch “{id}” is deleted, and what referred to it is cleared: {places}."),
            (True, True): mark(
                "Branch “{id}” is deleted, with the branches that left only from it: {branches}. What referred to any"
                " of these is cleared: {places}."
            ),
        }
        text = texts[bool(branches), bool(cleared)]
        arguments = {"id": self.branch, "branches": named(branches), "places": named(cleared)}
        focus = _focus_without(data, place.position, going)
        return Outcome(Message(text, arguments), {self.path: taken_out(data, going)}, focus=focus)


@dataclass(frozen=True)
class DuplicateBranch:
    """A copy of a branch, with new ids for it and its steps; references inside the copy lead to the copy's steps.

    It stands after the branch and what stems from that; branches that leave from the branch have no copies. Refuses
    an unknown branch.
    """

    path: str
    branch: str

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        data = files.data(self.path)
        place = branch_place(data, self.branch)
        taken = ids(data)
        alone = {"branches": [deepcopy(place.item)]}
        new_ids: dict[str, str] = {}
        for held in holders(alone):
            new_ids[held.id] = new_id(held.id, held.id, taken | set(new_ids.values()))
        copy = with_ids_replaced(alone, new_ids)["branches"][0]
        new = with_item(data, BRANCHES, _past_family(data, place.position), copy)
        text = mark("Branch “{id}” has a copy, “{copy}”.")
        return Outcome(Message(text, {"id": self.branch, "copy": copy["id"]}), {self.path: new}, focus=copy["id"])


def index_for(data: Data, at: list[str]) -> int:
    """Where a branch that leaves from these places comes in: after the last one there, else at the end."""
    same_place = [place.position for place in branches_of(data) if set(texts_of(place.item.get("at"))) == set(at)]
    return _past_family(data, same_place[-1]) if same_place and at else len(items_at(data, BRANCHES))


def _past_family(data: Data, position: int) -> int:
    """The index after a branch and those directly below it in the file that stem only from it."""
    family = {path[1] for path in doomed_with_branches(data, (*BRANCHES, position)).paths}
    index = position + 1
    while index in family:
        index += 1
    return index


def _focus_without(data: Data, position: int, going: Doomed) -> str | None:
    """The id of the branch that takes a deleted one's place, else of the last one before it."""
    rest = [place for place in branches_of(data) if not going.holds(place.path)]
    after = [place for place in rest if place.position > position]
    chosen = after[:1] or rest[-1:]
    return chosen[0].item["id"] if chosen else None
