"""The thresholds of an indicator contradict each other.

Where higher is better, amber begins below green, and the value that is wanted (`target`) is at least green; where
lower is better, the other way round. Otherwise the lamp never shows amber, or shows amber or red where all is as
wanted. Correct the number, or `better`.

Failing:

```yaml kpis.yaml
kpis:
  - id: order-time
    title: Days from order to delivery
    better: lower
    green: 3
    amber: 2
  - id: on-time
    title: Orders on time
    better: higher
    green: 95
    target: 90
```

Passing:

```yaml kpis.yaml
kpis:
  - id: order-time
    title: Days from order to delivery
    better: lower
    green: 3
    amber: 5
  - id: on-time
    title: Orders on time
    better: higher
    green: 95
    target: 99
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.lamps import colour_of
from usecases.languages.catalogue import mark
from usecases.model.shared import Shared
from usecases.reading.folder import FileKind
from usecases.rules.base import Hit, Names, Rule


class ContradictingThresholds(Rule):
    """An amber threshold that is already green, or a target that isn't."""

    code = "UC822"
    severity = Severity.WARNING
    messages = {
        "amber": mark(
            "“{kpi}” is already green at {amber}, so it never shows amber. Correct amber, green, or what is better."
        ),
        "target": mark(
            "“{kpi}” isn't green at {target}, the value that is wanted. Correct target, green, or what is better."
        ),
    }

    def in_shared(self, shared: Shared, names: Names) -> Iterator[tuple[FileKind, Hit]]:
        """Look at every indicator."""
        del names
        for number, kpi in enumerate(shared.kpis):
            where = ("kpis", number)
            if kpi.amber is not None and colour_of(kpi, kpi.amber) == "green":
                arguments = {"kpi": kpi.id, "amber": f"{kpi.amber:g}"}
                yield FileKind.KPIS, Hit((*where, "amber"), arguments, "amber")
            if kpi.target is not None and colour_of(kpi, kpi.target) != "green":
                arguments = {"kpi": kpi.id, "target": f"{kpi.target:g}"}
                yield FileKind.KPIS, Hit((*where, "target"), arguments, "target")


RULE = ContradictingThresholds
