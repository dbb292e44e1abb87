"""The paths whose time is told: the main scenario, each branch taken once, each loop gone round once more.

All combinations of branches would be more than anybody reads; what they come to together is reckoned on the graph
(see `chances`). Where a path goes round without end, it is cut, and says so.
"""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from usecases.flow.graph import HUB, START, EdgeKind, Flow, FlowEdge, NodeKind
from usecases.model.duration import Duration
from usecases.model.usecase import ANY, Branch, End

_ONWARD = (EdgeKind.NEXT, EdgeKind.RESUME, EdgeKind.CARRY_ON, EdgeKind.FINISH, EdgeKind.OUTCOME)
"""How it goes on where no branch is taken and no loop gone round, the first of them first."""
_ROUNDS = 2
"""How often a path passes a step at most, in each of its parts."""


class CourseKind(Enum):
    """What a path differs by from the main scenario."""

    MAIN = "main"
    BRANCH = "branch"
    LOOP = "loop"


class Visit(NamedTuple):
    """A step that is done, or begun: `after` is when a branch leaves it by time, since the trigger or its beginning.

    `carried`: one comes back to it and carries on. `again`: another pass of a step that is repeated by itself.
    """

    step: str
    after: Duration | None = None
    since_trigger: bool = False
    carried: bool = False
    again: bool = False


class Course(NamedTuple):
    """A path: what it is about (the id of the branch, or of the step that loops back), its steps, how it ends.

    `end` is `None` where nobody has said how; `cut` where the path goes round in circles.
    """

    kind: CourseKind
    about: str
    visits: tuple[Visit, ...]
    end: End | None
    cut: bool = False


def courses(flow: Flow) -> Iterator[Course]:
    """The paths of a use case; branches and loops that nothing leads to are left out."""
    main = _Walker(flow)
    main.onward(START)
    yield main.course(CourseKind.MAIN, "")
    for name in flow.outline.branch_of:
        walker = _Walker(flow)
        if walker.to_branch(name):
            walker.onward(name)
            yield walker.course(CourseKind.BRANCH, name)
    for edge in flow.edges:
        if edge.kind is EdgeKind.REPEAT:
            walker = _Walker(flow)
            if walker.to_step(edge.source):
                walker.round(edge)
                yield walker.course(CourseKind.LOOP, edge.source)


class _Walker:
    """One path in the making."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._visits: list[Visit] = []
        self._hub: int | None = None
        self._end: End | None = None
        self._cut = False

    def course(self, kind: CourseKind, about: str) -> Course:
        return Course(kind, about, tuple(self._visits), self._end, self._cut)

    def to_branch(self, name: str) -> bool:
        """Go from the start to the moment when a branch is taken; whether there is a way."""
        chain = self._chain(name)
        key = START
        for branch, place in chain or ():
            if not self._until(key, place):
                return False
            self._leave(place, branch)
            key = branch
        return chain is not None

    def to_step(self, name: str) -> bool:
        """Go from the start to a step, and do it; whether there is a way."""
        placed = self._flow.outline.step_of[name]
        if placed.branch is None:
            return self._until(START, name)
        return self.to_branch(placed.branch.id) and self._until(placed.branch.id, name)

    def round(self, edge: FlowEdge) -> None:
        """Go round a loop once more, then on to the end."""
        if edge.source == edge.target:
            self._visits.append(Visit(edge.source, again=True))
        else:
            self._visits.append(Visit(edge.target))
            if not self._until(edge.target, edge.source):
                return
        self.onward(edge.source)

    def onward(self, key: str) -> None:
        """Go on to the end, taking no branch and no loop that can be left alone."""
        seen: dict[str, int] = {}
        while True:
            edge = self._next(key)
            if edge is None:
                return
            key = self._carried(edge) if edge.kind is EdgeKind.CARRY_ON else edge.target
            node = self._flow.nodes[key]
            if node.kind in (NodeKind.END, NodeKind.OPEN):
                self._end = node.end
                return
            seen[key] = seen.get(key, 0) + 1
            if seen[key] > _ROUNDS:
                self._cut = True
                return
            if node.kind is NodeKind.STEP and edge.kind is not EdgeKind.CARRY_ON:
                self._visits.append(Visit(key))

    def _next(self, key: str) -> FlowEdge | None:
        leaving = self._flow.leaving[key]
        return next((edge for kind in _ONWARD for edge in leaving if edge.kind is kind), None)

    def _until(self, key: str, goal: str) -> bool:
        """Go on as usual up to a step or branch, the step included; whether it is met."""
        seen: set[str] = set()
        while key != goal:
            edge = self._next(key)
            if edge is None or edge.kind is EdgeKind.CARRY_ON or edge.target in seen:
                return False
            key = edge.target
            seen.add(key)
            if self._flow.nodes[key].kind is NodeKind.STEP:
                self._visits.append(Visit(key))
        return True

    def _chain(self, name: str) -> list[tuple[str, str]] | None:
        """The branches from the main scenario down to one, each with the last step before it is taken."""
        chain: list[tuple[str, str]] = []
        outline = self._flow.outline
        seen: set[str] = set()
        while name not in seen:
            seen.add(name)
            branch = outline.branch_of[name].branch
            found = self._place(branch)
            if found is None:
                return None
            place, parent = found
            chain.insert(0, (name, place))
            if parent is None:
                return chain
            name = parent.id
        return None

    def _place(self, branch: Branch) -> tuple[str, Branch | None] | None:
        """The step after which a branch is taken, and the branch that holds it; of several the first.

        Of branches that may leave any step the last one of the main scenario is taken: they can come as late as that.
        """
        outline = self._flow.outline
        for place in branch.at:
            if place == ANY:
                steps = [name for name in self._flow.any_domain if outline.step_of[name].branch is None]
                return (steps[-1], None) if steps else None
            if place in outline.step_of:
                return place, outline.step_of[place].branch
            if place in outline.branch_of:
                parent = outline.branch_of[place].branch
                return (parent.steps[-1].id if parent.steps else parent.id), parent
        return None

    def _leave(self, place: str, branch: str) -> None:
        flow = self._flow
        origin = HUB if any(edge.source == HUB for edge in flow.entering[branch]) else place
        edge = next((edge for edge in flow.entering[branch] if edge.source == origin), None)
        if origin == HUB:
            self._hub = len(self._visits) - 1
        if edge is None or not self._visits or self._visits[-1].step != place:
            return
        if edge.kind is EdgeKind.REPLACE:
            self._visits.pop()
        elif edge.after is not None:
            self._visits[-1] = self._visits[-1]._replace(after=edge.after, since_trigger=origin == HUB)

    def _carried(self, edge: FlowEdge) -> str:
        """The step that is carried on with; of several that may have been interrupted the last one that was."""
        if edge.target == HUB:
            index = self._hub
        else:
            places = {one.target for one in self._flow.leaving[edge.source] if one.kind is EdgeKind.CARRY_ON}
            found = [index for index, visit in enumerate(self._visits) if visit.step in places]
            index = found[-1] if found else None
        if index is None or index >= len(self._visits):
            return edge.target if edge.target != HUB else START
        self._visits[index] = self._visits[index]._replace(carried=True)
        return self._visits[index].step
