"""Who gets what from which process, one use case at a time."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from usecases.analysing.handovers.passing import pairs
from usecases.analysing.raci.view import View
from usecases.chain.ends import doers_of
from usecases.model.letters import by_id, is_outside
from usecases.model.shared import Shared
from usecases.model.usecase import UseCase


class Served(NamedTuple):
    """A process and what its customer gets: the artefacts that reach it, and what the use case promises on success.

    `promise` is the first guarantee of success, or the goal where there is none.
    """

    case: str
    title: str
    group: str | None
    artefacts: tuple[str, ...]
    promise: str | None


class Customer(NamedTuple):
    """A role that is somebody's customer: of processes (`customer`), and of steps whose result reaches it.

    `kind` is the role's kind, `type` its type of customer (`loyal`, `business`, …), where `roles.yaml` says so.
    """

    role: str
    kind: str | None
    type: str | None
    outside: bool
    processes: tuple[Served, ...]
    steps: int


class Customers(NamedTuple):
    """Customers outside and inside, those of most processes first; `use_cases` are those in force.

    `unnamed`: processes that name no customer. `unreceived`: those of them whose result reaches nobody: their last step
    tells nobody, no other use case needs what they give, and none is done as a step of another.
    """

    use_cases: int
    outside: tuple[Customer, ...]
    inside: tuple[Customer, ...]
    unnamed: tuple[str, ...]
    unreceived: tuple[str, ...]


class _Unnamed(NamedTuple):
    case: str
    gives: frozenset[str]
    told: bool


class CustomersAnalysis:
    """`look` at every use case of the library, saying which are asked about; then ask for the `figures`."""

    def __init__(self, shared: Shared) -> None:
        self._roles = by_id(shared.roles)
        self._taken = {group.trigger for group in shared.groups}
        self._asked = 0
        self._served: dict[str, list[Served]] = {}
        self._steps: Counter[str] = Counter()
        self._unnamed: list[_Unnamed] = []
        self._included: set[str] = set()
        self._needed: dict[str, set[str]] = {}

    def look(self, case: UseCase, *, asked: bool = True) -> None:
        """Take in one use case; nobody gets anything from one that nobody works by any more."""
        if case.status == "retired":
            return
        view = View(case, self._roles)
        for placed in view.outline.steps:
            if placed.step.use_case is not None:
                self._included.add(placed.step.use_case)
            for artefact in placed.step.needs:
                cases = self._needed.setdefault(artefact, set())
                if len(cases) < 2:  # two are enough to know of one besides the giver
                    cases.add(case.id)
        if asked:
            self._asked += 1
            self._count(view)
            self._serve(view)

    def _count(self, view: View) -> None:
        """The steps whose result reaches each role: it is told, or goes on with the next step."""
        reached: dict[str, set[str]] = {}
        for placed in view.outline.steps:
            reached.setdefault(placed.step.id, set()).update(placed.step.informed)
        for pair in pairs(view):
            if pair.branch is None:
                reached[pair.one.step.id].update(doers_of(pair.other))
        for roles in reached.values():
            self._steps.update(roles)

    def _serve(self, view: View) -> None:
        case = view.case
        if case.customer is None:
            gives = frozenset(artefact for placed in view.outline.steps for artefact in placed.step.gives)
            self._unnamed.append(_Unnamed(case.id, gives, bool(case.steps and case.steps[-1].informed)))
            return
        promise = next(iter(case.guarantees.success), None) or case.goal
        served = Served(case.id, case.title, case.group, _reaching(case.customer, view), promise)
        self._served.setdefault(case.customer, []).append(served)

    def figures(self) -> Customers:
        """What was found."""
        every = sorted(
            {*self._served, *self._steps},
            key=lambda role_id: (-len(self._served.get(role_id, ())), -self._steps[role_id], role_id),
        )
        customers = [self._customer(role_id) for role_id in every]
        return Customers(
            self._asked,
            tuple(each for each in customers if each.outside),
            tuple(each for each in customers if not each.outside),
            tuple(each.case for each in self._unnamed),
            tuple(each.case for each in self._unnamed if not self._reaches_somebody(each)),
        )

    def _customer(self, role_id: str) -> Customer:
        role = self._roles.get(role_id)
        return Customer(
            role_id,
            role.kind if role else None,
            role.customer_type if role else None,
            is_outside(role_id, self._roles),
            tuple(self._served.get(role_id, ())),
            self._steps[role_id],
        )

    def _reaches_somebody(self, each: _Unnamed) -> bool:
        if each.told or each.case in self._included or each.gives & self._taken:
            return True
        return any(self._needed.get(artefact, set()) - {each.case} for artefact in each.gives)


def _reaching(customer: str, view: View) -> tuple[str, ...]:
    """The artefacts that reach a customer: of steps that tell it or hand over to it, and of the last one."""
    found: dict[str, None] = {}
    handed = {id(pair.one) for pair in pairs(view) if pair.branch is None and customer in doers_of(pair.other)}
    last = view.case.steps[-1] if view.case.steps else None
    for placed in view.outline.steps:
        step = placed.step
        if customer not in doers_of(placed) and (customer in step.informed or id(placed) in handed or step is last):
            found.update(dict.fromkeys(step.gives))
    return tuple(found)


def served(cases: Iterable[UseCase], shared: Shared) -> Customers:
    """The customers of use cases, which are taken for the whole library."""
    analysis = CustomersAnalysis(shared)
    for case in cases:
        analysis.look(case)
    return analysis.figures()
