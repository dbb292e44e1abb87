"""Durations in minutes, by the working day and week of a calendar."""

from math import ceil
from re import compile as regex

from usecases.model.duration import Duration
from usecases.model.shared import WEEK, Calendar

DAY = 24 * 60
_HOURS = regex(r"(\d\d):(\d\d)-(\d\d):(\d\d)\Z")
_BY_THE_CLOCK = {"s": 1 / 60, "min": 1, "h": 60, "d": DAY, "w": 7 * DAY, "mo": 30 * DAY, "y": 365 * DAY}


def opening(calendar: Calendar) -> tuple[int, int]:
    """The minute of the day at which work begins, and for how many minutes it goes on, over midnight too.

    Hours that end when they begin leave no time to work in: then those of a calendar that says nothing are taken.
    """
    start, length = _hours(calendar.hours)
    return (start, length) if length else _hours(Calendar().hours)


def _hours(written: str) -> tuple[int, int]:
    parts = _HOURS.match(written)
    if parts is None:
        return 0, 0
    start, stop = int(parts[1]) * 60 + int(parts[2]), int(parts[3]) * 60 + int(parts[4])
    return start, (stop - start) % DAY


def has_hours(calendar: Calendar) -> bool:
    """Whether a working day of the calendar has any time."""
    return _hours(calendar.hours)[1] > 0


class Minutes:
    """Durations by one calendar."""

    def __init__(self, calendar: Calendar) -> None:
        self.day = opening(calendar)[1]
        """The minutes of a working day."""
        self.days = len(set(calendar.workdays).intersection(WEEK)) or len(Calendar().workdays)
        """The working days of a week."""
        week = self.days * self.day
        self._working = {"bmin": 1, "bh": 60, "bd": self.day}
        self._within = {**_BY_THE_CLOCK, **self._working}
        self._work = {**self._within, "d": self.day, "w": week, "mo": week * 365 / 84, "y": week * 365 / 7}

    def of_work(self, work: Duration) -> float:
        """An effort: a day, week, month or year of it holds the working days that a usual one has."""
        return work.amount * self._work[work.unit]

    def of_deadline(self, time: Duration) -> float:
        """A deadline: a working day is as long as the calendar says, a calendar day has 24 hours."""
        return time.amount * self._within[time.unit]

    def written(self, minutes: float, *, working: bool) -> str:
        """So many minutes in the notation of the files, rounded up: `2bd 3bh`, `1d 30min`, `40s`."""
        clock = (("d", DAY * 60), ("h", 3600), ("min", 60), ("s", 1))
        units = (("bd", self.day * 60), ("bh", 3600), ("bmin", 60)) if working else clock
        smallest = units[-1][1]
        rest = ceil(minutes * 60 / smallest - 1e-9) * smallest
        parts = []
        for unit, size in units:
            count, rest = divmod(rest, size)
            if count:
                parts.append(f"{count}{unit}")
        return " ".join(parts) or f"0{units[-1][0]}"
