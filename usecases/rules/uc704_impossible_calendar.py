"""The calendar can't be worked by.

The working hours end at the very minute at which they begin, so that no time is left to work in; or a holiday is a
day that no calendar has. The hours are then taken to be 9 to 18, and the holiday counts for nothing. Hours may go over
midnight: `22:00-06:00` are eight.

Failing:

```yaml library.yaml
title: A small shop
language: en
calendar:
  hours: "09:00-09:00"
```

Passing:

```yaml library.yaml
title: A small shop
language: en
calendar:
  hours: "09:00-18:00"
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.shared import Shared
from usecases.reading.folder import FileKind
from usecases.rules.base import Hit, Names, Rule
from usecases.timing.minutes import has_hours
from usecases.timing.timeline import impossible_dates


class ImpossibleCalendar(Rule):
    """Hours without time, and holidays that never come."""

    code = "UC704"
    severity = Severity.WARNING
    messages = {
        "": mark("No time is left to work in: {hours}. Write from when to when people work, as in 09:00-18:00."),
        "holiday": mark("No calendar has the day {day}. Correct it."),
    }

    def in_shared(self, shared: Shared, names: Names) -> Iterator[tuple[FileKind, Hit]]:
        """Look at the calendar."""
        del names
        calendar = shared.settings.calendar
        if not has_hours(calendar):
            yield FileKind.LIBRARY, Hit(("calendar", "hours"), {"hours": calendar.hours})
        for index in impossible_dates(calendar.holidays):
            day = calendar.holidays[index]
            yield FileKind.LIBRARY, Hit(("calendar", "holidays", index), {"day": day}, "holiday")


RULE = ImpossibleCalendar
