"""Whoever answers for a step is the only one who is asked before it.

`consulted` is for a second look: somebody who knows more, or sees what the others don't. Whoever answers for the
result (`accountable`, or the use case's owner) decides anyway, so asking only them brings no second look. Name
somebody else too, or delete the entry; if they approve, write the approval as a step of its own.

Failing:

```yaml
id: give-discount
title: Give a discount
owner: head
steps:
  - id: calculate
    actor: manager
    action: Works out the discount
    consulted: [head]
```

Passing:

```yaml
id: give-discount
title: Give a discount
owner: head
steps:
  - id: calculate
    actor: manager
    action: Works out the discount
  - id: approve
    actor: head
    action: Approves the discount
    activity: agree
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Hit, Rule, Subject


class OnlyAsksItself(Rule):
    """The accountable role as the only consulted one."""

    code = "UC403"
    severity = Severity.INFO
    messages = {
        "": mark(
            "“{role}” answers for the step “{step}” and is the only one who is asked before it. Name somebody else"
            " too, or delete the entry."
        )
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the steps before which one role is asked."""
        for path, each in subject.assigned:
            if each.asked == (each.answers,) and each.answers not in each.does:
                yield Hit((*path, "consulted", 0), {"role": each.asked[0], "step": each.step.id})


RULE = OnlyAsksItself
