"""The id isn't the name of the file.

The use case `call-back` stands in `call-back.yaml`, so that everybody finds it, and so that a copied file
can't keep the id of the first one unseen. Rename the file, or correct the id; other use cases may refer to
it.

Failing:

```yaml use-cases/call-back.yaml
id: callback
title: Call back
```

Passing:

```yaml use-cases/call-back.yaml
id: call-back
title: Call back
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class IdDiffersFromFile(Rule):
    """An id that isn't the file's stem."""

    code = "UC011"
    severity = Severity.ERROR
    messages = {
        "": mark("The id is “{id}”, and the file is named “{stem}”. Make them the same: rename the file or the id.")
    }


RULE = IdDiffersFromFile
