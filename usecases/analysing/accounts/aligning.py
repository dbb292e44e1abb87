"""Which things of several lists are the same, and which of those stand in another order than in the other lists."""

from collections.abc import Callable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple, TypeVar

Thing = TypeVar("Thing")


class Needed(NamedTuple):
    """How much alike two things must be to be the same one.

    `in_place` is enough where both stand at the same point between what is known to be the same, `anywhere` where
    they don't. `away` and `crossing` are what it takes more for each share of the list that they are apart, and for
    each known pair whose order they would turn around.
    """

    in_place: float
    anywhere: float
    away: float
    crossing: float


class _Pair(NamedTuple):
    """A place and a thing that may belong to it, how much alike they are, and how far apart as shares of the lists."""

    alike: float
    at: int
    thing: int
    away: float


Place = list[int | None]
"""By list, the index of the thing that stands for it there; `None` where the list hasn't got it."""


def aligned(lists: Sequence[Sequence[Thing]], likeness: Callable[[Thing, Thing], float], needed: Needed) -> list[Place]:
    """The places of all lists, in an order that follows the first list, then the others.

    The most alike are brought together first, and `needed` says how much alike they must be. A thing that no list
    before had comes after the one before it.
    """
    places: list[Place] = []
    for number, things in enumerate(lists):
        taken = _matches(places, lists, things, likeness, needed)
        moved = _moved(places, taken)
        after = 0
        for index in range(len(things)):
            place = taken.get(index)
            if place is None:
                place = [None] * len(lists)
                places.insert(after, place)
            place[number] = index
            if index not in moved:
                after = _position(places, place) + 1
    return places


def _moved(places: Sequence[Place], taken: Mapping[int, Place]) -> set[int]:
    """The indexes that stand in another order than their places: what comes after them doesn't follow them there."""
    indexes = sorted(taken)
    at = [_position(places, taken[index]) for index in indexes]
    away = crossed(indexes, at, [0] * len(at), [f"{each:06}" for each in at])
    return {indexes[position] for position in away}


def _position(places: Sequence[Place], place: Place) -> int:
    return next(at for at, each in enumerate(places) if each is place)


def _matches(
    places: Sequence[Place],
    lists: Sequence[Sequence[Thing]],
    things: Sequence[Thing],
    likeness: Callable[[Thing, Thing], float],
    needed: Needed,
) -> dict[int, Place]:
    """By index of a thing, the place that it belongs to."""
    pairs = []
    for at, place in enumerate(places):
        told = [lists[number][index] for number, index in enumerate(place) if index is not None]
        for index, thing in enumerate(things):
            alike = max(likeness(each, thing) for each in told)
            if alike >= needed.in_place:
                pairs.append(_Pair(alike, at, index, abs(at / len(places) - index / len(things))))
    found: dict[int, int] = {}
    waiting = [(-_surplus(pair, found, needed), pair) for pair in pairs]
    heapify(waiting)
    while waiting:
        before, pair = heappop(waiting)
        if pair.thing in found or pair.at in found.values():
            continue
        surplus = _surplus(pair, found, needed)
        if surplus < 0:
            continue
        if surplus < -before:  # known pairs only ever take away from it
            heappush(waiting, (-surplus, pair))
        else:
            found[pair.thing] = pair.at
    return {index: places[at] for index, at in found.items()}


def _surplus(pair: _Pair, found: Mapping[int, int], needed: Needed) -> float:
    """By how much two things are more alike than they must be."""
    crossings = sum((pair.at < at) != (pair.thing < index) for index, at in found.items())
    enough = needed.in_place + needed.away * pair.away + needed.crossing * crossings
    return pair.alike - min(needed.anywhere, enough)


class _Run(NamedTuple):
    """Positions that follow one another in both lists."""

    positions: tuple[int, ...] = ()
    restless: int = 0
    names: tuple[str, ...] = ()

    def rank(self) -> tuple[int, int, tuple[str, ...]]:
        return -len(self.positions), self.restless, self.names


def crossed(one: Sequence[int], other: Sequence[int], restless: Sequence[int], names: Sequence[str]) -> set[int]:
    """The positions at which two lists of the same things don't follow the same order: the fewest that explain it.

    Both lists give, position by position, the index of the same thing: all are crossed but the longest run that rises
    in both. Of two things that change places, the more restless one has moved; then the names decide, so that it
    doesn't matter which list comes first.
    """
    order = sorted(range(len(one)), key=lambda position: one[position])
    runs: dict[int, _Run] = {}
    for at, position in enumerate(order):
        before = (runs[each] for each in order[:at] if other[each] < other[position])
        run = min(before, key=_Run.rank, default=_Run())
        runs[position] = _Run(
            (*run.positions, position), run.restless + restless[position], (*run.names, names[position])
        )
    kept = min(runs.values(), key=_Run.rank, default=_Run()).positions
    return set(order) - set(kept)
