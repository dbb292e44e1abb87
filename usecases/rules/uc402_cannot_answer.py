"""Whoever answers for a result can't answer for it.

A program answers for nothing: a person does who chose it or looks after it. And where people of the company do a
step, a customer or a supplier can't answer for their work. Name a role inside the company, one person if possible;
where the role stands inside, correct its `kind` or `side` in `roles.yaml`.

Failing:

```yaml
id: call-back
title: Call back
owner: head
steps:
  - id: call
    actor: manager
    accountable: crm
    action: Calls the customer
```

Passing:

```yaml
id: call-back
title: Call back
owner: head
steps:
  - id: call
    actor: manager
    accountable: head
    action: Calls the customer
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Hit, Rule, Subject


class CannotAnswer(Rule):
    """A system or somebody outside as accountable or as owner."""

    code = "UC402"
    severity = Severity.WARNING
    messages = {
        "": mark("“{role}” is a system and answers for nothing. Name the person who answers for its work."),
        "outside": mark(
            "“{role}” stands outside the company and can't answer for what people inside do. Name somebody inside."
        ),
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the owner, and at who answers for each step."""
        case = subject.case
        if case.owner is not None and case.status != "retired":
            variant = _variant(case.owner, subject, outside=False)
            if variant is not None:
                yield Hit(("owner",), {"role": case.owner}, variant)
        for path, each in subject.assigned:
            stated = each.step.accountable
            variant = _variant(stated, subject, outside=each.outside) if stated is not None else None
            if stated is not None and variant is not None:
                yield Hit((*path, "accountable"), {"role": stated}, variant)


def _variant(role_id: str, subject: Subject, *, outside: bool) -> str | None:
    """Why a role can't answer; `None` where it can. Outsiders answer for what outsiders do."""
    role = subject.names.roles.get(role_id)
    if role is None:
        return None
    if role.kind == "system":
        return ""
    return "outside" if role.external and not outside else None


RULE = CannotAnswer
