"""Accounts of one process compared step by step, and how much of it is told the same way.

The figure is the share of agreements: for every step and every two accounts of which at least one tells of it, whether
both do, at the same point of the order, with the same actor and the same deadline (method: where the accounts differ,
there is no process).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import comb
from typing import NamedTuple

from usecases.analysing.accounts.aligning import Needed, Place, aligned, crossed
from usecases.analysing.accounts.likeness import Likeness, has_other_words
from usecases.model.numbering import numbers
from usecases.model.outline import Outline
from usecases.model.usecase import Branch, Step, UseCase

_SAME_STEP = Needed(in_place=0.25, anywhere=0.5, away=0.3, crossing=0.06)
_SAME_BRANCH = Needed(in_place=0.4, anywhere=0.4, away=0, crossing=0)


class Account(NamedTuple):
    """What one person tells: a name to call it by, and the use case."""

    name: str
    case: UseCase


class Told(NamedTuple):
    """A step as one account tells it, and its number there.

    `deadlines` says when it must be done in a way that can be compared: steps that they count from are given by the
    point that they stand for.
    """

    number: str
    step: Step
    deadlines: tuple[object, ...]


class Point(NamedTuple):
    """One step of the process, by account; `None` where an account doesn't tell of it.

    `other_words` names the accounts that tell of it in other words than the first one, and `other_order` those that
    tell of it at another point than most of the others. `agreements` counts the pairs of accounts that tell it the same
    way, of the `pairs` of which at least one tells of it.
    """

    told: tuple[Told | None, ...]
    other_words: tuple[int, ...]
    other_order: tuple[int, ...]
    other_actor: bool
    other_deadline: bool
    agreements: int
    pairs: int

    @property
    def missing(self) -> tuple[int, ...]:
        """The accounts that don't tell of it."""
        return tuple(index for index, told in enumerate(self.told) if told is None)


class Trouble(NamedTuple):
    """A branch, by account: its number and itself, or `None`."""

    told: tuple[tuple[str, Branch] | None, ...]


class Comparison(NamedTuple):
    """All accounts, the points of the main scenario, and what goes wrong according to whom."""

    accounts: tuple[Account, ...]
    points: tuple[Point, ...]
    troubles: tuple[Trouble, ...]

    @property
    def agreements(self) -> int:
        """How often two accounts agree on a step."""
        return sum(point.agreements for point in self.points)

    @property
    def pairs(self) -> int:
        """How often two accounts could have."""
        return sum(point.pairs for point in self.points)

    @property
    def standard(self) -> float | None:
        """How standard the process is, from 0 to 1; `None` where no account has a step."""
        return self.agreements / self.pairs if self.pairs else None


def compared(accounts: Sequence[Account]) -> Comparison:
    """Compare two accounts or more."""
    called = [numbers(Outline(account.case)) for account in accounts]
    steps = [account.case.steps for account in accounts]
    alike = Likeness(step.action or "" for some in steps for step in some)
    places = aligned(steps, alike.of_steps, _SAME_STEP)
    points = _at_points(steps, places)
    moved = _other_order(places, [_name(place, steps) for place in places], len(accounts))
    told = [
        tuple(
            None if index is None else _told(steps[number][index], called[number], points[number])
            for number, index in enumerate(place)
        )
        for place in places
    ]
    return Comparison(
        tuple(accounts),
        tuple(_point(each, [pair for pair, at in moved.items() if index in at]) for index, each in enumerate(told)),
        tuple(_troubles(accounts, called, points)),
    )


def _at_points(steps: Sequence[Sequence[Step]], places: Sequence[Place]) -> list[dict[str, int]]:
    """By account, the point that each step's id stands for."""
    found: list[dict[str, int]] = [{} for _account in steps]
    for at, place in enumerate(places):
        for number, index in enumerate(place):
            if index is not None:
                found[number][steps[number][index].id] = at
    return found


def _told(step: Step, called: Mapping[str, str], points: Mapping[str, int]) -> Told:
    deadlines = tuple((each.time, each.when, points.get(each.origin or "", each.origin)) for each in step.within)
    return Told(called[step.id], step, deadlines)


class _Placed(NamedTuple):
    """A branch, and the points at which it leaves the usual path."""

    branch: Branch
    points: frozenset[int]


def _troubles(
    accounts: Sequence[Account], called: Sequence[Mapping[str, str]], points: Sequence[Mapping[str, int]]
) -> Iterator[Trouble]:
    branches = [
        [_Placed(branch, frozenset(at[each] for each in branch.at if each in at)) for branch in account.case.branches]
        for account, at in zip(accounts, points, strict=True)
    ]
    alike = Likeness(each.branch.when or "" for some in branches for each in some)

    def likeness(one: _Placed, other: _Placed) -> float:
        return alike.of_branches(one.branch, other.branch, at_one_step=bool(one.points & other.points))

    for place in aligned(branches, likeness, _SAME_BRANCH):
        told = (None if index is None else branches[number][index].branch for number, index in enumerate(place))
        yield Trouble(
            tuple(None if each is None else (called[number][each.id], each) for number, each in enumerate(told))
        )


def _name(place: Place, steps: Sequence[Sequence[Step]]) -> str:
    """What to call a point, whichever account comes first."""
    return min(steps[number][index].action or "" for number, index in enumerate(place) if index is not None)


def _other_order(places: Sequence[Place], names: Sequence[str], count: int) -> Mapping[tuple[int, int], set[int]]:
    """By two accounts, the places that they tell in different orders."""
    both = {
        (one, other): [
            (at, first, second)
            for at, place in enumerate(places)
            if (first := place[one]) is not None and (second := place[other]) is not None
        ]
        for one, other in combinations(range(count), 2)
    }
    restless: Counter[int] = Counter()
    for common in both.values():
        for (at, *early), (also, *late) in combinations(common, 2):
            if (early[0] < late[0]) != (early[1] < late[1]):
                restless.update((at, also))
    found = {}
    for pair, common in both.items():
        points = [at for at, _first, _second in common]
        away = crossed(
            [first for _at, first, _second in common],
            [second for _at, _first, second in common],
            [restless[at] for at in points],
            [names[at] for at in points],
        )
        found[pair] = {points[position] for position in away}
    return found


def _point(told: tuple[Told | None, ...], crossing: Sequence[tuple[int, int]]) -> Point:
    """A step, and the pairs of accounts that tell of it in different orders."""
    present = {number: each for number, each in enumerate(told) if each is not None}
    apart = Counter(number for pair in crossing for number in pair)
    away = [number for number in present if 2 * apart[number] > len(present) - 1]
    if len(away) == len(present):  # all contradict one another: the first one's order is the one to begin with
        away = away[1:]
    agreements = sum(
        pair not in crossing and _said_alike(present[pair[0]], present[pair[1]]) for pair in combinations(present, 2)
    )
    first = next(iter(present.values()))
    return Point(
        told,
        tuple(
            number
            for number, each in present.items()
            if has_other_words(first.step.action or "", each.step.action or "")
        ),
        tuple(away),
        len({frozenset(each.step.actor) for each in present.values()}) > 1,
        len({each.deadlines for each in present.values()}) > 1,
        agreements,
        comb(len(told), 2) - comb(len(told) - len(present), 2),
    )


def _said_alike(one: Told, other: Told) -> bool:
    return set(one.step.actor) == set(other.step.actor) and one.deadlines == other.deadlines
