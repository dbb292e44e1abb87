"""The working calendar, against a walk from minute to minute."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usecases.model.duration import Duration
from usecases.model.shared import WEEK, Calendar
from usecases.timing.minutes import Minutes, has_hours
from usecases.timing.timeline import Timeline, impossible_dates

USUAL = Timeline(Calendar())
DAYS = st.lists(st.sampled_from(WEEK), min_size=1, max_size=7, unique=True).map(tuple)
HOURS = st.sampled_from(["09:00-18:00", "10:00-11:00", "22:00-02:00", "08:30-12:15"])
FIRST = date(2026, 12, 21)
HOLIDAYS = st.lists(st.integers(0, 20).map(lambda day: FIRST + timedelta(days=day)), max_size=4)


def counted(calendar: Calendar, start: date | None, until: int) -> list[int]:
    """The working minutes that have passed at each moment, minute by minute."""
    begins, ends = (int(part[:2]) * 60 + int(part[3:]) for part in calendar.hours.split("-"))
    length = (ends - begins) % 1440
    first = min(WEEK.index(day) for day in calendar.workdays) if start is None else start.weekday()
    passed = [0]
    for minute in range(until):
        day, rest = divmod(minute, 1440)
        off = start is not None and (start + timedelta(days=day)).isoformat() in calendar.holidays
        works = WEEK[(first + day) % 7] in calendar.workdays and rest < length and not off
        passed.append(passed[-1] + works)
    return passed


@given(DAYS, HOURS, HOLIDAYS, st.booleans(), st.integers(0, 14_000))
def test_working_time_is_what_a_clock_counts(
    days: tuple[str, ...], hours: str, holidays: list[date], dated: bool, moment: int
) -> None:
    calendar = Calendar(days, hours, tuple(map(str, holidays)))
    start = FIRST if dated else None
    line = Timeline(calendar, start)
    passed = counted(calendar, start, moment)
    assert line.working(moment) == passed[moment]
    if passed[moment]:
        assert line.moment(passed[moment]) == passed.index(passed[moment])


@given(DAYS, HOURS, st.integers(1, 9000))
def test_the_least_is_never_more_than_there_is(days: tuple[str, ...], hours: str, minutes: int) -> None:
    line = Timeline(Calendar(days, hours))
    passed = counted(Calendar(days, hours), None, minutes + 7 * 1440)
    windows = [passed[begin + minutes] - passed[begin] for begin in range(0, 7 * 1440, 15)]
    assert line.least_working(minutes) <= min(windows)
    least = int(line.least_clock(minutes))
    whole = counted(Calendar(days, hours), None, least + 7 * 1440)
    assert max(whole[begin + least - 1] - whole[begin] for begin in range(0, 7 * 1440, 15)) < minutes


def test_a_working_day_from_friday_noon_ends_on_monday() -> None:
    friday_noon = 4 * 1440 + 180
    assert USUAL.after(friday_noon, Duration(1, "bd")) == 7 * 1440 + 180
    assert USUAL.after(friday_noon, Duration(1, "d")) == 5 * 1440 + 180


def test_holidays_count_from_a_date_on() -> None:
    calendar = Calendar(holidays=("2026-12-24", "2026-12-25", "2026-12-26"))
    line = Timeline(calendar, date(2026, 12, 22))
    assert line.after(0, Duration(3, "bd")) == 6 * 1440 + 540  # Tuesday, Wednesday, Monday
    assert Timeline(calendar).after(0, Duration(3, "bd")) == 2 * 1440 + 540


def test_a_calendar_without_time_is_taken_for_the_usual_one() -> None:
    assert not has_hours(Calendar(hours="09:00-09:00"))
    assert Minutes(Calendar(hours="09:00-09:00")).day == 540
    assert Minutes(Calendar(workdays=())).days == 5


def test_days_that_no_calendar_has() -> None:
    assert impossible_dates(["2028-02-29", "2027-02-29", "2026-13-01"]) == [1, 2]


@pytest.mark.parametrize(
    ("minutes", "working", "written"),
    [(1265, True, "2bd 3bh 5bmin"), (0.5, False, "30s"), (1470, False, "1d 30min"), (0.2, True, "1bmin")],
)
def test_minutes_in_the_notation_of_the_files(minutes: float, working: bool, written: str) -> None:
    assert Minutes(Calendar()).written(minutes, working=working) == written


def test_huge_durations_are_no_trouble() -> None:
    assert USUAL.after(0, Duration(9_999_999_999, "bd")) > USUAL.after(0, Duration(9_999_999_999, "d"))
