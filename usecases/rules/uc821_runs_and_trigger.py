"""A group's way of running and its trigger don't fit together.

Work that goes on all the time (`runs: constant`) isn't set off by anything; work that is set off (`runs: triggered`)
waits until something arrives, and the map says what. Delete the trigger, correct `runs`, or name what sets it off.

Failing:

```yaml map.yaml
groups:
  - id: sales
    title: Sales
    runs: constant
    trigger: A request for an offer
```

Passing:

```yaml map.yaml
groups:
  - id: sales
    title: Sales
    runs: triggered
    trigger: A request for an offer
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.shared import Shared
from usecases.reading.folder import FileKind
from usecases.rules.base import Hit, Names, Rule


class RunsAndTrigger(Rule):
    """A constant group with a trigger, or a triggered one without."""

    code = "UC821"
    severity = Severity.WARNING
    messages = {
        "constant": mark(
            "The group “{group}” runs all the time, so nothing sets it off. Delete trigger, or correct runs."
        ),
        "triggered": mark("The group “{group}” begins when something arrives. Say what arrives (trigger)."),
    }

    def in_shared(self, shared: Shared, names: Names) -> Iterator[tuple[FileKind, Hit]]:
        """Look at every group."""
        del names
        for number, group in enumerate(shared.groups):
            where = ("groups", number)
            if group.runs == "constant" and group.trigger is not None:
                yield FileKind.MAP, Hit((*where, "trigger"), {"group": group.id}, "constant")
            elif group.runs == "triggered" and group.trigger is None:
                yield FileKind.MAP, Hit((*where, "runs"), {"group": group.id}, "triggered", severity=Severity.INFO)


RULE = RunsAndTrigger
