"""From a use case to the DOT source of its diagram: boxes, places, lines."""

from collections.abc import Mapping
from dataclasses import replace

from usecases.flow.build import flow_of
from usecases.flow.graph import Flow
from usecases.model.numbering import numbers
from usecases.model.usecase import UseCase
from usecases_exporters.diagram import signs
from usecases_exporters.diagram.boxes import Boxes, Line, Measures, Titles, bare_box, plain
from usecases_exporters.diagram.description import description
from usecases_exporters.diagram.lanes import MEASURES, LaneLayout
from usecases_exporters.diagram.legend import legend
from usecases_exporters.diagram.lines import LANE, Ways, attributes, points
from usecases_exporters.diagram.marks import Mark
from usecases_exporters.diagram.placed import draw_item
from usecases_exporters.diagram.placing import Frames, Placing, Style
from usecases_exporters.diagram.routing import Columns, Router
from usecases_exporters.diagram.signs import SMALL, TITLE
from usecases_exporters.diagram.source import PAD, Drawing, Source
from usecases_exporters.diagram.text import clean
from usecases_exporters.diagram.threads import Thread, Woven

A3 = (842.0, 1191.0)
LEAST = 7.0
"""The least size of text, in points, on a sheet of A3."""
MARKER_GAP = 18
LEGEND_GAP = 18
TOP = 14
"""Room between the title and the first box."""


_DENSE = Style(
    Measures(main=400, branch=172, label=92, text=SMALL, inline=True), 8, sliding=True, spread=2, lift=130, block=12
)
STYLES = (
    Style(Measures(), gap=20),
    Style(Measures(main=330, branch=220, label=110, inline=True), gap=15),
    Style(Measures(main=370, branch=220, label=110, inline=True), gap=12, sliding=True),
    replace(_DENSE, lift=0),
    replace(_DENSE, lift=60),
    _DENSE,
    replace(_DENSE, measures=replace(_DENSE.measures, main=420, branch=164), lift=240),
    replace(_DENSE, measures=replace(_DENSE.measures, main=375, branch=164, label=88), lift=240),
)
"""From the most comfortable to the tightest."""


def drawn(
    case: UseCase, titles: Titles, language: str, lanes: bool = False, marks: Mapping[str, Mark] | None = None
) -> tuple[Source, str]:
    """A use case's diagram as a DOT source and in words; `marks` say by id what differs from another version."""
    flow = flow_of(case)
    names = numbers(flow.outline)
    if lanes:
        boxes = Boxes(titles, names, language, MEASURES)
        return LaneLayout(flow, boxes).draw(), description(flow, boxes)
    layout = _readable(flow, titles, names, language)
    return layout.draw(marks), description(flow, layout.boxes)


def _readable(flow: Flow, titles: Titles, names: Mapping[str, str], language: str) -> "Layout":
    """The first layout that can be read on a sheet of A3; where there is none, the one with the largest text."""
    best = None
    for style in STYLES:
        layout = Layout(flow, Boxes(titles, names, language, style.measures), style)
        if layout.text_on_a3 >= LEAST:
            return layout
        if best is None or layout.text_on_a3 > best.text_on_a3:
            best = layout
    assert best is not None
    return best


class Layout:
    """One diagram in one style."""

    def __init__(self, flow: Flow, boxes: Boxes, style: Style) -> None:
        self.flow = flow
        self.boxes = boxes
        self.case = flow.outline.case
        self.woven = Woven(flow, boxes)
        self.roots = [self.woven.main, *self.woven.areas]
        self.items = self.woven.items
        self.threads = list(dict.fromkeys(item.thread for item in self.items.values()))
        self.frames = Frames(flow, self.items, boxes.say("In any order: %s"))
        self.title = plain(clean(self.case.title), max(style.measures.main + 200, 420), TITLE, "", bold=True)
        top = TITLE * 1.2 * len(self.title) + TOP
        self.bottoms = Placing(self.frames, style, top).place(self.roots)
        self.ways = Ways(flow, self.items, Router(Columns(self.threads)))
        self.gutters: dict[int, float] = {}
        self._columns()
        self.legend = legend(flow, boxes.say, max(self.width, 420))

    def _columns(self) -> None:
        """Give every box its place from left to right."""
        by_column: dict[int, list[Thread]] = {}
        for thread in self.threads:
            by_column.setdefault(thread.column, []).append(thread)
        framed = {item.column for frame in self.frames.all for item in frame.items}
        left = 0.0
        for column in range(max(by_column) + 1):
            threads = by_column[column]
            lanes = self.ways.lanes_beside(threads)
            if column == 0:
                left += max(LANE + 7 * lanes if lanes else 0, 8 if framed or len(self.roots) > 1 else 0)
            else:
                left = self._heads(threads, left) + max(MARKER_GAP, LANE + 7 * lanes + 8)
            for thread in threads:
                for item in thread.items:
                    item.x = left
            widest = max((item.box.width for thread in threads for item in thread.items), default=0)
            left += widest + (8 if column in framed else 0)
            self.gutters[column] = left
            left += self.ways.router.width(column) if column < max(by_column) or self._used(column) else 0
        self.width = left + 2

    def _used(self, column: int) -> bool:
        return column in self.ways.router.count

    def _heads(self, threads: list[Thread], left: float) -> float:
        """Place the markers of a column; gives where they end."""
        labels = max((thread.label.width for thread in threads if thread.label), default=0)
        markers = max((thread.marker.box.width for thread in threads if thread.marker), default=0)
        end = left + labels + 8 + markers
        for thread in threads:
            if thread.marker is not None:
                thread.marker.x = end - thread.marker.box.width
        return end

    def right_of(self, root: Thread) -> float:
        """How far to the right an area reaches."""
        waiting, right = [root], 0.0
        while waiting:
            thread = waiting.pop()
            for item in thread.every:
                right = max(right, item.x + item.box.width)
                waiting += item.children
        return right

    @property
    def text_on_a3(self) -> float:
        """How large the smallest text is when the diagram is printed on a sheet of A3."""
        width, height = self.width + 2 * PAD, self.bottoms[-1] + LEGEND_GAP + self.legend.height + 2 * PAD
        short, long = A3
        return SMALL * max(min(short / width, long / height), min(long / width, short / height))

    def draw(self, marks: Mapping[str, Mark] | None = None) -> Source:
        """The DOT source."""
        drawing = Drawing()
        self._frames(drawing)
        drawing.box(":title", 0, 0, bare_box(list(self.title), max(self.width, 420)))
        for item in self.items.values():
            draw_item(drawing, item, self.boxes, self.case, marks)
        self._lines(drawing)
        self.legend.draw(drawing, self.bottoms[-1] + LEGEND_GAP)
        return drawing.source(self.case.id)

    def _frames(self, drawing: Drawing) -> None:
        for number, (root, bottom) in enumerate(zip(self.roots[1:], self.bottoms[1:], strict=True)):
            drawing.frame(f":area:{number}", 0, root.top - 12, self.right_of(root) + 10, bottom + 4, signs.AREA)
        stages = len(self.flow.stages)
        for number, frame in enumerate(self.frames.all):
            box = frame.items[0]
            look = signs.STAGE if number < stages and frame.inset == 8 else signs.ANY_ORDER
            drawing.frame(
                f":frame:{number}",
                box.x - frame.inset,
                frame.top,
                box.x + box.box.width + frame.inset,
                frame.bottom,
                look,
            )
            lines: list[Line] = [line for text in frame.title for line in plain(text, 999, SMALL, signs.INK, True)]
            drawing.box(f":frame:{number}:title", box.x, frame.top + 2, bare_box(lines, box.box.width / 2 - 2))

    def _lines(self, drawing: Drawing) -> None:
        last = {way.target.key: way for way in self.ways.all if way.kind == "into"}
        for way in self.ways.all:
            more = attributes(way.edge, way.source, way.target, self.ways.free_order)
            label = way.target.thread.label if last.get(way.target.key) is way else None
            if label is not None:
                x = self._label_left(way.target.thread) + label.width / 2
                more += f' label={label.label} lp="{x:.1f},{-way.target.middle:.1f}"'
            drawing.line(way.source.key, way.target.key, points(way, self.gutters, self.ways), more)

    def _label_left(self, thread: Thread) -> float:
        gutter = thread.column - 1
        return self.gutters[gutter] + self.ways.router.width(gutter)
