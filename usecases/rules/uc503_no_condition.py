"""A branch doesn't say when it is taken.

Without a condition nobody can tell that the moment has come. Write `when`, a clause that reads well after
“if”, or `after`, the time that has passed, or both. In a draft this is a warning; once approved, an error.

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


class NoCondition(Rule):
    """A branch without a condition."""

    code = "UC503"
    severity = Severity.WARNING
    messages = {"": mark("The branch “{branch}” doesn't say when it is taken. Add its condition: when or after.")}

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the branches."""
        if subject.case.status == "retired":
            return
        for branch, path in subject.outline.branches:
            if branch.when is None and branch.after is None:
                yield Hit((*path, "id"), {"branch": branch.id}, severity=subject.unfinished)


RULE = NoCondition
