"""A loop doesn't lead back.

`repeat` stands at the last step of a loop and names its first: the step itself, or an earlier one of the same
scenario or branch. To go forward, or over into another branch, write a branch with `resume`.

Failing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
    repeat:
      from: note
      until: the customer has answered
  - id: note
    actor: manager
    action: Writes down the answer
```

Passing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
  - id: note
    actor: manager
    action: Writes down the answer
    repeat:
      from: call
      until: the customer has answered
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Hit, Rule, Subject


class RepeatForward(Rule):
    """A repeat from a step that doesn't come before."""

    code = "UC310"
    severity = Severity.ERROR
    messages = {
        "": mark(
            "A loop leads back, and “{step}” is neither this step nor an earlier one of the same scenario or branch."
            " Name the first step of the loop."
        )
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the loops; steps that aren't there are left to another rule."""
        for placed in subject.outline.steps:
            repeat = placed.step.repeat
            if repeat is None:
                continue
            first = subject.outline.step_of.get(repeat.origin)
            if first is not None and (first.branch is not placed.branch or first.index > placed.index):
                yield Hit((*placed.path, "repeat", "from"), {"step": repeat.origin})


RULE = RepeatForward
