"""A group waits for what never comes.

The work of the group begins when this artefact arrives. No step of any use case gives it, and nothing shows that
somebody outside the company brings it; or only people of the group itself give it, so that the group waits for its
own work. It will never begin. Name the artefact in `gives` of the step that makes it, or correct the trigger. While a
group of the map has no use case yet, this is only a hint.

Failing:

```yaml map.yaml
groups:
  - id: sales
    title: Sales
    trigger: invoice
  - id: delivery
    title: Delivery
    trigger: order
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
    trigger: invoice
    feeds: [delivery]
  - id: delivery
    title: Delivery
    trigger: order
```

```yaml use-cases/sell.yaml
id: sell
title: Sell
group: sales
steps:
  - id: confirm
    actor: manager
    action: Confirms the order
    needs: invoice
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
    gives: invoice
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import FileHit, Overview, Rule
from usecases.rules.breaks import at_groups, unfinished


class TriggerOutOfNowhere(Rule):
    """A group with a trigger that nothing produces."""

    code = "UC807"
    severity = Severity.WARNING
    messages = {
        "": mark(
            "The group “{group}” waits for “{artefact}”, which nobody gives. Name it in “gives” of the step that"
            " makes it, or correct the trigger."
        ),
        "itself": mark(
            "The group “{group}” waits for “{artefact}”, which nobody but the group itself gives. Name it in"
            " “gives” of a step outside the group, or correct the trigger."
        ),
    }

    def in_library(self, overview: Overview) -> Iterator[FileHit]:
        """Look at the groups that wait for an artefact."""
        if (chain := overview.chain) is not None and chain.several:
            severity = unfinished(chain)
            yield from at_groups(overview, chain.never_triggered(), "trigger", severity)
            yield from at_groups(overview, chain.waiting_for_themselves(), "trigger", severity, "itself")


RULE = TriggerOutOfNowhere
