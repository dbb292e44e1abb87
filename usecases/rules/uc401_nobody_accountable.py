"""Nobody answers for the result of a step.

The use case has no owner, so each step must say who answers for its result (`accountable`); most of them
do, and this one doesn't. Where nobody answers for a result, everybody thinks that somebody else does. Name one role,
or give the use case an owner, who then answers for all steps that name nobody. Steps that only people outside the
company do are left out: nobody inside can answer for them.

Failing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    accountable: head
    action: Calls the customer
  - id: note
    actor: manager
    action: Writes down what was said
```

Passing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    accountable: head
    action: Calls the customer
  - id: note
    actor: manager
    accountable: manager
    action: Writes down what was said
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Hit, Rule, Subject


class NobodyAccountable(Rule):
    """A step without an accountable role, in a use case without an owner."""

    code = "UC401"
    severity = Severity.WARNING
    messages = {"": mark("Nobody answers for the result of the step “{step}”. Add accountable, or an owner.")}

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the steps; where most of them don't say who answers, the missing owner is what is to be told."""
        if subject.case.owner is not None:
            return
        own = [(path, each) for path, each in subject.assigned if not each.outside and each.step.use_case is None]
        missing = [(path, each.step.id) for path, each in own if each.answers is None and each.does]
        if sum(each.answers is None for _, each in own) * 2 <= len(own):
            for path, step_id in missing:
                yield Hit((*path, "id"), {"step": step_id}, severity=subject.unfinished)


RULE = NobodyAccountable
