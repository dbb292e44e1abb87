"""A system needs what only another system gives, and nothing joins them.

Only systems give this artefact, a system needs it here, and the two are never used together: no step and no use case
names both, nor a chain of others between them. Nothing is written down that brings it across, such as a bridge
between a call tracking service and the CRM. Name both under `systems` of the step that joins them, or let a person
carry it.

Failing:

```yaml roles.yaml
roles:
  - id: call-tracking
    title: Call tracking
    kind: system
  - id: crm
    title: CRM
    kind: system
```

```yaml use-cases/switch.yaml
id: switch
title: Switch the call
group: sales
steps:
  - id: pass-call
    actor: call-tracking
    action: Passes the call with its source
    gives: order
```

```yaml use-cases/open-card.yaml
id: open-card
title: Open the card
group: delivery
steps:
  - id: show-card
    actor: crm
    action: Opens the card of the caller
    needs: order
```

Passing:

```yaml roles.yaml
roles:
  - id: call-tracking
    title: Call tracking
    kind: system
  - id: crm
    title: CRM
    kind: system
```

```yaml use-cases/switch.yaml
id: switch
title: Switch the call
group: sales
steps:
  - id: pass-call
    actor: call-tracking
    action: Passes the call with its source
    gives: order
```

```yaml use-cases/open-card.yaml
id: open-card
title: Open the card
group: delivery
steps:
  - id: show-card
    actor: crm
    action: Opens the card of the caller
    needs: order
    systems: [call-tracking, crm]
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import FileHit, Overview, Rule
from usecases.rules.breaks import at_ends


class SystemsApart(Rule):
    """Two systems with a gap between them."""

    code = "UC810"
    severity = Severity.WARNING
    messages = {
        "": mark(
            "A system needs “{artefact}” here, only other systems give it, and nothing joins them. Name both"
            " under “systems” of the step that does."
        ),
    }

    def in_library(self, overview: Overview) -> Iterator[FileHit]:
        """Look at what passes from system to system."""
        if (chain := overview.chain) is not None:
            yield from at_ends(overview, chain.unbridged())


RULE = SystemsApart
