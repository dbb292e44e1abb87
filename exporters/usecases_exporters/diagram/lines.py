"""Which way each edge of the flow is drawn."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from usecases.flow.graph import EdgeKind, Flow, FlowEdge
from usecases_exporters.diagram.boxes import look_of
from usecases_exporters.diagram.routing import Move, Router, exit_height
from usecases_exporters.diagram.signs import ANY_ORDER_LINE, CARRY_ON, LINE, REPEAT, REPLACE, SKIP
from usecases_exporters.diagram.source import Point
from usecases_exporters.diagram.threads import ENTERING, Item, Thread, drawn_edges

LANE = 12
"""How far left of a box lines run that repeat or skip it."""


class Way(NamedTuple):
    """A line before the columns have their places: its moves are between its first and its last point."""

    edge: FlowEdge
    kind: str
    source: Item
    target: Item
    moves: tuple[Move, ...] = ()
    start: float = 0.0
    stop: float = 0.0


def free_order(flow: Flow) -> frozenset[tuple[str, str]]:
    """The pairs of adjacent steps that are done in any order."""
    return frozenset(pair for run in flow.any_order for pair in zip(run.steps, run.steps[1:], strict=False))


class Ways:
    """The ways of all lines of a diagram."""

    def __init__(self, flow: Flow, items: dict[str, Item], router: Router) -> None:
        self.items = items
        self.router = router
        self.lanes: defaultdict[int, list[tuple[float, float, int]]] = defaultdict(list)
        self.lane: dict[tuple[str, str], int] = {}
        self.free_order = free_order(flow)
        edges = list(drawn_edges(flow, items))
        self.sources = Counter(edge.target for edge in edges if edge.kind in ENTERING)
        self.all = [self._way(edge) for edge in edges]
        router.settle()

    def _way(self, edge: FlowEdge) -> Way:
        source, target = self.items[edge.source], self.items[edge.target]
        if edge.kind in ENTERING:
            return self._into(edge, source, target)
        below = source.thread is target.thread and source is not source.thread.marker and target.row > source.row
        if edge.kind is EdgeKind.SKIP and below:
            return self._lane(edge, source, target, "skip")
        above = source.thread is target.thread and target.row <= source.row
        if edge.kind is EdgeKind.REPEAT and above:
            return self._lane(edge, source, target, "repeat")
        if edge.kind in (EdgeKind.NEXT, EdgeKind.FINISH):
            return Way(edge, "level" if source is source.thread.marker else "down", source, target)
        return self._back(edge, source, target)

    def _into(self, edge: FlowEdge, source: Item, target: Item) -> Way:
        group = "into " + target.key
        if self.sources[target.key] == 1:
            group = f"from {source.key} {look_of(target.thread.branch).value}"
        start = source.middle
        if source is source.thread.marker and source.thread.items:
            start = exit_height(source.thread.items[0])
            self.router.columns.keep(source.column, start, group)
        moves = self.router.way(group, source.column, start, target.column - 1, target.middle)
        return Way(edge, "into", source, target, tuple(moves), start)

    def _lane(self, edge: FlowEdge, source: Item, target: Item, kind: str) -> Way:
        low, high = min(source.y, target.y), max(source.bottom, target.bottom)
        taken = self.lanes[id(source.thread)]
        used = {lane for start, stop, lane in taken if start < high and low < stop}
        lane = next(number for number in range(len(used) + 1) if number not in used)
        taken.append((low, high, lane))
        self.lane[edge.source, kind] = lane
        return Way(edge, kind, source, target)

    def _back(self, edge: FlowEdge, source: Item, target: Item) -> Way:
        height = exit_height(source)
        gutter = source.column if target.column >= source.column else source.column - 1
        carry = edge.kind is EdgeKind.CARRY_ON
        share = 0.86 if carry else 0.72
        stop = target.y + target.box.height * (share if height > target.middle else 1 - share)
        group = ("on " if carry else "to ") + target.key
        self.router.columns.keep(source.column, height, group)
        moves = self.router.way(group, gutter, height, target.column, stop)
        return Way(edge, "back", source, target, tuple(moves), height, stop)

    def lanes_beside(self, threads: Iterable[Thread]) -> int:
        """The most lanes that any of these threads has at its left."""
        return max((1 + lane for thread in threads for _, _, lane in self.lanes.get(id(thread), ())), default=0)


def points(way: Way, gutters: dict[int, float], ways: Ways) -> list[Point]:
    """The points of a line, now that the columns have their places."""
    source, target = way.source, way.target
    right = source.x + source.box.width
    if way.kind == "down":
        return [(source.centre, source.bottom), (target.centre, target.y)]
    if way.kind == "level":
        return [(right, source.middle), (target.x, source.middle)]
    if way.kind == "into":
        begin = [(right, source.middle)]
        if way.start != source.middle:
            begin = [(source.centre, source.bottom), (source.centre, way.start)]
        return [*begin, *_moved(way, gutters, ways), (target.x, target.middle)]
    if way.kind == "back":
        return [
            (source.centre, source.bottom),
            (source.centre, way.start),
            *_moved(way, gutters, ways),
            (target.x + target.box.width, way.stop),
        ]
    x = source.x - LANE - 7 * ways.lane[way.edge.source, way.kind]
    if way.kind == "skip":
        start, stop = source.y + source.box.height * 0.25, target.y + target.box.height * 0.35
        return [(source.x, start), (x, start), (x, stop), (target.x, stop)]
    entry = target.y + target.box.height * 0.8
    if source is target:
        low = source.bottom + 6
        return [(source.x + 16, source.bottom), (source.x + 16, low), (x, low), (x, entry), (source.x, entry)]
    start = source.y + source.box.height * 0.6
    return [(source.x, start), (x, start), (x, entry), (target.x, entry)]


def _moved(way: Way, gutters: dict[int, float], ways: Ways) -> list[Point]:
    found: list[Point] = []
    for move in way.moves:
        offset = ways.router.offset(move)
        if offset is not None:
            x = gutters[move.gutter] + offset
            found += [(x, move.start), (x, move.stop)]
    return found


def attributes(edge: FlowEdge, source: Item, target: Item, free_order: Collection[tuple[str, str]]) -> str:
    """How a line looks; `free_order` holds the pairs of steps that are done in any order."""
    kind = edge.kind
    if kind is EdgeKind.SKIP:
        return SKIP
    if kind is EdgeKind.REPEAT:
        return REPEAT
    look = LINE[look_of(target.thread.branch if kind in ENTERING else source.thread.branch)]
    if (edge.source, edge.target) in free_order:
        return f"{look} {ANY_ORDER_LINE}"
    if kind is EdgeKind.REPLACE:
        return f"{look} {REPLACE}"
    if kind in ENTERING:
        return f"{look} dir=none"
    return f"{look} {CARRY_ON}" if kind is EdgeKind.CARRY_ON else look
