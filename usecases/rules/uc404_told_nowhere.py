"""Somebody is to be told, but it isn't said where.

`informed` names who is told when the step is done. Without a `channel` everyone tells it in another place, or
nobody does. Name where it is written or said: by mail, in the CRM, in a meeting. In an approved use case this is a
warning.

Failing:

```yaml
id: call-back
title: Call back
owner: head
steps:
  - id: call
    actor: manager
    action: Calls the customer
    informed: [head]
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


class ToldNowhere(Rule):
    """A step with informed roles and no channel."""

    code = "UC404"
    severity = Severity.INFO
    messages = {"": mark("The step “{step}” says who is told, but not where. Add a channel.")}

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the steps that tell somebody."""
        for path, each in subject.assigned:
            if each.told and not each.step.channel:
                yield Hit((*path, "informed"), {"step": each.step.id}, on_key=True, severity=subject.incomplete)


RULE = ToldNowhere
