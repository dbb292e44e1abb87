"""A branch goes on at a step from which the use case can never end.

Loops are legal: a branch may lead back as often as need be. But some way must lead out, to the end of the
main scenario or to a branch that ends. Here two or more branches only lead to one another. Let one of them
end, or go on in the main scenario.

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
    steps:
      - id: try-again
        actor: manager
        action: Calls again
    resume: write
  - id: still-no-answer
    kind: negative
    at: try-again
    when: The customer doesn't answer again
    steps:
      - id: write
        actor: manager
        action: Writes to the customer
    resume: try-again
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
      - id: try-again
        actor: manager
        action: Calls again
    resume: call
  - id: still-no-answer
    kind: negative
    at: try-again
    when: The customer doesn't answer again
    steps:
      - id: write
        actor: manager
        action: Writes to the customer
    resume: try-again
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.outline import Outline
from usecases.model.usecase import INTERRUPTED
from usecases.rules.base import Hit, Rule, Subject


class NoEndAfterResume(Rule):
    """A resume from which no end can be reached."""

    code = "UC302"
    severity = Severity.ERROR
    messages = {
        "": mark(
            "After the branch “{branch}” the use case can never end: from “{step}” on, everything leads back. Let one"
            " of these branches end, or go on in the main scenario."
        )
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the branches that go on, where one goes on inside a branch of doubtful end."""
        if not _doubtful(subject.outline):
            return
        outline, can_end = subject.outline, subject.can_end
        for branch, path in outline.branches:
            if branch.resume is None or branch.id not in subject.reachable:
                continue
            goals = subject.flow.origins[branch.id] if branch.resume == INTERRUPTED else (branch.resume,)
            if branch.resume not in outline.step_of and branch.resume != INTERRUPTED:
                continue
            if goals and can_end.isdisjoint(goals):
                yield Hit((*path, "resume"), {"branch": branch.id, "step": branch.resume})


def _doubtful(outline: Outline) -> bool:
    """Whether a branch goes on inside another one that doesn't plainly come to an end.

    Where none does, every end is reached: the main scenario runs through to its own; and a branch that is reached
    ends, is left open, goes on in the main scenario, or carries on where it was left, which is a step reached before
    it and so, by the same reasoning, one that comes to an end. An outcome follows its parent and is a branch too.
    """
    for branch, _ in outline.branches:
        if branch.resume is None:
            continue
        goal = outline.step_of.get(branch.resume)
        if goal is None or goal.branch is None or goal.branch.end is not None:
            continue
        further = outline.step_of.get(goal.branch.resume or "")
        if further is None or further.branch is not None:
            return True
    return False


RULE = NoEndAfterResume
