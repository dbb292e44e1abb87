"""What can be reached from the start, and from where an end can be reached."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from usecases.flow.graph import HUB, START, EdgeKind, Flow, FlowEdge, NodeKind


def reachable(flow: Flow, also: Sequence[str] = ()) -> frozenset[str]:
    """The nodes that can be reached from the start, or from those that are `also` taken to be reached."""
    # Carrying on leads back to where one was, so it reaches nothing new.
    starts = [START, HUB] if HUB in flow.nodes and flow.any_domain else [START]
    return _spread([*starts, *also], flow.leaving, lambda edge: None if edge.kind is EdgeKind.CARRY_ON else edge.target)


def can_end(flow: Flow) -> frozenset[str]:
    """The nodes from which an end, or a place where nobody has said how it goes on, can be reached."""
    ends = [key for key, node in flow.nodes.items() if node.kind in (NodeKind.END, NodeKind.OPEN)]
    found = _spread(ends, flow.entering, lambda edge: edge.source)
    domain = flow.any_domain if HUB in flow.nodes else ()
    if HUB in found:  # a branch that may leave any step comes to an end
        return _spread([*found, *domain], flow.entering, lambda edge: edge.source)
    if found.intersection(domain):  # it carries on where an end can be reached
        return _spread([*found, HUB], flow.entering, lambda edge: edge.source)
    return found


def _spread(
    starts: Iterable[str],
    edges: Mapping[str, Sequence[FlowEdge]],
    onward: Callable[[FlowEdge], str | None],
) -> frozenset[str]:
    found = set(starts)
    waiting = list(found)
    while waiting:
        for edge in edges[waiting.pop()]:
            key = onward(edge)
            if key is not None and key not in found:
                found.add(key)
                waiting.append(key)
    return frozenset(found)
