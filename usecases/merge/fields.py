"""The three-way merge of data: what only one side changed is taken; what both changed is a conflict.

Items are found by their ids wherever they have moved, so that a step moved by one side and edited by the other is
moved and edited. Where a value is the same on both sides, or is taken from theirs, it is the object of theirs: the
result is meant to be carried into the text of theirs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import is_
from typing import Any

from usecases.merge.conflict import About, Conflict, Side
from usecases.merge.items import STRICT, TOP, Key, ListKey, Version, taken_apart
from usecases.merge.order import ordered, weave
from usecases.merge.presence import Presence, Sides
from usecases.merge.values import Disputes, Spot, merged_mapping

Data = dict[str, Any]


@dataclass(frozen=True)
class Merged:
    """The merged data, with our value wherever there is a conflict, and the conflicts."""

    data: Data
    conflicts: tuple[Conflict, ...]
    _sides: Sides = field(repr=False)
    _spots: tuple[Spot, ...] = field(repr=False)


def merge(base: Data, ours: Data, theirs: Data) -> Merged:
    """Bring the changes of both sides together; none of the three is changed."""
    sides = Sides(*taken_apart((base, ours, theirs)))
    merging = _Merging(sides, {})
    data = merging.data()
    spots = tuple(merging.disputes.found)
    return Merged(data, tuple(map(merging.conflict, spots)), sides, spots)


def resolved(merged: Merged, choices: Sequence[Side]) -> Data:
    """The merged data with a side chosen for each conflict, in the order of the conflicts.

    Where something that was deleted is taken back and there are two ways to put it into its list, ours is the first.
    """
    return _Merging(merged._sides, dict(zip(merged._spots, choices, strict=True))).data()


class _Merging:
    """One merge, with what was chosen."""

    def __init__(self, sides: Sides, choices: Mapping[Spot, Side]) -> None:
        self.sides = sides
        self.disputes = Disputes(choices)
        self.presence = Presence(sides, self.disputes)

    def data(self) -> Data:
        """The merged data."""
        return self._built(TOP)

    def conflict(self, spot: Spot) -> Conflict:
        """A conflict as others see it."""
        place = self.presence.place
        if spot.key not in self.presence:
            place = next(version for version in reversed(self.sides) if spot.key in version).place
        item = _path(spot.key, place)
        base, ours, theirs = map(_shown, self.disputes.found[spot], self.sides)
        return Conflict(spot.about, (*item, *spot.fields), base, ours, theirs, len(item))

    def _built(self, key: Key) -> Data:
        values = self._fields(key)
        for name in self._list_names(key):
            found = self._list(ListKey(key, name))
            if found is not None:
                values[name] = found
        originals = self._originals(key)
        for original in originals:
            if original.keys() == values.keys() and all(original[name] is value for name, value in values.items()):
                return original
        return {name: values[name] for name in weave((), *map(list, originals)) if name in values}

    def _originals(self, key: Key) -> list[Data]:
        """An item as it stands in theirs, ours and before."""
        base, ours, theirs = self.sides
        return [version.whole[key] for version in (theirs, ours, base) if key in version]

    def _fields(self, key: Key) -> Data:
        """What of an item isn't a list of items."""
        base, ours, theirs = self.sides
        if key in self.presence.wholly:
            return dict(self.presence.wholly[key].fields[key])
        if key not in ours or key not in theirs:
            return dict(next(version for version in (ours, theirs, base) if key in version).fields[key])
        before = base.fields.get(key, {})
        return merged_mapping(before, ours.fields[key], theirs.fields[key], Spot(About.FIELD, key), self.disputes)

    def _list_names(self, key: Key) -> list[str]:
        names = {where.field for version in self.sides if key in version for where in version.lists_of(key)}
        return sorted(names)

    def _list(self, where: ListKey) -> list[Data] | None:
        """A list of items, built; `None` where there is none."""
        members = self._members.get(where, set())
        if not members and not self._stays_empty(where):
            return None
        items = [self._built(key) for key in self._order(where, members)]
        for original in self._originals(where.owner):
            there = original.get(where.field)
            if isinstance(there, list) and len(there) == len(items) and all(map(is_, there, items)):
                return there
        return items

    def _stays_empty(self, where: ListKey) -> bool:
        """Whether a list is there although nothing is in it."""
        holders = [version for version in self.sides if where.owner in version]
        if where.owner in self.presence.wholly:
            holders = [self.presence.wholly[where.owner]]
        there = [where in version.lists for version in holders]
        stays = there[-1] if len(there) < 3 or there[0] == there[1] else there[1]
        return stays and any(version.lists.get(where) == [] for version in holders)

    def _order(self, where: ListKey, members: set[Key]) -> list[Key]:
        """The members of a list in their order."""
        base, ours, theirs = (version.lists.get(where, []) for version in self.sides)
        if where.owner in self.presence.wholly:
            base = ours = theirs = self.presence.wholly[where.owner].lists.get(where, [])
        found = ordered(base, ours, theirs, members, strict=where.field in STRICT)
        row = found.ours
        if found.clash:
            spot = Spot(About.ORDER, where.owner, (where.field,))
            row = found.of(self.disputes.settle(spot, found.base, found.ours, found.theirs))
        rest = [[key for key in version.lists.get(where, []) if key in members] for version in self.sides]
        return weave(row, *rest)

    @cached_property
    def _members(self) -> dict[ListKey, set[Key]]:
        members: dict[ListKey, set[Key]] = {}
        for key, where in self.presence.place.items():
            members.setdefault(where, set()).add(key)
        return members


def _path(key: Key, place: Mapping[Key, ListKey]) -> tuple[str, ...]:
    """The way to an item, by fields and ids."""
    path: tuple[str, ...] = ()
    while key != TOP:
        where = place[key]
        path = (where.field, key.name, *path)
        key = where.owner
    return path


def _shown(value: Any, version: Version) -> Any:
    """What a conflict shows of a value: ids instead of keys, the path of a list."""
    if isinstance(value, ListKey):
        return (*_path(value.owner, version.place), value.field)
    if isinstance(value, list) and value and isinstance(value[0], Key):
        return [key.name for key in value]
    return value
