"""What an earlier session had not saved is shown at the next start, and comes back as changes that can be undone."""

from pathlib import Path

from textual.pilot import Pilot

from tests.tui.screen import SMALL, library, play, press, shown
from usecases.editing.fields import SetField
from usecases.editing.session import Session
from usecases.saving.recovery import left_over
from usecases.state import FOLDER

ORDER = "use-cases/fulfilment/order-processing.yaml"
WITHIN = SetField(ORDER, ("steps", "confirm", "within"), "3h")


def _crashed(tmp_path: Path) -> Path:
    """A library in which a session ended without saving."""
    root = library(tmp_path)
    session = Session.open(root)
    session.do(WITHIN)
    session.close()
    return root


def _within(session: Session) -> object:
    return next(step for step in session.files.data(ORDER)["steps"] if step["id"] == "confirm")["within"]


def test_it_is_shown_file_by_file_in_words(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        text = shown(pilot)
        assert "Changes that were never saved" in text
        assert "today" in text
        assert ORDER in text
        assert "2 working hours → 3 hours" in text

    play(_crashed(tmp_path), script, size=SMALL)


def test_what_is_brought_back_is_unsaved_and_can_be_undone(tmp_path: Path) -> None:
    root = _crashed(tmp_path)
    before = (root / ORDER).read_bytes()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "1")
        assert (root / ORDER).read_bytes() == before
        session = pilot.app.desk.session  # type: ignore[attr-defined]
        assert session.unsaved() == [ORDER]
        assert _within(session) == "3h"
        await press(pilot, "ctrl+z")
        assert _within(session) == "2bh"
        await press(pilot, "ctrl+y", "ctrl+s")

    play(root, script)
    assert b"within: 3h" in (root / ORDER).read_bytes()
    assert left_over(root) == []


def test_what_is_brought_back_and_not_saved_outlives_another_crash(tmp_path: Path) -> None:
    root = _crashed(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "1")

    editor = play(root, script)
    editor.desk.close()
    (left,) = left_over(root)
    assert b"within: 3h" in (left.files[ORDER].latest or b"")


def test_later_leaves_it_for_the_next_start(tmp_path: Path) -> None:
    root = _crashed(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "escape")
        assert pilot.app.desk.session.unsaved() == []  # type: ignore[attr-defined]

    play(root, script)
    assert len(left_over(root)) == 1


def test_dropping_asks_once_more(tmp_path: Path) -> None:
    root = _crashed(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "3")
        assert len(left_over(root)) == 1
        await press(pilot, "2")
        assert "is dropped" in shown(pilot)

    play(root, script)
    assert left_over(root) == []


def test_what_stands_against_the_file_is_said_and_kept(tmp_path: Path) -> None:
    root = _crashed(tmp_path)
    text = (root / ORDER).read_text("utf-8")
    (root / ORDER).write_text(text.replace("within: 2bh", "within: 5h", 1), "utf-8")

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "1")
        text = shown(pilot)
        assert "Not brought back" in text
        assert "“3h”" in text
        assert "“5h”" in text
        await press(pilot, "1")

    editor = play(root, script)
    assert editor.desk.session.unsaved() == []
    assert len(left_over(root)) == 1


def test_two_sessions_that_changed_the_same_file_both_come_back(tmp_path: Path) -> None:
    root = _crashed(tmp_path)
    other = Session.open(root)
    other.do(SetField(ORDER, ("steps", "confirm", "work"), "25min"))
    other.close()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "1")
        (confirm,) = (
            step
            for step in pilot.app.desk.session.files.data(ORDER)["steps"]  # type: ignore[attr-defined]
            if step["id"] == "confirm"
        )
        assert (confirm["within"], confirm["work"]) == ("3h", "25min")

    play(root, script)


def test_a_damaged_record_is_said(tmp_path: Path) -> None:
    root = library(tmp_path)
    folder = root / FOLDER / "journal"
    folder.mkdir(parents=True)
    (folder / "1.bad").write_bytes(b"nonsense")

    async def script(pilot: Pilot[int]) -> None:
        assert "can't be read" in shown(pilot)

    play(root, script)
