"""The time of one use case, and of a group or a whole library, one use case at a time."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from usecases.analysing.cases import Find
from usecases.analysing.time.chances import EVEN, Chances, Expected, chances, expected
from usecases.analysing.time.cost import Cost, cost_of, rates_of
from usecases.analysing.time.courses import Course, CourseKind, courses
from usecases.analysing.time.hand_overs import HandOver, hand_overs, slowest
from usecases.analysing.time.inner_steps import InnerStep, inner_steps
from usecases.analysing.time.inner_times import InnerTimes
from usecases.analysing.time.limits import LimitTime, Missed, limit_time, missed
from usecases.analysing.time.steps import StepTime, step_times
from usecases.analysing.time.walking import Leg, Walked, Walker
from usecases.flow.build import flow_of
from usecases.flow.graph import Run
from usecases.model.letters import by_id
from usecases.model.numbering import numbers
from usecases.model.outline import Outline
from usecases.model.shared import Likelihoods, Shared
from usecases.model.usecase import End, Limit, UseCase
from usecases.timing.minutes import has_hours
from usecases.timing.timeline import Timeline


class PathTime(NamedTuple):
    """A path: what it is about, and its times.

    `total`, `quickest` and `waiting` are minutes of working time, `clock` the total by the clock, `touch` all work;
    the total is how long it takes if every step takes all its time. They are `None` where no step has a time.
    `share` is touch of total. `extra` is what the path takes more than the main scenario, and where it ends otherwise,
    what the steps of the branch take. `cut`: it goes round in circles.
    """

    kind: CourseKind
    about: str
    number: str
    end: End | None
    total: float | None
    clock: float | None
    quickest: float | None
    touch: float
    waiting: float | None
    share: float | None
    extra: float | None
    ungiven: int
    outside: int
    workless: int
    cut: bool


class BranchCost(NamedTuple):
    """What a branch costs a run: how often it is taken, what it takes, and the product, in minutes of working time."""

    branch: str
    number: str
    taken: float
    extra: float
    cost: float


class CaseTime(NamedTuple):
    """The times of a use case. `touch` is the work of an average run, in minutes."""

    case: str
    title: str
    language: str | None
    frequency: str | None
    value_added: float | None
    paths: tuple[PathTime, ...]
    legs: tuple[Leg, ...]
    limits: tuple[LimitTime, ...]
    missed: tuple[Missed, ...]
    slowest: tuple[HandOver, ...]
    cost: Cost
    touch: float
    expected: Expected
    branches: tuple[BranchCost, ...]
    inner: tuple[InnerStep, ...]
    unsaid: int

    @property
    def main(self) -> PathTime:
        """The main scenario."""
        return self.paths[0]

    @property
    def timeless(self) -> bool:
        """Whether no step of any path has a time."""
        return all(path.total is None for path in self.paths)

    def summary(self) -> "CaseTime":
        """What a group or library needs of it: without the paths of branches, so that ten thousand fit in memory."""
        return self._replace(paths=self.paths[:1], legs=(), branches=())


class Times(NamedTuple):
    """The times of several use cases, and what the figures rest on.

    `day` is the minutes of a working day, `days` the working days of a week; `hours` is false where the calendar has
    no working time and the usual one was taken.
    """

    cases: tuple[CaseTime, ...]
    slowest: tuple[HandOver, ...]
    likelihoods: Likelihoods
    even: float
    day: int
    days: int
    hours: bool
    start: str | None


class Looked(NamedTuple):
    """A use case as the simulation needs it: its ways, the times of its steps, limits and blocks; and its times."""

    graph: Chances
    times: Mapping[str, StepTime]
    limits: tuple[Limit, ...]
    any_order: tuple[Run, ...]
    time: CaseTime


class TimeAnalysis:
    """Looks at one use case after the other; `find` knows those that are steps of others."""

    def __init__(self, shared: Shared, find: Find, start: date | None = None) -> None:
        self._shared = shared
        self._roles = by_id(shared.roles)
        self._start = start
        self.timeline = Timeline(shared.settings.calendar, start)
        self._usual = Timeline(shared.settings.calendar)
        self._inner = InnerTimes(shared, find)

    def look(self, case: UseCase) -> Looked:
        """The times of one use case."""
        outline = Outline(case)
        flow = flow_of(case, outline)
        inside = self._inner.of(case)
        times = step_times(outline, self._roles, self.timeline.minutes, inside.times)
        rates = rates_of(times, self._roles)
        numbered = numbers(outline)
        walker = Walker(flow, times, self.timeline)
        walked = [(course, walker.walk(course)) for course in courses(flow)]
        main = walked[0][1]
        paths = tuple(self._path(course, walk, main, numbered) for course, walk in walked)
        graph = chances(flow, self._shared.settings.likelihoods)
        average = expected(graph)
        work = {step: share * (times[step].work or 0.0) for step, share in average.done.items()}
        limits = tuple(
            limit_time(case.limits[each.limit], each, numbered, self.timeline)
            for each in main.limits
            if each.promised > each.since
        )
        inner = tuple(inner_steps(times, inside, numbered, work, rates, self._usual))
        found = CaseTime(
            case.id,
            case.title,
            case.language,
            case.frequency,
            case.value_added,
            paths,
            main.legs,
            limits,
            tuple(missed(outline, numbered, limits, inner, self._usual)),
            tuple(hand_overs(case.id, (walk for _course, walk in walked), times, numbered, self.timeline)),
            cost_of(
                case,
                [(leg.step, leg.touch or 0.0) for leg in main.legs],
                work.items(),
                rates,
                self.timeline.minutes,
                average.ends.get("success", 0.0),
            ),
            sum(work.values()),
            average,
            _branch_costs(paths, average),
            inner,
            graph.unsaid,
        )
        return Looked(graph, times, case.limits, flow.any_order, found)

    def times(self, cases: Iterable[CaseTime]) -> Times:
        """The times of several use cases together."""
        kept = tuple(cases)
        settings = self._shared.settings
        return Times(
            kept,
            tuple(slowest(each for case in kept for each in case.slowest)),
            settings.likelihoods,
            EVEN,
            self.timeline.minutes.day,
            self.timeline.minutes.days,
            has_hours(settings.calendar),
            self._start.isoformat() if self._start else None,
        )

    def _path(self, course: Course, walked: Walked, main: Walked, numbered: Mapping[str, str]) -> PathTime:
        working = self.timeline.working
        number = "" if course.kind is CourseKind.MAIN else numbered.get(course.about, course.about)
        head = (course.kind, course.about, number, course.end)
        counts = (walked.ungiven, walked.outside, walked.workless, course.cut)
        if not walked.known:
            return PathTime(*head, None, None, None, walked.touch, None, None, None, *counts)
        total = working(walked.end)
        # Where work goes on at night, or side by side, there may be more of it than time that has passed.
        share = min(walked.touch / total, 1.0) if total > 0 else None
        extra = total - working(main.end) if course.end == "success" or course.end is None else self._own(walked, main)
        return PathTime(
            *head, total, walked.end, working(walked.quickest), walked.touch, max(total - walked.touch, 0.0), share,
            None if course.kind is CourseKind.MAIN else extra, *counts,
        )  # fmt: skip

    def _own(self, walked: Walked, main: Walked) -> float:
        """The working time of a path from where it leaves the main scenario."""
        same = 0
        for one, other in zip(walked.legs, main.legs, strict=False):
            if one.step != other.step:
                break
            same += 1
        left = walked.legs[same - 1].end if same else 0.0
        return self.timeline.working(walked.end) - self.timeline.working(min(left, walked.end))


def _branch_costs(paths: Iterable[PathTime], average: Expected) -> tuple[BranchCost, ...]:
    """What the branches cost in time, dearest first."""
    found = [
        BranchCost(path.about, path.number, taken, path.extra, taken * path.extra)
        for path in paths
        if path.kind is CourseKind.BRANCH and path.extra is not None and (taken := average.taken.get(path.about, 0.0))
    ]
    return tuple(sorted(found, key=lambda each: (-each.cost, each.branch)))
