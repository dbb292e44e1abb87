"""A comment silences a finding, and doesn't say why.

`# usecases: ignore UC502 - the reason` keeps a finding out of the report for its own line and the next one.
In half a year nobody knows any more whether that was right, unless the reason stands beside it. Write it
after a hyphen.

Failing:

```yaml
id: call-back
title: Call back
steps:
  # usecases: ignore UC502
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


class SilenceWithoutReason(Rule):
    """A silencing comment without a reason."""

    code = "UC090"
    severity = Severity.WARNING
    messages = {"": mark("This comment silences a finding, and doesn't say why. Write the reason after a hyphen.")}


RULE = SilenceWithoutReason
