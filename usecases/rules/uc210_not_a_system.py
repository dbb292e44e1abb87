"""A role under `systems` is no system.

`systems` names the programs and machines that are used, roles of the kind `system`. A person or a team who
works in the step belongs to `actor`, `responsible`, `consulted` or `informed`; where the role is a program,
correct its `kind` in `roles.yaml`.

Failing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
    systems: head
```

Passing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
    systems: crm
```
"""

from collections.abc import Iterable, Iterator, Mapping

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.shared import Role
from usecases.model.usecase import Ids
from usecases.rules.base import Hit, Rule, Subject
from usecases.text.path import Path


class NotASystem(Rule):
    """A role of another kind where a system is wanted."""

    code = "UC210"
    severity = Severity.ERROR
    messages = {
        "": mark(
            "“{role}” is no system: its kind in roles.yaml is {kind}. Name it as an actor or a helper, or correct its"
            " kind."
        )
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the systems of the use case and of its steps."""
        known = subject.names.roles
        if subject.case.systems:
            yield from _others((), subject.case.systems, known)
        for placed in subject.outline.steps:
            if placed.step.systems:
                yield from _others(placed.path, placed.step.systems, known)


def _others(path: Path, systems: Ids, known: "Mapping[str, Role]") -> Iterable[Hit]:
    for index, name in enumerate(systems):
        role = known.get(name)
        if role is not None and role.kind != "system":
            yield Hit((*path, "systems", index), {"role": name, "kind": role.kind})


RULE = NotASystem
