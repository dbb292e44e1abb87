"""A tag: a word with `!` before a value.

Tags tell a reader of YAML to make something special of a value; they can even start programs. The format
knows texts, numbers, lists and mappings, and their kind follows from the schema. Delete the tag. A text that
begins with `!` needs quotes.

Failing:

```yaml
id: call-back
title: !urgent Call back
```

Passing:

```yaml
id: call-back
title: "!urgent Call back"
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class Tag(Rule):
    """A tag of YAML."""

    code = "UC005"
    severity = Severity.ERROR
    messages = {
        "": mark("“{tag}” is a tag of YAML, which a library does without. Delete it; a text with “!” needs quotes.")
    }


RULE = Tag
