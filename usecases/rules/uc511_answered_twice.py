"""A deviation is left without a branch on purpose, and has one.

Under `considered` stand the deviations that need no branch, each with the reason. Where a branch at the same step
names the same deviation, one of the two is out of date, and readers don't know which. Delete the reason, or the
branch; where the reason is about other steps, name them under `at`.

Failing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
branches:
  - id: quiet
    kind: negative
    at: call
    when: The customer doesn't answer
    deviation: no-answer
    end: failure
considered:
  - at: call
    deviation: no-answer
    because: Customers always answer
```

Passing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
  - id: thank
    actor: manager
    action: Thanks the customer
branches:
  - id: quiet
    kind: negative
    at: call
    when: The customer doesn't answer
    deviation: no-answer
    end: failure
considered:
  - at: thank
    deviation: no-answer
    because: The customer is on the line already
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.usecase import ANY
from usecases.rules.base import Hit, Rule, Subject


class AnsweredTwice(Rule):
    """A reason for having no branch, beside the branch."""

    code = "UC511"
    severity = Severity.WARNING
    messages = {
        "": mark(
            "“{deviation}” is left without a branch here, but branch “{branch}” answers it. Delete one of the two, or"
            " say under “at” which steps are meant."
        )
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Compare what was considered with the deviations that branches name."""
        case = subject.case
        for index, considered in enumerate(case.considered):
            places = set(considered.at) or {ANY}
            for branch in case.branches:
                if branch.deviation == considered.deviation and not places.isdisjoint(branch.at):
                    arguments = {"deviation": considered.deviation, "branch": branch.id}
                    yield Hit(("considered", index), arguments)
                    break


RULE = AnsweredTwice
