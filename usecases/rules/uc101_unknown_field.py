"""A field that the format doesn't have.

Most often it is a slip of the pen (`actoin`), or a field in the wrong place: `owner` belongs to the use case
and `accountable` to a step. What stands in an unknown field would never be read. Correct the name, or move
the field; for remarks there are `notes` and comments.

Failing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    actoin: Calls the customer
```

Passing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class UnknownField(Rule):
    """A field that isn't there."""

    code = "UC101"
    severity = Severity.ERROR
    fixable = True
    messages = {"": mark("There is no field “{field}” in this place. Correct its name, or move it where it belongs.")}


RULE = UnknownField
