"""The actor is named again among those who do the step too.

`actor` does the work; `responsible` lists others who do it as well. A role in both is counted twice in the matrix
and makes the step look as if several did it. Delete the entry, or name who else works there.

Failing:

```yaml
id: call-back
title: Call back
owner: head
steps:
  - id: call
    actor: manager
    responsible: [manager]
    action: Calls the customer
```

Passing:

```yaml
id: call-back
title: Call back
owner: head
steps:
  - id: call
    actor: manager
    responsible: [head]
    action: Calls the customer
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Hit, Rule, Subject


class DoerNamedTwice(Rule):
    """A role as actor and among the others who do the step."""

    code = "UC413"
    severity = Severity.INFO
    messages = {"": mark("“{role}” does the step “{step}” already, as its actor. Delete the entry.")}

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at who does the step besides the actor."""
        for path, each in subject.assigned:
            for index, role_id in enumerate(each.step.responsible):
                if role_id in each.step.actor:
                    yield Hit((*path, "responsible", index), {"role": role_id, "step": each.step.id})


RULE = DoerNamedTwice
