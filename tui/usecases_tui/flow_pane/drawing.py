"""The flow drawn with box characters: a spine with branches. Knows the flow and no screen.

Each thread is a rail that runs down; its nodes stand on the rail, and a branch hangs on the node that it leaves, two
cells to the right. A line of a negative branch is thick, one of steps in any order is double.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from usecases.flow.graph import EdgeKind, Flow, FlowEdge, FlowNode, NodeKind
from usecases_tui.flow_pane.saying import Said, Saying, Titles, one_line
from usecases_tui.flow_pane.threads import ENTERING, Entered, Thread, Woven, weave
from usecases_tui.sheet.drawing import MARKER, layout
from usecases_tui.sheet.row import Row, Span, Spans
from usecases_tui.words import _

MOST_LINES, MOST_LINES_NARROW = 2, 3
"""So many lines a text may take in a drawing, and in one that is narrower than `_NARROW`."""
_NARROW = 40
_ROOM_FOR_TEXT = 20
_DEEPEST = 6
_FIRST = (EdgeKind.SKIP, EdgeKind.REPEAT)
_LAST = (EdgeKind.RESUME, EdgeKind.CARRY_ON, EdgeKind.NEXT, EdgeKind.FINISH)


class Drawn(NamedTuple):
    """A row of the drawing: the node or the edges that it shows, and the node or use case that Enter goes to.

    `slot` is the place in the row's lead that is kept for the mark of the current node; -1 where there is none.
    """

    row: Row
    node: str | None = None
    edges: tuple[FlowEdge, ...] = ()
    target: str | None = None
    use_case: str | None = None
    slot: int = -1


class _Rail(NamedTuple):
    """The pieces of a line: down, with a way to the right, and its end."""

    down: str
    fork: str
    end: str


_THIN, _THICK, _DOUBLE = _Rail("│", "├", "╰"), _Rail("┃", "┠", "┖"), _Rail("║", "╟", "╙")


class _Item(NamedTuple):
    """What stands on a rail, in this order: a row's words, or a thread that hangs here."""

    said: Said
    drawn: Drawn
    rail: _Rail
    on_rail: bool = True
    entered: Entered | None = None


def draw(flow: Flow, numbers: Mapping[str, str], titles: Titles, width: int) -> list[Drawn]:
    """The rows of a flow in a sheet of a width."""
    return _Artist(weave(flow), Saying(flow, numbers, titles), width).draw()


def marked(drawn: Drawn) -> Row:
    """The row of the current node."""
    lead = list(drawn.row.lead)
    lead[drawn.slot] = Span("▶", "mark")
    return drawn.row._replace(lead=tuple(lead), style="mark")


class _Artist:
    def __init__(self, woven: Woven, saying: Saying, width: int) -> None:
        self.woven = woven
        self.flow = woven.flow
        self.saying = saying
        self.width = width
        self.most_lines = MOST_LINES if width >= _NARROW else MOST_LINES_NARROW
        self.deepest = min(max((width - _ROOM_FOR_TEXT) // 2, 1), _DEEPEST)
        self.rows: list[Drawn] = []
        self.below: list[Thread] = []
        """Threads for which there was no room where they hang."""
        self.stages = {run.steps[0]: run.label for run in reversed(self.flow.stages)}
        together = [run.steps for run in self.flow.any_order if len(run.steps) > 1]
        self.together = {step for steps in together for step in steps}
        self.first_together = {steps[0] for steps in together}

    def draw(self) -> list[Drawn]:
        woven = self.woven
        self._root(woven.main)
        if woven.hub is not None:
            self._gap()
            self._root(woven.hub)
        if woven.lost:
            self._gap()
            self._heading(_("Nobody has said at which step:"))
            for thread in woven.lost:
                self._root(thread)
        while self.below:
            self._gap()
            self._root(self.below.pop(0))
        return self.rows

    def _gap(self) -> None:
        self.rows.append(Drawn(Row(("gap", len(self.rows)), stops=False)))

    def _heading(self, text: str) -> None:
        self.rows.append(Drawn(Row(("heading", len(self.rows)), text, style="heading", stops=False)))

    # threads

    def _root(self, thread: Thread) -> None:
        items = list(self._items(thread))
        self._first(thread, items, (), (), ())
        self._rest(thread, items, (), 0)

    def _first(
        self, thread: Thread, items: list[_Item], before: Spans, under: Spans, edges: tuple[FlowEdge, ...]
    ) -> None:
        """The first row of a thread: its sign stands where its rail begins."""
        said, drawn, rail = items[0].said, items[0].drawn, items[0].rail
        style = _style(thread)
        more = any(item.on_rail for item in items[1:])
        lead = (*before, Span(said.sign, style or "quiet"), Span(" "), *_number(said))
        own = Span(rail.down if more else " ", style or "quiet")
        row = self._row(drawn.row.key, said, lead, (*under, own))
        self.rows.append(drawn._replace(row=row, edges=edges, slot=len(before) + 1))

    def _rest(self, thread: Thread, items: list[_Item], before: Spans, depth: int) -> None:
        """What stands on the rail after the first row. `before` are the rails at the left."""
        style = _style(thread) or "quiet"
        last = max((place for place, item in enumerate(items) if item.on_rail), default=0)
        for place, item in enumerate(items[1:], start=1):
            rail = item.rail
            after = Span(rail.down if place < last else " ", style)
            joint = Span(rail.fork if place < last else rail.end, style)
            if item.entered is not None:
                self._hang(item.entered, (*before, joint), (*before, after), depth)
            elif item.on_rail:
                slot = item.drawn.slot
                sign = item.said.sign or " "
                lead = (*before, joint, Span(sign, item.said.style), *_number(item.said, gap=slot < 0))
                row = self._row(item.drawn.row.key, item.said, lead, (*before, after), item.drawn.row)
                self.rows.append(item.drawn._replace(row=row, slot=len(before) + 1 if slot >= 0 else -1))
            else:
                lead = (*before, after, Span("   "))
                row = self._row(item.drawn.row.key, item.said, lead, (*before, after), item.drawn.row)
                self.rows.append(item.drawn._replace(row=row))

    def _hang(self, entered: Entered, joint: Spans, before: Spans, depth: int) -> None:
        """A thread that hangs here; where there is no room for it, it is drawn below all."""
        thread, edge = entered
        items = list(self._items(thread))
        joint = (*joint, Span("─", _style(thread) or "quiet"))
        if depth + 1 <= self.deepest:
            before = (*before, Span(" "))
            self._first(thread, items, joint, before, (edge,))
            self._rest(thread, items, before, depth + 1)
            return
        self.below.append(thread)
        said = items[0].said
        lead = (*joint, Span(said.sign, _style(thread)), Span(" "), Span(f"{said.number} ", "number"))
        row = Row((edge.target, "below"), _("further down"), lead, style="quiet", wraps=False)
        self.rows.append(Drawn(row, edges=(edge,), target=edge.target))

    # what stands on a thread

    def _items(self, thread: Thread) -> Iterator[_Item]:
        rail = _THICK if thread.branch is not None and thread.branch.kind == "negative" else _THIN
        if thread.branch is not None and not thread.is_marked:
            said = self.saying.branch(thread.branch, "?")
            text = _("“{id}” stands twice: {condition}").format(id=thread.branch.id, condition=said.text or "?")
            key = ("twice", id(thread.branch))
            yield _Item(said._replace(text=text), Drawn(Row(key, stops=False), slot=1), rail)
        for place, node in enumerate(thread.nodes):
            following = thread.nodes[place + 1] if place + 1 < len(thread.nodes) else None
            yield from self._node(node, following, rail)

    def _node(self, node: FlowNode, following: FlowNode | None, rail: _Rail) -> Iterator[_Item]:
        key = node.key
        if key in self.stages and node.kind is NodeKind.STEP:
            stage = Said("─", "", one_line(self.stages[key]), style="heading")
            yield _Item(stage, Drawn(Row((key, "stage"), stops=False)), rail)
        if key in self.first_together:
            words = Said("═", "", _("In any order:"), style="quiet")
            yield _Item(words, Drawn(Row((key, "order"), stops=False)), rail)
        if key in self.together:
            rail = _DOUBLE
        slot = 0 if node.kind is NodeKind.STEP else -1
        yield _Item(self.saying.node(node), Drawn(Row(key), key, slot=slot), rail)
        step = node.step
        if step is not None and step.condition is not None:
            said = Said("", "", self.saying.condition(step), style="quiet")
            yield _Item(said, Drawn(Row((key, "if"), stops=False)), rail, on_rail=False)
        if step is not None and step.use_case is not None:
            said = Said("", "", self.saying.included(step.use_case))
            yield _Item(said, Drawn(Row((key, "use_case")), use_case=step.use_case), rail, on_rail=False)
        if node.kind is NodeKind.START and not self.flow.outline.case.steps:
            said = Said("", "", _("There are no steps yet"), style="quiet")
            yield _Item(said, Drawn(Row((key, "empty"), stops=False)), rail, on_rail=False)
        yield from self._ways(node, following, rail)

    def _ways(self, node: FlowNode, following: FlowNode | None, rail: _Rail) -> Iterator[_Item]:
        """The ways that lead on from a node, but for the one down its own rail."""
        edges = list(dict.fromkeys(self.flow.leaving[node.key]))
        straight = (EdgeKind.NEXT, EdgeKind.FINISH)
        down = next(
            (edge for edge in edges if following and edge.target == following.key and edge.kind in straight), None
        )
        if down is not None:
            edges.remove(down)
        hanging = {one.edge: one for one in self.woven.hanging.get(node.key, ())}
        for kind in _FIRST:
            yield from self._elsewhere(kind, [edge for edge in edges if edge.kind is kind], rail)
        for edge in edges:
            if edge in hanging:
                yield _Item(Said("", "", ""), Drawn(Row(None)), rail, entered=hanging.pop(edge))
            elif edge.kind in ENTERING:
                yield from self._elsewhere(edge.kind, [edge], rail)
        for kind in _LAST:
            yield from self._elsewhere(kind, [edge for edge in edges if edge.kind is kind], rail)

    def _elsewhere(self, kind: EdgeKind, edges: list[FlowEdge], rail: _Rail) -> Iterator[_Item]:
        """A row that says where edges of one kind lead."""
        if edges:
            target = edges[0].target
            row = Row((edges[0].source, kind.value, target), wraps=False)
            yield _Item(self.saying.edges(kind, edges), Drawn(row, edges=tuple(edges), target=target), rail)

    # rows

    def _row(self, key: object, said: Said, lead: Spans, under: Spans, like: Row | None = None) -> Row:
        row = (like or Row(None))._replace(
            key=key, text=said.text, lead=lead, under=under, style=said.style, hint=said.hint
        )
        return row._replace(text=self._shortened(row) if row.wraps else self._cut(row))

    def _cut(self, row: Row) -> str:
        """The text of a row that takes one line."""
        room = self.width - MARKER - sum(cell_len(span.text) for span in row.lead)
        return row.text if cell_len(row.text) <= room else set_cell_size(row.text, max(room - 1, 0)).rstrip() + "…"

    def _shortened(self, row: Row) -> str:
        """The text of a row, cut where it would take more lines than it may."""
        placed = layout(row, self.width)
        if len(placed.lines) <= self.most_lines:
            return row.text
        kept = "".join(placed.lines[: self.most_lines]).rstrip()
        while kept and len(layout(row._replace(text=kept + "…"), self.width).lines) > self.most_lines:
            kept = kept[:-1].rstrip()
        return kept + "…"


def _number(said: Said, *, gap: bool = False) -> Spans:
    number = (Span(f"{said.number} ", "number"),) if said.number else ()
    return (Span(" "), *number) if gap else number


def _style(thread: Thread) -> str:
    return thread.branch.kind if thread.branch is not None else ""
