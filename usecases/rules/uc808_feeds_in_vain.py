"""A group feeds another, which takes nothing of what it gives.

The map says that this group feeds the other. The steps of the one say what they give and the steps of the other what
they need, and it isn't the same thing: the arrow leads to nobody who would take anything. Name what passes in `needs`
of a step of the other group, let it be the other group's `trigger`, or take the arrow off the map.

Failing:

```yaml map.yaml
groups:
  - id: sales
    title: Sales
    feeds: [delivery]
  - id: delivery
    title: Delivery
```

```yaml use-cases/sell.yaml
id: sell
title: Sell
group: sales
steps:
  - id: confirm
    actor: manager
    action: Confirms the order
    gives: invoice
```

```yaml use-cases/bring.yaml
id: bring
title: Bring the goods
group: delivery
steps:
  - id: pack
    actor: courier
    action: Packs the goods
    needs: order
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

```yaml use-cases/sell.yaml
id: sell
title: Sell
group: sales
steps:
  - id: confirm
    actor: manager
    action: Confirms the order
    gives: order
```

```yaml use-cases/bring.yaml
id: bring
title: Bring the goods
group: delivery
steps:
  - id: pack
    actor: courier
    action: Packs the goods
    needs: order
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.reading.folder import FileKind
from usecases.rules.base import FileHit, Overview, Rule


class FeedsInVain(Rule):
    """An arrow on the map along which nothing passes."""

    code = "UC808"
    severity = Severity.WARNING
    messages = {
        "": mark(
            "The group “{group}” feeds “{other}”, but no step there needs anything that this group gives. Name"
            " what passes in “needs”, or take “{other}” off here."
        ),
    }

    def in_library(self, overview: Overview) -> Iterator[FileHit]:
        """Look at every group that feeds another."""
        if (chain := overview.chain) is None:
            return
        vain = {(fed.group, fed.other) for fed in chain.taking_nothing()}
        for number, group in enumerate(overview.shared.groups if vain else ()):
            for index, other in enumerate(group.feeds):
                if (group.id, other) in vain:
                    place = overview.shared_place(FileKind.MAP, ("groups", number, "feeds", index))
                    yield FileHit(f"{FileKind.MAP}.yaml", place, {"group": group.id, "other": other})


RULE = FeedsInVain
