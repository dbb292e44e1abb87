"""Deadlines that can't be met by what they contain. Only what is sure, whenever a run begins, is told.

Counted is what a part of the main scenario, or of one branch, needs at least: the wait of each step and its work, one
step after the other; of steps in any order only the longest; no step that may be skipped (`if`).
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from usecases.model.duration import Duration
from usecases.model.outline import Outline, PlacedStep
from usecases.model.usecase import TRIGGER, Limit, Step, UseCase
from usecases.text.path import Path
from usecases.timing.minutes import Minutes
from usecases.timing.timeline import Timeline


class Conflict(NamedTuple):
    """A deadline at its path in the file, the time allowed, the minutes needed, and the step by whose end it holds.

    Both count working time where the deadline does, else time by the clock.
    """

    path: Path
    step: str
    allowed: Duration
    needed: float
    origin: str | None = None


def work_conflicts(outline: Outline, minutes: Minutes) -> Iterator[Conflict]:
    """Steps whose work takes longer than their deadline, counted from the step's turn, allows."""
    for placed in outline.steps:
        work = placed.step.work
        if work is None:
            continue
        needed = minutes.of_work(work)
        for index, deadline in enumerate(placed.step.within):
            if deadline.origin is None and deadline.time and needed > minutes.of_deadline(deadline.time):
                yield Conflict(_path(placed, index), placed.step.id, deadline.time, needed)


def origin_conflicts(outline: Outline, timeline: Timeline) -> Iterator[Conflict]:
    """Deadlines counted from the trigger or the end of an earlier step, shorter than what is done in between."""
    for placed in outline.steps:
        for index, deadline in enumerate(placed.step.within):
            if deadline.time is None or deadline.origin is None:
                continue
            between = _between(placed, deadline.origin, outline)
            if between is None:
                continue
            needed = _needed(between, timeline, working=deadline.time.working)
            if needed > timeline.minutes.of_deadline(deadline.time):
                yield Conflict(_path(placed, index), placed.step.id, deadline.time, needed, deadline.origin)


def limit_conflicts(outline: Outline, timeline: Timeline) -> Iterator[Conflict]:
    """Limits shorter than the waits and the work of the steps under them."""
    for number, limit in enumerate(outline.case.limits):
        under = _under(limit, outline)
        if under is None:
            continue
        unwaited = None if limit.origin == TRIGGER else under[0]
        needed = _needed(under, timeline, working=limit.within.working, unwaited=unwaited)
        if needed > timeline.minutes.of_deadline(limit.within):
            yield Conflict(("limits", number, "within"), limit.to, limit.within, needed, limit.origin)


def promise_conflicts(outline: Outline, minutes: Minutes) -> Iterator[Conflict]:
    """Limits that are broken though every step of the main scenario under them keeps its own deadline.

    Only where all deadlines count the same kind of time as the limit, and none has levels of urgency.
    """
    for number, limit in enumerate(outline.case.limits):
        under = _under(limit, outline)
        if under is None:
            continue
        promised = _promised(under, limit, minutes)
        if promised is not None and promised > minutes.of_deadline(limit.within):
            yield Conflict(("limits", number, "within"), limit.to, limit.within, promised, limit.origin)


def _path(placed: PlacedStep, index: int) -> Path:
    return (*placed.path, "within", index, "time")


def _sequence(placed: PlacedStep, case: UseCase) -> tuple[Step, ...]:
    return placed.branch.steps if placed.branch is not None else case.steps


def _between(placed: PlacedStep, origin: str, outline: Outline) -> Sequence[Step] | None:
    """The steps after an origin up to a step; `None` where nobody knows which lie between."""
    steps = _sequence(placed, outline.case)
    if origin == TRIGGER:
        return steps[: placed.index + 1]
    first = outline.step_of.get(origin)
    if first is None or first.branch is not placed.branch or first.index >= placed.index:
        return None
    label = first.step.any_order
    # What may be done in any order with the origin may be done before it.
    return [step for step in steps[first.index + 1 : placed.index + 1] if label is None or step.any_order != label]


def _under(limit: Limit, outline: Outline) -> Sequence[Step] | None:
    """The steps under a limit; `None` where it leads from one course to another."""
    last = outline.step_of.get(limit.to)
    if last is None:
        return None
    steps = _sequence(last, outline.case)
    if limit.origin == TRIGGER:
        return steps[: last.index + 1]
    first = outline.step_of.get(limit.origin)
    if first is None or first.branch is not last.branch or first.index > last.index:
        return None
    return steps[first.index : last.index + 1]


def _blocks(steps: Sequence[Step]) -> Iterator[list[Step]]:
    """Steps that come one after the other; those in any order together, but for what may come after the last one."""
    if not steps:
        return
    last = steps[-1]
    kept = [step for step in steps if step is last or step.any_order is None or step.any_order != last.any_order]
    for _label, block in groupby(enumerate(kept), key=lambda pair: pair[1].any_order or pair[0]):
        yield [step for _index, step in block]


def _needed(steps: Sequence[Step], timeline: Timeline, *, working: bool, unwaited: Step | None = None) -> float:
    """The minutes that steps need at least, in working time or by the clock; a limit begins after the first wait."""
    total = 0.0
    for block in _blocks(steps):
        needs = [
            _least(step, timeline, working=working, waits=step is not unwaited)
            for step in block
            if step.condition is None
        ]
        total += max(needs, default=0.0)
    return total


def _least(step: Step, timeline: Timeline, *, working: bool, waits: bool) -> float:
    minutes = timeline.minutes
    found = minutes.of_work(step.work) if step.work is not None else 0.0
    if step.wait is not None and waits:
        length = minutes.of_deadline(step.wait)
        if step.wait.working != working:
            length = timeline.least_working(length) if working else timeline.least_clock(length)
        found += length
    return found


def _promised(steps: Sequence[Step], limit: Limit, minutes: Minutes) -> float | None:
    """How long it takes if every step takes all the time of its deadline; `None` where nobody can say."""
    times = [deadline for step in steps for deadline in step.within]
    if not times or len(times) != sum(1 for step in steps if step.within):
        return None
    if any(each.origin or each.time is None or each.time.working != limit.within.working for each in times):
        return None
    total = 0.0
    for block in _blocks(steps):
        allowed = [each.time for step in block for each in step.within if each.time is not None]
        total += max(map(minutes.of_deadline, allowed), default=0.0)
    return total
