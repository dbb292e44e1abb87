"""A branch carries on with a step that was never begun.

`resume: interrupted` carries on where the step was left. With `instead: true` the step isn't done at all, so
there is nothing to carry on with; the same holds for an outcome of such a branch. Name the step to go on
with, or leave out `instead` if the step was begun.

Failing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
  - id: note
    actor: manager
    action: Writes down the answer
branches:
  - id: customer-here
    kind: alternative
    at: call
    when: The customer comes in person
    instead: true
    resume: interrupted
```

Passing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
  - id: note
    actor: manager
    action: Writes down the answer
branches:
  - id: customer-here
    kind: alternative
    at: call
    when: The customer comes in person
    instead: true
    resume: note
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.outline import Outline
from usecases.model.usecase import INTERRUPTED
from usecases.rules.base import Hit, Rule, Subject


class NothingToCarryOn(Rule):
    """A resume into a step that wasn't done."""

    code = "UC309"
    severity = Severity.ERROR
    messages = {
        "": mark(
            "The branch “{branch}” happens instead of the step, so there is nothing to carry on with. Name the step to"
            " go on with."
        ),
        "parent": mark(
            "The branch “{parent}”, whose outcome this is, happens instead of the step, so there is nothing to carry on"
            " with. Name the step to go on with."
        ),
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the branches that carry on, and at those whose outcomes they are."""
        if not any(branch.instead for branch in subject.case.branches):
            return
        replacing = _replacing_parents(subject.outline)
        for branch, path in subject.outline.branches:
            if branch.resume != INTERRUPTED:
                continue
            where = (*path, "resume")
            if branch.instead:
                yield Hit(where, {"branch": branch.id})
            elif branch.id in replacing:
                yield Hit(where, {"branch": branch.id, "parent": replacing[branch.id]}, "parent")


def _replacing_parents(outline: Outline) -> dict[str, str]:
    """By outcome, be it of an outcome: the branch that left the step with `instead`."""
    outcomes: dict[str, list[str]] = {}
    for branch, _ in outline.branches:
        for place in branch.at:
            if place in outline.branch_of and place not in outline.step_of:
                outcomes.setdefault(place, []).append(branch.id)
    found: dict[str, str] = {}
    for parent, _ in outline.branches:
        waiting = [parent.id] if parent.instead else []
        while waiting:
            for outcome in outcomes.get(waiting.pop(), ()):
                if outcome not in found:
                    found[outcome] = parent.id
                    waiting.append(outcome)
    return found


RULE = NothingToCarryOn
