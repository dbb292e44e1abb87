"""Places where something was found: how many, and the first of them, however large the library."""

from collections.abc import Iterable
from typing import NamedTuple

from usecases.analysing.raci.view import View

KEPT = 50
"""How many places are kept; the others are counted."""


class Spot(NamedTuple):
    """A step or branch of a use case, with its number, and the role or thing that it is about."""

    case: str
    place: str
    number: str
    about: str = ""


class Spots(NamedTuple):
    """How many places there are, and the first ones."""

    total: int = 0
    first: tuple[Spot, ...] = ()


class Collector:
    """Gathers places."""

    def __init__(self) -> None:
        self._count = 0
        self._first: list[Spot] = []

    def add(self, view: View, place: str, about: str = "") -> None:
        """One more place of a use case."""
        self._count += 1
        if len(self._first) < KEPT:
            self._first.append(Spot(view.case.id, place, view.numbers.get(place, place), about))

    @property
    def spots(self) -> Spots:
        """What was gathered."""
        return Spots(self._count, tuple(self._first))


def whole_cases(cases: Iterable[str]) -> tuple[Spot, ...]:
    """Use cases as places, each as a whole."""
    return tuple(Spot(case, "", "") for case in cases)
