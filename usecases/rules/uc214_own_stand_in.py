"""A role stands in for itself.

`stand_ins` names the roles that take over when somebody is absent. A role that names itself has nobody. Name
another role, or delete the entry, so that the gap shows.

Failing:

```yaml roles.yaml
roles:
  - id: manager
    title: Manager
    stand_ins: [manager]
```

Passing:

```yaml roles.yaml
roles:
  - id: manager
    title: Manager
    stand_ins: [head]
  - id: head
    title: Head of sales
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.shared import Shared
from usecases.reading.folder import FileKind
from usecases.rules.base import Hit, Names, Rule


class OwnStandIn(Rule):
    """A role among its own stand-ins."""

    code = "UC214"
    severity = Severity.ERROR
    messages = {"": mark("The role “{role}” stands in for itself. Name another role, or delete the entry.")}

    def in_shared(self, shared: Shared, names: Names) -> Iterator[tuple[FileKind, Hit]]:
        """Look at the stand-ins of every role."""
        del names
        for number, role in enumerate(shared.roles):
            for index, other in enumerate(role.stand_ins):
                if other == role.id:
                    yield FileKind.ROLES, Hit(("roles", number, "stand_ins", index), {"role": role.id})


RULE = OwnStandIn
