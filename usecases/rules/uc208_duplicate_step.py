"""The id of a step or branch is used twice in one file.

Steps and branches share one set of ids, in the main scenario and in all branches, so that a reference means
one place. Give the second one an id of its own, and look at the references to it.

Failing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
  - id: call
    actor: manager
    action: Calls again
```

Passing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
  - id: call-again
    actor: manager
    action: Calls again
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.outline import Outline
from usecases.rules.base import Hit, Rule, Subject
from usecases.text.path import Path


class DuplicateStep(Rule):
    """One id for two steps or branches."""

    code = "UC208"
    severity = Severity.ERROR
    messages = {
        "": mark("The id “{step}” is used before in this file; steps and branches share their ids. Choose another.")
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look for an id that stands before, in the order of the file."""
        outline = subject.outline
        distinct = len(outline.step_of) + len(outline.branch_of)
        every = len(outline.steps) + len(outline.branches)
        if distinct == every and outline.branch_of.keys().isdisjoint(outline.step_of):
            return
        seen: set[str] = set()
        for name, path in _ids(outline):
            if name in seen:
                yield Hit((*path, "id"), {"step": name})
            seen.add(name)


def _ids(outline: Outline) -> Iterator[tuple[str, Path]]:
    """Every id and its holder's path: the main scenario, then each branch before its steps."""
    for index, step in enumerate(outline.case.steps):
        yield step.id, ("steps", index)
    for branch, path in outline.branches:
        yield branch.id, path
        for index, step in enumerate(branch.steps):
            yield step.id, (*path, "steps", index)


RULE = DuplicateStep
