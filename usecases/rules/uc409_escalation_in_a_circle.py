"""An escalation comes back to whoever didn't act.

A branch with `after` shows that time has passed and nobody has acted: the matter goes to somebody else. Where that
one doesn't act in time either and the next branch gives it back to a role that had it before, it goes round in a
circle, and the customer waits. Let each branch lead to somebody new, or come to an end.

Failing:

```yaml
id: complaint
title: Answer a complaint
owner: head
steps:
  - id: answer
    actor: manager
    action: Answers the customer
branches:
  - id: late
    kind: negative
    at: answer
    after: 1bd
    steps:
      - id: remind
        actor: head
        action: Takes the complaint
    resume: answer
  - id: later
    kind: negative
    at: remind
    after: 1bd
    steps:
      - id: try-again
        actor: manager
        action: Takes the complaint again
    end: failure
```

Passing:

```yaml
id: complaint
title: Answer a complaint
owner: head
steps:
  - id: answer
    actor: manager
    action: Answers the customer
branches:
  - id: late
    kind: negative
    at: answer
    after: 1bd
    steps:
      - id: remind
        actor: head
        action: Takes the complaint
    resume: answer
  - id: later
    kind: negative
    at: remind
    after: 1bd
    when: The head is away, too
    end: failure
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.outline import PlacedStep
from usecases.model.usecase import Branch
from usecases.rules.base import Hit, Rule, Subject


class EscalationInACircle(Rule):
    """A branch after some time that hands the matter back."""

    code = "UC409"
    severity = Severity.WARNING
    messages = {
        "": mark("“{role}” has had this before and didn't act in time. Let the step “{step}” be somebody else's."),
        "resume": mark(
            "This leads back to the step “{step}”, where nobody acted in time. Lead to somebody else, or to an end."
        ),
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the branches that stem from the steps of others, all shown by time."""
        if subject.case.status == "retired":
            return
        for branch, path in subject.outline.branches:
            if branch.after is None:
                continue
            for left in _left(branch, subject):
                before = _before(left, subject)
                if not before:
                    continue
                had = {role_id for placed in before for role_id in placed.step.actor} - set(left.step.actor)
                back = [role_id for role_id in branch.steps[0].actor if role_id in had] if branch.steps else []
                inside = [role_id for role_id in back if not _outside(role_id, subject)]
                if inside:
                    step = branch.steps[0]
                    where = (*path, "steps", 0, "actor", step.actor.index(inside[0]))
                    yield Hit(where, {"role": inside[0], "step": step.id})
                    break
                if not branch.steps and branch.resume in {placed.step.id for placed in before}:
                    assert branch.resume is not None
                    yield Hit((*path, "resume"), {"step": branch.resume}, "resume")
                    break


def _left(branch: Branch, subject: Subject) -> list[PlacedStep]:
    """The steps that a branch leaves."""
    return [subject.outline.step_of[place] for place in branch.at if place in subject.outline.step_of]


def _before(left: PlacedStep, subject: Subject) -> list[PlacedStep]:
    """The steps whose time passed before this one's turn came, back to the beginning."""
    found: dict[str, PlacedStep] = {}
    waiting = [left]
    while waiting:
        branch = waiting.pop().branch
        if branch is None or branch.after is None:
            continue
        new = [placed for placed in _left(branch, subject) if placed.step.id not in found]
        found.update((placed.step.id, placed) for placed in new)
        waiting += new
    return list(found.values())


def _outside(role_id: str, subject: Subject) -> bool:
    role = subject.names.roles.get(role_id)
    return role is not None and role.external


RULE = EscalationInACircle
