"""Stand-ins go round in a circle.

Each of these roles is stood in for by another one of them, and by nobody else. Two who stand in for each other are
usual; but where three or more send the work round among themselves, a busy week leaves it with nobody, and each
thinks that the next one does it. Let one of them name somebody outside the circle.

Failing:

```yaml roles.yaml
roles:
  - id: manager
    title: Manager
    stand_ins: [head]
  - id: head
    title: Head of sales
    stand_ins: [director]
  - id: director
    title: Director
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
    stand_ins: [director]
  - id: director
    title: Director
    stand_ins: [deputy]
  - id: deputy
    title: Deputy director
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.shared import Shared
from usecases.reading.folder import FileKind
from usecases.rules.base import Hit, Names, Rule
from usecases.rules.circles import circles

_FEW = 2


class StandInsInACircle(Rule):
    """Three or more roles that only stand in for one another."""

    code = "UC408"
    severity = Severity.INFO
    messages = {"": mark("{roles} only stand in for one another, in a circle. Let one of them name somebody else.")}

    def in_shared(self, shared: Shared, names: Names) -> Iterator[tuple[FileKind, Hit]]:
        """Look for circles that nobody leads out of."""
        targets = {
            name: [other for other in role.stand_ins if other in names.roles] for name, role in names.roles.items()
        }
        circle_of = circles(targets)
        members: dict[int, list[int]] = {}
        for number, role in enumerate(shared.roles):
            if role.id in circle_of and names.roles[role.id] is role:
                members.setdefault(circle_of[role.id], []).append(number)
        for circle, numbers in members.items():
            inside = [shared.roles[number] for number in numbers]
            closed = all(circle_of.get(other) == circle for role in inside for other in role.stand_ins)
            if len(inside) > _FEW and closed:
                roles = ", ".join(role.id for role in inside)
                yield FileKind.ROLES, Hit(("roles", numbers[0], "stand_ins"), {"roles": roles}, on_key=True)


RULE = StandInsInACircle
