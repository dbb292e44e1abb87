"""Who does a step (R), answers for it (A), is asked before (C) and told after (I)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from usecases.model.shared import Role
from usecases.model.usecase import Branch, Ids, Step, UseCase

Roles = Mapping[str, Role]


class Assigned(NamedTuple):
    """A step with its roles by letter.

    `does` holds the actors and those who do it too; `answers` the accountable role, or the use case's owner; a step
    that only people outside the company do is `outside`, and nobody inside answers for it unless that is stated.
    """

    step: Step
    branch: Branch | None
    does: Ids
    answers: str | None
    asked: Ids
    told: Ids
    outside: bool

    def letters(self, role_id: str) -> str:
        """The letters that a role holds, in the order R, A, C, I: `RA`; empty for none."""
        held = (role_id in self.does, role_id == self.answers, role_id in self.asked, role_id in self.told)
        return "".join(letter for letter, holds in zip("RACI", held, strict=True) if holds)

    def roles(self) -> Iterator[str]:
        """Every role that holds a letter, some more than once."""
        yield from self.does
        if self.answers is not None:
            yield self.answers
        yield from self.asked
        yield from self.told


def assigned(step: Step, branch: Branch | None, case: UseCase, roles: Roles) -> Assigned:
    """The roles of a step by letter."""
    does = tuple(dict.fromkeys((*step.actor, *step.responsible)))
    outside = bool(does) and all(is_outside(role_id, roles) for role_id in does)
    answers = step.accountable or (None if outside else case.owner)
    return Assigned(step, branch, does, answers, step.consulted, step.informed, outside)


def is_outside(role_id: str, roles: Roles) -> bool:
    """Whether a role stands outside the company; one that nobody knows counts as inside."""
    role = roles.get(role_id)
    return role is not None and role.external


def by_id(roles: Sequence[Role]) -> Roles:
    """The roles by id; the first one of an id counts."""
    return {role.id: role for role in reversed(roles)}
