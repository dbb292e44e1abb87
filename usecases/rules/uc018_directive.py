"""A directive for readers of YAML stands at the top.

A line that begins with `%` changes how the file is to be read. The format is YAML 1.2 and needs none: another
version would turn `no` into false and `1:30` into 90. Delete the line.

Failing:

```yaml use-cases/call-back.yaml
%YAML 1.1
---
id: call-back
title: Call back
```

Passing:

```yaml
id: call-back
title: Call back
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class Directive(Rule):
    """A directive other than YAML 1.2."""

    code = "UC018"
    severity = Severity.ERROR
    messages = {"": mark("A line that begins with “%” changes how the file is read. Delete the line.")}


RULE = Directive
