"""Which things of several lists are the same, and which of those stand in another order than in the other lists."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

Thing = TypeVar("Thing")

Place = list[int | None]
"""By list, the index of the thing that stands for it there; `None` where the list hasn't got it."""


def aligned(lists: Sequence[Sequence[Thing]], likeness: Callable[[Thing, Thing], float], same: float) -> list[Place]:
    """The places of all lists, in an order that follows the first list, then the others.

    The most alike are brought together first. A thing that no list before had comes after the one before it.
    """
    places: list[Place] = []
    for number, things in enumerate(lists):
        taken = _matches(places, lists, things, likeness, same)
        after = 0
        for index in range(len(things)):
            place = taken.get(index)
            if place is None:
                place = [None] * len(lists)
                places.insert(after, place)
            place[number] = index
            after = next(at for at, each in enumerate(places) if each is place) + 1
    return places


def _matches(
    places: Sequence[Place],
    lists: Sequence[Sequence[Thing]],
    things: Sequence[Thing],
    likeness: Callable[[Thing, Thing], float],
    same: float,
) -> dict[int, Place]:
    """By index of a thing, the place that it belongs to."""
    pairs = []
    for at, place in enumerate(places):
        told = [lists[number][index] for number, index in enumerate(place) if index is not None]
        for index, thing in enumerate(things):
            alike = max(likeness(each, thing) for each in told)
            if alike >= same:
                # of equally alike ones, those that stand at the same point of their lists
                away = abs(at / len(places) - index / len(things))
                pairs.append((-alike, away, at, index))
    found: dict[int, Place] = {}
    used: set[int] = set()
    for _alike, _away, at, index in sorted(pairs):
        if at not in used and index not in found:
            used.add(at)
            found[index] = places[at]
    return found


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
