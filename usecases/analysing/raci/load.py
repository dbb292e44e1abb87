"""The second pass: who carries how much, whose deadlines run at once, and who is on all sides of a step."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from usecases.analysing.raci.spots import Collector, Spots
from usecases.analysing.raci.view import View
from usecases.model.letters import Assigned
from usecases.model.usecase import Step

MUCH = 0.5
"""From this share of the steps on, a role answers for too much, where others could."""


class RoleLoad(NamedTuple):
    """A role's steps by letter; `share` of the steps inside that it does; `alone`: it does the step and answers."""

    role: str
    does: int
    answers: int
    asked: int
    told: int
    alone: int
    share: float


class Load(NamedTuple):
    """The loads, heaviest first. `steps` are those inside.

    `controlling` are the roles that answer for at least half of the steps of several use cases. `overlapping` are
    steps whose deadline runs at the same time as another one's of the same role; `everything` are steps in which one
    role does the work, is asked, and is told.
    """

    steps: int
    roles: tuple[RoleLoad, ...]
    controlling: tuple[str, ...]
    overlapping: Spots
    everything: Spots


class LoadPass:
    """Gathers what the second pass asks."""

    def __init__(self) -> None:
        self._steps = 0
        self._cases = 0
        self._by_letter: dict[str, Counter[str]] = {letter: Counter() for letter in ("R", "A", "C", "I", "alone")}
        self._own: Counter[str] = Counter()
        self._overlapping = Collector()
        self._everything = Collector()

    def look(self, view: View) -> None:
        """Look at one use case."""
        self._cases += 1
        self._steps += len(view.own)
        count = self._by_letter
        for each in view.steps:
            count["R"].update(each.does)
            count["C"].update(each.asked)
            count["I"].update(each.told)
            if each.answers is not None:
                count["A"][each.answers] += 1
                if each.answers in each.does:
                    count["alone"][each.answers] += 1
            for role_id in set(each.does).intersection(each.asked, each.told):
                self._everything.add(view, each.step.id, role_id)
        for each in view.own:
            self._own.update(each.does)
        for step_id, role_id in _overlaps(view):
            self._overlapping.add(view, step_id, role_id)

    def figures(self) -> Load:
        """What was found."""
        count = self._by_letter
        names = sorted({role_id for counter in count.values() for role_id in counter})
        loads = [
            RoleLoad(
                role_id,
                count["R"][role_id],
                count["A"][role_id],
                count["C"][role_id],
                count["I"][role_id],
                count["alone"][role_id],
                self._own[role_id] / self._steps if self._steps else 0.0,
            )
            for role_id in names
        ]
        loads.sort(key=lambda load: (-load.does, -load.answers, load.role))
        much = [load.role for load in loads if self._cases > 1 and load.answers >= MUCH * max(self._steps, 1)]
        return Load(self._steps, tuple(loads), tuple(much), self._overlapping.spots, self._everything.spots)


def _overlaps(view: View) -> Iterator[tuple[str, str]]:
    """Each later step, and the role, of two whose deadlines run from the same moment or in any order."""
    moments: dict[tuple[object, ...], list[Assigned]] = {}
    for each in view.own:
        for moment in _moments(each.step, each.branch.id if each.branch else None):
            moments.setdefault(moment, []).append(each)
    seen: set[tuple[str, str]] = set()
    for together in moments.values():
        for one, other in combinations(together, 2):
            seen.update((other.step.id, role_id) for role_id in set(one.does).intersection(other.does))
    order = {each.step.id: index for index, each in enumerate(view.own)}
    yield from sorted(seen, key=lambda pair: (order[pair[0]], pair[1]))


def _moments(step: Step, branch: str | None) -> Iterator[tuple[object, ...]]:
    """From when on the deadlines of a step run, where another step's may run too."""
    if step.within and step.any_order is not None:
        yield ("order", branch, step.any_order)
    for origin in {deadline.origin for deadline in step.within if deadline.origin is not None}:
        yield ("origin", branch, origin)
