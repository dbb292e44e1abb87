"""What is decided about an improvement, when, and by which figure: measured weekly, decided every fourteen days."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from usecases.analysing.map.series import ENOUGH, MONTH, better_by
from usecases.analysing.plan.schedule import SPRINT, Slot, day_after
from usecases.lamps import Colour, colour_of
from usecases.measurements import Measurement
from usecases.model.improvements import Improvement
from usecases.model.shared import Indicator

Verdict: TypeAlias = Literal["no-indicator", "not-measured", "early", "reached", "better", "causes"]


class Decision(NamedTuple):
    """When an improvement is decided about, and the thresholds.

    `day` is the first end of a sprint 30 days or more after it began. `before` is the last value until it began,
    `enough` the one that is 10 % better than that (or `expected`, where that is nearer); `now` is the last value since.
    `verdict`: no indicator or nothing measured; too early; `reached` what was expected; `better` by 10 % or more, so go
    on; else back to the causes. `done` is the measured change as a share of the expected one.
    """

    improvement: str
    day: str
    kpi: str | None = None
    colour: Colour | None = None
    before: float | None = None
    enough: float | None = None
    expected: float | None = None
    now: float | None = None
    now_on: str | None = None
    done: float | None = None
    verdict: Verdict = "no-indicator"


def decision(
    slot: Slot,
    improvement: Improvement,
    indicator: Indicator | None,
    series: Sequence[Measurement],
    plan: tuple[str, str],
) -> Decision:
    """The decision about an improvement; `plan` is the first day of the plan, and today.

    Measurements after today don't count.
    """
    begins, today = plan
    made = Decision(improvement.id, _review(slot.begins, begins), improvement.kpi, expected=improvement.expected)
    if indicator is None:
        return made
    known = [each for each in series if each.day <= today]
    before = [each for each in known if each.day <= slot.begins]
    if not before:
        return made._replace(verdict="not-measured")
    then, last = before[-1].value, known[-1]
    made = made._replace(
        colour=colour_of(indicator, last.value),
        before=then,
        enough=_enough(indicator, then, improvement.expected),
        verdict="early",
    )
    if last.day <= slot.begins:
        return made if today < day_after(slot.begins, MONTH) else made._replace(verdict="not-measured")
    made = made._replace(now=last.value, now_on=last.day, done=_done(indicator, then, last.value, improvement.expected))
    return made._replace(verdict=_verdict(made, indicator, slot, today))


def _review(since: str, begins: str) -> str:
    """The first end of a sprint of the plan 30 days or more after a day."""
    day = begins
    while day < day_after(since, MONTH):
        day = day_after(day, SPRINT)
    return day


def _enough(indicator: Indicator, then: float, expected: float | None) -> float:
    step = abs(then) * ENOUGH
    if indicator.better == "higher":
        return round(then + step if expected is None else min(then + step, max(expected, then)), 6)
    return round(then - step if expected is None else max(then - step, min(expected, then)), 6)


def _done(indicator: Indicator, then: float, now: float, expected: float | None) -> float | None:
    """The measured change as a share of the expected one; `None` where nothing better is expected."""
    if expected is None or _at_least(indicator, then, expected):
        return None
    return round((now - then) / (expected - then), 6)


def _verdict(made: Decision, indicator: Indicator, slot: Slot, today: str) -> Verdict:
    assert made.now is not None
    assert made.before is not None
    assert made.enough is not None
    if made.expected is not None and _at_least(indicator, made.now, made.expected):
        return "reached"
    if today < day_after(slot.begins, MONTH):
        return "early"
    share = better_by(indicator, made.before, made.now)
    is_better = made.now != made.before if share is None else share > 0
    return "better" if is_better and _at_least(indicator, made.now, made.enough) else "causes"


def _at_least(indicator: Indicator, value: float, level: float) -> bool:
    """Whether a value is as good as another, or better."""
    return value >= level if indicator.better == "higher" else value <= level
