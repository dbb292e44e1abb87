"""The working calendar as a line: which moment of the clock comes after so much working time.

A moment is a number of minutes by the clock since work began on the first day. That day is the first working day of
an ordinary week without holidays, or a date, from which on the holidays of the calendar count. A holiday is the whole
working day that begins on it. Where work goes on over midnight, it belongs to the day on which it began.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from math import ceil, floor

from usecases.model.duration import Duration
from usecases.model.shared import WEEK, Calendar
from usecases.timing.minutes import DAY, Minutes, opening


class Timeline:
    """The line of one calendar, from one day on."""

    def __init__(self, calendar: Calendar, start: date | None = None) -> None:
        self.minutes = Minutes(calendar)
        self.opens = opening(calendar)[0]
        """The minute of the day at which work begins."""
        working = [index for index, name in enumerate(WEEK) if name in calendar.workdays] or [0, 1, 2, 3, 4]
        first = working[0] if start is None else start.weekday()
        self.works = tuple((first + index) % 7 in working for index in range(7))
        """Whether one works on each of the seven days from the first one on."""
        self.holidays: tuple[int, ...] = ()
        """The days from the first one on that would be working days and are none."""
        if start is not None:
            days = {(day - start).days for day in map(real_date, calendar.holidays) if day is not None}
            self.holidays = tuple(sorted(day for day in days if day >= 0 and self.works[day % 7]))
        self._offsets = [index for index in range(7) if self.works[index]]
        self._passed = [sum(self.works[:index]) for index in range(8)]

    def working(self, moment: float) -> float:
        """The minutes of working time from the beginning to a moment."""
        day = floor(moment / DAY)
        weeks, weekday = divmod(day, 7)
        free = bisect_left(self.holidays, day)
        days = weeks * len(self._offsets) + self._passed[weekday] - free
        today = self.works[weekday] and not (free < len(self.holidays) and self.holidays[free] == day)
        return days * self.minutes.day + (min(moment - day * DAY, self.minutes.day) if today else 0)

    def moment(self, working: float) -> float:
        """The first moment at which so many minutes of working time have passed; they must be more than none."""
        day = self.minutes.day
        whole = max(ceil(working / day) - 1, 0)
        rest = working - whole * day
        index = self._workday(whole)
        for holiday in self.holidays:
            if holiday > index:
                break
            whole += 1
            index = self._workday(whole)
        return index * DAY + rest

    def _workday(self, number: int) -> int:
        weeks, rest = divmod(number, len(self._offsets))
        return weeks * 7 + self._offsets[rest]

    def after(self, moment: float, time: Duration) -> float:
        """The moment when a duration has passed since another: working time in working hours, else by the clock."""
        minutes = self.minutes.of_deadline(time)
        return self.after_work(moment, minutes) if time.working else moment + minutes

    def after_work(self, moment: float, minutes: float) -> float:
        """The moment when so much working time has passed since another."""
        return self.moment(self.working(moment) + minutes) if minutes > 0 else moment

    def least_working(self, clock: float) -> float:
        """The working time that so many minutes by the clock hold at least, whenever they begin, without holidays."""
        rest = clock % (7 * DAY)
        begins = [index * DAY for index in self._offsets]
        starts = [begin + self.minutes.day for begin in begins] + [begin + 7 * DAY - rest for begin in begins]
        least = min(self.working(start + rest) - self.working(start) for start in starts)
        return clock // (7 * DAY) * len(self._offsets) * self.minutes.day + least

    def least_clock(self, working: float) -> float:
        """The time by the clock that so much working time takes at least, whenever it begins, without holidays."""
        if working <= 0:
            return 0.0
        begins = [index * DAY for index in self._offsets]
        return min(self.moment(self.working(begin) + working) - begin for begin in begins)


def real_date(written: str) -> date | None:
    """The day that is written; `None` where the calendar has no such day."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def impossible_dates(written: Sequence[str]) -> list[int]:
    """Which of some dates no calendar has, by their positions."""
    return [index for index, day in enumerate(written) if real_date(day) is None]
