"""The steps of a use case that are another one: whose time it is, whether it fits, and what is counted there, too."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from usecases.analysing.time.cost import Rates
from usecases.analysing.time.inner_times import Inside
from usecases.analysing.time.steps import StepTime
from usecases.model.duration import Duration
from usecases.timing.timeline import Timeline

HAIR = 1e-6
"""Less than this is no difference, in minutes."""


class InnerStep(NamedTuple):
    """A step that is another use case, and how long that one takes by its deadlines and at the quickest, if known.

    `borrows`: its work, its total or both aren't written, and so are those of that use case; `back`: they would be, but
    it leads back here. `within` is its shortest deadline: `kept` by whoever keeps the deadlines there, `possible` at
    all. `touch` and `cost` are what the step comes to in an average run; where both use cases are told together, they
    are counted there. All times are minutes of working time.
    """

    step: str
    number: str
    use_case: str
    borrows: bool
    back: bool
    within: str | None
    total: float | None
    quickest: float | None
    kept: bool
    possible: bool
    touch: float
    cost: float


def inner_steps(
    times: Mapping[str, StepTime],
    inside: Inside,
    numbers: Mapping[str, str],
    work: Mapping[str, float],
    rates: Rates,
    usual: Timeline,
) -> Iterator[InnerStep]:
    """The steps that are use cases; `work` is that of an average run, by steps, and `usual` a week without holidays."""
    for name, time in times.items():
        if time.use_case is None:
            continue
        inner = time.inner
        unwritten = time.work is None or time.shortest is None
        touch = work.get(name, 0.0)
        yield InnerStep(
            name,
            numbers.get(name, name),
            time.use_case,
            time.borrows or time.allowed is not None,
            unwritten and time.use_case in inside.back,
            None if time.shortest is None else str(time.shortest),
            None if inner is None else inner.total,
            None if inner is None else inner.quickest,
            inner is None or _fits(inner.total, time.shortest, usual),
            inner is None or _fits(inner.quickest, time.shortest, usual),
            touch,
            touch / 60 * (rates[name].hour or 0.0),
        )


def _fits(needed: float, allowed: Duration | None, usual: Timeline) -> bool:
    """Whether so much working time can pass in time, whenever it begins."""
    if allowed is None:
        return True
    least = needed if allowed.working else usual.least_clock(needed)
    return least <= usual.minutes.of_deadline(allowed) + HAIR
