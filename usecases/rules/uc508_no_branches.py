"""A use case plans for nothing but the happy path.

Customers don't answer, goods run out, couriers fall ill. Owners like to skip the unpleasant paths, and pay
later in lost customers and broken deliveries. Go through the steps and ask of each what could go wrong here;
write a branch for what can, and under `considered` what you leave without one on purpose.

Failing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
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
branches:
  - id: no-answer
    kind: negative
    at: call
    when: The customer doesn't answer
    end: failure
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Hit, Rule, Subject


class NoBranches(Rule):
    """A use case without any branch, and without a word on why."""

    code = "UC508"
    severity = Severity.WARNING
    messages = {
        "": mark("Nothing is planned for what goes wrong. Ask of each step what could happen, and add branches.")
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look whether there are branches, once there are steps."""
        case = subject.case
        if not case.branches and case.steps and not case.considered and case.status != "retired":
            yield Hit(("steps",), {}, on_key=True)


RULE = NoBranches
