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
from usecases.model.usecase import INTERRUPTED, Branch
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
        for branch, path in subject.outline.branches:
            if branch.resume != INTERRUPTED:
                continue
            where = (*path, "resume")
            if branch.instead:
                yield Hit(where, {"branch": branch.id})
            elif parent := _replacing_parent(branch, subject.outline):
                yield Hit(where, {"branch": branch.id, "parent": parent}, "parent")


def _replacing_parent(branch: Branch, outline: Outline) -> str | None:
    """The branch that this one is an outcome of, over any number of others, and that left with `instead`."""
    waiting, seen = [branch], {branch.id}
    while waiting:
        for place in waiting.pop().at:
            if place in seen or place in outline.step_of or place not in outline.branch_of:
                continue
            seen.add(place)
            parent = outline.branch_of[place].branch
            if parent.instead:
                return parent.id
            waiting.append(parent)
    return None


RULE = NothingToCarryOn
