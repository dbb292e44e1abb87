"""One role does a step, is asked before it, and is told after it.

A role that stands on all sides of a step says nothing about who does what: mostly everybody was put everywhere so
that nobody is left out. Leave it the one letter that matters, and ask whether others aren't missing.

Failing:

```yaml
id: call-back
title: Call back
owner: head
steps:
  - id: call
    actor: manager
    action: Calls the customer
    consulted: [manager]
    informed: [manager, head]
    channel: mail
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
    informed: [head]
    channel: mail
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Hit, Rule, Subject


class OnAllSides(Rule):
    """A role that does the step, is asked and is told; and perhaps answers for it, too."""

    code = "UC411"
    severity = Severity.WARNING
    messages = {
        "": mark("“{role}” does the step “{step}”, is asked before it and told after it. Leave one of these."),
        "answers": mark(
            "“{role}” does the step “{step}”, answers for it, is asked before it and told after it. Leave what matters."
        ),
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the steps that ask and tell."""
        for path, each in subject.assigned:
            if each.asked and each.told:
                for role_id in dict.fromkeys(each.does):
                    if role_id in each.asked and role_id in each.told:
                        where = (*path, "consulted", each.asked.index(role_id))
                        variant = "answers" if role_id == each.answers else ""
                        yield Hit(where, {"role": role_id, "step": each.step.id}, variant)


RULE = OnAllSides
