"""Commands that set and clear a field of anything, in any file."""

from dataclasses import dataclass
from typing import Any

from usecases.editing.branches import DeleteBranch
from usecases.editing.command import Command, Data, Files, Outcome, Refused
from usecases.editing.items import DeleteItem
from usecases.editing.references import holders
from usecases.editing.renaming import RenameId, RenamePlace
from usecases.editing.shown import shown
from usecases.editing.steps import DeleteStep
from usecases.editing.tree import drop, insert, is_there, put, value_at
from usecases.editing.where import Where, followed, in_the_way, where_of, written_where
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.reading.equal import same
from usecases.reading.folder import FileKind, stem_of
from usecases.text.path import Path
from usecases.validation.shape import names_at, required_at
from usecases.validation.standing import DEFINED, IdKind

_CHANGED = {
    "steps": mark("Step “{id}”, {field}: “{new}” (was “{old}”)"),
    "branches": mark("Branch “{id}”, {field}: “{new}” (was “{old}”)"),
    "item": mark("“{id}”, {field}: “{new}” (was “{old}”)"),
    "file": mark("{field}: “{new}” (was “{old}”)"),
}
_SET = {
    "steps": mark("Step “{id}”, {field}: “{new}”"),
    "branches": mark("Branch “{id}”, {field}: “{new}”"),
    "item": mark("“{id}”, {field}: “{new}”"),
    "file": mark("{field}: “{new}”"),
}
_CLEARED = {
    "steps": mark("Step “{id}”, {field}: cleared (was “{old}”)"),
    "branches": mark("Branch “{id}”, {field}: cleared (was “{old}”)"),
    "item": mark("“{id}”, {field}: cleared (was “{old}”)"),
    "file": mark("{field}: cleared (was “{old}”)"),
}
_NOTHING_CHANGES = mark("{field}: that stands there already, so nothing changes.")
_REQUIRED = mark("“{field}” can't be cleared, for it must be there. Set another value.")
_NOTHING_THERE = mark("{field}: nothing stands there, so nothing changes.")


@dataclass(frozen=True)
class SetField:
    """A field of anything gets a value; mappings above it are made where they are missing.

    `where` leads to it (see `usecases.editing.where`); a position that follows the last item of a list adds one.
    A text that stands for a mapping (`within: 2h`) or for a list (`trigger: a text`) is written out where `where`
    leads into it. Giving another id to a thing is renaming it, so that what refers to it follows. Refuses a way to
    nowhere, and the value that is there already.
    """

    path: str
    where: Where
    value: Any

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        kind = files.kind(self.path)
        data = files.data(self.path)
        way = followed(data, self.where, kind)
        old = value_at(data, way.path) if is_there(data, way.path) else None
        if same(old, self.value):
            raise Refused(Message(_NOTHING_CHANGES, {"field": written_where(self.where)}))
        if (renaming := _renaming(self.path, data, way.path, kind, self.value)) is not None:
            return renaming.carried_out(files)
        try:
            new = self._put(way.data, way.path, kind)
        except LookupError:
            raise Refused(in_the_way(self.where)) from None
        text, arguments = _said(_SET if old is None else _CHANGED, data, way.path, kind)
        arguments |= {"old": shown(old), "new": shown(self.value)}
        return Outcome(Message(text, arguments), {self.path: new}, focus=arguments.get("id"))

    def _put(self, data: Data, path: Path, kind: FileKind) -> Data:
        if isinstance(path[-1], int) and not is_there(data, path):
            return insert(data, path, self.value)
        return put(data, path, self.value, lambda above: names_at(kind, above))


@dataclass(frozen=True)
class ClearField:
    """A field or an item of a list is taken away, and the mapping or list above it with its last one.

    A list or mapping that the schema requires stays, if empty; whether that is allowed is the session's business. A
    required text can't be cleared. Clearing a whole
    step or branch, or a role or another thing of the shared files, is deleting it, which refuses what is referred
    to. Refuses a way to nowhere, and where nothing is.
    """

    path: str
    where: Where

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        kind = files.kind(self.path)
        data = files.data(self.path)
        path = followed(data, self.where, kind).path
        if not is_there(data, path):
            raise Refused(Message(_NOTHING_THERE, {"field": written_where(self.where)}))
        if (deleting := _deleting(self.path, data, path, kind)) is not None:
            return deleting.carried_out(files)
        if _is_required(kind, path[:-1], path[-1]) and not isinstance(value_at(data, path), dict | list):
            raise Refused(Message(_REQUIRED, {"field": written_where(self.where)}))
        text, arguments = _said(_CLEARED, data, path, kind)
        arguments["old"] = shown(value_at(data, path))
        new = cleared(data, path, kind)
        return Outcome(Message(text, arguments), {self.path: new}, focus=arguments.get("id"))


def cleared(data: Data, path: Path, kind: FileKind) -> Data:
    """The data without a field or item, and without the optional mappings and lists that it leaves empty."""
    above, last = path[:-1], path[-1]
    keeps_others = not above or len(value_at(data, above)) > 1
    if keeps_others or _is_required(kind, above, last) or _is_required(kind, above[:-1], above[-1]):
        return drop(data, path)
    return cleared(data, above, kind)


def _is_required(kind: FileKind, above: Path, name: str | int) -> bool:
    return name in required_at(kind, above)


def _said(texts: dict[str, str], data: Data, path: Path, kind: FileKind) -> tuple[str, dict[str, str]]:
    """The words for a change at a path, and what it was changed of."""
    where = where_of(data, path, kind)
    for end in range(len(path) - 1, 1, -1):  # the innermost thing with an id that holds the field
        thing = where_of(data, path[:end], kind)
        if isinstance(path[end - 1], int) and isinstance(thing[-1], str):
            holder = str(path[end - 2])
            subject = holder if kind is FileKind.USE_CASE else "item"
            return texts[subject], {"id": thing[-1], "field": written_where(where[len(thing) :])}
    return texts["file"], {"field": written_where(where)}


def _renaming(file: str, data: Data, path: Path, kind: FileKind, new: Any) -> Command | None:
    """The command that gives a thing another id; `None` where the field is no id that others may refer to."""
    if path[-1] != "id" or not is_there(data, path) or not isinstance(new, str):
        return None
    old = value_at(data, path)
    if kind is FileKind.USE_CASE:
        if path == ("id",):
            stem = stem_of(file)
            return RenameId(IdKind.USE_CASE, old, new) if old == stem else None
        is_unique = [held.id for held in holders(data)].count(old) == 1
        return RenamePlace(file, old, new) if is_unique and _is_step_or_branch(path[:-1]) else None
    thing = _defined(file, path[:-1])
    return RenameId(thing, old, new) if thing is not None and isinstance(old, str) else None


def _deleting(file: str, data: Data, path: Path, kind: FileKind) -> Command | None:
    """The command that deletes a whole thing with an id; `None` where there is no such thing at the path."""
    item = value_at(data, path)
    name = item.get("id") if isinstance(item, dict) else None
    if not isinstance(name, str):
        return None
    if kind is FileKind.USE_CASE:
        if not _is_step_or_branch(path):
            return None
        return DeleteStep(file, name) if path[-2] == "steps" else DeleteBranch(file, name)
    thing = _defined(file, path)
    return None if thing is None else DeleteItem(thing, name)


def _is_step_or_branch(path: Path) -> bool:
    return len(path) > 1 and isinstance(path[-1], int) and path[-2] in ("steps", "branches")


def _defined(file: str, path: Path) -> IdKind | None:
    """Which kind of thing is defined at a path of a shared file."""
    fits = (kind for kind, place in DEFINED.items() if (place.path, place.items) == (file, path[0]))
    return next(fits, None) if len(path) == 2 else None
