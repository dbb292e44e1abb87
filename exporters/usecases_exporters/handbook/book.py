"""What the pages about the whole library are made from: read and digested once, whoever asks first."""

from dataclasses import dataclass
from functools import cached_property

from usecases.analysing.map.standing import NEVER, MapStanding, last_day, map_standing, process_of
from usecases.analysing.plan.report import PlanReport, plan_of
from usecases.measurements import Measured, measured
from usecases.model.usecase import UseCase
from usecases.reading.folder import scan
from usecases.text.harmless import one_line
from usecases_exporters.digest import digest
from usecases_exporters.handbook.options import RUNS
from usecases_exporters.names import Names
from usecases_exporters.protocol import ExportError, Request
from usecases_exporters.regulation.exporter import unique
from usecases_exporters.words import interface

_MOST = 1_000_000


@dataclass(frozen=True)
class Book:
    """A handbook about to be written."""

    request: Request

    @property
    def language(self) -> str:
        """The language of the pages about the whole library."""
        return self.request.language or self.request.library.shared.settings.language

    @cached_property
    def runs(self) -> int:
        """How many runs by chance each process is let run; raises ExportError where that is no number."""
        wanted = str(self.request.options.get(RUNS, "") or "0")
        if not wanted.isascii() or not wanted.isdigit() or int(wanted) > _MOST:
            text = interface("“{written}” is no number of runs. Write a number up to {most}.")
            raise ExportError(text.format(written=one_line(wanted), most=_MOST))
        return int(wanted)

    @cached_property
    def names(self) -> Names:
        """Titles of the shared files, in that language."""
        return Names(self.request.library.shared, self.language)

    @cached_property
    def cases(self) -> tuple[UseCase, ...]:
        """The use cases, each once."""
        return tuple(unique(self.request.cases))

    @cached_property
    def measured(self) -> list[Measured]:
        """All that was measured."""
        root = self.request.library.root
        return list(measured(root, scan(root, stamps=False)))

    @cached_property
    def day(self) -> str:
        """The last day that was measured: the handbook goes by it, so that it doesn't change with the clock."""
        return last_day(each.measurement for each in self.measured) or NEVER

    @cached_property
    def standing(self) -> MapStanding:
        """How the map stands on that day."""
        processes = [process_of(case) for case in self.cases if case.status != "retired"]
        return map_standing(self.request.library.shared, processes, self.measured, self.day)

    @cached_property
    def plan(self) -> PlanReport | None:
        """What is to be improved, as it stands on that day; `None` where nothing is, or no day is known to begin on."""
        shared = self.request.library.shared
        if not shared.improvements or (self.day == NEVER and shared.plan_begins is None):
            return None
        try:
            return PlanReport(plan_of(shared, self.measured, None, self.day), shared, ())
        except OverflowError:  # behind the end of the calendar
            return None

    @cached_property
    def whole(self) -> str:
        """A digest of the shared files and of all that stands in the use cases."""
        return digest(self.request.library.shared, self.language, self.cases)

    @cached_property
    def inner(self) -> tuple[UseCase, ...]:
        """The use cases that aren't in the handbook, but may be steps of those that are."""
        own = {case.id for case in self.cases}
        return tuple(case for case in self.request.library.use_cases if case.id not in own)

    @cached_property
    def listed(self) -> str:
        """A digest of the shared files and of what a list tells of each use case."""
        listed = [
            (case.id, case.title, case.group, case.owner, case.status, case.review_by, case.document)
            for case in self.cases
        ]
        return digest(self.request.library.shared, self.language, listed)
