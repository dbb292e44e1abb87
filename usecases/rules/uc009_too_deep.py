"""Lists and mappings stand inside one another too deeply.

A use case needs six levels. More than 64 are a slip, such as a bracket held down, or an attack on the reader.
The place is where the limit is passed; the file isn't read.

Failing:

```yaml
id: call-back
title: Call back
tags: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[urgent]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
```

Passing:

```yaml
id: call-back
title: Call back
tags: [urgent]
```
"""  # noqa: E501 - it needs that many brackets

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class TooDeep(Rule):
    """Nesting above the limit."""

    code = "UC009"
    severity = Severity.ERROR
    messages = {
        "": mark("Lists and mappings stand inside one another deeper than {limit} levels here. Close the brackets.")
    }


RULE = TooDeep
