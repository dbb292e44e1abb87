"""The file is no YAML that can be read.

A bracket or a quote is left open, a line is indented wrongly, or a text with a colon stands without quotes.
The place is where the reader gave up; the cause is there or shortly before.

Failing:

```yaml
id: call-back
title: [Call back
```

Passing:

```yaml
id: call-back
title: "Call back: within a day"
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class Syntax(Rule):
    """Broken YAML."""

    code = "UC001"
    severity = Severity.ERROR
    messages = {"": mark("The YAML can't be read here: {problem}. The cause is here or shortly before.")}


RULE = Syntax
