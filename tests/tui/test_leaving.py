"""Leaving: what isn't saved is told in words, and asked about."""

import errno
import os
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.screen import SMALL, library, play, press, shown
from usecases.editing.fields import SetField
from usecases.saving.journal import Journal
from usecases.saving.recovery import left_over
from usecases.saving.refusals import DiskFull

ORDER = "use-cases/fulfilment/order-processing.yaml"
WITHIN = SetField(ORDER, ("steps", "confirm", "within"), "3h")


def test_leaving_with_nothing_unsaved_asks_nothing(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "ctrl+q")

    editor = play(library(tmp_path), script)
    assert editor.return_value == 0


def test_what_is_not_saved_is_told_in_words_and_can_be_saved_then(tmp_path: Path) -> None:
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        pilot.app.do(WITHIN)  # type: ignore[attr-defined]
        await press(pilot, "ctrl+q")
        assert "3 hours" in shown(pilot)
        assert ORDER in shown(pilot)
        await press(pilot, "1")

    editor = play(root, script, size=SMALL)
    assert editor.return_value == 0
    assert "within: 3h" in (root / ORDER).read_text("utf-8")
    assert left_over(root) == []


def test_leaving_without_saving_drops_the_changes_for_good(tmp_path: Path) -> None:
    root = library(tmp_path)
    before = (root / ORDER).read_bytes()

    async def script(pilot: Pilot[int]) -> None:
        pilot.app.do(WITHIN)  # type: ignore[attr-defined]
        await press(pilot, "ctrl+q", "2")

    editor = play(root, script)
    assert editor.return_value == 0
    assert (root / ORDER).read_bytes() == before
    assert left_over(root) == []


def test_escape_stays_and_keeps_the_changes(tmp_path: Path) -> None:
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        pilot.app.do(WITHIN)  # type: ignore[attr-defined]
        await press(pilot, "ctrl+q", "escape")
        assert len(pilot.app.screen_stack) == 1
        assert pilot.app.return_code is None
        await press(pilot, "ctrl+q", "3")
        assert len(pilot.app.screen_stack) == 1

    editor = play(root, script)
    assert editor.desk.session.unsaved() == [ORDER]


def test_what_is_being_typed_belongs_to_what_is_not_saved(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "f3")
        await press(pilot, "end")
        await pilot.press("x", "y", "z", "ctrl+q")
        await pilot.pause()
        await pilot.pause()
        assert "xyz" in shown(pilot)
        assert len(pilot.app.screen_stack) == 2

    play(library(tmp_path), script, begin_at=ORDER)


def test_where_saving_fails_one_stays(tmp_path: Path) -> None:
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        pilot.app.do(WITHIN)  # type: ignore[attr-defined]
        (root / ORDER).chmod(0o444)
        await press(pilot, "ctrl+q", "1")
        assert "protected against writing" in shown(pilot)
        assert pilot.app.return_code is None

    editor = play(root, script)
    assert editor.desk.session.unsaved() == [ORDER]


def test_a_full_disk_is_said_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = library(tmp_path)

    def full(_root: Path, changes: dict[str, object]) -> None:
        raise DiskFull(next(iter(changes)))

    async def script(pilot: Pilot[int]) -> None:
        pilot.app.do(WITHIN)  # type: ignore[attr-defined]
        with monkeypatch.context() as context:
            context.setattr("usecases.saving.store.write_all", full)
            await press(pilot, "ctrl+s")
        assert "no room on the disk" in shown(pilot)
        await press(pilot, "ctrl+s")
        assert "1 file saved." in shown(pilot)

    play(root, script)
    assert "within: 3h" in (root / ORDER).read_text("utf-8")


def test_a_change_that_the_journal_cannot_take_is_said_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = library(tmp_path)

    def full(_journal: Journal, _line: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    async def script(pilot: Pilot[int]) -> None:
        monkeypatch.setattr(Journal, "_append", full)
        pilot.app.do(WITHIN)  # type: ignore[attr-defined]
        await pilot.pause()
        assert "couldn't be noted" in shown(pilot)
        pilot.app.do(SetField(ORDER, ("steps", "confirm", "work"), "25min"))  # type: ignore[attr-defined]
        await pilot.pause()
        assert "couldn't be noted" not in shown(pilot)

    play(root, script)


def test_a_library_that_cannot_be_written_is_said_at_once(tmp_path: Path) -> None:
    root = library(tmp_path)
    (root / "library.yaml").chmod(0o444)

    async def script(pilot: Pilot[int]) -> None:
        assert "look at this library, but not save" in shown(pilot)

    play(root, script)


def test_others_who_have_the_library_open_are_named(tmp_path: Path) -> None:
    from usecases.saving.locks import Presence

    root = library(tmp_path)
    presence = Presence.begin(root)

    async def script(pilot: Pilot[int]) -> None:
        assert "has this library open too" in shown(pilot)
        pilot.app.do(WITHIN)  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s")
        assert "1 file saved." in shown(pilot)
        assert "has this library open too" in shown(pilot)

    play(root, script)
    presence.end()
