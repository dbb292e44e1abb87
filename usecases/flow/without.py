"""What is still reached when some steps can't be done, because whoever does them isn't there."""

from collections.abc import Collection

from usecases.flow.graph import HUB, START, EdgeKind, Flow, FlowEdge, NodeKind

_ENDS = (NodeKind.END, NodeKind.OPEN)


def ends_reached(flow: Flow, out: Collection[str] = ()) -> frozenset[str]:
    """The ends that can be reached from the start when the steps in `out` aren't done.

    A step that isn't done leads on only where it may be skipped (`if`), where a branch takes its place (`instead`), or
    shows because time has passed (`after`).
    Any step's branches (`at: any`) show once a step is done that they may leave.
    """
    domain = frozenset(flow.any_domain) if HUB in flow.nodes else frozenset()
    found = {START}
    waiting = [START]
    while waiting:
        key = waiting.pop()
        undone = key in out
        for edge in flow.leaving[key]:
            # Carrying on leads back to where one was.
            leads_on = _leads_on_undone(edge) if undone else edge.kind is not EdgeKind.CARRY_ON
            if leads_on and edge.target not in found:
                found.add(edge.target)
                waiting.append(edge.target)
        if key in domain and not undone and HUB not in found:
            found.add(HUB)
            waiting.append(HUB)
    return frozenset(key for key in found if flow.nodes[key].kind in _ENDS)


def _leads_on_undone(edge: FlowEdge) -> bool:
    late = edge.kind is EdgeKind.LEAVE and edge.after is not None
    return late or edge.kind in (EdgeKind.REPLACE, EdgeKind.SKIP)
