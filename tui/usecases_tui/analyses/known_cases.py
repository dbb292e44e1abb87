"""The titles of the use cases that an analysis of a library has looked at, for the places that it names."""

from usecases.analysing.raci.spots import Spot
from usecases.languages.catalogue import reader_language
from usecases.languages.punctuation import dash
from usecases.model.usecase import UseCase
from usecases_tui.analyses.told import Goal


class KnownCases:
    """Titles by id; the first use case of an id counts."""

    def __init__(self) -> None:
        self._titles: dict[str, str] = {}

    def note(self, case: UseCase) -> UseCase:
        """Keep its title."""
        self._titles.setdefault(case.id, case.title)
        return case

    def goal(self, spot: Spot) -> Goal:
        """A place, called by the title of its use case and its number."""
        title = self._titles.get(spot.case, spot.case)
        called = f"{title}{dash(reader_language())}{spot.number}" if spot.number else title
        return Goal(called, spot.case, spot.case, thing=spot.place)
