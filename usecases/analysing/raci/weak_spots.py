"""The third pass: where the work hangs on one person, where advice and word are missing, who can stop everything."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from usecases.analysing.raci.spots import Collector, Spots
from usecases.analysing.raci.view import View
from usecases.flow.without import ends_reached
from usecases.model.letters import Assigned, is_outside

_HARD = frozenset({"decide", "agree"})
_MANY_BRANCHES = 3
MOST = 0.5
"""A role is a bottleneck where without it more than this share of the ends can't be reached."""


class Bottleneck(NamedTuple):
    """A role inside: of the `ends` of its use cases, how many can't be reached without it.

    `stand_in` is false of one person for whom nobody stands in.
    """

    role: str
    lost: int
    ends: int
    use_cases: int
    stand_in: bool

    @property
    def share(self) -> float:
        """The share of the ends that hang on it."""
        return self.lost / self.ends if self.ends else 0.0


class WeakSpots(NamedTuple):
    """`single`: one person does the step, and nobody stands in; `unadvised`: a hard step before which nobody is asked.

    A step is hard where something is decided or agreed, where a branch of high impact leaves it, or three branches do.
    `untold`: who does the next step isn't told, and is handed nothing. `bottlenecks`: every role whose absence stops
    an end, the worst first.
    """

    single: Spots
    single_roles: tuple[str, ...]
    hard: int
    unadvised: Spots
    untold: Spots
    bottlenecks: tuple[Bottleneck, ...]


class WeakSpotsPass:
    """Gathers what the third pass asks."""

    def __init__(self) -> None:
        self._single = Collector()
        self._single_roles: Counter[str] = Counter()
        self._hard = 0
        self._unadvised = Collector()
        self._untold = Collector()
        self._lost: Counter[str] = Counter()
        self._ends: Counter[str] = Counter()
        self._cases: Counter[str] = Counter()
        self._roles: dict[str, bool] = {}

    def look(self, view: View) -> None:
        """Look at one use case."""
        for each in view.own:
            if len(each.does) == 1 and hangs_on_one(each.does[0], view):
                self._single.add(view, each.step.id, each.does[0])
                self._single_roles[each.does[0]] += 1
            if _is_hard(each, view):
                self._hard += 1
                if not each.asked:
                    self._unadvised.add(view, each.step.id)
        for one, other in view.following():
            for role_id in _untold(one, other, view):
                self._untold.add(view, one.step.id, role_id)
        self._look_for_bottlenecks(view)

    def _look_for_bottlenecks(self, view: View) -> None:
        steps_of: dict[str, list[str]] = {}
        for each in view.own:
            for role_id in _indispensable(each):
                if not is_outside(role_id, view.roles):
                    steps_of.setdefault(role_id, []).append(each.step.id)
        if not steps_of:
            return
        every = ends_reached(view.flow)
        for role_id, steps in steps_of.items():
            left = ends_reached(view.flow, frozenset(steps))
            self._roles[role_id] = not hangs_on_one(role_id, view)
            self._lost[role_id] += len(every - left)
            self._ends[role_id] += len(every)
            self._cases[role_id] += 1

    def figures(self) -> WeakSpots:
        """What was found."""
        found = [
            Bottleneck(role_id, self._lost[role_id], self._ends[role_id], self._cases[role_id], stand_in)
            for role_id, stand_in in self._roles.items()
            if self._lost[role_id]
        ]
        found.sort(key=lambda one: (-one.lost, -one.share, one.role))
        single = tuple(role_id for role_id, _ in sorted(self._single_roles.items(), key=lambda one: (-one[1], one[0])))
        return WeakSpots(
            self._single.spots, single, self._hard, self._unadvised.spots, self._untold.spots, tuple(found)
        )


def hangs_on_one(role_id: str, view: View) -> bool:
    """Whether a role is one person for whom nobody stands in."""
    role = view.roles.get(role_id)
    return role is not None and role.kind == "person" and not any(other != role_id for other in role.stand_ins)


def _indispensable(each: Assigned) -> Iterable[str]:
    """The roles without which a step isn't done: its only actor, and all who do it too."""
    actor = each.step.actor if len(each.step.actor) == 1 else ()
    return dict.fromkeys((*actor, *each.step.responsible))


def _is_hard(each: Assigned, view: View) -> bool:
    branches = view.branches_at.get(each.step.id, ())
    return (
        each.step.activity in _HARD
        or len(branches) >= _MANY_BRANCHES
        or any(branch.kind == "negative" and branch.impact == "high" for branch in branches)
    )


def _untold(one: Assigned, other: Assigned, view: View) -> list[str]:
    """Who does the next step and doesn't hear that it's their turn."""
    if set(one.step.gives).intersection(other.step.needs) or set(one.does).intersection(other.does):
        return []
    heard = {*one.told, *one.asked, *filter(None, (one.answers,))}
    if heard.intersection(other.does):
        return []
    return [role_id for role_id in other.does if _can_be_told(role_id, view)][:1]


def _can_be_told(role_id: str, view: View) -> bool:
    role = view.roles.get(role_id)
    return role is not None and role.kind != "system" and not role.external
