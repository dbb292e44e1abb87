"""A role is asked before its own work, or told after it.

Whoever does a step (`actor`, `responsible`) knows what they think and what they did. The entry makes the matrix
longer and hides that perhaps nobody else is asked or told. Delete it, or name who was meant. Where either of two
roles does the step, one may well be told by the other.

Failing:

```yaml
id: call-back
title: Call back
owner: head
steps:
  - id: call
    actor: manager
    action: Calls the customer
    informed: [manager]
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


class AskedAboutOwnWork(Rule):
    """A doer among those who are asked or told."""

    code = "UC410"
    severity = Severity.INFO
    messages = {
        "": mark("“{role}” does the step “{step}” and is told of it. Delete the entry, or name who was meant."),
        "asked": mark(
            "“{role}” does the step “{step}” and is asked before it. Delete the entry, or name who was meant."
        ),
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at who is sure to do a step; a role that is asked as well as told is another rule's."""
        for path, each in subject.assigned:
            if not each.asked and not each.told:
                continue
            step = each.step
            sure = {*step.responsible, *(step.actor if len(step.actor) == 1 else ())}
            both = set(each.asked).intersection(each.told)
            for field, variant, roles in (("consulted", "asked", each.asked), ("informed", "", each.told)):
                for index, role_id in enumerate(roles):
                    if role_id in sure and role_id not in both:
                        yield Hit((*path, field, index), {"role": role_id, "step": step.id}, variant)


RULE = AskedAboutOwnWork
