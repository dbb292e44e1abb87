"""A path in time: when each step's turn comes and when it ends, by the working calendar.

Two ends are reckoned at once. The *promised* one: every step takes all the time that its deadline allows, else its
wait and its work; a deadline counted from another moment, and a limit, say when it ends at the latest, and aren't
added to what came before. The *quickest*: nothing but waits and work. A step's turn comes when its wait is over.

A step that is another use case and doesn't say itself what it takes, takes what that one does (see `steps`).

Steps in any order have their turn together, and end with the last of them; what one actor has to do goes one after
the other.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from usecases.analysing.time.courses import Course, Visit
from usecases.analysing.time.steps import StepTime
from usecases.flow.graph import Flow
from usecases.model.usecase import TRIGGER, Deadline, Limit
from usecases.timing.timeline import Timeline


class Leg(NamedTuple):
    """A step on its path: the moments when the one before it ended, when its turn came, and when it ends as promised.

    `touch` is its work in minutes, `None` where it isn't given; `given`: something is known of its time.
    """

    step: str
    before: float
    turn: float
    end: float
    touch: float | None
    given: bool


class Checked(NamedTuple):
    """A limit (by its position in the file) that a path comes under: from when, until when, and when it comes true.

    The first three moments are those of the steps' deadlines, the others those where all goes as quickly as it can.
    """

    limit: int
    since: float
    allowed: float
    promised: float
    since_quickest: float
    quickest: float


class Walked(NamedTuple):
    """A path in time. Moments are minutes by the clock since the path began; `touch` is all work together, in minutes.

    `ungiven` counts the steps inside of which nothing is known, `outside` those of people outside the company, and
    `workless` the steps inside that have a time, but no work. `known` is false where no step has any time.
    """

    legs: tuple[Leg, ...]
    limits: tuple[Checked, ...]
    end: float
    quickest: float
    touch: float
    ungiven: int
    outside: int
    workless: int
    known: bool


class Walker:
    """Walks the paths of one use case."""

    def __init__(self, flow: Flow, times: Mapping[str, StepTime], timeline: Timeline) -> None:
        self._times = times
        self._timeline = timeline
        self._limits: dict[str, list[tuple[int, Limit]]] = {}
        for number, limit in enumerate(flow.outline.case.limits):
            self._limits.setdefault(limit.to, []).append((number, limit))
        self._block = {name: index for index, run in enumerate(flow.any_order) for name in run.steps}

    def walk(self, course: Course) -> Walked:
        """Walk a path."""
        walk = _Walk(self._times, self._timeline, self._limits)
        for block in self._blocks(course.visits):
            walk.do(block)
        legs = tuple(walk.legs)
        times = [self._times[leg.step] for leg in legs]
        unknown = [each for each in times if not each.given]
        return Walked(
            legs,
            tuple(walk.limits),
            walk.promised,
            walk.quickest,
            sum(leg.touch or 0.0 for leg in legs),
            sum(1 for each in unknown if not each.outside),
            sum(1 for each in unknown if each.outside),
            sum(1 for each in times if each.given and each.work is None and not each.outside and each.use_case is None),
            any(each.given for each in times),
        )

    def _blocks(self, visits: Sequence[Visit]) -> Iterator[list[Visit]]:
        keyed = enumerate(visits)
        for _key, block in groupby(keyed, key=lambda pair: self._block.get(pair[1].step, -1 - pair[0])):
            together = [visit for _index, visit in block]
            while together:  # a step that comes again begins the block anew
                names: set[str] = set()
                size = 0
                while size < len(together) and together[size].step not in names and not together[size].again:
                    names.add(together[size].step)
                    size += 1
                yield together[: max(size, 1)]
                together = together[max(size, 1) :]


class _Walk:
    """The clock of one walk."""

    def __init__(
        self, times: Mapping[str, StepTime], timeline: Timeline, limits: Mapping[str, Sequence[tuple[int, Limit]]]
    ) -> None:
        self._times = times
        self._timeline = timeline
        self._limits = limits
        self._turns = {TRIGGER: 0.0}
        self._quick_turns = {TRIGGER: 0.0}
        self._ends = {TRIGGER: 0.0}
        self.promised = 0.0
        self.quickest = 0.0
        self.legs: list[Leg] = []
        self.limits: list[Checked] = []

    def do(self, block: Sequence[Visit]) -> None:
        """Do steps whose turn comes together."""
        promised, quickest = self.promised, self.quickest
        busy: dict[object, float] = {}
        for visit in block:
            time = self._times[visit.step]
            hand: object = time.actors or visit.step
            quick = self._quick(visit, time, busy.get(hand, quickest))
            busy[hand] = quick
            turn, end = self._promise(visit, time, promised, quick)
            self._ends[visit.step] = end
            self.promised = max(self.promised, end) if len(block) > 1 else end
            self.quickest = max(self.quickest, quick)
            touch = time.work
            if touch is not None and visit.after is not None and not visit.carried:
                touch = min(touch, self._timeline.minutes.of_deadline(visit.after))
            self.legs.append(Leg(visit.step, promised, turn, end, touch, time.given))

    def _quick(self, visit: Visit, time: StepTime, begin: float) -> float:
        """When a step ends at the quickest."""
        line = self._timeline
        turn = begin if time.wait is None or visit.again else line.after(begin, time.wait)
        if not visit.again:
            self._quick_turns[visit.step] = turn
        done = self._worked(time, turn)
        if visit.after is None:
            return done
        shown = line.after(0.0 if visit.since_trigger else turn, visit.after)
        return max(done, shown) if visit.carried or visit.since_trigger else shown

    def _worked(self, time: StepTime, turn: float) -> float:
        return turn + time.least if time.by_clock else self._timeline.after_work(turn, time.least)

    def _promise(self, visit: Visit, time: StepTime, before: float, quick: float) -> tuple[float, float]:
        """When a step's turn comes, and when it ends as promised."""
        line = self._timeline
        if visit.again:  # its deadline covers all passes
            return self._turns[visit.step], max(before, quick)
        turn = before if time.wait is None else line.after(before, time.wait)
        bounds = [self._bound(deadline, time, turn) for deadline in time.within]
        if time.allowed is not None:
            bounds.append(line.after_work(turn, time.allowed))
        end = max(max(bounds) if bounds else self._worked(time, turn), quick)
        self._turns[visit.step] = turn
        checked = list(self._check(visit.step, end, quick))
        self.limits += checked
        end = min([end, *(each.allowed for each in checked)])
        if visit.after is not None:
            shown = line.after(0.0 if visit.since_trigger else turn, visit.after)
            end = max(end, shown) if visit.carried or visit.since_trigger else shown
        return turn, max(end, quick)

    def _check(self, step: str, end: float, quick: float) -> Iterator[Checked]:
        """The limits that hold by the end of a step."""
        for number, limit in self._limits.get(step, ()):
            if limit.origin in self._turns:
                since = self._turns[limit.origin]
                allowed = self._timeline.after(since, limit.within)
                yield Checked(number, since, allowed, end, self._quick_turns[limit.origin], quick)

    def _bound(self, deadline: Deadline, time: StepTime, turn: float) -> float:
        """The latest end by one deadline. A moment that the flow doesn't know is taken to be the step's turn."""
        if deadline.time is None:
            return self._worked(time, turn)
        return self._timeline.after(self._ends.get(deadline.origin or "", turn), deadline.time)
