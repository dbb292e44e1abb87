"""A step needs what nobody gives.

A step needs this artefact, no step of any use case gives it, and nothing shows that it comes from outside the company
(a customer, a supplier or another outsider does the step, did the one before, is asked in it, or signs the artefact;
or the step receives or accepts something). Whoever does the step will look for it in vain. Name it in `gives` of the
step that makes it; or write the process that does. While a group of the map has no use case yet, or there is no map,
this is only a hint: the step that gives it may still have to be written.

Failing:

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
    needs: [order, invoice]
```

Passing:

```yaml use-cases/sell.yaml
id: sell
title: Sell
group: sales
steps:
  - id: confirm
    actor: manager
    action: Confirms the order
    gives: [order, invoice]
```

```yaml use-cases/bring.yaml
id: bring
title: Bring the goods
group: delivery
steps:
  - id: pack
    actor: courier
    action: Packs the goods
    needs: [order, invoice]
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import FileHit, Overview, Rule
from usecases.rules.breaks import at_artefacts


class NeverGiven(Rule):
    """An artefact that is needed and never given."""

    code = "UC802"
    severity = Severity.WARNING
    messages = {
        "": mark(
            "Nobody gives “{artefact}”. Name it in “gives” of the step that makes it, or write the process that does."
        ),
    }

    def in_library(self, overview: Overview) -> Iterator[FileHit]:
        """Look at every artefact that is needed."""
        if (chain := overview.chain) is not None:
            yield from at_artefacts(overview, chain, chain.needed, chain.never_given())


RULE = NeverGiven
