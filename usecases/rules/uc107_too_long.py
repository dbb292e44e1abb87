"""A value is too long.

Ids and durations have a limit of length: an id is a file's name too, and it stands in every reference. A few
words are enough; the title may be as long as it needs to be.

Failing:

```yaml
id: call-back
title: Call back
steps:
  - id: the-manager-calls-the-customer-back-on-the-same-working-day-and-writes-down-what-was-agreed-with-the-customer-in-the-crm-system
```

Passing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
```
"""  # noqa: E501 - it is too long

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class TooLong(Rule):
    """A value above the limit of length."""

    code = "UC107"
    severity = Severity.ERROR
    messages = {"": mark("This is too long. Shorten it to at most this many characters: {limit}.")}


RULE = TooLong
