"""Hand-overs and breaks of some use cases, of a group or of a whole library, one use case at a time."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from usecases.analysing.handovers.breaks import Breaks, breaks_of
from usecases.analysing.handovers.passing import HandOver, Pair, handover, pairs, systems_of
from usecases.analysing.raci.spots import Collector, Spots
from usecases.analysing.raci.view import View
from usecases.chain.chain import Chain
from usecases.chain.ends import Bridge, End, Run, bridges_of, doers_of, ends_of, run_of
from usecases.model.letters import by_id, is_outside
from usecases.model.shared import Shared
from usecases.model.usecase import UseCase
from usecases.timing.minutes import Minutes

_LONGEST = 10


class Between(NamedTuple):
    """How often one hands over to another."""

    one: str
    other: str
    handovers: int


class Flow(NamedTuple):
    """What passes from one process group to another: artefacts that steps of the one give and steps of the other need.

    `on_map`: the map says that the one feeds the other. A group without an id stands for use cases of none.
    """

    group: str
    other: str
    artefacts: tuple[str, ...]
    on_map: bool


class Handovers(NamedTuple):
    """The figures: how many use cases and hand-overs, where they lack something, between whom, and the breaks.

    `without_channel` and `without_result` are the steps inside the company that hand over so. `waits` are hand-overs
    with a stated wait, longest first (at most 10). Roles and systems are counted by hand-over; `groups` hold what
    passes in the whole library, as far as one of the two is asked about.
    """

    use_cases: int
    handovers: int
    without_channel: Spots
    without_result: Spots
    waiting: int
    waits: tuple[HandOver, ...]
    roles: tuple[Between, ...]
    systems: tuple[Between, ...]
    groups: tuple[Flow, ...]
    breaks: Breaks


class HandoversAnalysis:
    """`look` at every use case of the library, saying which are asked about; then ask for the `figures`.

    Of a use case nothing is kept but figures, and distinct ends of the chain.
    """

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._roles_known = by_id(shared.roles)
        self._minutes = Minutes(shared.settings.calendar)
        self._parts: set[End | Run | Bridge] = set()
        self._places: dict[End, Collector] = {}
        self._cases = self._asked = self._count = self._waiting = 0
        self._groups: set[str] = set()
        self._channel, self._result = Collector(), Collector()
        self._waits: list[tuple[float, HandOver]] = []
        self._roles: Counter[tuple[str, str]] = Counter()
        self._systems: Counter[tuple[str, str]] = Counter()

    def look(self, case: UseCase, *, asked: bool = True) -> View | None:
        """Take in one use case; returns what was looked at, unless nobody works by it any more."""
        if case.status == "retired":
            return None
        view = View(case, self._roles_known)
        self._cases += 1
        self._parts.add(run_of(view.outline, self._roles_known))
        self._parts.update(bridges_of(view.outline, self._roles_known))
        for end, step, _ in ends_of(view.outline, self._roles_known):
            self._parts.add(end)
            if asked:
                self._places.setdefault(end, Collector()).add(view, step)
        if asked:
            self._asked += 1
            self._groups.add(case.group or "")
            for pair in pairs(view):
                self._take(pair, view)
        return view

    def _take(self, pair: Pair, view: View) -> None:
        self._count += 1
        one, other = pair.one.step, pair.other.step
        if pair.branch is None and not all(is_outside(role_id, view.roles) for role_id in doers_of(pair.one)):
            if not one.channel:
                self._channel.add(view, one.id)
            if one.result is None and not one.gives:
                self._result.add(view, one.id)
        self._roles.update((giver, taker) for giver in doers_of(pair.one) for taker in doers_of(pair.other))
        before, after = systems_of(pair.one, view), systems_of(pair.other, view)
        self._systems.update((left, entered) for left in before for entered in after if entered not in before)
        if other.wait is not None:
            self._waiting += 1
            self._waits.append((self._minutes.of_deadline(other.wait), handover(pair, view)))
            if len(self._waits) > 20 * _LONGEST:
                self._waits = self._longest()

    def _longest(self) -> list[tuple[float, HandOver]]:
        return sorted(self._waits, key=lambda one: -one[0])[:_LONGEST]

    def chain(self) -> Chain:
        """The chain of the use cases that were looked at."""
        return Chain(self._shared, sorted(self._parts, key=repr), several=self._cases > 1)

    def figures(self, *, group: str | None = None) -> Handovers:
        """What was found; of a `group`, only what that group gives or takes."""
        chain = self.chain()
        asked = self._groups if group is None else {group}
        return Handovers(
            self._asked,
            self._count,
            self._channel.spots,
            self._result.spots,
            self._waiting,
            tuple(each for _, each in self._longest()),
            _counted(self._roles),
            _counted(self._systems),
            tuple(flow for flow in flows(chain) if {flow.group, flow.other} & asked),
            breaks_of(chain, {end: collector.spots for end, collector in self._places.items()}),
        )


def rows(view: View) -> list[HandOver]:
    """Every hand-over of a use case."""
    return [handover(pair, view) for pair in pairs(view)]


def flows(chain: Chain) -> list[Flow]:
    """What passes between groups, in the order of the map, then what the map says though nothing is known to pass."""
    passing: dict[tuple[str, str], set[str]] = {}
    for artefact, givers in chain.given.items():
        for giver in givers:
            for taker in chain.needed.get(artefact, ()):
                if giver.group != taker.group:
                    passing.setdefault((giver.group, taker.group), set()).add(artefact)
    on_map = {(fed.group, fed.other): fed for fed in chain.feeds()}
    for pair, fed in on_map.items():
        passing.setdefault(pair, set()).update(fed.artefacts)
    order = {group.id: number for number, group in enumerate(chain.shared.groups)}
    last = len(order)
    found = sorted(passing, key=lambda pair: (order.get(pair[0], last), order.get(pair[1], last), pair))
    return [Flow(*pair, tuple(sorted(passing[pair])), pair in on_map) for pair in found]


def _counted(counter: Counter[tuple[str, str]]) -> tuple[Between, ...]:
    """The pairs by number, most first."""
    return tuple(Between(*pair, count) for pair, count in sorted(counter.items(), key=lambda one: (-one[1], one[0])))


def analysed(cases: Iterable[UseCase], shared: Shared) -> Handovers:
    """The hand-overs of use cases, which are taken for the whole library."""
    analysis = HandoversAnalysis(shared)
    for case in cases:
        analysis.look(case)
    return analysis.figures()
