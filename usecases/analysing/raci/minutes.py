"""Durations in minutes, as far as two of them are to be compared."""

from re import compile as regex

from usecases.model.duration import Duration
from usecases.model.shared import Calendar

_HOURS = regex(r"(\d\d):(\d\d)-(\d\d):(\d\d)\Z")
_DAY = 24 * 60


class Minutes:
    """Durations by one calendar."""

    def __init__(self, calendar: Calendar) -> None:
        hours = _HOURS.match(calendar.hours)
        start, stop = (int(hours[1]) * 60 + int(hours[2]), int(hours[3]) * 60 + int(hours[4])) if hours else (540, 1080)
        self.day = stop - start if stop > start else 540
        """The minutes of a working day."""
        week = max(len(calendar.workdays), 1) * self.day
        self._work = {"min": 1, "h": 60, "d": self.day, "w": week, "bmin": 1, "bh": 60, "bd": self.day}
        self._within = {
            "min": 1, "h": 60, "d": _DAY, "w": 7 * _DAY, "mo": 30 * _DAY, "y": 365 * _DAY,
            "bmin": 1, "bh": 60, "bd": self.day,
        }  # fmt: skip

    def of_work(self, work: Duration) -> float:
        """An effort: a day of it is a working day."""
        if work.unit in self._work:
            return work.amount * self._work[work.unit]
        return work.amount / 60 if work.unit == "s" else float(work.amount) * self._within[work.unit]

    def of_deadline(self, time: Duration) -> float:
        """A deadline: a working day is as long as the calendar says, a calendar day has 24 hours."""
        return time.amount / 60 if time.unit == "s" else float(time.amount) * self._within[time.unit]
