"""The file is empty, or holds nothing but comments.

A use case needs at least an `id` and a `title`. Write them, or delete the file.

Failing:

```yaml use-cases/call-back.yaml
# To be written
```

Passing:

```yaml use-cases/call-back.yaml
# To be written
id: call-back
title: Call back
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class EmptyFile(Rule):
    """Nothing in the file."""

    code = "UC007"
    severity = Severity.ERROR
    messages = {"": mark("There is nothing in this file. Write at least an id and a title, or delete the file.")}


RULE = EmptyFile
