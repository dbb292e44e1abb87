"""A group feeds itself.

What a group gives is for others: another group or a customer. Work that goes round inside a group belongs to its use
cases. Name the group that takes the result.

Failing:

```yaml map.yaml
groups:
  - id: sales
    title: Sales
    feeds: [sales]
  - id: delivery
    title: Delivery
```

Passing:

```yaml map.yaml
groups:
  - id: sales
    title: Sales
    feeds: [delivery]
  - id: delivery
    title: Delivery
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.shared import Shared
from usecases.reading.folder import FileKind
from usecases.rules.base import Hit, Names, Rule


class FeedsItself(Rule):
    """A group among those that it feeds."""

    code = "UC805"
    severity = Severity.WARNING
    messages = {
        "": mark("The group “{group}” feeds itself. Name the groups that take its result."),
    }

    def in_shared(self, shared: Shared, names: Names) -> Iterator[tuple[FileKind, Hit]]:
        """Look at what each group feeds."""
        del names
        for number, group in enumerate(shared.groups):
            for index, fed in enumerate(group.feeds):
                if fed == group.id:
                    yield FileKind.MAP, Hit(("groups", number, "feeds", index), {"group": group.id})


RULE = FeedsItself
