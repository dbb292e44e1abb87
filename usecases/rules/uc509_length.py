"""The main scenario is very short or very long.

Three to nine steps read well and show the process as a whole. Fewer hide what happens; more are most often
the clicks and phone calls inside a step. Put details into `how`, and let a run of steps with a goal of its
own become another use case (`use_case`). Use cases of the level `summary` may be of any length.

Source: A. Cockburn, Writing Effective Use Cases, 2001, chapter 7 (three to nine steps).

Failing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
```

Passing:

```yaml
id: call-back
title: Call back
steps:
  - id: look-up
    actor: manager
    action: Looks up what was ordered
  - id: call
    actor: manager
    action: Calls the customer
  - id: note
    actor: manager
    action: Writes down the answer
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Hit, Rule, Subject

SHORTEST, LONGEST = 3, 9


class Length(Rule):
    """A main scenario outside three to nine steps."""

    code = "UC509"
    severity = Severity.INFO
    messages = {
        "": mark("The main scenario is long; steps: {count}. From three to nine read well. Put details into how."),
        "short": mark("The main scenario is short; steps: {count}. From three to nine show the whole process."),
        "none": mark("The main scenario has no steps yet. Write down who does what, in order."),
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Count the steps."""
        case = subject.case
        count = len(case.steps)
        if SHORTEST <= count <= LONGEST or case.status == "retired":
            return
        if count == 0:
            yield Hit(("id",), {}, "none", severity=Severity.ERROR if case.status == "approved" else None)
        elif case.level != "summary":
            yield Hit(("steps",), {"count": str(count)}, "" if count > LONGEST else "short", on_key=True)


RULE = Length
