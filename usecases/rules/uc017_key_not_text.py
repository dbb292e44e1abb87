"""A key isn't a text.

The keys of a file are names of fields. A number, `true`, `null` or nothing at all can't be one. Write the
field's name before the colon.

Failing:

```yaml
id: call-back
title: Call back
guarantees:
  1: The customer knows when the call comes
```

Passing:

```yaml
id: call-back
title: Call back
guarantees:
  success: The customer knows when the call comes
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class KeyNotText(Rule):
    """A key that is no text."""

    code = "UC017"
    severity = Severity.ERROR
    messages = {"": mark("Before the colon stands “{key}”, and a field's name is wanted. Write the name.")}


RULE = KeyNotText
