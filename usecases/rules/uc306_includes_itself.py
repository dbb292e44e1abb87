"""A use case includes itself, be it over others.

A step with `use_case` is that use case as a whole. Where the way leads back to where it began, the scenario
would never come to its end: whoever does it starts it again and again. The message shows the way round. Mend
the step that should not be another use case; if the work really begins anew, write a loop (`repeat`) or a
branch that resumes earlier.

Failing:

```yaml use-cases/sell.yaml
id: sell
title: Sell
steps:
  - id: deliver
    use_case: bring
```

```yaml use-cases/bring.yaml
id: bring
title: Bring the goods
steps:
  - id: sell-again
    use_case: sell
```

Passing:

```yaml use-cases/sell.yaml
id: sell
title: Sell
steps:
  - id: deliver
    use_case: bring
```

```yaml use-cases/bring.yaml
id: bring
title: Bring the goods
steps:
  - id: ride
    actor: courier
    action: Rides to the customer
```
"""

from collections import deque
from collections.abc import Iterator, Mapping

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import FileHit, Overview, Rule
from usecases.rules.circles import circles
from usecases.rules.facts import CaseFacts

_LONGEST = 6
"""A way round over more use cases than this is shown shortened."""
_PATIENCE = 200
"""How many use cases are looked at in search of a short way round."""


class IncludesItself(Rule):
    """A step that leads back to its own use case."""

    code = "UC306"
    severity = Severity.ERROR
    messages = {"": mark("The use case includes itself: {way}. Mend the step that shouldn't be another use case.")}

    def in_library(self, overview: Overview) -> Iterator[FileHit]:
        """Look at every step that is another use case and belongs to a circle."""
        including = [facts for facts in overview.cases() if facts.includes]
        if not including:
            return
        targets = _targets(including, overview)
        circle_of = circles(targets)
        for facts in including:
            for included in facts.includes:
                circle = circle_of.get(facts.id)
                if circle is not None and circle == circle_of.get(included.target):
                    way = _way_round(facts.id, included.target, targets)
                    yield FileHit(facts.path, included.place, {"way": " → ".join(way)})


def _targets(including: list[CaseFacts], overview: Overview) -> dict[str, list[str]]:
    """The use cases that each one includes, as far as the ones to report on can lead."""
    targets: dict[str, list[str]] = {}
    for facts in including:
        targets.setdefault(facts.id, []).extend(included.target for included in facts.includes)
    waiting = [target for names in targets.values() for target in names]
    while waiting:
        name = waiting.pop()
        if name not in targets:
            found = overview.find(name)
            targets[name] = [included.target for included in found.includes] if found else []
            waiting.extend(targets[name])
    return targets


def _way_round(start: str, first: str, targets: Mapping[str, list[str]]) -> list[str]:
    """The shortest way from a use case over the one it includes back to itself; shortened where it is long."""
    before: dict[str, str] = {}
    waiting = deque([first])
    while waiting and start not in before and len(before) < _PATIENCE and first != start:
        name = waiting.popleft()
        for target in targets[name]:
            if target != first and target not in before:
                before[target] = name
                waiting.append(target)
    if first != start and start not in before:
        return [start, first, "…", start]
    way = [start]
    while way[-1] != first:
        way.append(before[way[-1]])
    way = [start, *reversed(way)] if first != start else [start, start]
    return way if len(way) <= _LONGEST + 1 else [*way[: _LONGEST - 1], "…", start]


RULE = IncludesItself
