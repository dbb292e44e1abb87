"""One person does a step alone, and nobody stands in for them.

When they are ill or on leave, the process stops. Name in `roles.yaml` who takes over (`stand_ins`); where several
people hold the role, make its `kind` a team. Where really nobody can take over, silence this with the reason. This
is only said where the whole library was looked at.

Failing:

```yaml roles.yaml
roles:
  - id: manager
    title: Manager
  - id: head
    title: Head of sales
```

```yaml
id: call-back
title: Call back
owner: head
steps:
  - id: call
    actor: manager
    action: Calls the customer
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

```yaml
id: call-back
title: Call back
owner: head
steps:
  - id: call
    actor: manager
    action: Calls the customer
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.reading.folder import FileKind
from usecases.rules.base import FileHit, Overview, Rule


class NoStandIn(Rule):
    """A person who does steps alone and has no stand-in."""

    code = "UC407"
    severity = Severity.INFO
    messages = {"": mark("“{role}” does steps alone, and nobody stands in. Name who takes over (stand_ins).")}

    def in_library(self, overview: Overview) -> Iterator[FileHit]:
        """Look for every person without a stand-in among those who do a step alone."""
        alone = {
            role.id
            for role in overview.shared.roles
            if role.kind == "person" and not role.external and not any(other != role.id for other in role.stand_ins)
        }
        found: set[str] = set()
        for use in overview.uses():
            if len(found) == len(alone):
                break
            kind, _, name = use.partition(":")
            if kind == "doer" and name in alone:
                found.add(name)
        for number, role in enumerate(overview.shared.roles):
            if role.id in found:
                place = overview.shared_place(FileKind.ROLES, ("roles", number, "id"))
                yield FileHit(f"{FileKind.ROLES}.yaml", place, {"role": role.id})


RULE = NoStandIn
