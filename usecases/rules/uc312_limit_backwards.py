"""A deadline ends before it begins.

An entry of `limits` runs from the start of one step (or the trigger) to the end of another. In the main
scenario the second one comes before the first. Exchange `from` and `to`, or correct them.

Failing:

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
limits:
  - from: note
    to: call
    within: 1bd
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
limits:
  - from: call
    to: note
    within: 1bd
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Hit, Rule, Subject


class LimitBackwards(Rule):
    """A limit whose end stands before its start."""

    code = "UC312"
    severity = Severity.ERROR
    messages = {
        "": mark("“{to}” comes before “{origin}” in the main scenario, so this deadline can't hold. Exchange the two.")
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the limits between steps of the main scenario."""
        for number, limit in enumerate(subject.case.limits):
            first = subject.outline.step_of.get(limit.origin)
            last = subject.outline.step_of.get(limit.to)
            if first is None or last is None or first.branch is not None or last.branch is not None:
                continue
            if last.index < first.index:
                yield Hit(("limits", number, "to"), {"to": limit.to, "origin": limit.origin})


RULE = LimitBackwards
