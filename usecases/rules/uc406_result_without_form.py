"""A result has no form.

Whoever goes on with the result must know where to look for it and how it looks: a spreadsheet in the shared folder,
a card in the CRM, a signed note. Write it as `form`, or name the artefact that the step gives. In an approved use
case this is a warning. Steps that only people outside the company do are left out.

Failing:

```yaml
id: call-back
title: Call back
owner: head
steps:
  - id: call
    actor: manager
    action: Calls the customer
    result: The customer knows the delivery day
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
    result: The customer knows the delivery day
    form: Note in the CRM
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Hit, Rule, Subject


class ResultWithoutForm(Rule):
    """A result of which nobody knows how it looks."""

    code = "UC406"
    severity = Severity.INFO
    messages = {"": mark("The result of the step “{step}” has no form: where and how is it handed over? Add a form.")}

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the steps with a result."""
        for path, each in subject.assigned:
            step = each.step
            if step.result is not None and step.form is None and not step.gives and not each.outside:
                yield Hit((*path, "result"), {"step": step.id}, on_key=True, severity=subject.incomplete)


RULE = ResultWithoutForm
