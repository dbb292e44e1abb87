"""A step has a deadline and no result.

By then what must be there? Without a result nobody can tell whether the deadline was kept. Write what there is when
the step is done (`result`), or name the artefact that it gives. In an approved use case this is a warning. Steps
that only people outside the company do are left out.

Failing:

```yaml
id: call-back
title: Call back
owner: head
steps:
  - id: call
    actor: manager
    action: Calls the customer
    within: 2h
```

Passing:

```yaml
id: call-back
title: Call back
owner: head
steps:
  - id: call
    actor: manager
    action: Calls the customer
    within: 2h
    result: The customer knows the delivery day
    form: Note in the CRM
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Hit, Rule, Subject


class DeadlineWithoutResult(Rule):
    """A deadline by which nothing is said to be there."""

    code = "UC405"
    severity = Severity.INFO
    messages = {"": mark("The step “{step}” has a deadline, but doesn't say what is there by then. Add a result.")}

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the steps with a deadline."""
        for path, each in subject.assigned:
            step = each.step
            if step.within and step.result is None and not step.gives and step.use_case is None and not each.outside:
                yield Hit((*path, "within"), {"step": step.id}, on_key=True, severity=subject.incomplete)


RULE = DeadlineWithoutResult
