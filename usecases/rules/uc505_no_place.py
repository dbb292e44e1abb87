"""A branch doesn't say where it leaves.

Without a place it stands beside the scenario and belongs to no step: it isn't drawn, and nobody meets it.
Write in `at` the step, a list of steps, the branch whose outcome it is, or `any` for every step. In a draft
this is a warning; once approved, an error.

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


class NoPlace(Rule):
    """A branch without a place."""

    code = "UC505"
    severity = Severity.WARNING
    messages = {"": mark("The branch “{branch}” doesn't say where it leaves. Add at: a step, a branch, or any.")}

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the branches."""
        if subject.case.status == "retired":
            return
        for branch, path in subject.outline.branches:
            if not branch.at:
                yield Hit((*path, "id"), {"branch": branch.id}, severity=subject.unfinished)


RULE = NoPlace
