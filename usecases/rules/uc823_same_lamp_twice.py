"""Two lamps of a group are lit by the same indicator.

The three lamps ask three questions: is anybody doing it (how many customers were approached), are they doing it well
(how many answered), does anything come of it (how many became leads). One indicator can't answer two of them: when it
turns red, nobody knows where the work got stuck. Choose another indicator for one of the places, or leave it out.

Failing:

```yaml map.yaml
groups:
  - id: sales
    title: Sales
    lamps:
      start: { kpi: order-time }
      end: { kpi: order-time }
```

Passing:

```yaml map.yaml
groups:
  - id: sales
    title: Sales
    lamps:
      end: { kpi: order-time }
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.shared import Lamps, Shared
from usecases.reading.folder import FileKind
from usecases.rules.base import Hit, Names, Rule


class SameLampTwice(Rule):
    """An indicator at two places of a group."""

    code = "UC823"
    severity = Severity.WARNING
    messages = {
        "": mark("“{kpi}” already lights another lamp of the group “{group}”. Choose another indicator for this place.")
    }

    def in_shared(self, shared: Shared, names: Names) -> Iterator[tuple[FileKind, Hit]]:
        """Look at the lamps of every group."""
        del names
        for number, group in enumerate(shared.groups):
            seen: set[str] = set()
            for spot, kpi in zip(Lamps._fields, group.lamps, strict=True):
                if kpi is not None and kpi in seen:
                    where = ("groups", number, "lamps", spot, "kpi")
                    yield FileKind.MAP, Hit(where, {"kpi": kpi, "group": group.id})
                if kpi is not None:
                    seen.add(kpi)


RULE = SameLampTwice
