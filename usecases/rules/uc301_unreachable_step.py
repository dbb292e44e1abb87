"""Steps that can't be reached.

A branch begins where it leaves another step or branch. Where one branch leaves a step of a second, and the
second a step of the first, they go round in a circle that no way leads into: nobody will ever do their steps.
Let one of them leave a step of the main scenario, or whatever it really follows.

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
    at: write
    when: The customer doesn't answer
    steps:
      - id: try-again
        actor: manager
        action: Calls again
    end: failure
  - id: still-no-answer
    kind: negative
    at: try-again
    when: The customer doesn't answer again
    steps:
      - id: write
        actor: manager
        action: Writes to the customer
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
    steps:
      - id: try-again
        actor: manager
        action: Calls again
    end: failure
  - id: still-no-answer
    kind: negative
    at: try-again
    when: The customer doesn't answer again
    steps:
      - id: write
        actor: manager
        action: Writes to the customer
    end: failure
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.flow.reach import reachable
from usecases.languages.catalogue import mark
from usecases.model.outline import Outline, PlacedBranch
from usecases.model.usecase import ANY, Branch
from usecases.rules.base import Hit, Rule, Subject


class UnreachableStep(Rule):
    """A branch that no way leads into."""

    code = "UC301"
    severity = Severity.ERROR
    messages = {
        "": mark(
            "No way leads into the branch “{branch}”: what it leaves is itself reached only through this branch. Let it"
            " leave a step that is reached."
        )
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the branches for which it isn't plain that a way leads into them."""
        outline = subject.outline
        doubtful = _doubtful(outline)
        if not doubtful:
            return
        # Where a place is missing or unknown, other rules say so, and what follows is taken to be reached.
        unplaced = [branch.id for branch, _ in outline.branches if not branch.at or _unknown(branch, outline)]
        found = reachable(subject.flow, also=unplaced)
        for branch, path in doubtful:
            # A step is reached together with the branch it belongs to, so the branch stands for its steps.
            if branch.id not in found:
                yield Hit((*path, "at"), {"branch": branch.id})


def _doubtful(outline: Outline) -> list[PlacedBranch]:
    """The branches that don't follow from the main scenario, be it over other branches."""
    main = {step.id for step in outline.case.steps}
    main.add(ANY)
    waiting = [placed for placed in outline.branches if main.isdisjoint(placed.branch.at) and placed.branch.at]
    if not waiting:
        return waiting
    names = {branch.id for branch, _ in waiting}
    reached: list[str] = []
    followers: dict[str, list[str]] = {}
    for branch, _ in waiting:
        for place in branch.at:
            step = outline.step_of.get(place)
            owner = step.branch.id if step is not None and step.branch is not None else place
            if owner in names:
                followers.setdefault(owner, []).append(branch.id)
            else:
                reached.append(branch.id)
    seen = set(reached)
    while reached:
        new = [name for name in followers.get(reached.pop(), ()) if name not in seen]
        seen.update(new)
        reached += new
    return [placed for placed in waiting if placed.branch.id not in seen]


def _unknown(branch: Branch, outline: Outline) -> bool:
    return any(place != ANY and place not in outline for place in branch.at)


RULE = UnreachableStep
