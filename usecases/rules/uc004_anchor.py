"""An anchor or an alias: a `&name`, or a `*name` that repeats it.

YAML can name a value and repeat it elsewhere. In a scenario that hides what a step says, and a change in one
place changes another one unseen, so the format does without. Write the value out. A text that begins with `*`
or `&` needs quotes.

Failing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: &who manager
    action: Calls the customer
  - id: note
    actor: *who
    action: Writes down the answer
```

Passing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
  - id: note
    actor: manager
    action: Writes down the answer
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class Anchor(Rule):
    """An anchor or alias."""

    code = "UC004"
    severity = Severity.ERROR
    messages = {
        "": mark(
            "“{name}” is an anchor or alias of YAML, which a library does without. Write the value out; a text that"
            " begins like this needs quotes."
        )
    }


RULE = Anchor
