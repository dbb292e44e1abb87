"""Which items are there after a merge, and in which list each stands."""

from collections.abc import Iterator
from typing import NamedTuple

from usecases.merge.conflict import About, Side
from usecases.merge.items import TOP, Key, ListKey, Version
from usecases.merge.renames import references
from usecases.merge.same import ABSENT
from usecases.merge.values import Disputes, Spot
from usecases.reading.equal import same


class Sides(NamedTuple):
    """What was before, ours and theirs, taken apart."""

    base: Version
    ours: Version
    theirs: Version

    def of(self, side: Side) -> Version:
        """The version of a side."""
        return {Side.BASE: self.base, Side.OURS: self.ours, Side.THEIRS: self.theirs}[side]


class Presence:
    """The items of the merged data, and their lists.

    `wholly` names the items that are taken as one side has them, because the other side deleted them and this was
    decided so.
    """

    def __init__(self, sides: Sides, disputes: Disputes) -> None:
        self.wholly: dict[Key, Version] = {}
        self.place: dict[Key, ListKey] = {}
        self._sides = sides
        self._disputes = disputes
        self._written: dict[Version, set[tuple[Key, Key]]] = {}
        self._present = self._remaining()
        waiting = [key for key in self._present if key != TOP]
        while waiting:
            key = waiting.pop(0)
            self.place[key] = self._placed(key)
            owner = self.place[key].owner
            if owner not in self._present:  # what holds something that stays, stays
                self._present[owner] = None
                waiting.append(owner)

    def __contains__(self, key: object) -> bool:
        return key in self._present

    def __iter__(self) -> Iterator[Key]:
        return iter(self._present)

    def _remaining(self) -> dict[Key, None]:
        base, ours, theirs = self._sides
        present = {key: None for key in (*theirs.whole, *ours.whole) if (key in ours and key in theirs)}
        for keeper, other in ((ours, theirs), (theirs, ours)):
            gone: set[Key] = set()
            for group in _deleted(base, keeper, other):
                gone.update(group)
                for key in self._kept(group, keeper):
                    present[key] = None
            present.update((key, None) for key in keeper.whole if key not in other and key not in gone)
        return present

    def _kept(self, group: list[Key], keeper: Version) -> list[Key]:
        """Which of the items that the other side deleted together stay: those that were changed, if so decided."""
        if not _touched(group, self._sides.base, keeper) and not self._wanted(group, keeper):
            return []
        first = group[0]
        values = [version.whole.get(first, ABSENT) for version in self._sides]
        chosen = self._sides.of(self._disputes.settle(Spot(About.ITEM, first), *values))
        kept = [key for key in group if key in chosen]
        self.wholly.update((key, chosen) for key in kept)
        return kept

    def _wanted(self, group: list[Key], keeper: Version) -> bool:
        """Whether something that the keeper has written refers to what the other side deleted."""
        gone = set(group)
        return any(target in gone and holder not in gone for holder, target in self._new_references(keeper))

    def _new_references(self, keeper: Version) -> set[tuple[Key, Key]]:
        if keeper not in self._written:
            self._written[keeper] = references(keeper) - references(self._sides.base)
        return self._written[keeper]

    def _placed(self, key: Key) -> ListKey:
        base, ours, theirs = self._sides
        if key in self.wholly:
            wanted = self.wholly[key].place[key]
        else:
            was, here, there = (version.place.get(key) for version in self._sides)
            if here is None or there is None:
                found = here or there or was
                assert found is not None
                wanted = found
            else:
                wanted = self._of_two(key, was, here, there)
        known = [version.place[key] for version in (ours, theirs, base) if key in version.place]
        return next((place for place in (wanted, *known) if place.owner in self._present), known[0])

    def _of_two(self, key: Key, was: ListKey | None, here: ListKey, there: ListKey) -> ListKey:
        if here == there or was == here:
            return there
        if was == there:
            return here
        side = self._disputes.settle(Spot(About.PLACE, key), was or ABSENT, here, there)
        return {Side.BASE: was or here, Side.OURS: here, Side.THEIRS: there}[side]


def _deleted(base: Version, keeper: Version, other: Version) -> list[list[Key]]:
    """What the other side has deleted, each with all in it that it has no more; the outermost stands first."""
    groups: list[list[Key]] = []
    waiting: list[tuple[Key, list[Key] | None]] = [(TOP, None)]
    while waiting:
        key, group = waiting.pop()
        for below in keeper.below(key):
            if below in other:
                waiting.append((below, None))
                continue
            own = group
            if own is not None:
                own.append(below)
            elif below in base:
                own = [below]
                groups.append(own)
            waiting.append((below, own))
    return groups


def _touched(group: list[Key], base: Version, keeper: Version) -> bool:
    """Whether the keeper has changed, moved or added anything in what the other side deleted.

    What it has added shows in a list of an item that stands before it in the group.
    """
    return any(
        keeper.place[key] != base.place[key]
        or not same(keeper.fields[key], base.fields[key])
        or any(_changed_list(base.lists.get(where), keeper.lists[where]) for where in keeper.lists_of(key))
        for key in group
    )


def _changed_list(before: list[Key] | None, now: list[Key]) -> bool:
    if before is None:
        return True
    stayed = set(now)
    return now != [key for key in before if key in stayed]
