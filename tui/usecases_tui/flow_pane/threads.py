"""Which nodes of a flow stand under each other: the main scenario, and each branch, is a thread from top to bottom.

A branch hangs on the first node that it leaves. Nothing here draws, and nothing is lost: what hangs nowhere gets an
area of its own at the end. No recursion: a chain of a thousand branches works.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from usecases.flow.graph import HUB, MAIN_END, START, EdgeKind, Flow, FlowEdge, FlowNode, NodeKind, end_key
from usecases.model.usecase import Branch

ENTERING = frozenset({EdgeKind.LEAVE, EdgeKind.REPLACE, EdgeKind.OUTCOME})
"""The edges by which a branch is entered."""


@dataclass(eq=False)
class Thread:
    """Nodes under each other. The first one of a branch's thread is the branch; of the hub's, the hub.

    `branch` is what the thread belongs to; `nodes` leave it out where its id stands twice in the file, so that the
    flow can't tell the two apart.
    """

    branch: Branch | None
    nodes: list[FlowNode]

    @property
    def is_marked(self) -> bool:
        """Whether the flow knows the branch by its own node."""
        return bool(self.nodes) and self.nodes[0].kind is NodeKind.BRANCH


class Entered(NamedTuple):
    """A thread that hangs on a node, and the edge by which it is entered from there."""

    thread: Thread
    edge: FlowEdge


@dataclass
class Woven:
    """The threads of a flow: the areas in which they are drawn, and what hangs on which node."""

    flow: Flow
    main: Thread
    hub: Thread | None = None
    lost: list[Thread] = field(default_factory=list)
    """Threads that hang on nothing that is drawn elsewhere."""
    hanging: dict[str, list[Entered]] = field(default_factory=dict)
    """By the key of a node, what hangs on it."""

    @property
    def roots(self) -> Iterator[Thread]:
        """The threads that hang on nothing."""
        yield self.main
        if self.hub is not None:
            yield self.hub
        yield from self.lost


def weave(flow: Flow) -> Woven:
    """The threads of a flow."""
    nodes = flow.nodes
    main = [nodes[START], *_own_steps(flow, None), nodes[MAIN_END]]
    woven = Woven(flow, Thread(None, main), Thread(None, [nodes[HUB]]) if HUB in nodes else None)
    threads = [_thread(flow, branch) for branch in flow.outline.case.branches]
    order = {node.key: place for place, node in enumerate(_in_order(woven, threads))}
    for thread in threads:
        edge = _first_entry(flow, thread, order)
        if edge is not None:
            woven.hanging.setdefault(edge.source, []).append(Entered(thread, edge))
    _hang_the_lost(woven, threads)
    return woven


def _own_steps(flow: Flow, branch: Branch | None) -> Iterator[FlowNode]:
    for step in branch.steps if branch else flow.outline.case.steps:
        node = flow.nodes[step.id]
        if node.step is step:
            yield node


def _thread(flow: Flow, branch: Branch) -> Thread:
    first = flow.nodes.get(branch.id)
    end = flow.nodes.get(end_key(branch.id))
    steps = list(_own_steps(flow, branch))
    marked = [first] if first is not None and first.kind is NodeKind.BRANCH and first.branch is branch else []
    ending = [end] if end is not None and end.branch is branch else []
    return Thread(branch, [*marked, *steps, *ending])


def _in_order(woven: Woven, threads: list[Thread]) -> Iterator[FlowNode]:
    for thread in (*woven.roots, *threads):
        yield from thread.nodes


def _first_entry(flow: Flow, thread: Thread, order: dict[str, int]) -> FlowEdge | None:
    if not thread.is_marked:
        return None
    entries = [edge for edge in flow.entering[thread.nodes[0].key] if edge.kind in ENTERING]
    return min(entries, key=lambda edge: order[edge.source], default=None)


def _hang_the_lost(woven: Woven, threads: list[Thread]) -> None:
    """Find what can't be reached from the roots; of those that hang in a circle, cut one loose."""
    found: set[int] = set()
    for root in list(woven.roots):
        _gather(woven, root, found)
    hung = {id(entered.thread) for every in woven.hanging.values() for entered in every}
    for thread in sorted(threads, key=lambda thread: id(thread) in hung):
        if id(thread) not in found:
            woven.lost.append(thread)
            _gather(woven, thread, found)


def _gather(woven: Woven, root: Thread, found: set[int]) -> None:
    found.add(id(root))
    waiting = [root]
    while waiting:
        for node in waiting.pop().nodes:
            entered = [one for one in woven.hanging.get(node.key, ()) if id(one.thread) not in found]
            if node.key in woven.hanging:
                woven.hanging[node.key] = entered
            found.update(id(one.thread) for one in entered)
            waiting += [one.thread for one in entered]
