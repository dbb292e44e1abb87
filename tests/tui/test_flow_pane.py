"""The pane of the flow: it follows the text, and leads back into it."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from textual.pilot import Pilot
from usecases_tui.app import Editor
from usecases_tui.desk import Spot
from usecases_tui.flow_pane.drawing import Drawn, draw
from usecases_tui.flow_pane.pane import FlowPane
from usecases_tui.flow_pane.saying import Titles

from tests.tui.screen import SMALL, library, lines, must_look_as, play, press, quiet, shown
from usecases.editing.fields import SetField
from usecases.flow.graph import Flow

ORDER = "use-cases/fulfilment/order-processing.yaml"


def editor_of(pilot: Pilot[int]) -> Editor:
    assert isinstance(pilot.app, Editor)
    return pilot.app


def pane_of(pilot: Pilot[int]) -> FlowPane:
    return pilot.app.query_one(FlowPane)


async def go_to(pilot: Pilot[int], where: tuple[str, ...], path: str = ORDER) -> None:
    """As the middle does when its cursor comes to a thing."""
    editor_of(pilot).select(Spot(path, where))
    await quiet(pilot)


def marked_line(pilot: Pilot[int]) -> str:
    (line,) = [line for line in lines(pilot) if "▶" in line]
    return line.partition("▶")[2]


def test_the_node_of_what_the_cursor_is_on_is_marked_and_seen(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "f6", "f3")
        await go_to(pilot, ("steps", "deliver"))
        assert marked_line(pilot).startswith("5 Курьер: Доставляет заказ")
        await go_to(pilot, ("branches", "customer-cancels"))
        assert marked_line(pilot).startswith("*a Покупатель отменяет заказ")
        await go_to(pilot, ())
        assert "▶" not in shown(pilot)

    play(library(tmp_path), script, begin_at=ORDER)


def test_the_flow_follows_each_change_and_its_undoing(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "f6", "f3")
        editor_of(pilot).do(SetField(ORDER, ("steps", "pack", "action"), "Взвешивает посылку"))
        await quiet(pilot)
        assert any("Взвешивает посылку" in row.text for row in pane_of(pilot).rows)
        await press(pilot, "ctrl+z")
        assert not any("Взвешивает посылку" in row.text for row in pane_of(pilot).rows)
        editor_of(pilot).do(SetField("roles.yaml", ("roles", "warehouse", "title"), "Кладовая"))
        await quiet(pilot)
        assert any("Кладовая" in row.text for row in pane_of(pilot).rows)

    play(library(tmp_path), script, begin_at=ORDER)


def test_nothing_is_drawn_while_the_pane_is_not_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []

    def counted(flow: Flow, numbers: Mapping[str, str], titles: Titles, width: int) -> list[Drawn]:
        drawn.append(width)
        return draw(flow, numbers, titles, width)

    monkeypatch.setattr("usecases_tui.flow_pane.pane.draw", counted)

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "f4", "f3")
        editor_of(pilot).do(SetField(ORDER, ("steps", "pack", "action"), "Взвешивает посылку"))
        await quiet(pilot)
        assert not drawn
        await press(pilot, "f6")
        assert len(drawn) == 1
        assert any("Взвешивает посылку" in row.text for row in pane_of(pilot).rows)

    play(library(tmp_path), script, begin_at=ORDER)


def test_enter_goes_to_the_node_in_the_text(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "f6")
        pane = pane_of(pilot)
        assert pane.go_to("courier-ill")
        await press(pilot, "enter")
        assert editor_of(pilot).centre.has_focus_within

    editor = play(library(tmp_path), script, begin_at=ORDER)
    assert editor.spot is not None
    assert editor.spot.path == ORDER


def test_enter_on_a_use_case_that_is_a_step_opens_it(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "f6")
        assert pane_of(pilot).go_to(("deliver", "use_case"))
        await press(pilot, "enter")

    editor = play(library(tmp_path), script, begin_at=ORDER)
    assert editor.spot is not None
    assert editor.spot.path == "use-cases/fulfilment/deliver-order.yaml"


def test_a_file_that_is_no_use_case_has_no_flow(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "f6")
        await go_to(pilot, (), "roles.yaml")
        assert [row.text for row in pane_of(pilot).rows] == ["Only use cases have a flow."]

    play(library(tmp_path), script, begin_at=ORDER)


def test_a_file_that_breaks_the_schema_is_said_to_have_no_flow_yet(tmp_path: Path) -> None:
    root = library(tmp_path)
    (root / ORDER).write_text("id: order-processing\ntitle: x\nsteps: no\n", encoding="utf-8")

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "f6")
        assert [row.style for row in pane_of(pilot).rows] == ["error"]

    play(root, script, begin_at=ORDER)


@pytest.mark.parametrize("size", [SMALL, (140, 45), (40, 10)])
def test_the_flow_looks_as_it_should(tmp_path: Path, size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await go_to(pilot, ("steps", "pack"))
        await press(pilot, "f6")
        must_look_as(pilot, f"flow-{size[0]}x{size[1]}", pane_of(pilot))

    play(library(tmp_path), script, size=size, begin_at=ORDER)
