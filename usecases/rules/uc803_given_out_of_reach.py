"""An artefact is given over a channel that its receiver doesn't use.

Every step that gives this artefact names the channels over which that is done, and whoever needs it here uses none of
them: it never arrives, or somebody carries it by hand and nobody wrote that down. Give it over a channel that the
receiver uses, or add the channel to the receiver in `roles.yaml`. A role that names no channels may use all; nothing
is said where a step that gives the artefact names no channel, or where an earlier step of the same use case reaches
the receiver.

Failing:

```yaml use-cases/bring.yaml
id: bring
title: Bring the goods
group: delivery
steps:
  - id: pack
    actor: courier
    action: Packs the goods
    gives: invoice
    channel: tracker
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
```

Passing:

```yaml use-cases/bring.yaml
id: bring
title: Bring the goods
group: delivery
steps:
  - id: pack
    actor: courier
    action: Packs the goods
    gives: invoice
    channel: [tracker, mail]
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
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import FileHit, Overview, Rule
from usecases.rules.breaks import at_ends


class GivenOutOfReach(Rule):
    """An artefact given where its receiver can't take it."""

    code = "UC803"
    severity = Severity.WARNING
    messages = {
        "": mark(
            "“{artefact}” is given over no channel that whoever needs it here uses. Give it over one of theirs,"
            " or add the channel to the role in roles.yaml."
        ),
    }

    def in_library(self, overview: Overview) -> Iterator[FileHit]:
        """Look at what passes from step to step."""
        if (chain := overview.chain) is not None:
            yield from at_ends(overview, chain.out_of_reach())


RULE = GivenOutOfReach
