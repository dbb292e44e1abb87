"""Rows, the cursor and the field, in the editor as it is."""

from pathlib import Path

from textual.geometry import Region
from textual.pilot import Pilot
from usecases_tui.app import Editor
from usecases_tui.page import Page
from usecases_tui.sheet.sheet import Sheet

from tests.tui.screen import library, play, press, quiet, shown, write
from usecases.editing.renaming import RenameId
from usecases.validation.standing import IdKind

ORDER = "use-cases/fulfilment/order-processing.yaml"


def test_what_is_typed_in_a_row_becomes_a_change_when_the_cursor_leaves_it(tmp_path: Path) -> None:
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "f3", "down", "down", "down", "down", "end")
        await write(pilot, " и оплату")
        await press(pilot, "down")
        assert "и оплату" in shown(pilot)

    editor = play(root, script, begin_at=ORDER)
    assert editor.desk.session.files.data(ORDER)["steps"][1]["action"].endswith(" и оплату")
    assert (root / ORDER).read_bytes() == editor.desk.session.files.on_disk[ORDER]


def test_the_page_goes_with_a_use_case_that_gets_another_id_and_back(tmp_path: Path) -> None:
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        editor = pilot.app
        assert isinstance(editor, Editor)
        editor.do(RenameId(IdKind.USE_CASE, "order-processing", "orders"))
        await quiet(pilot)
        await quiet(pilot)
        assert [page.path for page in editor.centre.query(Page)] == [ORDER.replace("order-processing", "orders")]
        await press(pilot, "ctrl+z")
        await quiet(pilot)
        assert [page.path for page in editor.centre.query(Page)] == [ORDER]

    play(root, script, begin_at=ORDER)


def test_letters_that_come_while_a_text_is_taken_over_stay(tmp_path: Path) -> None:
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        editor = pilot.app
        assert isinstance(editor, Editor)
        await press(pilot, "f4")
        details = editor.side.query_one("#details", Sheet)
        assert details.field is not None
        await write(pilot, "a")
        assert details.settle()  # the change is on its way to the pane, and the next letter is here already
        details.field.insert("b")
        await quiet(pilot)
        assert details.settle()
        await quiet(pilot)
        assert str(editor.desk.session.files.data(ORDER)["title"]).endswith("ab")

    play(root, script, begin_at=ORDER)


def test_a_title_that_was_emptied_is_shown_again(tmp_path: Path) -> None:
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        editor = pilot.app
        assert isinstance(editor, Editor)
        page = editor.centre.query_one(Page)
        page.go_to(("title", ""))
        await quiet(pilot)
        assert page.field is not None
        before = page.field.value
        page.field.select_all()
        await press(pilot, "delete", "ctrl+s")
        assert page.field.value == before != ""

    play(root, script, begin_at=ORDER)


def test_a_field_that_was_removed_can_still_be_drawn(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        field = pilot.app.query_one(Page).field
        assert field is not None
        await field.remove()
        assert [strip.text for strip in field.render_lines(Region(0, 0, 3, 2))] == ["   ", "   "]

    play(library(tmp_path), script, begin_at=ORDER)
