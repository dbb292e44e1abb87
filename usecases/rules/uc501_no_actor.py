"""A step doesn't say who does it.

Work that is nobody's isn't done. Name the role in `actor`; where either of two does it, list both. A step
that is another use case (`use_case`) needs no actor. As long as the use case is a draft this is a warning,
for people write what they know; once it is approved, it is an error.

Failing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
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

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Hit, Rule, Subject


class NoActor(Rule):
    """A step without an actor."""

    code = "UC501"
    severity = Severity.WARNING
    messages = {"": mark("The step “{step}” doesn't say who does it. Add an actor.")}

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the steps."""
        if subject.case.status == "retired":
            return
        for placed in subject.outline.steps:
            step = placed.step
            if not step.actor and step.use_case is None:
                yield Hit((*placed.path, "id"), {"step": step.id}, severity=subject.unfinished)


RULE = NoActor
