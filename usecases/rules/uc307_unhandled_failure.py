"""An included use case can end in failure, and nothing says what happens then.

A step that is another use case (`use_case: deliver-order`) goes on as if that one always succeeded. Where it
can end in failure, add a branch at the step.

Failing:

```yaml use-cases/sell.yaml
id: sell
title: Sell
owner: head
steps:
  - id: deliver
    actor: courier
    action: Delivers the goods
    use_case: bring
```

```yaml use-cases/bring.yaml
id: bring
title: Bring
owner: head
steps:
  - id: ride
    actor: courier
    action: Rides to the customer
branches:
  - id: nobody-home
    kind: negative
    at: ride
    when: Nobody is at home
    end: failure
```

Passing:

```yaml use-cases/sell.yaml
id: sell
title: Sell
owner: head
steps:
  - id: deliver
    actor: courier
    action: Delivers the goods
    use_case: bring
branches:
  - id: not-delivered
    kind: negative
    at: deliver
    when: The goods come back
    end: failure
```

```yaml use-cases/bring.yaml
id: bring
title: Bring
owner: head
steps:
  - id: ride
    actor: courier
    action: Rides to the customer
branches:
  - id: nobody-home
    kind: negative
    at: ride
    when: Nobody is at home
    end: failure
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import FileHit, Overview, Rule


class UnhandledFailure(Rule):
    """No branch for the failure of an included use case."""

    code = "UC307"
    severity = Severity.WARNING
    messages = {
        "": mark("“{use_case}” can end in failure, and step “{step}” has no branch for that. Add a branch at it.")
    }

    def in_library(self, overview: Overview) -> Iterator[FileHit]:
        """Look at every step that is another use case."""
        for facts in overview.cases():
            for included in facts.includes:
                target = overview.find(included.target)
                if target is not None and target.can_fail and not included.has_branch:
                    arguments = {"use_case": included.target, "step": included.step}
                    yield FileHit(facts.path, included.place, arguments)


RULE = UnhandledFailure
