"""A deadline passes before the step can be done.

The deadline counts from the trigger or from the end of an earlier step. The waits and the work in between, this step's
among them, take longer than it allows. Count it from another step, allow more time, or correct the waits and the
effort.

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
    within: { time: 2bd, from: trigger }
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
    wait: 3bd
    work: 3h
    within: { time: 5bd, from: trigger }
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.usecase import TRIGGER
from usecases.rules.base import Hit, Rule, Subject
from usecases.timing.conflicts import origin_conflicts


class DeadlineBeforeItsTurn(Rule):
    """A deadline from an earlier moment that can't be met."""

    code = "UC703"
    severity = Severity.WARNING
    messages = {
        "": mark(
            "From “{origin}” to the end of the step “{step}” the work and the waits take at least {needed}, and the"
            " deadline allows {allowed}. Allow more time, or count it from another step."
        ),
        "trigger": mark(
            "From the beginning to the end of the step “{step}” the work and the waits take at least {needed}, and the"
            " deadline allows {allowed}. Allow more time, or count it from another step."
        ),
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the deadlines that count from another moment."""
        if subject.case.status == "retired":
            return
        timeline = subject.names.timeline
        for found in origin_conflicts(subject.outline, timeline):
            needed = timeline.minutes.written(found.needed, working=found.allowed.working)
            said = {"step": found.step, "needed": needed, "allowed": str(found.allowed)}
            if found.origin == TRIGGER:
                yield Hit(found.path, said, "trigger")
            else:
                yield Hit(found.path, {**said, "origin": found.origin or ""})


RULE = DeadlineBeforeItsTurn
