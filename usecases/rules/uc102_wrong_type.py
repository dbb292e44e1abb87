"""A value of the wrong kind.

A field wants a text, and there stands a list; or a list, and there stands a text. A frequent case is a text
that YAML takes for a number or for true and false, such as a title `2026` or a document number `0.5`: quotes
make it a text.

Failing:

```yaml
id: call-back
title: Call back
document:
  number: 17
```

Passing:

```yaml
id: call-back
title: Call back
document:
  number: "17"
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class WrongType(Rule):
    """A value of another type than the field's."""

    code = "UC102"
    severity = Severity.ERROR
    fixable = True
    messages = {
        "": mark("Wanted here: {wanted}. Found: {found}. Write the value in the form that is wanted."),
        "number": mark("{written} is read as a number or as true or false, and a text is wanted. Put it in quotes."),
    }


RULE = WrongType
