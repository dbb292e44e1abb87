"""The file is larger than 1 MiB.

The longest real regulations take a few dozen kilobytes. A file this large is most often something else that
got the wrong name, and reading it could stop everybody's work. Split the use case: what is reached by
`use_case` from a step can stand in a file of its own. Measurements are plain rows and may take 16 MiB.

Failing:

Any file of more than 1,048,576 bytes.

Passing:

```yaml
id: call-back
title: Call back
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class TooLarge(Rule):
    """A file above the limit of size."""

    code = "UC008"
    severity = Severity.ERROR
    messages = {
        "": mark("The file is larger than 1 MiB and isn't read. Split the use case into several files."),
        "measurements": mark(
            "The file is larger than 16 MiB and isn't read. Split it, into one file a year for instance."
        ),
    }


RULE = TooLarge
