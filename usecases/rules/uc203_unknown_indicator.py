"""An indicator that `kpis.yaml` doesn't have.

Use cases and steps name the indicators that are taken there (`kpis`), and a group of the map has its three
lamps. An indicator that isn't in `kpis.yaml` has no thresholds, so no lamp can show its colour. Correct the
id, or add it.

Failing:

```yaml
id: call-back
title: Call back
kpis: [ordertime]
```

Passing:

```yaml
id: call-back
title: Call back
kpis: [order-time]
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.shared import Shared
from usecases.reading.folder import FileKind
from usecases.rules.base import Hit, Names, Rule, Subject
from usecases.rules.guess import guess
from usecases.text.path import Path

_LAMPS = ("start", "middle", "end")


class UnknownIndicator(Rule):
    """A reference to an indicator that isn't there."""

    code = "UC203"
    severity = Severity.ERROR
    fixable = True
    messages = {
        "": mark("There is no indicator “{kpi}” in kpis.yaml. Correct the id, or add the indicator."),
        "more": mark("Rows with the same mistake as line {line} that aren't listed here: {count}."),
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the indicators of the use case and of its steps."""
        if FileKind.KPIS in subject.names.unusable:
            return
        known = subject.names.kpis
        for index, kpi in enumerate(subject.case.kpis):
            if kpi not in known:
                yield _hit(("kpis", index), kpi, subject.names)
        for placed in subject.outline.steps:
            if not placed.step.kpis:
                continue
            for index, kpi in enumerate(placed.step.kpis):
                if kpi not in known:
                    yield _hit((*placed.path, "kpis", index), kpi, subject.names)

    def in_shared(self, shared: Shared, names: Names) -> Iterator[tuple[FileKind, Hit]]:
        """Look at the lamps of the map, and at what is to be improved."""
        if FileKind.KPIS in names.unusable:
            return
        for number, group in enumerate(shared.groups):
            for lamp in _LAMPS:
                kpi = getattr(group.lamps, lamp)
                if kpi is not None and kpi not in names.kpis:
                    yield FileKind.MAP, _hit(("groups", number, "lamps", lamp, "kpi"), kpi, names)
        for number, improvement in enumerate(shared.improvements):
            if improvement.kpi is not None and improvement.kpi not in names.kpis:
                yield FileKind.IMPROVEMENTS, _hit(("improvements", number, "kpi"), improvement.kpi, names)


def _hit(where: Path, kpi: str, names: Names) -> Hit:
    return Hit(where, {"kpi": kpi, **guess(kpi, names.kpis)})


RULE = UnknownIndicator
