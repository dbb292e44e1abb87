"""A step or branch has a word of the format for its id.

`any` means every step, `trigger` the moment when the use case begins, `interrupted` the step that a branch
left. A step of that name could never be referred to. Choose another id.

Failing:

```yaml
id: call-back
title: Call back
steps:
  - id: trigger
    actor: buyer
    action: Asks for a call
```

Passing:

```yaml
id: call-back
title: Call back
steps:
  - id: ask-for-call
    actor: buyer
    action: Asks for a call
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.usecase import RESERVED
from usecases.rules.base import Hit, Rule, Subject


class ReservedId(Rule):
    """A reserved word as an id."""

    code = "UC209"
    severity = Severity.ERROR
    messages = {"": mark("“{step}” is a word of the format and can't be an id. Choose another id.")}

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the ids of steps and branches."""
        outline = subject.outline
        if RESERVED.isdisjoint(outline.step_of) and RESERVED.isdisjoint(outline.branch_of):
            return
        for placed in outline.steps:
            if placed.step.id in RESERVED:
                yield Hit((*placed.path, "id"), {"step": placed.step.id})
        for branch, path in outline.branches:
            if branch.id in RESERVED:
                yield Hit((*path, "id"), {"step": branch.id})


RULE = ReservedId
