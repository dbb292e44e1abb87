"""An indicator is measured twice on one day.

A lamp shows one value a day, and of two the later row would count, whichever was meant; the two may stand in two
files. Delete the row that is wrong, or correct its day. Where an indicator is taken several times a day, write the
day's value, such as the median.

Failing:

```yaml measurements/sales.csv
date,kpi,value
2026-11-16,order-time,3
2026-11-16,order-time,4
```

Passing:

```yaml measurements/sales.csv
date,kpi,value
2026-11-09,order-time,3
2026-11-16,order-time,4
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class MeasuredTwice(Rule):
    """Two rows with the same indicator and day, in one file or in two."""

    code = "UC021"
    severity = Severity.WARNING
    messages = {
        "": mark(
            "“{kpi}” is measured twice on {day}, first in line {line}. Delete the row that is wrong, or correct its"
            " day."
        ),
        "file": mark(
            "“{kpi}” is measured twice on {day}, first in {path}, line {line}. Delete the row that is wrong, or correct"
            " its day."
        ),
        "more": mark("Rows with the same mistake as line {line} that aren't listed here: {count}."),
    }


RULE = MeasuredTwice
