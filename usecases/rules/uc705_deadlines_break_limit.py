"""Who keeps every deadline breaks the limit.

The deadlines of the steps under an entry of `limits`, one after the other, add up to more than it allows. Everybody is
in time, and the customer still gets it too late. Shorten a deadline, allow more time, or count a deadline from the
trigger. Compared are only deadlines that count the same kind of time as the limit. In an approved use case this is a
warning.

Failing:

```yaml
id: repair
title: Repair at the customer's
owner: head
steps:
  - id: note
    actor: manager
    action: Writes down what is broken
    within: 2bd
  - id: mend
    actor: manager
    action: Mends it
    within: 3bd
limits:
  - { from: trigger, to: mend, within: 4bd }
```

Passing:

```yaml
id: repair
title: Repair at the customer's
owner: head
steps:
  - id: note
    actor: manager
    action: Writes down what is broken
    within: 1bd
  - id: mend
    actor: manager
    action: Mends it
    within: 3bd
limits:
  - { from: trigger, to: mend, within: 4bd }
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Hit, Rule, Subject
from usecases.timing.conflicts import promise_conflicts


class DeadlinesBreakLimit(Rule):
    """Deadlines of steps that together are longer than the limit over them."""

    code = "UC705"
    severity = Severity.INFO
    messages = {
        "": mark(
            "The deadlines of the steps up to “{step}” add up to {needed}, and the limit allows {allowed}. Shorten one"
            " of them, or allow more time."
        )
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the limits."""
        if subject.case.status == "retired":
            return
        minutes = subject.names.timeline.minutes
        for found in promise_conflicts(subject.outline, minutes):
            needed = minutes.written(found.needed, working=found.allowed.working)
            said = {"step": found.step, "needed": needed, "allowed": str(found.allowed)}
            yield Hit(found.path, said, severity=subject.incomplete)


RULE = DeadlinesBreakLimit
