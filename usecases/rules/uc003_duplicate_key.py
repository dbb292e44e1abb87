"""A key stands twice in one mapping.

Readers of YAML differ in which of the two values they keep, so one of them would be lost without a word. It
happens most often when a block was copied and its key forgotten. Keep one; where both values are meant, write
a list.

Failing:

```yaml
id: call-back
title: Call back
trigger: A customer asks for a call
trigger: A call was missed
```

Passing:

```yaml
id: call-back
title: Call back
trigger:
  - A customer asks for a call
  - A call was missed
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class DuplicateKey(Rule):
    """The same key twice."""

    code = "UC003"
    severity = Severity.ERROR
    messages = {
        "": mark("The key “{key}” stands here for the second time. Keep one, or join the two values into a list.")
    }


RULE = DuplicateKey
