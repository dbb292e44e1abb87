"""An approved use case plans for hardly anything of what can go wrong.

The coach knows, for each step, the deviations that matter most: nobody answers, goods are missing, a deadline passes.
People work by this use case, and hardly any of them is answered by a branch or left out with a reason.
`usecases analyze coverage` asks about them, three questions a step. It is said where there are fewer branches and
reasons than half the steps, and they answer less than a tenth of ten such deviations or more.

Failing:

```yaml
id: call-back
title: Call back
status: approved
owner: head
steps:
  - { id: take, actor: manager, action: Takes the request, activity: receive }
  - { id: call, actor: manager, action: Calls the buyer, activity: request }
  - { id: send, actor: courier, action: Delivers the goods, activity: deliver }
branches:
  - id: moon
    kind: alternative
    at: take
    when: The moon is full
    resume: call
```

Passing:

```yaml
id: call-back
title: Call back
status: approved
owner: head
steps:
  - { id: take, actor: manager, action: Takes the request, activity: receive }
  - { id: call, actor: manager, action: Calls the buyer, activity: request }
  - { id: send, actor: courier, action: Delivers the goods, activity: deliver }
branches:
  - id: quiet
    kind: negative
    at: [call, send]
    when: The buyer doesn't answer
    end: failure
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Hit, Rule, Subject

_LEAST = 0.1
_WORTH_COUNTING = 10


class LittleThoughtOf(Rule):
    """An approved use case of very low coverage."""

    code = "UC512"
    severity = Severity.INFO
    messages = {
        "": mark(
            "People work by this use case, and of {count} things that can go wrong {open} are open. See which with:"
            " usecases analyze coverage {id}."
        )
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the coverage of what is in force."""
        case = subject.case
        answers = len(case.branches) + len(case.considered)
        # Where there are none at all, UC508 says so. Looking closely costs as much as all other rules together.
        if case.status != "approved" or not 0 < 2 * answers < len(case.steps):
            return
        totals = subject.names.coach.look(case, most=0).totals
        if totals.pairs >= _WORTH_COUNTING and totals.share is not None and totals.share < _LEAST:
            yield Hit(("steps",), {"count": str(totals.pairs), "open": str(totals.open), "id": case.id}, on_key=True)


RULE = LittleThoughtOf
