"""An artefact passes from role to role, and nobody says in what form.

One role gives this artefact and another needs it, and nobody says in what form it passes: neither `artefacts.yaml`
nor a step that gives it. A list on paper is of little use to whoever works in a system. Write the `form` of the
artefact.

Failing:

```yaml artefacts.yaml
artefacts:
  - id: order
    title: Order
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

```yaml artefacts.yaml
artefacts:
  - id: order
    title: Order
    form: Record in the CRM
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


class GivenWithoutForm(Rule):
    """An artefact that is handed over in no form that is known."""

    code = "UC804"
    severity = Severity.INFO
    messages = {
        "": mark("Nobody says in what form “{artefact}” passes from one role to another. Add its “form”."),
    }

    def in_library(self, overview: Overview) -> Iterator[FileHit]:
        """Look at what passes from role to role."""
        if (chain := overview.chain) is None:
            return
        formless = set(chain.formless())
        for number, artefact in enumerate(overview.shared.artefacts):
            if artefact.id in formless:
                place = overview.shared_place(FileKind.ARTEFACTS, ("artefacts", number, "id"))
                yield FileHit(f"{FileKind.ARTEFACTS}.yaml", place, {"artefact": artefact.id})


RULE = GivenWithoutForm
