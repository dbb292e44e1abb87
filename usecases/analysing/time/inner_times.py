"""How long use cases take that are steps of others: by the main scenario, in a usual week without holidays."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from usecases.analysing.cases import Find
from usecases.analysing.time.cost import cost_of, rates_of
from usecases.analysing.time.courses import courses
from usecases.analysing.time.steps import Inner, Inners, step_times
from usecases.analysing.time.walking import Walker
from usecases.flow.build import flow_of
from usecases.model.letters import by_id
from usecases.model.outline import Outline
from usecases.model.shared import Shared
from usecases.model.usecase import UseCase
from usecases.rules.circles import circles
from usecases.timing.timeline import Timeline


class Inside(NamedTuple):
    """The use cases that are steps of one: their times, and the ids of those that lead back to it and are left out."""

    times: Inners
    back: frozenset[str]


class InnerTimes:
    """Finds the use cases that are steps of others, and how long they take; what was found once is kept."""

    def __init__(self, shared: Shared, find: Find) -> None:
        self._roles = by_id(shared.roles)
        self._line = Timeline(shared.settings.calendar)
        self._find = find
        self._known: dict[str, Inner | None] = {}
        self._inside: dict[str, tuple[str, ...]] = {}

    def of(self, case: UseCase) -> Inside:
        """Of all steps of a use case. Those that lead back to it are taken to take no time: they'd have no end."""
        own = tuple(steps_inside(case))
        if not own:
            return Inside({}, frozenset())
        targets = {case.id: own}
        read: dict[str, UseCase | None] = {}
        waiting = [*own]
        while waiting:
            name = waiting.pop()
            if name not in targets:
                targets[name] = self._targets(name, read)
                waiting += targets[name]
        circle = circles(targets)

        def onward(name: str) -> list[str]:
            number = circle.get(name)
            return [each for each in targets[name] if number is None or circle.get(each) != number]

        self._learn(onward(case.id), onward, read)
        return Inside(self._some(onward(case.id)), frozenset(own).difference(onward(case.id)))

    def _targets(self, name: str, read: dict[str, UseCase | None]) -> tuple[str, ...]:
        if name not in self._inside:
            case = self._find(name)
            self._inside[name] = tuple(steps_inside(case)) if case is not None else ()
            read[name] = case
        return self._inside[name]

    def _learn(
        self, names: Sequence[str], onward: Callable[[str], list[str]], read: Mapping[str, UseCase | None]
    ) -> None:
        """The innermost first, without recursion; those in `read` needn't be read once more."""
        waiting = [*names]
        while waiting:
            name = waiting[-1]
            first = [] if name in self._known else [each for each in onward(name) if each not in self._known]
            waiting += first
            if not first:
                waiting.pop()
                if name not in self._known:
                    case = read[name] if name in read else self._find(name)
                    self._known[name] = None if case is None else self._inner(case, self._some(onward(name)))

    def _some(self, names: Sequence[str]) -> Mapping[str, Inner]:
        found = ((name, self._known[name]) for name in names)
        return {name: inner for name, inner in found if inner is not None}

    def _inner(self, case: UseCase, inners: Inners) -> Inner | None:
        outline = Outline(case)
        flow = flow_of(case, outline)
        times = step_times(outline, self._roles, self._line.minutes, inners)
        walked = Walker(flow, times, self._line).walk(next(courses(flow)))
        if not walked.known:
            return None
        main = [(leg.step, leg.touch or 0.0) for leg in walked.legs]
        cost = cost_of(case, main, (), rates_of(times, self._roles), self._line.minutes, 1.0)
        working = self._line.working
        quickest = working(walked.quickest)
        return Inner(working(walked.end), quickest, walked.touch, cost.run, cost.uncosted, cost.uncosted_minutes)


def steps_inside(case: UseCase) -> Iterator[str]:
    """The ids of the use cases that are steps of one, each once."""
    steps = (*case.steps, *(step for branch in case.branches for step in branch.steps))
    return iter(dict.fromkeys(step.use_case for step in steps if step.use_case is not None))
