"""At the top of the file stands a list or a text, and no fields.

A file of a library begins with fields, each a key, a colon and a value: `id: call-back`. Here everything
stands in a list, or the colon is missing, so that YAML sees one long text.

Failing:

```yaml use-cases/call-back.yaml
- id: call-back
- title: Call back
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


class NotAMapping(Rule):
    """No mapping at the top."""

    code = "UC010"
    severity = Severity.ERROR
    messages = {
        "": mark("A file begins with fields, such as “id: call-back”, without a hyphen before them. Write it so.")
    }


RULE = NotAMapping
