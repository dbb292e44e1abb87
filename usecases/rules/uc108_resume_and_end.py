"""A branch both goes on and ends.

`resume` says at which step the scenario goes on after the branch, `end` that the use case is over. Only one
can be true. Where it depends, write two branches, each with its own condition.

Failing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
branches:
  - id: no-answer
    kind: negative
    at: call
    when: The customer doesn't answer
    resume: call
    end: failure
```

Passing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
branches:
  - id: no-answer
    kind: negative
    at: call
    when: The customer doesn't answer
    end: failure
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class ResumeAndEnd(Rule):
    """A branch with `resume` and `end`."""

    code = "UC108"
    severity = Severity.ERROR
    messages = {
        "": mark("This branch both goes on (resume) and ends (end). Keep one; where it depends, write two branches.")
    }


RULE = ResumeAndEnd
