"""From a use case to its flow graph. No recursion: a chain of a thousand links works."""

from collections.abc import Iterable, Sequence

from usecases.flow.graph import (
    HUB,
    MAIN_END,
    START,
    EdgeKind,
    Flow,
    FlowEdge,
    FlowNode,
    NodeKind,
    Run,
    end_key,
)
from usecases.model.outline import Outline
from usecases.model.usecase import ANY, INTERRUPTED, Branch, Step, UseCase


def flow_of(case: UseCase, outline: Outline | None = None) -> Flow:
    """The flow of a use case, unfinished ones included."""
    return _Builder(outline or Outline(case)).build()


class _Builder:
    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.nodes: dict[str, FlowNode] = {}
        self.edges: list[FlowEdge] = []
        self.outcomes: dict[str, list[Branch]] = {}
        self.origins: dict[str, tuple[str, ...]] = {}

    def build(self) -> Flow:
        case = self.outline.case
        branches = [placed.branch for placed in self.outline.branch_of.values()]
        self._add_nodes(branches)
        for branch in branches:
            for place in branch.at:
                if place in self.outline.branch_of:
                    self.outcomes.setdefault(place, []).append(branch)
        within_any = self._within_any(branches)
        for branch in branches:
            self.origins[branch.id] = self._origins(branch, within_any)
        self._sequence(START, case.steps, [FlowEdge(START, MAIN_END, EdgeKind.FINISH)])
        for branch in branches:
            self._enter(branch)
            self._sequence(branch.id, branch.steps, self._exits(branch))
        return Flow(
            outline=self.outline,
            nodes=self.nodes,
            edges=tuple(self.edges),
            origins=self.origins,
            any_order=tuple(self._runs("any_order")),
            stages=tuple(self._runs("stage")),
        )

    def _add_nodes(self, branches: Sequence[Branch]) -> None:
        self.nodes[START] = FlowNode(START, NodeKind.START)
        if any(ANY in branch.at for branch in branches):
            self.nodes[HUB] = FlowNode(HUB, NodeKind.HUB)
        for name, placed in self.outline.step_of.items():
            self.nodes[name] = FlowNode(name, NodeKind.STEP, placed.step, placed.branch)
        self.nodes[MAIN_END] = FlowNode(MAIN_END, NodeKind.END, end="success")
        for branch in branches:
            self.nodes.setdefault(branch.id, FlowNode(branch.id, NodeKind.BRANCH, branch=branch))

    def _enter(self, branch: Branch) -> None:
        kind = EdgeKind.REPLACE if branch.instead else EdgeKind.LEAVE
        for place in dict.fromkeys(branch.at):
            if place == ANY:
                self.edges.append(FlowEdge(HUB, branch.id, kind, branch.when, branch.after))
            elif place in self.outline.step_of:
                self.edges.append(FlowEdge(place, branch.id, kind, branch.when, branch.after))

    def _sequence(self, entry: str, steps: Sequence[Step], exits: Iterable[FlowEdge]) -> None:
        """Edges from the entry through the steps to the exits, which are given as edges that leave the entry."""
        own = [step for step in steps if self.outline.step_of[step.id].step is step]
        last = entry
        skipped = False
        for step in own:
            self.edges.append(FlowEdge(last, step.id, EdgeKind.NEXT))
            if skipped:
                self.edges.append(FlowEdge(last, step.id, EdgeKind.SKIP))
            self._repeat(step)
            last, skipped = step.id, step.condition is not None
        for way_out in exits:
            self.edges.append(FlowEdge(last, way_out.target, way_out.kind, way_out.label, way_out.after))
            if skipped and own:
                self.edges.append(FlowEdge(last, way_out.target, EdgeKind.SKIP))

    def _repeat(self, step: Step) -> None:
        if step.repeat is not None and step.repeat.origin in self.outline.step_of:
            label = step.repeat.until or step.repeat.each
            self.edges.append(FlowEdge(step.id, step.repeat.origin, EdgeKind.REPEAT, label))

    def _exits(self, branch: Branch) -> list[FlowEdge]:
        name = branch.id
        exits = [
            FlowEdge(name, outcome.id, EdgeKind.OUTCOME, outcome.when, outcome.after)
            for outcome in self.outcomes.get(name, ())
        ]
        if branch.resume == INTERRUPTED:
            exits += [FlowEdge(name, origin, EdgeKind.CARRY_ON) for origin in self.origins[name]]
        elif branch.resume is not None and branch.resume in self.outline.step_of:
            exits.append(FlowEdge(name, branch.resume, EdgeKind.RESUME))
        elif branch.end is not None:
            self._add_end(branch, NodeKind.END)
            exits.append(FlowEdge(name, end_key(name), EdgeKind.FINISH, branch.outcome))
        if not exits:
            self._add_end(branch, NodeKind.OPEN)
            exits.append(FlowEdge(name, end_key(name), EdgeKind.FINISH))
        return exits

    def _add_end(self, branch: Branch, kind: NodeKind) -> None:
        key = end_key(branch.id)
        self.nodes[key] = FlowNode(key, kind, branch=branch, end=branch.end)

    def _within_any(self, branches: Sequence[Branch]) -> frozenset[str]:
        """The branches `at: any`, and all that stems from them or from their steps."""
        stemming: dict[str, list[str]] = {}
        for branch in branches:
            for place in branch.at:
                step, parent = self.outline.step_of.get(place), self.outline.branch_of.get(place)
                owner = step.branch if step is not None else parent.branch if parent is not None else None
                if owner is not None:
                    stemming.setdefault(owner.id, []).append(branch.id)
        found = {branch.id for branch in branches if ANY in branch.at}
        waiting = list(found)
        while waiting:
            new = [name for name in stemming.get(waiting.pop(), ()) if name not in found]
            found.update(new)
            waiting += new
        return frozenset(found)

    def _origins(self, branch: Branch, within_any: frozenset[str]) -> tuple[str, ...]:
        """The steps that a branch leaves (the hub for any); for an outcome, those that its parents left.

        Inside a branch `at: any`, it is the hub too: what that one left.
        """
        found: dict[str, None] = {}
        waiting, seen = [branch], {branch.id}
        while waiting:
            for place in waiting.pop().at:
                if place == ANY:
                    found[HUB] = None
                elif (left := self.outline.step_of.get(place)) is not None:
                    found[HUB if left.branch is not None and left.branch.id in within_any else place] = None
                elif place in self.outline.branch_of and place not in seen:
                    seen.add(place)
                    waiting.append(self.outline.branch_of[place].branch)
        return tuple(found)

    def _runs(self, field: str) -> Iterable[Run]:
        case = self.outline.case
        yield from _runs_of(case.steps, field, None)
        for branch in case.branches:
            yield from _runs_of(branch.steps, field, branch.id)


def _runs_of(steps: Sequence[Step], field: str, branch: str | None) -> Iterable[Run]:
    """Steps under one label. A stage holds until the next one; an any-order label stands on each step."""
    label: str | None = None
    names: list[str] = []
    for step in steps:
        own: str | None = getattr(step, field)
        if own != label and not (field == "stage" and own is None):
            if label is not None:
                yield Run(label, tuple(names), branch)
            label, names = own, []
        names.append(step.id)
    if label is not None:
        yield Run(label, tuple(names), branch)
