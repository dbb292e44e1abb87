"""Two entries of a shared file have the same id.

Each role, artefact, group, indicator, channel, deviation and improvement is known by its id, and only the last of two
would count. Delete one of them, or give it an id of its own.

Failing:

```yaml roles.yaml
roles:
  - id: manager
    title: Manager
  - id: manager
    title: Sales manager
```

Passing:

```yaml roles.yaml
roles:
  - id: manager
    title: Manager
  - id: sales-manager
    title: Sales manager
```
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.deviations import Deviation
from usecases.model.improvements import Improvement
from usecases.model.shared import Artefact, Channel, Group, Indicator, Role, Shared
from usecases.reading.folder import FileKind
from usecases.rules.base import Hit, Names, Rule

_Entry: TypeAlias = Role | Artefact | Group | Indicator | Channel | Deviation | Improvement


class DuplicateSharedId(Rule):
    """One id for two entries."""

    code = "UC212"
    severity = Severity.ERROR
    messages = {"": mark("The id “{id}” is used before in this file. Delete one of the two, or choose another id.")}

    def in_shared(self, shared: Shared, names: Names) -> Iterator[tuple[FileKind, Hit]]:
        """Look through every list of the shared files."""
        lists: tuple[tuple[FileKind, str, Sequence[_Entry]], ...] = (
            (FileKind.ROLES, "roles", shared.roles),
            (FileKind.ARTEFACTS, "artefacts", shared.artefacts),
            (FileKind.MAP, "groups", shared.groups),
            (FileKind.KPIS, "kpis", shared.kpis),
            (FileKind.LIBRARY, "channels", shared.settings.channels),
            (FileKind.DEVIATIONS, "deviations", shared.deviations),
            (FileKind.IMPROVEMENTS, "improvements", shared.improvements),
        )
        for kind, key, entries in lists:
            if kind in names.unusable and kind is not FileKind.DEVIATIONS:
                continue
            places = names.deviations_at if kind is FileKind.DEVIATIONS else range(len(entries))
            seen: set[str] = set()
            for index, entry in zip(places, entries, strict=True):
                if entry.id in seen:
                    yield kind, Hit((key, index, "id"), {"id": entry.id})
                seen.add(entry.id)


RULE = DuplicateSharedId
