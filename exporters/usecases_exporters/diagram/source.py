"""DOT sources: nodes and lines with the places they have; the engine only draws them (`layout=nop2`)."""

from collections.abc import Sequence
from typing import NamedTuple

from usecases_exporters.diagram import signs
from usecases_exporters.diagram.boxes import Box
from usecases_exporters.diagram.text import quoted

Point = tuple[float, float]


class Source(NamedTuple):
    """A DOT source, with the numbers of nodes and edges that must come out of an engine."""

    name: str
    text: str
    nodes: int
    edges: int
    width: float
    height: float

    @property
    def dpi(self) -> int:
        """Pixels to an inch; fewer where the picture would become too large for programs that show it."""
        return max(1, min(DPI, int(72 * MOST_PIXELS / max(self.width, self.height, 1))))


DPI = 120
MOST_PIXELS = 16000
"""The longest side of a picture in pixels."""
PAD = 12.0
"""Room around everything."""
RADIUS = 6.0
TAIL = 7.0
HEAD = 6.0
"""The length of an arrow's head; the line ends where it begins."""


def _pair(x: float, y: float) -> str:
    return f"{x:g},{-y:g}"


class Drawing:
    """Collects the nodes and lines of one diagram. Heights grow downwards here and upwards in DOT."""

    def __init__(self) -> None:
        self.frames: list[str] = []
        self.nodes: list[str] = []
        self.edges: list[str] = []
        self.right = self.bottom = 0.0

    def frame(self, name: str, left: float, top: float, right: float, bottom: float, attributes: str) -> None:
        """A frame behind everything."""
        box = Box(right - left, bottom - top, '""', attributes)
        self.frames.append(self._node(name, left, top, box, ""))

    def box(self, name: str, left: float, top: float, box: Box, more: str = "") -> None:
        """A box."""
        self.nodes.append(self._node(name, left, top, box, more))

    def _node(self, name: str, left: float, top: float, box: Box, more: str) -> str:
        self.right = max(self.right, left + box.width)
        self.bottom = max(self.bottom, top + box.height)
        place = _pair(left + box.width / 2, top + box.height / 2)
        width, height = (box.width - 2 * box.rim) / 72, (box.height - 2 * box.rim) / 72
        return (
            f'\t{quoted(name)} [pos="{place}" width={width:.4f} height={height:.4f} '
            f"label={box.label} {box.attributes}{more}]\n"
        )

    def line(self, source: str, target: str, points: Sequence[Point], attributes: str) -> None:
        """A line through points, with rounded corners."""
        self.edges.append(f'\t{quoted(source)} -> {quoted(target)} [pos="{spline(points, attributes)}" {attributes}]\n')

    def source(self, name: str) -> Source:
        """The DOT source."""
        from graphviz import Digraph

        graph = Digraph(
            name,
            graph_attr={"layout": "nop2", "bgcolor": "white", "pad": f"{PAD / 72:.4f}", "outputorder": "nodesfirst"},
            node_attr={
                "fontname": signs.FONT,
                "fontsize": str(signs.TEXT),
                "fontcolor": signs.INK,
                "shape": "box",
                "fixedsize": "true",
                "margin": "0",
            },
            edge_attr={
                "fontname": signs.FONT,
                "fontsize": str(signs.SMALL),
                "fontcolor": signs.INK,
                "arrowsize": "0.6",
                "penwidth": "1.4",
            },
            body=[*self.frames, *self.nodes, *self.edges],
        )
        return Source(
            name, str(graph.source), len(self.frames) + len(self.nodes), len(self.edges), self.right, self.bottom
        )


def spline(points: Sequence[Point], attributes: str) -> str:
    """Points as a spline of DOT: straight pieces and rounded corners, with end points for the arrow's heads."""
    way = tidy(points) if len(points) > 2 else list(points)
    prefix = ""
    if "dir=both" in attributes:
        prefix = f"s,{_pair(*way[0])} "
        way[0] = _towards(way[0], way[1], TAIL)
    if "dir=none" not in attributes:
        prefix += f"e,{_pair(*way[-1])} "
        way[-1] = _towards(way[-1], way[-2], HEAD)
    text = [_pair(*way[0])]
    here = way[0]
    for index in range(1, len(way) - 1):
        corner, following = way[index], way[index + 1]
        radius = min(RADIUS, _length(here, corner) / 2, _length(corner, following) / 2)
        before, after = _towards(corner, here, radius), _towards(corner, following, radius)
        straight, bend = _pair(*before), _pair(*corner)
        text += [_pair(*here), straight, straight, bend, bend, _pair(*after)]
        here = after
    last = _pair(*way[-1])
    text += [_pair(*here), last, last]
    return prefix + " ".join(text)


def tidy(points: Sequence[Point]) -> list[Point]:
    """Points without repetitions and without those in the middle of a straight line."""
    found: list[Point] = []
    for x, y in points:
        if found and abs(found[-1][0] - x) < 0.5 and abs(found[-1][1] - y) < 0.5:
            continue
        if len(found) > 1:
            (x0, y0), (x1, y1) = found[-2:]
            if (x0 == x1 == x and (y1 - y0) * (y - y1) > 0) or (y0 == y1 == y and (x1 - x0) * (x - x1) > 0):
                found.pop()
        found.append((x, y))
    if len(found) == 1:
        found.append((found[0][0] + 1, found[0][1]))
    return found


def _length(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(start: Point, goal: Point, distance: float) -> Point:
    """The point at a distance from the start on the (level or upright) way to the goal."""
    (x, y), (gx, gy) = start, goal
    length = _length(start, goal)
    if not length:
        return start
    share = min(1.0, distance / length)
    return (x + (gx - x) * share, y + (gy - y) * share)
