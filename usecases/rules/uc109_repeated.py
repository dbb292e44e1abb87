"""A list names the same thing twice.

One of the two is superfluous, or another one was meant. Delete it, or write what was meant.

Failing:

```yaml library.yaml
title: Test library
language: en
calendar:
  workdays: [mon, tue, wed, wed, fri]
```

Passing:

```yaml library.yaml
title: Test library
language: en
calendar:
  workdays: [mon, tue, wed, thu, fri]
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class Repeated(Rule):
    """An item that stands twice in a list."""

    code = "UC109"
    severity = Severity.ERROR
    messages = {"": mark("This list names the same thing twice. Delete one of the two, or write what was meant.")}


RULE = Repeated
