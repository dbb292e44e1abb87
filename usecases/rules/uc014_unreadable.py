"""The file can't be read.

It is there by its name, but the system doesn't let it be read: the permission is missing, it vanished a
moment ago, or it is no ordinary file. The other files are checked all the same.

Failing:

A file without permission to read, or a folder whose name ends in `.yaml`.

Passing:

```yaml
id: call-back
title: Call back
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class Unreadable(Rule):
    """A file that can't be read."""

    code = "UC014"
    severity = Severity.ERROR
    messages = {
        "": mark("This can't be read as a file. Look at what it is, and at who may read it."),
        "reason": mark("The file can't be read: {reason}. Look at who may read it."),
    }


RULE = Unreadable
