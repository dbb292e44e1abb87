"""Which members of a directed graph belong to a circle, found without recursion in linear time.

Source: R. Tarjan, Depth-first search and linear graph algorithms, SIAM Journal on Computing 1 (1972), 146-160.
"""

from collections.abc import Iterator, Mapping, Sequence


def circles(targets: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """A number for every member of a circle: two have the same if each can be reached from the other.

    Every target must be a key too. A member that leads to itself is a circle.
    """
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_members: list[str] = []
    is_open: set[str] = set()
    found: dict[str, int] = {}
    for start in targets:
        if start in order:
            continue
        way: list[tuple[str, Iterator[str]]] = []
        entered = start
        while True:
            order[entered] = lowest[entered] = len(order)
            open_members.append(entered)
            is_open.add(entered)
            way.append((entered, iter(targets[entered])))
            following = _leave_finished(way, targets, order, lowest, open_members, is_open, found)
            if following is None:
                break
            entered = following
    return found


def _leave_finished(
    way: list[tuple[str, Iterator[str]]],
    targets: Mapping[str, Sequence[str]],
    order: dict[str, int],
    lowest: dict[str, int],
    open_members: list[str],
    is_open: set[str],
    found: dict[str, int],
) -> str | None:
    """Go back along the way to the next member that isn't entered yet; `None` where there is none."""
    while way:
        member, rest = way[-1]
        for target in rest:
            if target not in order:
                return target
            if target in is_open:
                lowest[member] = min(lowest[member], order[target])
        way.pop()
        if way:
            above = way[-1][0]
            lowest[above] = min(lowest[above], lowest[member])
        if lowest[member] == order[member]:
            closed: list[str] = []
            while not closed or closed[-1] != member:
                closed.append(open_members.pop())
            is_open.difference_update(closed)
            if len(closed) > 1 or member in targets[member]:
                found.update(dict.fromkeys(closed, order[member]))
    return None
