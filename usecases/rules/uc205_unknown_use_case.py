"""A step names a use case that isn't in the library.

A step with `use_case` is another use case as a whole, by its id. Correct the id, or write that use case; a
file with an id and a title is enough for a start.

Failing:

```yaml use-cases/sell.yaml
id: sell
title: Sell
steps:
  - id: deliver
    use_case: brign
```

```yaml use-cases/bring.yaml
id: bring
title: Bring the goods
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
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import FileHit, Overview, Rule
from usecases.rules.guess import guess


class UnknownUseCase(Rule):
    """A reference to a use case that isn't there."""

    code = "UC205"
    severity = Severity.ERROR
    fixable = True
    messages = {"": mark("There is no use case “{use_case}” in this library. Correct the id, or write that use case.")}

    def in_library(self, overview: Overview) -> Iterator[FileHit]:
        """Look at every step that is another use case."""
        guesses: dict[str, dict[str, str]] = {}
        for facts in overview.cases():
            for included in facts.includes:
                target = included.target
                if overview.find(target) is None:
                    if target not in guesses:
                        guesses[target] = guess(target, overview.known_ids())
                    yield FileHit(facts.path, included.place, {"use_case": target, **guesses[target]})


RULE = UnknownUseCase
