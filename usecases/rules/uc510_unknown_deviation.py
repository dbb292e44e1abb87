"""A deviation that the catalogue doesn't have.

A branch names the deviation it answers, and `considered` those that were looked at and left without a branch. The
coverage of the steps is counted by these names. Correct the id, or add the deviation to the library's own
`deviations.yaml`.

Failing:

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
    deviation: no-anwser
    end: failure
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
    deviation: no-answer
    end: failure
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.reading.folder import FileKind
from usecases.rules.base import Hit, Rule, Subject
from usecases.rules.guess import guess


class UnknownDeviation(Rule):
    """A name of a deviation that isn't there."""

    code = "UC510"
    severity = Severity.WARNING
    messages = {
        "": mark(
            "There is no deviation “{deviation}” in the catalogue. Correct the id, or add the deviation to"
            " deviations.yaml."
        )
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the branches and at what was considered."""
        if FileKind.DEVIATIONS in subject.names.unusable:
            return
        for key in ("branches", "considered"):
            for index, each in enumerate(getattr(subject.case, key)):
                if each.deviation is not None and each.deviation not in subject.names.deviations:
                    arguments = {"deviation": each.deviation, **guess(each.deviation, sorted(subject.names.deviations))}
                    yield Hit((key, index, "deviation"), arguments)


RULE = UnknownDeviation
