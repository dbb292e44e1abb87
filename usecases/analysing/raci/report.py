"""All seven passes over one use case, a group, or a whole library, one use case at a time."""

from collections.abc import Iterable
from typing import NamedTuple

from usecases.analysing.raci.communication import Communication, CommunicationPass
from usecases.analysing.raci.duplicates import Duplicates, DuplicatesPass
from usecases.analysing.raci.heads import Heads, HeadsPass
from usecases.analysing.raci.load import Load, LoadPass
from usecases.analysing.raci.results import Results, ResultsPass
from usecases.analysing.raci.timing import Timing, TimingPass
from usecases.analysing.raci.view import View
from usecases.analysing.raci.weak_spots import WeakSpots, WeakSpotsPass
from usecases.model.letters import by_id
from usecases.model.shared import Shared
from usecases.model.usecase import UseCase
from usecases.timing.minutes import Minutes


class Raci(NamedTuple):
    """What the passes found in so many use cases and steps (those of outsiders too)."""

    use_cases: int
    steps: int
    heads: Heads
    load: Load
    weak_spots: WeakSpots
    duplicates: Duplicates
    timing: Timing
    results: Results
    communication: Communication


class RaciAnalysis:
    """The passes; `look` at each use case, then ask for the `figures`. Nothing of a use case is kept but figures."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._roles = by_id(shared.roles)
        self._use_cases = self._steps = 0
        self._heads, self._load, self._weak_spots = HeadsPass(), LoadPass(), WeakSpotsPass()
        self._duplicates, self._results = DuplicatesPass(), ResultsPass()
        self._timing, self._communication = TimingPass(Minutes(shared.settings.calendar)), CommunicationPass()

    def look(self, case: UseCase) -> View:
        """Take in one use case; returns what was looked at."""
        view = View(case, self._roles)
        self._use_cases += 1
        self._steps += len(view.steps)
        self._heads.look(view)
        self._load.look(view)
        self._weak_spots.look(view)
        self._duplicates.look(view)
        self._timing.look(view)
        self._results.look(view)
        self._communication.look(view)
        return view

    def figures(self, *, whole: bool = False) -> Raci:
        """What was found; `whole` says that these were all use cases of the library."""
        return Raci(
            self._use_cases,
            self._steps,
            self._heads.figures(self._shared, whole=whole),
            self._load.figures(),
            self._weak_spots.figures(),
            self._duplicates.figures(),
            self._timing.figures(),
            self._results.figures(),
            self._communication.figures(),
        )


def analysed(cases: Iterable[UseCase], shared: Shared, *, whole: bool = False) -> Raci:
    """The passes over use cases, retired ones left out, since nobody works by them."""
    analysis = RaciAnalysis(shared)
    for case in cases:
        if case.status != "retired":
            analysis.look(case)
    return analysis.figures(whole=whole)
