"""The process has less time than its steps need.

An entry of `limits` is a deadline over several steps. The waits and the work of these steps, one after the other, take
longer than it allows, even if nothing lies about in between. Steps in any order count with the longest one, steps that
may be skipped (`if`) not at all. Allow more time, shorten a wait, or correct the effort.

Failing:

```yaml
id: repair
title: Repair at the customer's
owner: head
steps:
  - id: note
    actor: manager
    action: Writes down what is broken
    work: 2h
  - id: mend
    actor: manager
    action: Mends it
    wait: 3bd
    work: 3h
limits:
  - { from: trigger, to: mend, within: 2bd }
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
    work: 2h
  - id: mend
    actor: manager
    action: Mends it
    wait: 1bd
    work: 3h
limits:
  - { from: trigger, to: mend, within: 2bd }
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Hit, Rule, Subject
from usecases.timing.conflicts import limit_conflicts


class LimitTooShort(Rule):
    """A limit that the work and the waits under it break."""

    code = "UC702"
    severity = Severity.WARNING
    messages = {
        "": mark(
            "The work and the waits up to the step “{step}” take at least {needed}, and {allowed} are allowed. Allow"
            " more time, or correct the waits and the effort."
        )
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the limits."""
        if subject.case.status == "retired":
            return
        timeline = subject.names.timeline
        for found in limit_conflicts(subject.outline, timeline):
            needed = timeline.minutes.written(found.needed, working=found.allowed.working)
            yield Hit(found.path, {"step": found.step, "needed": needed, "allowed": str(found.allowed)})


RULE = LimitTooShort
