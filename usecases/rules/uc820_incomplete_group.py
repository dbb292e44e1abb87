"""A group of the map lacks what a map is for.

A process group has one concrete result, an owner, a way of running (all the time, or set off by something), and three
lamps: is anybody doing it, are they doing it well, does anything come of it. Where one of these is missing, the map
can't say whom to ask or whether the group works. Add it to the group in `map.yaml`.

Failing:

```yaml map.yaml
groups:
  - id: sales
    title: Sales
    result: order
    owner: manager
    runs: constant
```

Passing:

```yaml map.yaml
groups:
  - id: sales
    title: Sales
    result: order
    owner: manager
    runs: constant
    lamps:
      start: { kpi: offers-made }
      middle: { kpi: win-rate }
      end: { kpi: order-time }
```

```yaml kpis.yaml
kpis:
  - { id: offers-made, title: Offers made, better: higher, green: 20 }
  - { id: win-rate, title: Win rate, better: higher, green: 30 }
  - { id: order-time, title: Order time, better: lower, green: 3 }
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.shared import Group, Lamps, Shared
from usecases.reading.folder import FileKind
from usecases.rules.base import Hit, Names, Rule


class IncompleteGroup(Rule):
    """A group without a result, an owner, a way of running, or lamps."""

    code = "UC820"
    severity = Severity.INFO
    messages = {"": mark("The group “{group}” still lacks: {fields}. Add what is known.")}

    def in_shared(self, shared: Shared, names: Names) -> Iterator[tuple[FileKind, Hit]]:
        """Look at every group."""
        del names
        for number, group in enumerate(shared.groups):
            if fields := ", ".join(_missing(group)):
                yield FileKind.MAP, Hit(("groups", number, "id"), {"group": group.id, "fields": fields})


def _missing(group: Group) -> Iterator[str]:
    """The fields that aren't there."""
    if group.result is None:
        yield "result"
    if group.owner is None:
        yield "owner"
    if group.runs is None and group.trigger is None:
        yield "runs"
    if not any(group.lamps):
        yield "lamps"
        return
    yield from (f"lamps.{spot}" for spot, kpi in zip(Lamps._fields, group.lamps, strict=True) if kpi is None)


RULE = IncompleteGroup
