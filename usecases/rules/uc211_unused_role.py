"""A role that nothing refers to.

It stands in `roles.yaml`, and no use case, stand-in, signature or group names it: a ghost that makes the list
longer and the matrix emptier. It may belong to a scenario that isn't written yet; else delete it. This is
only said where the whole library was looked at.

Failing:

```yaml roles.yaml
roles:
  - id: manager
    title: Manager
  - id: night-guard
    title: Night guard
```

```yaml
id: call-back
title: Call back
owner: manager
```

Passing:

```yaml roles.yaml
roles:
  - id: manager
    title: Manager
    stand_ins: [night-guard]
  - id: night-guard
    title: Night guard
```

```yaml
id: call-back
title: Call back
owner: manager
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.shared import Shared
from usecases.reading.folder import FileKind
from usecases.rules.base import FileHit, Overview, Rule


class UnusedRole(Rule):
    """A role without any reference."""

    code = "UC211"
    severity = Severity.INFO
    messages = {"": mark("Nothing refers to the role “{role}”. Delete it, unless a scenario for it is still to come.")}

    def in_library(self, overview: Overview) -> Iterator[FileHit]:
        """Look for every role among all references."""
        if not overview.complete:
            return
        unused = {role.id for role in overview.shared.roles} - _used_in_shared(overview.shared)
        for use in overview.uses():
            if not unused:
                return
            kind, _, name = use.partition(":")
            if kind in ("role", "?"):  # of a file that breaks its schema any text may be a reference
                unused.discard(name)
        for number, role in enumerate(overview.shared.roles):
            if role.id in unused:
                place = overview.shared_place(FileKind.ROLES, ("roles", number, "id"))
                yield FileHit(f"{FileKind.ROLES}.yaml", place, {"role": role.id})


def _used_in_shared(shared: Shared) -> set[str]:
    used = {other for role in shared.roles for other in role.stand_ins if other != role.id}
    used.update(signer for artefact in shared.artefacts for signer in artefact.signed_by)
    used.update(group.owner for group in shared.groups if group.owner is not None)
    return used


RULE = UnusedRole
