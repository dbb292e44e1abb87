"""A branch doesn't say how it goes on.

After the last step of a branch people must know where they stand: back at a step (`resume`), or at the end
(`end`, in `success`, `failure` or `other`, which also serves where nobody can say). A branch with outcomes,
branches that leave it and follow its last step, needs no ending of its own. In a draft this is a warning;
once approved, an error.

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


class NoEnding(Rule):
    """A branch that neither goes on nor ends nor has outcomes."""

    code = "UC504"
    severity = Severity.WARNING
    messages = {
        "": mark("The branch “{branch}” doesn't say how it goes on. Add resume (at which step) or end (and how).")
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the branches."""
        if subject.case.status == "retired":
            return
        found = [placed for placed in subject.outline.branches if not (placed.branch.resume or placed.branch.end)]
        if not found:
            return
        with_outcomes = {place for branch in subject.case.branches for place in branch.at if place != branch.id}
        for branch, path in found:
            if branch.id not in with_outcomes:
                yield Hit((*path, "id"), {"branch": branch.id}, severity=subject.unfinished)


RULE = NoEnding
