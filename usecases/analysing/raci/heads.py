"""The first pass: how many roles take part, who does and answers for most, and who is listed and does nothing."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from usecases.analysing.raci.view import View
from usecases.model.letters import is_outside
from usecases.model.shared import Shared
from usecases.model.usecase import UseCase


class Counted(NamedTuple):
    """A role and how many steps it holds a letter in."""

    role: str
    steps: int


class Heads(NamedTuple):
    """Roles with a letter in a step, those of them outside the company, who has most R and most A, and the ghosts.

    Ghosts are named as primary actor, customer or stakeholder, or, in a whole library, listed in `roles.yaml`, and
    hold no letter in any step; whoever stands in for somebody or is a system that is used isn't one.
    """

    roles: int
    outside: int
    most_does: tuple[Counted, ...]
    most_answers: tuple[Counted, ...]
    ghosts: tuple[str, ...]


class HeadsPass:
    """Gathers what the first pass asks."""

    def __init__(self) -> None:
        self._does: Counter[str] = Counter()
        self._answers: Counter[str] = Counter()
        self._holding: set[str] = set()
        self._used: set[str] = set()
        self._named: dict[str, None] = {}

    def look(self, view: View) -> None:
        """Look at one use case."""
        for each in view.steps:
            self._does.update(each.does)
            if each.answers is not None:
                self._answers[each.answers] += 1
            self._holding.update(each.roles())
            self._used.update(each.step.systems)
        self._used.update(view.case.systems)
        if view.case.owner is not None:
            self._used.add(view.case.owner)
        self._named.update(dict.fromkeys(_named(view.case)))

    def figures(self, shared: Shared, *, whole: bool) -> Heads:
        """What was found; `whole` asks for the roles that nobody names, too."""
        listed = {**self._named, **dict.fromkeys(role.id for role in shared.roles if whole)}
        busy = self._holding | self._used | {other for role in shared.roles for other in role.stand_ins}
        if whole:
            busy |= {group.owner for group in shared.groups if group.owner is not None}
            busy |= {signer for artefact in shared.artefacts for signer in artefact.signed_by}
        known = {role.id: role for role in reversed(shared.roles)}
        return Heads(
            roles=len(self._holding),
            outside=sum(is_outside(role_id, known) for role_id in self._holding),
            most_does=_most({role: steps for role, steps in self._does.items() if not is_outside(role, known)}),
            most_answers=_most(self._answers),
            ghosts=tuple(role_id for role_id in listed if role_id not in busy),
        )


def _named(case: UseCase) -> Iterator[str]:
    yield from filter(None, (case.primary_actor, case.customer))
    yield from (stakeholder.role for stakeholder in case.stakeholders)


def _most(counted: Mapping[str, int]) -> tuple[Counted, ...]:
    """The roles with the highest count."""
    highest = max(counted.values(), default=0)
    return tuple(Counted(role, steps) for role, steps in sorted(counted.items()) if steps == highest)
