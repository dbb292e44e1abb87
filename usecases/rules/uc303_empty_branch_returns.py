"""A branch without steps goes back to the very step that it left.

Nothing is done, and the step begins afresh, so the same condition shows again, and so on for ever. Say what
is done about it: a step that calls again, waits, or asks somebody else. If nothing is done, and the step
simply goes on, write `resume: interrupted`.

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
    resume: call
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
    steps:
      - id: pause
        actor: manager
        action: Waits for two hours
    resume: call
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Hit, Rule, Subject


class EmptyBranchReturns(Rule):
    """A branch that changes nothing."""

    code = "UC303"
    severity = Severity.WARNING
    messages = {
        "": mark(
            "The branch “{branch}” has no steps and goes back to the step that it left: nothing changes, and it happens"
            " again. Say what is done."
        )
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the branches without steps; what happens next may also stand in an outcome."""
        outline = subject.outline
        found = [
            (branch, path)
            for branch, path in outline.branches
            if not branch.steps and branch.resume in branch.at and branch.resume in outline.step_of
        ]
        if not found:
            return
        places = {place for branch in subject.case.branches for place in branch.at}
        for branch, path in found:
            if branch.id not in places:
                yield Hit((*path, "resume"), {"branch": branch.id})


RULE = EmptyBranchReturns
