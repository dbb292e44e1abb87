"""The difference of two versions of a file's data, as statements in the order of reading."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from usecases.comparing.alike import alike
from usecases.comparing.categories import category_of
from usecases.comparing.fields import Difference, differences
from usecases.comparing.statement import Category, ChangeSaid, Did
from usecases.comparing.things import Things
from usecases.comparing.titles import NO_TITLES, Titles
from usecases.merge.items import TOP, Key, ListKey, Version, taken_apart
from usecases.merge.order import weave
from usecases.merge.renames import Renamed, followed, renamed
from usecases.merge.same import ABSENT
from usecases.reading.equal import same
from usecases.reading.folder import FileKind
from usecases.validation.shape import names_at

Data = dict[str, Any]


def changes(old: Data, new: Data, kind: FileKind, titles: Titles = NO_TITLES) -> tuple[ChangeSaid, ...]:
    """What changed from the old data of a file to the new: nothing for data that is the same, else at least one.

    Steps, branches and items of shared files are known again by their ids, wherever they have moved; one with another
    id and nearly the same content is renamed. The data may break the schema. `titles` are those of things of the
    library.
    """
    if same(old, new):
        return ()
    before, after = taken_apart((old, new))
    known = renamed(before, after)
    known |= alike(before, after, known)
    comparing = _Comparing(
        kind, before, after, known, Things(old, before, kind, titles), Things(new, after, kind, titles)
    )
    return tuple(comparing.statements())


@dataclass(frozen=True)
class _Comparing:
    """Two versions, what was renamed between them, and what the things in them are called."""

    kind: FileKind
    before: Version
    after: Version
    renamed: Renamed
    old_things: Things
    new_things: Things

    def statements(self) -> Iterator[ChangeSaid]:
        """All statements, in the order of reading."""
        written = weave((), list(self.after.whole[TOP]), list(self.before.whole[TOP]))
        known = [name for name in names_at(self.kind, ()) if name in set(written)]
        for name in dict.fromkeys([*known, *written]):
            yield from self._fields(TOP, TOP, [name])
            yield from self._list(TOP, TOP, name)

    def _fields(self, old: Key, new: Key, names: Iterable[str]) -> Iterator[ChangeSaid]:
        """What changed in the fields of a thing that is there in both versions."""
        was, now = self.before.fields[old], self.after.fields[new]
        for name in names:
            one, other = was.get(name, ABSENT), now.get(name, ABSENT)
            if one is not ABSENT and other is not ABSENT and same(followed(one, self.renamed, name), other):
                continue  # it follows what was renamed, if it differs at all
            for difference in differences((name,), one, other):
                yield self._field(new, difference)

    def _field(self, key: Key, found: Difference) -> ChangeSaid:
        category = category_of(found.names, found.old, found.new)
        if found.did is Did.REWRITTEN and isinstance(found.old, list):
            category = Category.LAYOUT  # a text alone, or a list of it
        thing = self.new_things.thing(key)
        called = (self.old_things.names, self.new_things.names)
        return ChangeSaid(found.did, category, thing, found.names, found.old, found.new, *called, found.item)

    def _list(self, old: Key | None, new: Key | None, name: str) -> Iterator[ChangeSaid]:
        """What changed in a list of items; the thing that holds it may be there in one version only."""
        was = self.before.lists.get(ListKey(old, name)) if old else None
        now = self.after.lists.get(ListKey(new, name)) if new else None
        if old and new and (was, now) in ((None, []), ([], None)):
            values = [ABSENT if row is None else row for row in (was, now)]
            yield from (self._field(new, one) for one in differences((name,), *values))
        origin = {self.renamed.get(key, key): key for key in was or ()}
        moved = _moved([key for key in origin if key in (now or ())], now or ())
        for key in weave((), now or [], list(origin)):
            if key in self.after.place and self.after.place[key] == (new, name):
                yield from self._item(key, key in moved)
            elif key not in self.after:
                thing = self.old_things.thing(origin[key])
                yield ChangeSaid(Did.DELETED, Category.MEANING, thing)
                for below in self.before.lists_of(origin[key]):
                    yield from self._list(origin[key], None, below.field)

    def _item(self, new: Key, moved: bool) -> Iterator[ChangeSaid]:
        """What changed in an item that is there now."""
        old = self._origins.get(new)
        thing = self.new_things.thing(new)
        if old is None:
            yield ChangeSaid(Did.ADDED, Category.MEANING, thing)
        else:
            if old != new:
                yield ChangeSaid(Did.RENAMED, Category.WORDING, thing, (), old.name, new.name)
            if moved or not self._is_in_its_list(old, new):
                yield self._moved_from(old, new)
            known = dict.fromkeys([*self.after.fields[new], *self.before.fields[old]])
            yield from self._fields(old, new, [name for name in known if name != "id"])
        lists = [*self.after.lists_of(new), *(self.before.lists_of(old) if old else ())]
        for name in dict.fromkeys(where.field for where in lists):
            yield from self._list(old, new, name)

    def _moved_from(self, old: Key, new: Key) -> ChangeSaid:
        was, now = self.old_things.number(old), self.new_things.number(new)
        category = Category.MEANING if was != now or self.after.place[new].field == "steps" else Category.WORDING
        thing = self.new_things.thing(new)
        return ChangeSaid(Did.MOVED, category, thing, (), was if was and was != now else ABSENT)

    def _is_in_its_list(self, old: Key, new: Key) -> bool:
        was, now = self.before.place[old], self.after.place[new]
        return was.field == now.field and self.renamed.get(was.owner, was.owner) == now.owner

    @cached_property
    def _origins(self) -> dict[Key, Key]:
        """The old keys of what is in both versions, by the new ones."""
        return {self.renamed.get(key, key): key for key in self.before.place}


def _moved(was: list[Key], now: Iterable[Key]) -> set[Key]:
    """Those that stand in another order: as few as can be."""
    position = {key: index for index, key in enumerate(was)}
    row = [key for key in now if key in position]
    ends: list[int] = []
    length: dict[Key, int] = {}
    for key in row:
        length[key] = bisect_left(ends, position[key])
        ends[length[key] : length[key] + 1] = [position[key]]
    kept: set[Key] = set()
    wanted = len(ends) - 1
    limit = len(was)
    for key in reversed(row):  # the longest row that kept its order, from its end
        if length[key] == wanted and position[key] < limit:
            kept.add(key)
            wanted, limit = wanted - 1, position[key]
    return set(row) - kept
