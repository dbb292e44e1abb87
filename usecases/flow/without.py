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
        onward = [edge.target for edge in flow.leaving[key] if _leads_on(edge, undone)]
        if key in domain and not undone:
            onward.append(HUB)
        new = [target for target in onward if target not in found]
        found.update(new)
        waiting += new
    return frozenset(key for key in found if flow.nodes[key].kind in _ENDS)


def _leads_on(edge: FlowEdge, undone: bool) -> bool:
    if edge.kind is EdgeKind.CARRY_ON:  # back to where one was
        return False
    late = edge.kind is EdgeKind.LEAVE and edge.after is not None
    return not undone or late or edge.kind in (EdgeKind.REPLACE, EdgeKind.SKIP)
