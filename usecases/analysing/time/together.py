"""What the work of several use cases comes to in a year, each work counted once."""

from collections.abc import Sequence
from typing import NamedTuple

from usecases.analysing.time.report import CaseTime


class Year(NamedTuple):
    """The work of a year in minutes, and its cost; `None` where no use case says enough.

    `twice` is the cost of steps that are use cases told here, too: it is counted there and not in `cost` once more.
    """

    touch: float | None
    cost: float | None
    twice: float


def work_of_a_year(cases: Sequence[CaseTime]) -> Year:
    """The sums over use cases that say how often they run."""
    own = {case.case for case in cases if case.cost.runs is not None}
    touch: list[float] = []
    costs: list[float] = []
    twice = 0.0
    for case in cases:
        runs = case.cost.runs
        if runs is None:
            continue
        inner = [step for step in case.inner if step.use_case in own]
        touch.append((case.touch - sum(step.touch for step in inner)) * runs)
        if case.cost.year is not None:
            again = sum(step.cost for step in inner) * runs
            costs.append(case.cost.year - again)
            twice += again
    return Year(sum(touch) if touch else None, sum(costs) if costs else None, twice)
