"""`checks` names a check that isn't there.

Under `checks` in `library.yaml` stands how much a finding matters, by the code or the name of its check:
`UC502` or `no-action`. A wrong one would change nothing, and nobody would notice. `usecases explain` lists
them all.

Failing:

```yaml library.yaml
title: Test library
language: en
checks:
  no-actoin: ignore
```

Passing:

```yaml library.yaml
title: Test library
language: en
checks:
  no-action: ignore
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.shared import Shared
from usecases.reading.folder import FileKind
from usecases.rules.base import Hit, Names, Rule
from usecases.rules.guess import guess


class UnknownCheck(Rule):
    """A severity for a check that isn't there."""

    code = "UC213"
    severity = Severity.ERROR
    fixable = True
    messages = {"": mark("There is no check “{check}”. Correct its code or name, or delete the line.")}

    def in_shared(self, shared: Shared, names: Names) -> Iterator[tuple[FileKind, Hit]]:
        """Look at the keys of `checks`."""
        del names
        if not shared.settings.checks:
            return
        from usecases.rules.registry import code_of, known_words  # the registry imports the rules

        for check in shared.settings.checks:
            if code_of(check) is None:
                arguments = {"check": check, **guess(check, known_words())}
                yield FileKind.LIBRARY, Hit(("checks", check), arguments, on_key=True)


RULE = UnknownCheck
