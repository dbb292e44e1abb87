"""A word that the field doesn't know.

Some fields take one of a few words, in English whatever the language of the use case: the `kind` of a branch
is `alternative` or `negative`, its `end` is `success`, `failure` or `other`. Take one of the words that the
message names.

Failing:

```yaml
id: call-back
title: Call back
status: ready
```

Passing:

```yaml
id: call-back
title: Call back
status: review
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class NotOneOf(Rule):
    """A word outside the list."""

    code = "UC104"
    severity = Severity.ERROR
    fixable = True
    messages = {"": mark("“{written}” isn't one of the words that this field knows. Write one of: {allowed}.")}


RULE = NotOneOf
