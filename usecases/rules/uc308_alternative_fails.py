"""An alternative branch ends in failure.

An alternative is another way to the same goal; where the goal is missed, the branch is negative. The
difference counts: negative branches are what the coverage of deviations, the training and the risk list are
made of. Correct the `kind`, or the `end`.

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
    kind: alternative
    at: call
    when: The customer doesn't answer
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
    end: failure
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Hit, Rule, Subject


class AlternativeFails(Rule):
    """An alternative whose own end is failure."""

    code = "UC308"
    severity = Severity.WARNING
    messages = {
        "": mark(
            "The branch “{branch}” is an alternative and ends in failure, yet an alternative reaches the goal. Make it"
            " negative, or correct the end."
        )
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the alternatives."""
        for branch, path in subject.outline.branches:
            if branch.end == "failure" and branch.kind == "alternative":
                yield Hit((*path, "end"), {"branch": branch.id})


RULE = AlternativeFails
