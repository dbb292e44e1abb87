"""What an indicator showed over time: week by week, better or worse, and against a month ago."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Literal, NamedTuple, TypeAlias

from usecases.measurements import Measurement
from usecases.model.shared import Indicator

Trend: TypeAlias = Literal["better", "worse", "steady", "uneven"]

WEEKS = 8
"""How many weeks are shown."""
MONTH = 30
"""After so many days a change is judged."""
ENOUGH = 0.10
"""By this share of its former value an indicator must be better by then; the method says 10 to 15 %."""
_CLEAR = 0.5
"""From this surplus on (Kendall's tau) the weeks go one way: three of every four pairs agree."""
_FLAT = 0.05
"""Weeks are steady that are no further than this share of the first value away from it."""


class Month(NamedTuple):
    """The last measurement against one at least 30 days older.

    `better_by` is a share of the value then, negative where it is worse; `None` where it was zero and no longer is.
    """

    since: str
    value: float
    better_by: float | None
    enough: bool


def series_of(measurements: Iterable[Measurement]) -> Mapping[str, tuple[Measurement, ...]]:
    """The measurements of each indicator by day; of two on one day the later row counts."""
    found: dict[str, dict[str, Measurement]] = {}
    for measurement in measurements:
        found.setdefault(measurement.kpi, {})[measurement.day] = measurement
    return {kpi: tuple(days[day] for day in sorted(days)) for kpi, days in found.items()}


def monday_of(day: str) -> date:
    """The Monday of a day's week."""
    parsed = date.fromisoformat(day)
    return parsed - timedelta(days=parsed.weekday())  # the first day that Python knows is a Monday


def days_before(day: date, days: int) -> date:
    """So many days before a day; the first day that Python knows where there is none before it."""
    return date.fromordinal(max(day.toordinal() - days, 1))


def weekly(series: Sequence[Measurement], mondays: Sequence[str]) -> tuple[float | None, ...]:
    """The last value of each week, of the weeks that begin on these days; `None` where nobody measured."""
    since = mondays[0] if mondays else ""
    values = {monday_of(each.day).isoformat(): each.value for each in series if each.day >= since}
    return tuple(values.get(monday) for monday in mondays)


def recent(weeks: Iterable[float | None], mondays: Iterable[str], month: Month | None) -> list[float | None]:
    """What a trend is told by: the value that a month is counted from, and the last of each week after its week.

    So the trend speaks of the same days as the change in percent. These are six values at the most, of which three
    in four pairs can't get better while the last is worse than the first, nor the other way round.
    """
    if month is None:
        return list(weeks)
    since = monday_of(month.since).isoformat()
    return [month.value, *(value for value, monday in zip(weeks, mondays, strict=True) if monday > since)]


def trend_of(values: Iterable[float | None], indicator: Indicator) -> Trend | None:
    """Whether most later values are better than earlier ones (Kendall's tau); `None` of fewer than two values.

    Source: M. G. Kendall, A New Measure of Rank Correlation, Biometrika 30 (1938). Of three values or more, one that
    stands out doesn't make better of worse. Values that go no way are steady if they are close together.
    """
    known = [value for value in values if value is not None]
    pairs = list(combinations(known, 2))
    if not pairs:
        return None
    risen = sum((later > earlier) - (later < earlier) for earlier, later in pairs) / len(pairs)
    surplus = risen if indicator.better == "higher" else -risen
    if abs(surplus) < _CLEAR:
        first = known[0]
        return "steady" if all(abs(value - first) <= _FLAT * abs(first) for value in known) else "uneven"
    return "better" if surplus > 0 else "worse"


def better_by(indicator: Indicator, then: float, now: float) -> float | None:
    """By which share of its former value an indicator is better, negative where it is worse; `None` of a zero."""
    change = now - then if indicator.better == "higher" else then - now
    if then == 0:
        return None if change else 0.0
    return round(change / abs(then), 9)


def month_of(indicator: Indicator, series: Sequence[Measurement]) -> Month | None:
    """The last measurement against the last one that is 30 days older or more; `None` where there is none."""
    if not series:
        return None
    last = series[-1]
    limit = days_before(date.fromisoformat(last.day), MONTH).isoformat()
    before = bisect_right(series, limit, key=lambda each: each.day)
    if not before or series[before - 1] is last:
        return None
    then = series[before - 1]
    share = better_by(indicator, then.value, last.value)
    risen = (last.value > then.value) == (indicator.better == "higher")
    enough = risen if share is None else share >= ENOUGH
    return Month(then.day, then.value, share, enough)
