"""A step gives what nobody needs.

What one process gives, another must need. No step of any use case needs this artefact, no group of the map starts
with it or has it as its result, and nothing shows that somebody outside the company gets it: it is made for nothing,
or whoever uses it doesn't say so. Name it in `needs` of the step that uses it, or stop making it. This is only a hint
where somebody may take it all the same (the step tells somebody, somebody else goes on, or it is the end and the use
case has a customer), and while a group of the map has no use case yet, or there is no map: the step that needs it may
still have to be written.

Failing:

```yaml use-cases/sell.yaml
id: sell
title: Sell
group: sales
steps:
  - id: confirm
    actor: manager
    action: Confirms the order
    gives: [order, invoice]
  - id: call
    actor: manager
    action: Calls the customer
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


class NeverNeeded(Rule):
    """An artefact that is given and never needed."""

    code = "UC801"
    severity = Severity.WARNING
    messages = {
        "": mark("Nobody needs “{artefact}”. Name it in “needs” of the step that uses it, or stop making it."),
    }

    def in_library(self, overview: Overview) -> Iterator[FileHit]:
        """Look at every artefact that is given."""
        if (chain := overview.chain) is not None:
            unneeded = chain.never_needed()
            taken = {artefact for artefact in unneeded if chain.may_be_taken(artefact)}
            yield from at_artefacts(overview, chain, chain.given, [each for each in unneeded if each not in taken])
            yield from at_artefacts(overview, chain, chain.given, taken, Severity.INFO)


RULE = NeverNeeded
