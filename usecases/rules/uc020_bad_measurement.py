"""A row of measurements can't be used.

A file in the folder `measurements` begins with the line `date,kpi,value`. Every row below is a day
(year-month-day), the id of an indicator in `kpis.yaml`, and a number with a point. Spreadsheet programs in Russian
and Polish save such a table with semicolons; then the first line is `date;kpi;value`, a number may have a decimal
comma, and a day may be written as 16.11.2026. A row that is wrong would move a lamp to the wrong colour, so it
isn't guessed at.

Failing:

```yaml measurements/sales.csv
date,kpi,value
11/16/2026,order-time,3
```

Passing:

```yaml measurements/sales.csv
date,kpi,value
2026-11-16,order-time,3
```

```yaml measurements/service.csv
date;kpi;value
16.11.2026;order-time;3,5
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class BadMeasurement(Rule):
    """A row of measurements that can't be used."""

    code = "UC020"
    severity = Severity.ERROR
    messages = {
        "empty": mark("The file is empty. Begin it with the line “date,kpi,value”, or delete it."),
        "header": mark(
            "The first line is “{text}”. It must be “date,kpi,value”, or “date;kpi;value” where semicolons stand"
            " between the columns."
        ),
        "date": mark("“{text}” is no day. Write year, month and day, as in 2026-11-16."),
        "value": mark("“{text}” is no number. Write digits, with a point before the fraction, as in 12.5."),
        "comma": mark(
            "“{text}” has a decimal comma, but commas stand between the columns here. Write a point; or put semicolons"
            " between the columns in every line, the first included."
        ),
        "columns": mark("The row “{text}” doesn't have three columns. Write a day, an indicator and a number."),
        "more": mark("Rows with the same mistake as line {line} that aren't listed here: {count}."),
    }


RULE = BadMeasurement
