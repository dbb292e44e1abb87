"""The drawing of a flow: all of the graph is in it, and it looks as it should."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from rich.style import Style
from usecases_tui.flow_pane.drawing import Drawn, draw
from usecases_tui.flow_pane.saying import Titles
from usecases_tui.sheet.drawing import drawn
from usecases_tui.sheet.row import Span

from tests.conftest import ROOT
from tests.effort import times
from tests.strategies import tangles, use_cases
from usecases.flow.build import flow_of
from usecases.flow.graph import EdgeKind, Flow, FlowEdge
from usecases.library import open_library
from usecases.model.build import use_case
from usecases.model.numbering import numbers
from usecases.model.outline import Outline

TITLES = Titles(str, str)
STRAIGHT = (EdgeKind.NEXT, EdgeKind.FINISH)
LIBRARY = open_library(ROOT / "library")


def drawing(data: Mapping[str, Any], width: int = 44) -> tuple[Flow, list[Drawn]]:
    outline = Outline(use_case(data))
    flow = flow_of(outline.case, outline)
    return flow, draw(flow, numbers(outline), TITLES, width)


def lines(rows: list[Drawn], width: int = 44) -> list[str]:
    return [
        "".join(segment.text for segment in strip).rstrip()
        for row in rows
        for strip in drawn(row.row, width, Style.null(), lambda _: Style.null(), Span(" "))
    ]


def lead(row: Drawn) -> str:
    return "".join(span.text for span in row.row.lead)


def rail(row: Drawn) -> int:
    """The column of the rail on which a node stands."""
    return row.slot - 1 if row.slot >= 0 else len(lead(row)) - len(lead(row).lstrip("│┃║ "))


def must_hold_all_of(flow: Flow, rows: list[Drawn]) -> None:
    assert Counter(row.node for row in rows if row.node) == Counter(list(flow.nodes))
    told = Counter(edge for row in rows for edge in row.edges)
    down = [edge for edge in flow.edges if told[edge] == 0]
    for edge in down:
        assert edge.kind in STRAIGHT, "only what follows on the same rail needs no row of its own"
        follows_on_its_rail(edge, rows)
    assert max(told.values(), default=1) == 1
    for row in rows:
        for edge in row.edges:
            if row.node is None and row.target is not None and edge.target in numbers(flow.outline):
                assert numbers(flow.outline)[edge.target] in lead(row)


def follows_on_its_rail(edge: FlowEdge, rows: list[Drawn]) -> None:
    """Between the two rows, there are only rows of what hangs on the first."""
    places = {row.node: place for place, row in enumerate(rows) if row.node}
    first, second = places[edge.source], places[edge.target]
    assert first < second
    column = rail(rows[second])
    assert rail(rows[first]) == column
    for row in rows[first + 1 : second]:
        assert lead(row)[column : column + 1] in ("│", "┃", "║", "├", "┠", "╟"), "the rail is cut"


@pytest.mark.parametrize("case", LIBRARY.use_cases, ids=lambda case: case.id)
@pytest.mark.parametrize("width", [31, 44])
def test_every_node_and_edge_of_the_library_is_in_its_drawing(case: Any, width: int) -> None:
    outline = Outline(case)
    flow = flow_of(case, outline)
    must_hold_all_of(flow, draw(flow, numbers(outline), TITLES, width))


@times(2)
@given(use_cases)
def test_every_node_and_edge_of_any_use_case_is_in_its_drawing(data: Mapping[str, Any]) -> None:
    flow, rows = drawing(data)
    must_hold_all_of(flow, rows)
    lines(rows)


@times(2)
@given(tangles)
def test_branches_that_lead_into_one_another_are_drawn_once_each(data: Mapping[str, Any]) -> None:
    must_hold_all_of(*drawing(data, 24))


def test_no_line_is_wider_than_the_pane_however_deep_the_branches() -> None:
    steps = [{"id": "s0", "action": "Calls the customer and listens"}]
    branches = [
        {
            "id": f"b{n}",
            "kind": "negative",
            "at": f"s{n}",
            "when": "The customer hangs up at once",
            "steps": [{"id": f"s{n + 1}", "action": "Calls the customer and listens"}],
        }
        for n in range(1200)
    ]
    flow, rows = drawing({"id": "deep", "title": "Deep", "steps": steps, "branches": branches}, 34)
    must_hold_all_of_nodes = {row.node for row in rows if row.node}
    assert must_hold_all_of_nodes == set(flow.nodes)
    assert max(rail(row) for row in rows if row.node) <= 14


def test_a_flow_is_drawn_as_a_spine_with_branches() -> None:
    data = {
        "id": "sell",
        "title": "Sell",
        "trigger": "An order comes",
        "steps": [
            {"id": "ask", "actor": "buyer", "action": "Orders", "stage": "The order"},
            {"id": "pack", "actor": "stock", "action": "Packs", "any_order": "x", "if": "it is in stock"},
            {"id": "bill", "actor": "office", "action": "Writes the bill", "any_order": "x"},
            {"id": "send", "action": "Sends", "use_case": "deliver",
             "repeat": {"from": "pack", "until": "all is sent"}},
        ],
        "branches": [
            {"id": "none", "kind": "negative", "at": "ask", "when": "It is sold out", "end": "failure",
             "outcome": "No"},
            {"id": "call", "kind": "alternative", "at": ["ask", "bill"], "when": "She calls", "resume": "bill",
             "instead": True, "steps": [{"id": "talk", "action": "Talks"}]},
            {"id": "late", "kind": "negative", "at": "any", "after": "1h", "resume": "interrupted",
             "steps": [{"id": "sorry", "action": "Excuses"}]},
            {"id": "lost", "kind": "negative", "at": "nowhere", "when": "Nobody knows"},
        ],
    }  # fmt: skip
    _flow, rows = drawing(data)
    assert lines(rows) == [
        " ● An order comes",
        " ├─ The order",
        " ├ 1 buyer: Orders",
        " ├─◆ 1a It is sold out",
        " │ ┖⊗ Goal not reached: No",
        " ├─◇ 1,3a She calls (instead of the step)",
        " │ ├ 1,3a1 Talks",
        " │ ╰↩ 3 office: Writes the bill",
        " ├═ In any order:",
        " ╟ 2 stock: Packs",
        " ║   if: it is in stock",
        " ╟↷ 3 otherwise",
        " ╟ 3 office: Writes the bill",
        " ╟⇢ 1,3a She calls",
        " ├ 4 Sends",
        " │   ⊞ deliver",
        " ├↻ 2 until: all is sent",
        " ╰◎ Goal reached",
        "",
        " ✱ At any step",
        " ╰─◆ *a after 1 hour",
        "   ┠ *a1 Excuses",
        "   ┖↶ * carry on where it was left",
        "",
        " Nobody has said at which step:",
        " ◆ ?a Nobody knows",
        " ┖? How it goes on isn’t stated",
    ]


def test_long_texts_are_cut_and_wide_characters_fill_two_cells() -> None:
    data = {"id": "a", "title": "A", "steps": [{"id": "one", "action": "報告書を作成して上司に提出し承認を得る" * 4}]}
    _flow, rows = drawing(data, 31)
    of_step = [line for line in lines(rows, 31) if line.startswith((" ├", " │"))]
    assert len(of_step) == 3
    assert of_step[-1].endswith("…")
    assert of_step[1].startswith(" │   ")


def test_what_would_drive_the_terminal_is_drawn_as_a_sign() -> None:
    steps = [{"id": "one", "actor": "x\x1b[31m", "action": "\x1b]0;title\x07 [bold]x[/bold]", "stage": "\x9b2J"}]
    branches = [{"id": "two", "kind": "negative", "at": "one", "when": "a\x1b[2Jb\u202ec"}]
    _flow, rows = drawing({"id": "a", "title": "A", "steps": steps, "branches": branches})
    text = "\n".join(lines(rows))
    assert not set(text) & {"\x1b", "\x07", "\x9b", "\u202e"}
    assert "[bold]x[/bold]" in text
