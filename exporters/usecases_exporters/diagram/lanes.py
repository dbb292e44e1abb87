"""The layout with a lane for each role: boxes stand in the lane of who does the step, each in a row of its own.

No two boxes share a row, so that a line may cross all lanes at the height of its box; up and down it runs in the
gutters between the lanes.
"""

from collections.abc import Iterator
from typing import NamedTuple

from usecases.flow.graph import EdgeKind, Flow, FlowEdge
from usecases_exporters.diagram import signs
from usecases_exporters.diagram.boxes import Box, Boxes, Line, Measures, bare_box, plain, text_box
from usecases_exporters.diagram.legend import legend
from usecases_exporters.diagram.lines import attributes, free_order
from usecases_exporters.diagram.metrics import wrap
from usecases_exporters.diagram.placed import draw_item
from usecases_exporters.diagram.placing import CLOCK
from usecases_exporters.diagram.routing import Columns, Router
from usecases_exporters.diagram.signs import SMALL, TEXT, TITLE
from usecases_exporters.diagram.source import Drawing, Point, Source
from usecases_exporters.diagram.text import clean
from usecases_exporters.diagram.threads import ENTERING, Item, Thread, Woven, drawn_edges

WIDTH = 210
MEASURES = Measures(main=WIDTH, branch=WIDTH, label=150, ground=signs.LANE_GROUND)
GAP = 20
HEAD = 18
INSET = 8


class LaneLayout:
    """One diagram with lanes."""

    def __init__(self, flow: Flow, boxes: Boxes) -> None:
        self.flow = flow
        self.boxes = boxes
        self.woven = Woven(flow, boxes)
        self.items = self.woven.items
        self.order = [item for root in (self.woven.main, *self.woven.areas) for item in _rows(root)]
        self.row = {item.key: row for row, item in enumerate(self.order)}
        self.lane_of, self.lanes = _lanes(self.order, boxes)
        self.title = plain(clean(flow.outline.case.title), 600, TITLE, "", bold=True)
        self.top = TITLE * 1.2 * len(self.title) + 10
        self.heads = [wrap(name, WIDTH - 2 * INSET, TEXT, True) for name in self.lanes]
        self.free_order = free_order(flow)
        self.headings = self._headings()
        self.bottom = self._rows_down()
        self.router = Router(Columns(()))
        self.plans = [self._plan(edge) for edge in drawn_edges(flow, self.items)]
        self.router.settle()
        self._across()
        self.legend = legend(flow, boxes.say, max(self.width, 420))

    def _headings(self) -> dict[str, list[Box]]:
        """The headings of stages and of steps in any order, by the step that they stand above."""
        found: dict[str, list[Box]] = {}
        for runs, look in ((self.flow.stages, signs.STAGE), (self.flow.any_order, signs.ANY_ORDER)):
            for run in runs:
                width = WIDTH / 2 - 6
                lines = list(plain(clean(run.label), width - 14, SMALL, signs.INK, True))
                found.setdefault(run.steps[0], []).append(text_box(lines, width, look, 2))
        return found

    def _rows_down(self) -> float:
        """Give every box its row; gives where the last one ends."""
        y = self.top + max(len(lines) for lines in self.heads) * TEXT * 1.2 + HEAD
        for item in self.order:
            y += sum(box.height + 3 for box in self.headings.get(item.key, ()))
            label = self._label_height(item)
            height = max(item.box.height, label)
            if self._timed(item):
                height = max(height, item.box.height + 2 * CLOCK)
            item.y = y + (height - item.box.height) / 2
            y += max(height, item.height) + GAP
        return y - GAP + 8

    def _label_height(self, item: Item) -> float:
        thread = item.thread
        return thread.label.height if thread.label is not None and item is thread.marker else 0

    def _timed(self, item: Item) -> bool:
        return item is item.thread.marker and item.thread.branch is not None and item.thread.branch.after is not None

    def _plan(self, edge: FlowEdge) -> "_Plan":
        """Which way a line takes: straight down, or by the gutter beside its target."""
        source, target = self.items[edge.source], self.items[edge.target]
        here, there = self.lane_of[source.key], self.lane_of[target.key]
        onward = edge.kind in (EdgeKind.NEXT, EdgeKind.FINISH)
        if onward and self._adjacent(source, target):
            return _Plan(edge, source, target, "down")
        start, stop = _heights(edge, source, target)
        back = edge.kind in (EdgeKind.RESUME, EdgeKind.CARRY_ON)
        right = back or (onward and here > there)
        gutter = there if right else there - 1
        group = f"{'back' if back else edge.kind.value} {target.key}"
        self.router.way(group, gutter, start, gutter, stop)
        return _Plan(edge, source, target, "gutter", gutter, start, stop, group)

    def _adjacent(self, source: Item, target: Item) -> bool:
        """Whether nothing stands between two boxes in the target's lane."""
        first, last = self.row[source.key], self.row[target.key]
        lane = self.lane_of[target.key]
        between = self.order[first + 1 : last]
        return first < last and all(self.lane_of[item.key] != lane for item in between)

    def _across(self) -> None:
        """Give the lanes their places from left to right."""
        self.lefts: list[float] = []
        self.gutters = {-1: 0.0}
        left = self.router.width(-1)
        for lane in range(len(self.lanes)):
            self.lefts.append(left)
            left += WIDTH
            self.gutters[lane] = left
            left += self.router.width(lane)
        self.width = left
        for item in self.order:
            item.x = self.lefts[self.lane_of[item.key]]

    def draw(self) -> Source:
        """The DOT source."""
        drawing = Drawing()
        drawing.box(":title", 0, 0, bare_box(list(self.title), max(self.width, 420)))
        for lane, (left, lines) in enumerate(zip(self.lefts, self.heads, strict=True)):
            drawing.frame(
                f":lane:{lane}", left - INSET, self.top, left + WIDTH + INSET, self.bottom + INSET, signs.LANE
            )
            head: list[Line] = [line for text in lines for line in plain(text, 999, TEXT, signs.INK, True)]
            drawing.box(f":lane:{lane}:head", left, self.top + 4, bare_box(head, WIDTH))
        for item in self.order:
            self._heading(drawing, item)
            draw_item(drawing, item, self.boxes, self.flow.outline.case)
        self._lines(drawing)
        self.legend.draw(drawing, self.bottom + INSET + 24)
        return drawing.source(self.flow.outline.case.id)

    def _heading(self, drawing: Drawing, item: Item) -> None:
        y = item.y
        for number, box in enumerate(reversed(self.headings.get(item.key, ()))):
            y -= box.height + 3
            drawing.box(f"{item.key}:heading:{number}", item.x + WIDTH / 2 + 6, y, box)

    def _lines(self, drawing: Drawing) -> None:
        last = {plan.target.key: plan for plan in self.plans if plan.edge.kind in ENTERING}
        for plan in self.plans:
            more = attributes(plan.edge, plan.source, plan.target, self.free_order)
            label = plan.target.thread.label if last.get(plan.target.key) is plan else None
            if label is not None:
                x = plan.target.x + plan.target.box.width + 4 + label.width / 2
                more += f' label={label.label} lp="{x:.1f},{-plan.target.middle:.1f}"'
            drawing.line(plan.source.key, plan.target.key, self._points(plan), more)

    def _points(self, plan: "_Plan") -> list[Point]:
        source, target = plan.source, plan.target
        if plan.kind == "down":
            return self._down(source, target)
        x = self.gutters[plan.gutter] + self.router.offset_of(plan.gutter, plan.group)
        begin = _side(source, x)
        if source is source.thread.marker and x > source.x:
            low = source.y + (source.box.height + max(source.box.height, self._label_height(source))) / 2 + 6
            points = [(source.centre, source.bottom), (source.centre, low), (x, low)]
        else:
            points = [(begin, plan.start), (x, plan.start)]
        return [*points, (x, plan.stop), (_side(target, x), plan.stop)]

    def _down(self, source: Item, target: Item) -> list[Point]:
        x = source.centre
        if self.lane_of[source.key] == self.lane_of[target.key]:
            return [(x, source.bottom), (x, target.y)]
        height = max(source.bottom, source.middle + self._label_height(source) / 2) + 6
        return [(x, source.bottom), (x, height), (target.centre, height), (target.centre, target.y)]


class _Plan(NamedTuple):
    """A line before the lanes have their places."""

    edge: FlowEdge
    source: Item
    target: Item
    kind: str
    gutter: int = 0
    start: float = 0.0
    stop: float = 0.0
    group: str = ""


def _side(item: Item, x: float) -> float:
    """The side of a box that faces a gutter."""
    return item.x if x < item.x else item.x + item.box.width


_SHARES = {EdgeKind.SKIP: (0.25, 0.35), EdgeKind.REPEAT: (0.55, 0.82)}


def _heights(edge: FlowEdge, source: Item, target: Item) -> tuple[float, float]:
    """The heights at which a line leaves its source and enters its target."""
    if edge.kind in ENTERING:
        return source.middle, target.middle
    if edge.kind in _SHARES:
        start, stop = _SHARES[edge.kind]
    elif edge.kind in (EdgeKind.RESUME, EdgeKind.CARRY_ON):
        start, stop = 0.75, 0.86 if edge.kind is EdgeKind.CARRY_ON else 0.7
    else:
        start, stop = 0.5, 0.3
    return source.y + source.box.height * start, target.y + target.box.height * stop


def _rows(root: Thread) -> Iterator[Item]:
    """The boxes of a thread in the order of their rows: after each, the branches that hang on it."""
    waiting: list[Item | Thread] = [root]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, Thread):
            waiting += reversed(list(thing.every))
        else:
            yield thing
            waiting += reversed(thing.children)


def _lanes(order: list[Item], boxes: Boxes) -> tuple[dict[str, int], list[str]]:
    """The lane of every box, and the lanes' names. What has no actor stands where the box before it does."""
    names: dict[str, int] = {}
    found: dict[str, int] = {}
    parents = {child.marker.key: item.key for item in order for child in item.children if child.marker}
    for item in order:
        node = item.node
        if node is not None and node.step is not None:
            step = node.step
            name = clean(boxes.titles.roles.get(step.actor[0], step.actor[0])) if step.actor else ""
            found[item.key] = names.setdefault(name or "?", len(names))
    for item in order:
        if item.key not in found:
            before = item.thread.items[item.row - 1].key if item.row and item is not item.thread.marker else ""
            marker = item.thread.marker
            if item is marker:
                before = parents.get(item.key, "")
            elif not before and marker is not None:
                before = marker.key
            found[item.key] = found.get(before, 0)
    return found, list(names) or ["?"]
