"""Limits over steps, how long they take and whether they are kept; and the deadlines that can't be met."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from usecases.analysing.time.inner_steps import HAIR, InnerStep
from usecases.analysing.time.walking import Checked
from usecases.model.outline import Outline
from usecases.model.usecase import Limit
from usecases.timing.conflicts import limit_conflicts, origin_conflicts, work_conflicts
from usecases.timing.timeline import Timeline


class Missed(NamedTuple):
    """A deadline that can't be met: the step by whose end it holds, what is allowed and needed, as the files write."""

    case: str
    step: str
    number: str
    allowed: str
    needed: str


class LimitTime(NamedTuple):
    """A limit over steps of the main scenario: how long they take by their deadlines, and at the quickest, in minutes.

    They count `working` time where the limit does, else time by the clock. `limit` is its position in the file,
    `numbers` are those of the steps. `kept`: everybody who keeps the deadlines keeps it; `possible`: it can be kept.
    """

    limit: int
    origin: str
    to: str
    numbers: tuple[str, str]
    within: str
    working: bool
    promised: float
    quickest: float
    kept: bool
    possible: bool


def limit_time(limit: Limit, checked: Checked, numbered: Mapping[str, str], line: Timeline) -> LimitTime:
    """The times of a limit that a walk came under."""

    def spent(since: float, until: float) -> float:
        return line.working(until) - line.working(since) if limit.within.working else until - since

    allowed = line.minutes.of_deadline(limit.within) + HAIR
    promised = spent(checked.since, checked.promised)
    quickest = spent(checked.since_quickest, checked.quickest)
    return LimitTime(
        checked.limit,
        limit.origin,
        limit.to,
        (numbered.get(limit.origin, limit.origin), numbered.get(limit.to, limit.to)),
        str(limit.within),
        limit.within.working,
        promised,
        quickest,
        promised <= allowed,
        quickest <= allowed,
    )


def missed(
    outline: Outline,
    numbered: Mapping[str, str],
    limits: Iterable[LimitTime],
    inner: Iterable[InnerStep],
    usual: Timeline,
) -> Iterator[Missed]:
    """What `check` tells in a `usual` week, and what only shows where steps are use cases, and from a day on."""
    minutes = usual.minutes
    case = outline.case.id
    seen = set()
    for conflicts in (
        work_conflicts(outline, minutes),
        origin_conflicts(outline, usual),
        limit_conflicts(outline, usual),
    ):
        for each in conflicts:
            seen.add((each.step, str(each.allowed)))
            needed = minutes.written(each.needed, working=each.allowed.working)
            yield Missed(case, each.step, numbered.get(each.step, each.step), str(each.allowed), needed)
    for limit in limits:
        if not limit.possible and (limit.to, limit.within) not in seen:
            needed = minutes.written(limit.quickest, working=limit.working)
            yield Missed(case, limit.to, limit.numbers[1], limit.within, needed)
    for step in inner:
        if not step.possible and step.within and step.quickest and (step.step, step.within) not in seen:
            needed = minutes.written(step.quickest, working=True)
            yield Missed(case, step.step, step.number, step.within, needed)
