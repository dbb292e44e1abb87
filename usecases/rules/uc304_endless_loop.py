"""A loop that doesn't say when it stops.

`repeat` leads back to an earlier step. Say `until` what holds, or `for each` of what the steps are done
(`each`). Otherwise whoever does the work goes on for ever, or stops when they like.

Failing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
    repeat:
      from: call
```

Passing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
    repeat:
      from: call
      until: the customer has answered, or three calls were made
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Hit, Rule, Subject


class EndlessLoop(Rule):
    """A repeat with neither `until` nor `each`."""

    code = "UC304"
    severity = Severity.WARNING
    messages = {"": mark("This loop doesn't say when it stops. Write until what holds, or for each of what.")}

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the loops."""
        for placed in subject.outline.steps:
            repeat = placed.step.repeat
            if repeat is not None and repeat.until is None and repeat.each is None:
                yield Hit((*placed.path, "repeat"), {}, severity=subject.unfinished)


RULE = EndlessLoop
