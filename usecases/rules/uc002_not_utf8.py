r"""The file isn't written in UTF-8.

Every file of a library is UTF-8, so that Russian, Polish and English can stand side by side. Older editors
and spreadsheets save in a code page of their own, where the same bytes mean other letters. Open the file in
the editor that wrote it, and save it again with the encoding UTF-8. Bytes are shown here as `\x` and two
digits.

Failing:

```yaml escaped
id: call-back
title: Rozm\xf3wka z klientem
```

Passing:

```yaml escaped
id: call-back
title: Rozm\xc3\xb3wka z klientem
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class NotUtf8(Rule):
    """Bytes that are no UTF-8."""

    code = "UC002"
    severity = Severity.ERROR
    messages = {"": mark("The byte {byte} here is no UTF-8. Save the file again with the encoding UTF-8.")}


RULE = NotUtf8
