"""Rows, the cursor and the field, in the editor as it is."""

from pathlib import Path

from textual.pilot import Pilot

from tests.tui.screen import library, play, press, shown, write

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
