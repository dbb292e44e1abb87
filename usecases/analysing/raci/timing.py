"""The fifth pass: are there deadlines, can they be kept, and does the order hold."""

from collections.abc import Iterator
from typing import NamedTuple

from usecases.analysing.raci.spots import Collector, Spots
from usecases.analysing.raci.view import View
from usecases.model.usecase import Step
from usecases.timing.conflicts import promise_conflicts
from usecases.timing.minutes import Minutes

TIGHT = 0.5
"""A deadline is tight where the work takes more than this share of it."""


class Timing(NamedTuple):
    """Of the `steps` inside those with a deadline, and those `without`.

    Where the effort is known too (`compared`), the work doesn't fit (`impossible`) or takes more than half of the time
    (`tight`); `slack` is the median share of the time that is left. `over_limit`: up to this step the deadlines of the
    steps together are longer than the limit. `too_early`: a step needs what only a later one gives.
    """

    steps: int
    with_deadline: int
    without: Spots
    compared: int
    slack: float | None
    tight: Spots
    impossible: Spots
    over_limit: Spots
    too_early: Spots


class TimingPass:
    """Gathers what the fifth pass asks."""

    def __init__(self, minutes: Minutes) -> None:
        self._minutes = minutes
        self._steps = 0
        self._with = 0
        self._slack: list[int] = [0] * 102
        """How many steps have so many hundredths of their time left; below zero at the end."""
        self._without, self._tight, self._impossible = Collector(), Collector(), Collector()
        self._over_limit, self._too_early = Collector(), Collector()

    def look(self, view: View) -> None:
        """Look at one use case."""
        for each in view.own:
            self._steps += 1
            if not each.step.within:
                self._without.add(view, each.step.id)
                continue
            self._with += 1
            self._compare(each.step, view)
        for conflict in promise_conflicts(view.outline, self._minutes):
            self._over_limit.add(view, conflict.step)
        for step_id, artefact in _too_early(view):
            self._too_early.add(view, step_id, artefact)

    def _compare(self, step: Step, view: View) -> None:
        times = [deadline.time for deadline in step.within if deadline.time is not None and deadline.origin is None]
        if step.work is None or not times:
            return
        share = 1 - self._minutes.of_work(step.work) / min(map(self._minutes.of_deadline, times))
        self._slack[int(share * 100) if share >= 0 else -1] += 1
        if share < 0:
            self._impossible.add(view, step.id)
        elif share < 1 - TIGHT:
            self._tight.add(view, step.id)

    def figures(self) -> Timing:
        """What was found."""
        compared = sum(self._slack)
        return Timing(
            self._steps,
            self._with,
            self._without.spots,
            compared,
            _median(self._slack, compared),
            self._tight.spots,
            self._impossible.spots,
            self._over_limit.spots,
            self._too_early.spots,
        )


def _median(slack: list[int], compared: int) -> float | None:
    passed = slack[-1]
    if not compared:
        return None
    if passed * 2 > compared:
        return 0.0
    for hundredths, steps in enumerate(slack[:-1]):
        passed += steps
        if passed * 2 >= compared:
            return hundredths / 100
    return None


def _too_early(view: View) -> Iterator[tuple[str, str]]:
    """Steps of the main scenario that need what only a later one of it gives, and which artefact."""
    first: dict[str, int] = {}
    anywhere = {artefact for branch in view.case.branches for step in branch.steps for artefact in step.gives}
    for index, step in enumerate(view.case.steps):
        for artefact in step.gives:
            first.setdefault(artefact, index)
    for index, step in enumerate(view.case.steps):
        for artefact in step.needs:
            if first.get(artefact, -1) > index and artefact not in anywhere:
                yield step.id, artefact
