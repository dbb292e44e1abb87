"""A YAML file stands where the library doesn't look.

Use cases stand in the folder `use-cases`, in files that end in `.yaml`. Beside `library.yaml` are
`roles.yaml`, `artefacts.yaml`, `map.yaml`, `kpis.yaml`, `deviations.yaml` and `improvements.yaml`. A file with another
name or ending would never be read, and nobody would notice. Rename it or move it.

Failing:

```yaml use-cases/call-back.yml
id: call-back
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


class UnexpectedFile(Rule):
    """A file that isn't read because of its name or place."""

    code = "UC015"
    severity = Severity.ERROR
    messages = {
        "unknown": mark(
            "{file} isn't a file of a library, and isn't read. A use case belongs in the folder use-cases; the shared"
            " files are roles.yaml, artefacts.yaml, map.yaml, kpis.yaml, deviations.yaml and improvements.yaml."
        ),
        "ending": mark("{file} isn't read, since only .yaml counts. Rename it so that it ends in .yaml."),
    }


RULE = UnexpectedFile
