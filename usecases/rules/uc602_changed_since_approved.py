"""An approved use case was changed after it was approved.

`usecases approve` writes down a digest of what the use case says. This one says something else now, though its
status is still `approved`: people take it for agreed, and nobody has agreed to it. Have it approved anew, or set the
status back to `draft` or `review` until then. Another layout, comments, tags, and the card of the document don't
count as changes.

Failing:

```yaml
id: call-back
title: Call back
status: approved
approved: { by: head, on: 2026-11-22, digest: "sha256:9f86d081884c7d65" }
```

Passing:

```yaml
id: call-back
title: Call back
status: approved
approved: { by: head, on: 2026-11-22, digest: "sha256:809092ebe2330e9f" }
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class ChangedSinceApproved(Rule):
    """An approval of something else than what stands here."""

    code = "UC602"
    severity = Severity.WARNING
    messages = {
        "": mark(
            "What was approved on {day} said something else. Have it approved anew (usecases approve {id} --by {by}), "
            "or set the status back to “review”."
        )
    }


RULE = ChangedSinceApproved
