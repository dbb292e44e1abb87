r"""A control character stands in the text.

Some programs leave signs in copied text that nobody sees and that YAML forbids. Delete it: put the cursor at
the place and press Delete, or write the words anew. Characters are shown here as `\x` and two digits.

Failing:

```yaml escaped
id: call-back
title: Call\x08 back
```

Passing:

```yaml escaped
id: call-back
title: Call back
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class Unprintable(Rule):
    """A character that YAML forbids."""

    code = "UC016"
    severity = Severity.ERROR
    messages = {"": mark("An invisible control character stands here ({character}). Delete it.")}


RULE = Unprintable
