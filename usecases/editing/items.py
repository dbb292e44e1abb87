"""Roles, artefacts and whatever else a shared file lists: adding one, taking one away."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from usecases.coverage.ids import built_in_ids
from usecases.editing.command import Data, Files, Outcome, Refused
from usecases.editing.measured import measured_in
from usecases.editing.naming import own_id
from usecases.editing.places import items_at, with_item
from usecases.editing.standing import definitions
from usecases.editing.tree import drop, ordered
from usecases.editing.uses import known_ids, must_be_known, places, uses
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.validation.shape import names_at
from usecases.validation.standing import DEFINED, IdKind

_ADDED = {
    IdKind.ROLE: mark("The role “{id}” is added."),
    IdKind.ARTEFACT: mark("The artefact “{id}” is added."),
    IdKind.GROUP: mark("The process group “{id}” is added."),
    IdKind.KPI: mark("The indicator “{id}” is added."),
    IdKind.CHANNEL: mark("The channel “{id}” is added."),
    IdKind.IMPROVEMENT: mark("The improvement “{id}” is added."),
    IdKind.DEVIATION: mark("The question “{id}” is added."),
}
_DELETED = {
    IdKind.ROLE: mark("The role “{id}” is deleted."),
    IdKind.ARTEFACT: mark("The artefact “{id}” is deleted."),
    IdKind.GROUP: mark("The process group “{id}” is deleted."),
    IdKind.KPI: mark("The indicator “{id}” is deleted."),
    IdKind.CHANNEL: mark("The channel “{id}” is deleted."),
    IdKind.IMPROVEMENT: mark("The improvement “{id}” is deleted."),
    IdKind.DEVIATION: mark("The question “{id}” is deleted."),
}
_USED = {
    IdKind.ROLE: mark("The role “{id}” is still in use: {places}. Change those places first."),
    IdKind.ARTEFACT: mark("The artefact “{id}” is still in use: {places}. Change those places first."),
    IdKind.GROUP: mark("The process group “{id}” is still in use: {places}. Change those places first."),
    IdKind.KPI: mark("The indicator “{id}” is still in use: {places}. Change those places first."),
    IdKind.CHANNEL: mark("The channel “{id}” is still in use: {places}. Change those places first."),
    IdKind.DEVIATION: mark("The question “{id}” is still in use: {places}. Change those places first."),
}
_LANGUAGES = ("en", "pl", "ru")


@dataclass(frozen=True)
class AddItem:
    """One more role, artefact or other thing of a shared file, after the one of an id, or as the last.

    `item` is its data; the id is made from its title where it has none. The shared file is begun where it isn't
    there yet. Refuses an id that is taken or can't be one; what else the schema asks is the session's business.
    """

    kind: IdKind
    item: Mapping[str, Any]
    after: str | None = None

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        defined = DEFINED[self.kind]
        data = files.data(defined.path) if files.is_there(defined.path) else {}
        known = known_ids(files, self.kind)
        own = own_id(dict(self.item), _words(self.item.get(defined.title)), self.kind.value, known)
        order = names_at(defined.kind, (defined.items, 0))
        item = ordered({**self.item, "id": own}, order)
        new = with_item(data, (defined.items,), self._index(data, known), item)
        return Outcome(Message(_ADDED[self.kind], {"id": own}), {defined.path: new}, focus=own)

    def _index(self, data: Data, known: list[str]) -> int:
        if self.after is None:
            return len(items_at(data, (DEFINED[self.kind].items,)))
        must_be_known(self.after, known, self.kind)
        return _position(data, self.kind, self.after) + 1


@dataclass(frozen=True)
class DeleteItem:
    """A role, artefact or other thing of a shared file is taken away; refused while anything refers to it."""

    kind: IdKind
    item_id: str

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        must_be_known(self.item_id, known_ids(files, self.kind), self.kind)
        defined = DEFINED[self.kind]
        data = files.data(defined.path)
        own = (defined.items, _position(data, self.kind, self.item_id))
        everywhere = () if self._is_in_the_catalogue() else uses(files, self.kind, self.item_id)
        others = (use for use in everywhere if (use.file, use.where[:2]) != (defined.path, own))
        if found := places(files, others):
            raise Refused(Message(_USED[self.kind], {"id": self.item_id, "places": found}))
        if self.kind is IdKind.KPI and (measured := measured_in(files, self.item_id)):
            text = mark("The indicator “{id}” has measurements in {files}. Take them away first, or keep it.")
            raise Refused(Message(text, {"id": self.item_id, "files": ", ".join(measured)}))
        new = drop(data, own)
        return Outcome(Message(_DELETED[self.kind], {"id": self.item_id}), {defined.path: new})

    def _is_in_the_catalogue(self) -> bool:
        """Whether the entry of the program, in whose place it stood, answers for what refers to it."""
        return self.kind is IdKind.DEVIATION and self.item_id in built_in_ids()


def _position(data: Data, kind: IdKind, name: str) -> int:
    """The index of a thing that is defined, the first one of its id."""
    return next(int(path[1]) for path, own in definitions(data, kind) if own == name)


def _words(title: Any) -> str:
    """What an id is made from: the title, the English one of several, which needs no respelling."""
    if isinstance(title, dict):
        title = next((title[one] for one in _LANGUAGES if one in title), "")
    return title if isinstance(title, str) else ""
