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
from usecases.model.duration import Duration
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
        places = [place for branch in subject.case.branches for place in branch.at]
        if len(set(places)) == len(places):
            return
        seen: dict[tuple[str, str, Duration | None], Branch] = {}
        for branch, path in subject.outline.branches:
            if branch.when is None and branch.after is None:
                continue
            when = _words(branch.when or "")
            for place in branch.at:
                other = seen.setdefault((place, when, branch.after), branch)
                if other is not branch:
                    yield Hit((*path, "after" if branch.when is None else "when"), {"other": other.id})
                    break


def _words(condition: str) -> str:
    return " ".join(condition.casefold().rstrip(". ").split())


RULE = SameCondition
