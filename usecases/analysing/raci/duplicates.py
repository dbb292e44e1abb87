"""The fourth pass: the same work twice, several who answer for one result, roles that check each other."""

from collections import Counter
from typing import NamedTuple

from usecases.analysing.raci.view import View
from usecases.model.letters import is_outside

KEPT = 50
_LONGEST = 200


class SameWork(NamedTuple):
    """An action that different roles do, in the words of the file."""

    action: str
    roles: tuple[str, ...]


class SeveralAnswer(NamedTuple):
    """A result that different roles answer for: an artefact and the roles."""

    artefact: str
    roles: tuple[str, ...]


class Duplicates(NamedTuple):
    """Work and results of several roles; roles inside that are only told; pairs of which each answers for the other.

    Of very many the first 50 are named.
    """

    same_work: tuple[SameWork, ...]
    several_answer: tuple[SeveralAnswer, ...]
    only_told: tuple[str, ...]
    mutual: tuple[tuple[str, str], ...]


class DuplicatesPass:
    """Gathers what the fourth pass asks."""

    def __init__(self) -> None:
        self._doing: dict[str, dict[str, None]] = {}
        self._answering: dict[str, dict[str, None]] = {}
        self._told: Counter[str] = Counter()
        self._active: set[str] = set()
        self._controls: set[tuple[str, str]] = set()

    def look(self, view: View) -> None:
        """Look at one use case."""
        for each in view.own:
            if each.step.action and each.does:
                action = " ".join(each.step.action.casefold().split())[:_LONGEST]
                self._doing.setdefault(action, {})["|".join(sorted(each.does))] = None
            if each.answers is not None:
                for artefact in each.step.gives:
                    self._answering.setdefault(artefact, {})[each.answers] = None
                self._controls.update((each.answers, role_id) for role_id in each.does if role_id != each.answers)
        for each in view.steps:
            self._told.update(role_id for role_id in each.told if not is_outside(role_id, view.roles))
            self._active.update(each.does, each.asked, filter(None, (each.answers,)))
        self._active.update(filter(None, (view.case.owner, view.case.primary_actor, view.case.customer)))

    def figures(self) -> Duplicates:
        """What was found."""
        same = [
            SameWork(action, tuple(sorted({one for group in groups for one in group.split("|")})))
            for action, groups in self._doing.items()
            if len(groups) > 1
        ]
        several = [
            SeveralAnswer(name, tuple(sorted(roles))) for name, roles in self._answering.items() if len(roles) > 1
        ]
        mutual = sorted((one, other) for one, other in self._controls if one < other and (other, one) in self._controls)
        return Duplicates(
            tuple(same[:KEPT]),
            tuple(sorted(several)[:KEPT]),
            tuple(sorted(self._told.keys() - self._active)),
            tuple(mutual[:KEPT]),
        )
