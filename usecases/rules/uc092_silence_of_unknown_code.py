"""A comment silences a code that no check has.

Most often it is a slip of the pen, and the finding that was meant shows all the same. Correct the code;
`usecases explain` lists them all.

Failing:

```yaml
id: call-back
title: Call back
steps:
  # usecases: ignore UC520 - the wording waits for the lawyers
  - id: call
    actor: manager
```

Passing:

```yaml
id: call-back
title: Call back
steps:
  # usecases: ignore UC502 - the wording waits for the lawyers
  - id: call
    actor: manager
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class SilenceOfUnknownCode(Rule):
    """A silencing comment with a code that isn't there."""

    code = "UC092"
    severity = Severity.WARNING
    messages = {
        "": mark("There is no check “{code}”. Correct the code in this comment, or delete it."),
        "none": mark("This comment doesn't say what it silences. Write the code of a check after “ignore”."),
    }


RULE = SilenceOfUnknownCode
