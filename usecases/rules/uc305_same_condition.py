"""Two branches of one step have the same condition.

When it shows, nobody knows which of the two to follow. Word the difference, join the two, or let the later
one leave a step of the first. Capital letters, spaces and the full stop at the end make no difference here; a
different time (`after`) does.

Failing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
branches:
  - id: no-answer
    kind: negative
    at: call
    when: The customer doesn't answer
    end: failure
  - id: nobody-there
    kind: negative
    at: call
    when: the customer doesn't answer.
    end: other
```

Passing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
branches:
  - id: no-answer
    kind: negative
    at: call
    when: The customer doesn't answer
    end: failure
  - id: nobody-there
    kind: negative
    at: call
    when: The number isn't in use
    end: other
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.outline import PlacedBranch
from usecases.model.usecase import Branch
from usecases.rules.base import Hit, Rule, Subject


class SameCondition(Rule):
    """The same condition twice at one place."""

    code = "UC305"
    severity = Severity.WARNING
    messages = {
        "": mark(
            "The branch “{other}” leaves the same place under the same condition. Word the difference, or join the two."
        )
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the branches that share a place."""
        at: dict[str, list[PlacedBranch]] = {}
        for placed in subject.outline.branches:
            earlier = [other for place in placed.branch.at for other in at.get(place, ())]
            if earlier:
                yield from _compare(placed, earlier)
            for place in placed.branch.at:
                at.setdefault(place, []).append(placed)


def _compare(placed: PlacedBranch, earlier: list[PlacedBranch]) -> Iterator[Hit]:
    branch, path = placed
    if branch.when is None and branch.after is None:
        return
    condition = _condition(branch)
    for other, _ in earlier:
        if other is not branch and _condition(other) == condition:
            field = "after" if branch.when is None else "when"
            yield Hit((*path, field), {"other": other.id})
            return


def _condition(branch: Branch) -> tuple[str, str]:
    words = " ".join((branch.when or "").casefold().split()).rstrip(".").rstrip()
    return words, str(branch.after or "")


RULE = SameCondition
