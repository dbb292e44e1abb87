"""What filling, clearing, adding, deleting and moving in a form means as commands."""

from typing import Any, NamedTuple

from usecases.editing.command import Command, Data, Files
from usecases.editing.fields import ClearField, SetField
from usecases.editing.together import Together
from usecases.editing.tree import drop, is_there, ordered, put, value_at
from usecases.editing.where import Where, followed
from usecases.reading.folder import FileKind
from usecases.text.path import Path
from usecases.validation.shape import field_at, names_at
from usecases_tui.forms.drafts import Draft, Drafts, Key, listed
from usecases_tui.forms.schema import required

_OPPOSITES = {"resume": "end", "end": "resume"}
"""A branch goes on or ends: never both."""


class Change(NamedTuple):
    """A command to carry out, and the draft that ends when that is done.

    Without a command a draft has changed; `missing` are the ways to the fields that it still wants.
    """

    command: Command | None
    draft: Key | None = None
    missing: tuple[Path, ...] = ()


class _There(NamedTuple):
    """Whether something stands at a way of a file, and what."""

    is_there: bool
    value: Any = None


class Changing:
    """The changes that a form of a file asks for. Ways are those that it shows: with the drafts."""

    def __init__(self, files: Files, drafts: Drafts, path: str) -> None:
        self._files = files
        self._drafts = drafts
        self._path = path
        self._kind: FileKind = files.kind(path)

    def setting(self, where: Where, value: Any) -> Change:
        """Give a field a value; what it makes complete comes to the file. May raise Refused."""
        inside = self._drafts.inside(self._path, where)
        if inside is not None:
            draft = self._drafts[inside.key]
            return self._made(inside.key, Draft(draft.position, _with(draft.value, inside.rest, value)))
        where = self._drafts.real(self._path, where)
        begun = self._begun(where, value)
        if begun is not None:
            return begun
        setting = SetField(self._path, where, value)
        other = (*where[:-1], _OPPOSITES.get(str(where[-1]), ""))
        if other[-1] and self._at(other).value is not None:
            return Change(Together((ClearField(self._path, other), setting)))
        return Change(setting)

    def clearing(self, where: Where) -> Change:
        """Take a field or an item away."""
        inside = self._drafts.inside(self._path, where)
        if inside is None:
            return Change(ClearField(self._path, self._drafts.real(self._path, where)))
        draft = self._drafts[inside.key]
        left = drop(draft.value, inside.rest) if inside.rest else None
        if left:
            self._drafts.keep(inside.key, Draft(draft.position, left))
        else:
            self._drafts.drop(inside.key)
        return Change(None)

    def gap(self, item: Where) -> None:
        """Make room for one more text in a list, at the position of an item."""
        self._drafts.keep((self._path, item[:-1]), Draft(int(item[-1]), ""))

    def moving(self, item: Where, way: int) -> Change | None:
        """Move an item of a list up (-1) or down (1); `None` where it can't go there."""
        if self._drafts.inside(self._path, item) is not None:
            return None
        *above, position = self._drafts.real(self._path, item)
        holder = tuple(above)
        items = self._at(holder).value
        if not isinstance(items, list) or not isinstance(position, int):
            return None
        target = position + way
        if not 0 <= target < len(items):
            return None
        moved = [*items[:position], *items[position + 1 :]]
        moved.insert(target, items[position])
        return Change(SetField(self._path, holder, moved))

    def _begun(self, where: Where, value: Any) -> Change | None:
        """What comes of a first field of something that isn't there yet; `None` where what it belongs to is there."""
        *above, name = where
        parent = tuple(above)
        if not isinstance(name, str) or not parent:
            return None
        if parent[-2:] == ("within", 0) and not isinstance(self._at(parent[:-1]).value, list):
            return self._urgency(parent[:-1], name, value)
        is_item = isinstance(parent[-1], int)
        if is_item and isinstance(now := self._at(parent[:-1]).value, dict):  # one that stood alone gets a second
            return Change(SetField(self._path, parent[:-1], [now, {name: value}]))
        others = required(self._kind, field_at(self._kind, parent).path) - {name}
        if not (is_item or others) or self._at(parent).is_there:
            return None
        if is_item:
            return self._made((self._path, parent[:-1]), Draft(int(parent[-1]), {name: value}))
        return self._made((self._path, parent), Draft(None, {name: value}))

    def _urgency(self, holder: Where, name: str, value: Any) -> Change:
        """A deadline that had one length becomes one with levels."""
        now = self._at(holder).value
        if now is None:
            return self._made((self._path, holder), Draft(0, {name: value}))
        level = now if isinstance(now, dict) else {"time": now}
        return Change(SetField(self._path, holder, [{name: value, **level}]))

    def _made(self, key: Key, draft: Draft) -> Change:
        """Bring what is complete to the file; keep the rest."""
        holder = key[1]
        where = holder if draft.position is None else (*holder, draft.position)
        generic = field_at(self._kind, where).path
        if isinstance(draft.value, dict):
            if missing := required(self._kind, generic) - draft.value.keys():
                self._drafts.keep(key, draft)
                return Change(None, missing=tuple((*generic, name) for name in sorted(missing)))
            draft = draft._replace(value=ordered(draft.value, names_at(self._kind, generic)))
        return Change(self._insertion(holder, draft), key)

    def _insertion(self, holder: Where, draft: Draft) -> Command:
        if draft.position is None:
            return SetField(self._path, holder, draft.value)
        there = self._at(holder).value
        items = listed(there)
        if draft.position >= len(items) and not isinstance(there, dict):
            return SetField(self._path, (*holder, len(items)), draft.value)
        return SetField(self._path, holder, [*items[: draft.position], draft.value, *items[draft.position :]])

    def _at(self, where: Where) -> _There:
        data: Data = self._files.data(self._path)
        way = followed(data, where, self._kind)
        found = is_there(way.data, way.path)
        return _There(found, value_at(way.data, way.path) if found else None)


def _with(value: Any, rest: Path, new: Any) -> Any:
    return put(value, rest, new) if rest else new
