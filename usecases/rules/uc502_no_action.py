"""A step doesn't say what is done.

The `action` is the sentence that everybody reads: what is done, in the third person, without the role. A step
that is another use case (`use_case`) needs none. As long as the use case is a draft this is a warning; once
it is approved, it is an error.

Failing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
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


class NoAction(Rule):
    """A step without an action."""

    code = "UC502"
    severity = Severity.WARNING
    messages = {"": mark("The step “{step}” doesn't say what is done. Add an action.")}

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the steps."""
        if subject.case.status == "retired":
            return
        for placed in subject.outline.steps:
            step = placed.step
            if step.action is None and step.use_case is None:
                yield Hit((*placed.path, "id"), {"step": step.id}, severity=subject.unfinished)


RULE = NoAction
