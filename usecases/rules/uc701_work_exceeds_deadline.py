"""The work takes longer than the deadline allows.

`work` is how long a step takes while one is at it, `within` is by when it must be done, counted from its turn. Here
the first is longer, so the deadline is missed even by whoever begins at once. Allow more time, split the step, or
correct the effort. A working day (`bd`) is as long as the calendar of `library.yaml` says.

Failing:

```yaml
id: repair
title: Repair at the customer's
owner: head
steps:
  - id: note
    actor: manager
    action: Writes down what is broken
  - id: mend
    actor: manager
    action: Mends it
    work: 3h
    within: 2bh
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
  - id: mend
    actor: manager
    action: Mends it
    work: 3h
    within: 4bh
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Hit, Rule, Subject
from usecases.timing.conflicts import work_conflicts


class WorkExceedsDeadline(Rule):
    """A step that can't be done in its time."""

    code = "UC701"
    severity = Severity.WARNING
    messages = {
        "": mark(
            "The work of the step “{step}” takes {needed}, and its deadline allows {allowed}. Allow more time, or"
            " correct the effort."
        )
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the steps with effort and deadline."""
        if subject.case.status == "retired":
            return
        minutes = subject.names.timeline.minutes
        for found in work_conflicts(subject.outline, minutes):
            needed = minutes.written(found.needed, working=found.allowed.working)
            yield Hit(found.path, {"step": found.step, "needed": needed, "allowed": str(found.allowed)})


RULE = WorkExceedsDeadline
