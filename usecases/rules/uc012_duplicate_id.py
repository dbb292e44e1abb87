"""Two use cases have the same id.

Ids are unique in the whole library, whatever the folder: a step that names a use case must mean one. The
finding stands in every file concerned. Give one of them another id and file name, or delete the copy.

Failing:

```yaml use-cases/sales/call-back.yaml
id: call-back
title: Call back
```

```yaml use-cases/service/call-back.yaml
id: call-back
title: Call the customer back
```

Passing:

```yaml use-cases/sales/call-back.yaml
id: call-back
title: Call back
```

```yaml use-cases/service/call-after-repair.yaml
id: call-after-repair
title: Call the customer back
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import FileHit, Overview, Rule


class DuplicateId(Rule):
    """One id in several files."""

    code = "UC012"
    severity = Severity.ERROR
    messages = {
        "": mark("The id “{id}” is also that of {other}. Ids are unique in a library: rename one, or delete the copy.")
    }

    def in_library(self, overview: Overview) -> Iterator[FileHit]:
        """Look whether another file carries the same id."""
        for facts in overview.cases():
            others = [path for path in overview.paths_of(facts.id) if path != facts.path]
            if others:
                yield FileHit(facts.path, facts.id_place, {"id": facts.id, "other": others[0]})


RULE = DuplicateId
