"""The file holds more than one document.

A line of three hyphens begins a new YAML document. One file is one use case, so whatever follows would never
be read. Move it into a file of its own, or delete the line.

Failing:

```yaml
id: call-back
title: Call back
---
id: call-again
title: Call again
```

Passing:

```yaml
---
id: call-back
title: Call back
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class SeveralDocuments(Rule):
    """A second document in one file."""

    code = "UC006"
    severity = Severity.ERROR
    messages = {"": mark("A second document begins here. Move it into a file of its own, or delete the line “---”.")}


RULE = SeveralDocuments
