"""A use case has no owner.

The `owner` answers for the process, and for every step that names nobody else as accountable. A process
without an owner isn't looked after, however well it is written. In a draft this is a warning; once approved,
an error.

Failing:

```yaml
id: call-back
title: Call back
```

Passing:

```yaml
id: call-back
title: Call back
owner: head
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Hit, Rule, Subject


class NoOwner(Rule):
    """A use case without an owner."""

    code = "UC506"
    severity = Severity.WARNING
    messages = {"": mark("The use case doesn't say who answers for the process. Add an owner.")}

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the owner."""
        if subject.case.owner is None and subject.case.status != "retired":
            yield Hit(("id",), {}, severity=subject.unfinished)


RULE = NoOwner
