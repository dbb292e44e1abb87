"""A field is missing that must be there.

The format asks for very little: a use case has an `id` and a `title`, a step an `id`, a branch an `id` and a
`kind`. Without these nothing could refer to it or name it. Everything else may wait until somebody knows it.

Failing:

```yaml
id: call-back
title: Call back
steps:
  - actor: manager
    action: Calls the customer
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


class MissingField(Rule):
    """A required field that is missing."""

    code = "UC103"
    severity = Severity.ERROR
    messages = {"": mark("The field “{field}” is missing here, and must be there. Add it.")}


RULE = MissingField
