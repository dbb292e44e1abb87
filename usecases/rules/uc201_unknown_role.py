"""A role that `roles.yaml` doesn't have.

Every role that is named anywhere (actor, accountable, consulted, owner, customer, a system, a stand-in, the
owner of a process group, …) must be in `roles.yaml`, so that a regulation can name it and the matrix can
count it. Correct the id, or add the role.

Failing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: menager
    action: Calls the customer
```

Passing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.shared import Shared
from usecases.model.usecase import UseCase
from usecases.reading.folder import FileKind
from usecases.rules.base import Hit, Names, Rule, Subject
from usecases.rules.guess import guess
from usecases.text.path import Path

_OF_STEP = ("actor", "responsible", "consulted", "informed", "systems")


class UnknownRole(Rule):
    """A reference to a role that isn't there."""

    code = "UC201"
    severity = Severity.ERROR
    fixable = True
    messages = {"": mark("There is no role “{role}” in roles.yaml. Correct the id, or add the role.")}

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at every role that the use case names."""
        if FileKind.ROLES in subject.names.unusable:
            return
        known = subject.names.roles
        for where, role in _of_header(subject.case):
            if role not in known:
                yield _hit(where, role, subject.names)
        if _of_steps(subject.case) <= known.keys():
            return
        for placed in subject.outline.steps:
            step = placed.step
            if step.accountable is not None and step.accountable not in known:
                yield _hit((*placed.path, "accountable"), step.accountable, subject.names)
            for field in _OF_STEP:
                for index, role in enumerate(getattr(step, field)):
                    if role not in known:
                        yield _hit((*placed.path, field, index), role, subject.names)

    def in_shared(self, shared: Shared, names: Names) -> Iterator[tuple[FileKind, Hit]]:
        """Look at stand-ins, signatures and owners of groups."""
        if FileKind.ROLES in names.unusable:
            return
        for number, role in enumerate(shared.roles):
            for index, other in enumerate(role.stand_ins):
                if other not in names.roles:
                    yield FileKind.ROLES, _hit(("roles", number, "stand_ins", index), other, names)
        for number, artefact in enumerate(shared.artefacts):
            for index, signer in enumerate(artefact.signed_by):
                if signer not in names.roles:
                    yield FileKind.ARTEFACTS, _hit(("artefacts", number, "signed_by", index), signer, names)
        for number, group in enumerate(shared.groups):
            if group.owner is not None and group.owner not in names.roles:
                yield FileKind.MAP, _hit(("groups", number, "owner"), group.owner, names)


def _of_header(case: UseCase) -> Iterator[tuple[Path, str]]:
    for field in ("primary_actor", "customer", "owner"):
        role = getattr(case, field)
        if role is not None:
            yield (field,), role
    if case.approved is not None:
        yield ("approved", "by"), case.approved.by
    for index, stakeholder in enumerate(case.stakeholders):
        yield ("stakeholders", index, "role"), stakeholder.role
    for index, system in enumerate(case.systems):
        yield ("systems", index), system


def _of_steps(case: UseCase) -> set[str | None]:
    found: set[str | None] = set()
    for steps in (case.steps, *(branch.steps for branch in case.branches)):
        for step in steps:
            found.update(step.actor, step.responsible, step.consulted, step.informed, step.systems)
            found.add(step.accountable)
    found.discard(None)
    return found


def _hit(where: Path, role: str, names: Names) -> Hit:
    return Hit(where, {"role": role, **guess(role, names.roles)})


RULE = UnknownRole
