"""A symbolic link leads out of the library, or to a folder.

A library is whole in itself: whoever clones it must get the same files. A link to a file elsewhere works on
one machine only, and a link to a folder may lead in a circle. Neither is followed. Put a copy of the file in
its place.

Failing:

A link in the folder `use-cases` that leads to a file outside the library, or to a folder.

Passing:

```yaml
id: call-back
title: Call back
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class LinkLeavesLibrary(Rule):
    """A link that isn't followed."""

    code = "UC013"
    severity = Severity.ERROR
    messages = {
        "": mark("{file} is a link that leads out of the library, and isn't followed. Put the file itself here."),
        "folder": mark("{file} is a link to a folder, and isn't followed. Put the folder itself here."),
    }


RULE = LinkLeavesLibrary
