"""A value isn't written the way it must be.

Ids, durations, dates, working hours, currencies and frequencies have a form of their own, so that the program
can compare them, count with them, and say them in the reader's language. The message shows the form with an
example.

Failing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
    within: 2 hours
```

Passing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
    within: 2h
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class Malformed(Rule):
    """A value that isn't in its form."""

    code = "UC105"
    severity = Severity.ERROR
    fixable = True
    messages = {
        "": mark("“{written}” isn't written the way this field wants. Look at the field's description."),
        "id": mark("“{written}” can't be an id. Write small Latin letters, digits and hyphens, as in call-back."),
        "duration": mark(
            "“{written}” is no duration. Write a whole number and a unit without a space: 10min, 2h, 3d, 1w; in working"
            " time 30bmin, 4bh, 3bd."
        ),
        "minimum": mark("{written} is too small. The least that this can be is {limit}."),
        "maximum": mark("{written} is too large. The most that this can be is {limit}."),
        "moment": mark(
            "“{written}” is no deadline. Write a whole number and a unit without a space, as in 10min, 2h or 3bd, or"
            " the word promptly."
        ),
        "date": mark("“{written}” is no date. Write year, month and day, as in 2026-11-16."),
        "hours": mark("“{written}” are no working hours. Write from when to when, as in 09:00-18:00."),
        "currency": mark("“{written}” is no currency. Write its code of three capital letters, as in PLN, RUB or EUR."),
        "frequency": mark(
            "“{written}” is no frequency. Write how many times, a slash and a unit (d, w, mo or y), as in 40/w."
        ),
    }


RULE = Malformed
