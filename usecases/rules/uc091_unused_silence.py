"""A comment silences a finding that isn't there.

What was wrong has been mended, or the comment stands in the wrong line: it holds for its own line and the
next one, and for the whole file only above the first key. Left behind, it would hide the next mistake. Delete
it, or move it.

Failing:

```yaml
id: call-back
title: Call back
steps:
  # usecases: ignore UC502 - the wording waits for the lawyers
  - id: call
    actor: manager
    action: Calls the customer
```

Passing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class UnusedSilence(Rule):
    """A silencing comment that silences nothing."""

    code = "UC091"
    severity = Severity.WARNING
    messages = {
        "": mark("There is no {code} here to silence. Delete the comment, or move it to the line before the finding.")
    }


RULE = UnusedSilence
