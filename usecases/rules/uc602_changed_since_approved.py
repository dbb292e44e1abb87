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
approved: { by: head, on: 2026-11-22, digest: "sha256:ab7a4588bf223e5f" }
owner: head
steps:
  - { id: call, actor: manager, action: Calls the buyer, within: 4bh }
  - { id: note, actor: manager, action: Notes the answer }
  - { id: send, actor: courier, action: Brings the goods }
branches:
  - { id: silent, kind: negative, at: call, when: Nobody answers, end: failure }
```

Passing:

```yaml
id: call-back
title: Call back
status: approved
approved: { by: head, on: 2026-11-22, digest: "sha256:ab7a4588bf223e5f" }
owner: head
steps:
  - { id: call, actor: manager, action: Calls the buyer, within: 2bh }
  - { id: note, actor: manager, action: Notes the answer }
  - { id: send, actor: courier, action: Brings the goods }
branches:
  - { id: silent, kind: negative, at: call, when: Nobody answers, end: failure }
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
