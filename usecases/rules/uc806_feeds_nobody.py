"""The result of a group feeds nobody.

The group feeds no other one, no step of another group needs its result, no group starts with it, and no use case of
the group names a customer other than the group's own owner: the work is done, and nothing comes of it. Say who takes
the result: `feeds` on the map, `needs` of a step, or `customer` of the use case. While a group of the map has no use
case yet, this is only a hint.

Failing:

```yaml map.yaml
groups:
  - id: sales
    title: Sales
    result: invoice
  - id: delivery
    title: Delivery
    result: order
    feeds: [sales]
```

```yaml use-cases/sell.yaml
id: sell
title: Sell
group: sales
steps:
  - id: confirm
    actor: manager
    action: Confirms the order
    needs: order
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
    gives: order
```

Passing:

```yaml map.yaml
groups:
  - id: sales
    title: Sales
    result: invoice
    feeds: [delivery]
  - id: delivery
    title: Delivery
    result: order
    feeds: [sales]
```

```yaml use-cases/sell.yaml
id: sell
title: Sell
group: sales
steps:
  - id: confirm
    actor: manager
    action: Confirms the order
    needs: order
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
    needs: invoice
    gives: order
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import FileHit, Overview, Rule
from usecases.rules.breaks import at_groups, unfinished


class FeedsNobody(Rule):
    """A group whose result goes nowhere."""

    code = "UC806"
    severity = Severity.WARNING
    messages = {
        "": mark(
            "Nobody takes the result of the group “{group}”: no other group and no customer. Say who does:"
            " “feeds” here, or “customer” of its use cases."
        ),
    }

    def in_library(self, overview: Overview) -> Iterator[FileHit]:
        """Look at the groups with a result."""
        if (chain := overview.chain) is not None and chain.several:
            yield from at_groups(overview, chain.feeding_nobody(), "result", unfinished(chain))


RULE = FeedsNobody
