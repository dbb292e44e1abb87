"""A field is there, and nothing in it.

An empty text or list says as little as no field at all, but looks as if somebody had decided something. Write
the value. Where it isn't known yet, delete the field: the checks for what is missing keep it in mind.

Failing:

```yaml
id: call-back
title: Call back
goal: ""
```

Passing:

```yaml
id: call-back
title: Call back
goal: The customer gets an answer on the same day
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class Empty(Rule):
    """An empty text or list."""

    code = "UC106"
    severity = Severity.ERROR
    fixable = True
    messages = {
        "": mark("This is empty. Write the value, or delete the field until somebody knows it."),
        "nothing": mark("Nothing stands after the colon or hyphen. Write the value, or delete the line."),
    }


RULE = Empty
