"""The legend: a sample and a few words for each sign that occurs."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from usecases.flow.graph import HUB, EdgeKind, Flow, NodeKind
from usecases_exporters.diagram import signs
from usecases_exporters.diagram.boxes import Box, bare_box, bars, look_of, plain
from usecases_exporters.diagram.metrics import width_of
from usecases_exporters.diagram.signs import SMALL, Look
from usecases_exporters.diagram.source import Drawing
from usecases_exporters.diagram.words import mark

ROW = 20
SAMPLE = 30
CLOCK = Box(13, 13, '""', signs.CLOCK)


class Entry(NamedTuple):
    """A sign and what it means: a box, or else a line."""

    text: str
    box: Box | None
    line: str = ""


class Legend:
    """Entries in columns, as many as fit side by side."""

    def __init__(self, title: str, entries: list[Entry], width: float) -> None:
        self.title = title
        self.entries = entries
        cells = [SAMPLE + 26 + width_of(entry.text, SMALL) for entry in entries]
        for count in range(min(6, len(cells)), 0, -1):
            self.rows = -(-len(cells) // count)
            starts = range(0, len(cells), self.rows)
            self.widths = [max(cells[start : start + self.rows]) for start in starts]
            if sum(self.widths) <= width:
                break

    @property
    def height(self) -> float:
        """How high it is."""
        return ROW * (1 + self.rows)

    def draw(self, drawing: Drawing, top: float) -> None:
        """Draw it below everything else."""
        title = plain(self.title, 400, SMALL, signs.INK, True)
        drawing.box(":legend", 0, top, bare_box(list(title), 400))
        for index, entry in enumerate(self.entries):
            column, row = divmod(index, self.rows)
            x, y = sum(self.widths[:column]), top + ROW * (1 + row)
            name = f":legend:{index}"
            lines = list(plain(entry.text, 900, SMALL, signs.INK))
            drawing.box(name, x + SAMPLE + 8, y, bare_box(lines, width_of(entry.text, SMALL) + 6, 16))
            if entry.box is CLOCK:
                draw_clock(drawing, name, x + SAMPLE / 2, y + 8)
            elif entry.box is not None:
                box = entry.box
                drawing.box(f"{name}:sign", x + (SAMPLE - box.width) / 2, y + (16 - box.height) / 2, box)
            else:
                drawing.line(name, name, [(x, y + 8), (x + SAMPLE, y + 8)], entry.line)


def draw_clock(drawing: Drawing, key: str, x: float, y: float) -> None:
    """The sign of a timer, around a point."""
    name = f"{key}:clock"
    drawing.box(name, x - CLOCK.width / 2, y - CLOCK.height / 2, CLOCK)
    drawing.line(name, name, [(x, y - 4.5), (x, y), (x + 3.5, y)], signs.HANDS)


def _sample(attributes: str, label: str = '""', width: float = SAMPLE, height: float = 14) -> Box:
    return Box(width, height, label, attributes)


def legend(flow: Flow, say: Callable[[str], str], width: float) -> Legend:
    """The legend of one diagram."""
    entries = [Entry(say(text), box, line) for text, box, line in _signs(flow)]
    return Legend(say("Legend"), entries, width)


def _signs(flow: Flow) -> Iterator[tuple[str, Box | None, str]]:
    branches = [placed.branch for placed in flow.outline.branch_of.values()]
    kinds = {branch.kind for branch in branches}
    looks = {look_of(branch) for branch in branches if branch.steps}
    edges = {edge.kind for edge in flow.edges}
    steps = [placed.step for placed in flow.outline.steps]
    yield mark("Step of the usual course"), _sample(signs.STEP[Look.MAIN]), ""
    if "alternative" in kinds:
        marker = signs.MARKER[Look.ALTERNATIVE]
        yield mark("Permitted variant"), _sample(marker + f" fontsize={SMALL}", "<<B>1a</B>>", height=17), ""
    if Look.ALTERNATIVE in looks:
        yield mark("Step of a permitted variant"), _sample(signs.STEP[Look.ALTERNATIVE]), ""
    if "negative" in kinds:
        marker = signs.MARKER[Look.NEGATIVE]
        yield mark("Disruption"), _sample(marker + f" fontsize={SMALL}", "<<B>1a</B>>", height=17), ""
    if Look.NEGATIVE in looks:
        yield mark("Step after a disruption"), _sample(signs.STEP[Look.NEGATIVE], bars(14, SAMPLE)), ""
    if EdgeKind.CARRY_ON in edges:
        yield mark("Go on where the step was left"), None, f'color="{signs.INK}" {signs.CARRY_ON}'
    if EdgeKind.REPLACE in edges:
        yield mark("Instead of the step"), None, f'color="{signs.INK}" {signs.REPLACE}'
    if any(branch.after for branch in branches):
        yield mark("Time has passed"), CLOCK, ""
    if EdgeKind.REPEAT in edges:
        yield mark("Is repeated"), None, signs.REPEAT
    if EdgeKind.SKIP in edges:
        yield mark("Is skipped where the condition doesn't hold"), None, signs.SKIP
    if flow.any_order:
        yield mark("In any order"), _sample(signs.ANY_ORDER), ""
    if flow.stages:
        yield mark("Stage"), _sample(signs.STAGE), ""
    if any(step.use_case for step in steps):
        yield mark("Another process"), _sample(signs.INCLUDED, bars(14, SAMPLE, included=True)), ""
    if HUB in flow.nodes:
        yield mark("At any step"), _sample(signs.HUB, '"*"', height=17), ""
    yield from _ends(flow)


def _ends(flow: Flow) -> Iterator[tuple[str, Box | None, str]]:
    ends = {node.end for node in flow.nodes.values() if node.kind is NodeKind.END}
    if "success" in ends:
        yield mark("Goal reached"), _sample(signs.SUCCESS)._replace(rim=3), ""
    if "failure" in ends:
        yield mark("Goal not reached"), _sample(signs.FAILURE), ""
    if "other" in ends:
        yield mark("End"), _sample(signs.OTHER), ""
    if any(node.kind is NodeKind.OPEN for node in flow.nodes.values()):
        yield mark("Not settled yet"), _sample(signs.OPEN, '"?"', height=17), ""
