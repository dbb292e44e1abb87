"""No step gives the result of a group.

The group has use cases, and no step of the whole library gives what the map calls the group's result. Name it in
`gives` of the step with which it is reached, or correct the map. While a group of the map has no use case yet, this
is only a hint.

Failing:

```yaml map.yaml
groups:
  - id: sales
    title: Sales
    result: invoice
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

Passing:

```yaml map.yaml
groups:
  - id: sales
    title: Sales
    result: order
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
from usecases.rules.base import FileHit, Overview, Rule
from usecases.rules.breaks import at_groups, unfinished


class ResultNeverGiven(Rule):
    """A group whose result nobody makes."""

    code = "UC809"
    severity = Severity.WARNING
    messages = {
        "": mark(
            "No step gives “{artefact}”, the result of the group “{group}”. Name it in “gives” of the step with"
            " which it is reached, or correct the map."
        ),
    }

    def in_library(self, overview: Overview) -> Iterator[FileHit]:
        """Look at the groups with a result."""
        if (chain := overview.chain) is not None and chain.several:
            yield from at_groups(overview, chain.resultless(), "result", unfinished(chain))


RULE = ResultNeverGiven
