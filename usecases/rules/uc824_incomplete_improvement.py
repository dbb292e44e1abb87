"""An improvement says too little to be planned or judged.

`usecases plan` ranks improvements by impact and weeks, keeps about 60% of the time for what faces customers and
suppliers, and after 30 days holds what was measured against what was expected. For that an improvement needs `facing`,
`impact`, `weeks`, and the indicator (`kpi`) with its `expected` value. Add what is known.

The day on which the plan `begins` must be one that the calendar has.

Failing:

```yaml improvements.yaml
improvements:
  - id: two-people-on-the-phone
    title: Two people answer the phone
    group: sales
    impact: high
```

Passing:

```yaml improvements.yaml
improvements:
  - id: two-people-on-the-phone
    title: Two people answer the phone
    group: sales
    facing: external
    impact: high
    weeks: 2
    kpi: order-time
    expected: 3
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.shared import Shared
from usecases.reading.folder import FileKind
from usecases.rules.base import Hit, Names, Rule
from usecases.timing.timeline import impossible_dates

_WANTED = ("group", "facing", "impact", "weeks", "kpi", "expected")


class IncompleteImprovement(Rule):
    """An improvement without what ranks it, or what it is judged by."""

    code = "UC824"
    severity = Severity.INFO
    messages = {
        "": mark("The improvement “{improvement}” still lacks: {fields}. Add what is known."),
        "day": mark("No calendar has the day {day}. Correct it."),
    }

    def in_shared(self, shared: Shared, names: Names) -> Iterator[tuple[FileKind, Hit]]:
        """Look at the first day of the plan, and at every improvement."""
        del names
        if shared.plan_begins is not None and impossible_dates((shared.plan_begins,)):
            yield FileKind.IMPROVEMENTS, Hit(("begins",), {"day": shared.plan_begins}, "day", severity=Severity.WARNING)
        for number, improvement in enumerate(shared.improvements):
            if fields := ", ".join(name for name in _WANTED if getattr(improvement, name) is None):
                arguments = {"improvement": improvement.id, "fields": fields}
                yield FileKind.IMPROVEMENTS, Hit(("improvements", number, "id"), arguments)


RULE = IncompleteImprovement
