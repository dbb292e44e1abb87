"""Steps to be done in any order don't stand together.

Adjacent steps with the same `any_order` label may be done in any order or side by side, all of them before
the next step. Where another step stands between them, or the label is on one step only, it says nothing. Move
the steps together, correct the label, or delete it.

Failing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
    any_order: preparation
  - id: note
    actor: manager
    action: Writes down the answer
  - id: reserve
    actor: manager
    action: Reserves the goods
    any_order: preparation
```

Passing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
    any_order: preparation
  - id: reserve
    actor: manager
    action: Reserves the goods
    any_order: preparation
  - id: note
    actor: manager
    action: Writes down the answer
```
"""

from collections.abc import Iterator
from itertools import pairwise

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.outline import PlacedStep
from usecases.rules.base import Hit, Rule, Subject


class SplitAnyOrder(Rule):
    """A label on steps that aren't adjacent, or on one only."""

    code = "UC311"
    severity = Severity.WARNING
    messages = {
        "": mark(
            "Other steps stand between this one and the others labelled “{label}”. Move them together, or correct the"
            " label."
        ),
        "alone": mark(
            "No other step here is labelled “{label}”, so there is no order to choose. Delete the label, or correct it."
        ),
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the labels, in the main scenario and in each branch apart."""
        labelled: dict[tuple[int, str], list[PlacedStep]] = {}
        for placed in subject.outline.steps:
            label = placed.step.any_order
            if label is not None:
                labelled.setdefault((id(placed.branch), label), []).append(placed)
        for (_, label), run in labelled.items():
            if len(run) == 1:
                yield Hit((*run[0].path, "any_order"), {"label": label}, "alone")
            for before, placed in pairwise(run):
                if placed.index != before.index + 1:
                    yield Hit((*placed.path, "any_order"), {"label": label})


RULE = SplitAnyOrder
