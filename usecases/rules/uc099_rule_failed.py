"""A check failed on this file.

That is a mistake of the program and not of the file. All the other checks went on, and their findings stand.
Please report it, with the file if you may show it; until it is mended, the check can be set to `ignore` in
`library.yaml`.

Failing:

Nothing that one could write on purpose.

Passing:

```yaml
id: call-back
title: Call back
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class RuleFailed(Rule):
    """A rule that raised an exception."""

    code = "UC099"
    severity = Severity.ERROR
    messages = {
        "": mark(
            "The check {rule} failed here: {reason}. This is a mistake of the program, not of the file: please report"
            " it. The other checks went on."
        )
    }


RULE = RuleFailed
