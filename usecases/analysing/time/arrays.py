"""The working calendar for very many moments at once: the same line as `Timeline`, in arrays."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from usecases.model.duration import Duration
from usecases.timing.minutes import DAY
from usecases.timing.timeline import Timeline

Moments: TypeAlias = NDArray[np.float64]
Whole: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]


class Line:
    """The line of a calendar; moments are those of the timeline that it is made of."""

    def __init__(self, timeline: Timeline) -> None:
        self.minutes = timeline.minutes
        self._day = float(timeline.minutes.day)
        self._works = np.array(timeline.works)
        self._holidays = np.array(timeline.holidays, dtype=np.int64)
        self._offsets = np.flatnonzero(self._works)
        self._passed = np.concatenate([[0], np.cumsum(self._works)])[:7]

    def working(self, moments: Moments) -> Moments:
        """The minutes of working time from the beginning to each moment."""
        day = np.floor(moments / DAY).astype(np.int64)
        weekday = day % 7
        days = day // 7 * len(self._offsets) + self._passed[weekday]
        today = self._works[weekday]
        if len(self._holidays):
            days = days - np.searchsorted(self._holidays, day)
            today = today & ~np.isin(day, self._holidays)
        found: Moments = days * self._day + np.where(today, np.minimum(moments - day * DAY, self._day), 0.0)
        return found

    def moment(self, working: Moments) -> Moments:
        """The first moment at which so many minutes of working time have passed; they must be more than none."""
        whole = np.maximum(np.ceil(working / self._day) - 1, 0).astype(np.int64)
        rest = working - whole * self._day
        index = self._workday(whole)
        for holiday in self._holidays:
            whole = whole + (index >= holiday)
            index = self._workday(whole)
        found: Moments = index * float(DAY) + rest
        return found

    def _workday(self, number: Whole) -> Whole:
        weeks, rest = np.divmod(number, len(self._offsets))
        found: Whole = weeks * 7 + self._offsets[rest]
        return found

    def after(self, moments: Moments, time: Duration) -> Moments:
        """The moments when a duration has passed."""
        minutes = self.minutes.of_deadline(time)
        return self.after_work(moments, minutes) if time.working else moments + minutes

    def after_work(self, moments: Moments, minutes: float) -> Moments:
        """The moments when so much working time has passed."""
        return self.moment(self.working(moments) + minutes) if minutes > 0 else moments
