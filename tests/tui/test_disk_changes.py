"""Files that change on disk while they are open: taken over, merged, or asked about."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from usecases_tui.app import Editor

from tests.tui.screen import library, play, press, quiet, shown
from usecases.editing.fields import SetField

ORDER = "use-cases/fulfilment/order-processing.yaml"
WITHIN = SetField(ORDER, ("steps", "confirm", "within"), "3h")
PATIENCE = 200
"""So many tenths of a second something may take on a busy machine."""


def _editor(pilot: Pilot[int]) -> Editor:
    assert isinstance(pilot.app, Editor)
    return pilot.app


async def _until(pilot: Pilot[int], words: str) -> None:
    """Wait until words are on the screen."""
    for _ in range(PATIENCE):
        if words in shown(pilot):
            return
        await pilot.pause(0.1)
    raise AssertionError(f"{words} never came:\n{shown(pilot)}")


def _replace(root: Path, old: str, new: str) -> None:
    text = (root / ORDER).read_text("utf-8")
    assert old in text
    (root / ORDER).write_text(text.replace(old, new, 1), "utf-8")


def test_a_change_on_disk_is_heard_of_and_shown(tmp_path: Path) -> None:
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        await pilot.pause(0.5)
        _replace(root, "title: ", "title: Чужой ")
        await _until(pilot, "order-processing was changed on disk")
        assert "Чужой" in shown(pilot)
        assert _editor(pilot).desk.session.unsaved() == []

    play(root, script, begin_at=ORDER)


def test_our_own_saving_is_no_change_by_others(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        _editor(pilot).do(WITHIN)
        await press(pilot, "ctrl+s")
        await pilot.pause(2.5)
        assert "1 file saved." in shown(pilot)

    play(library(tmp_path), script, begin_at=ORDER)


def test_what_collides_with_nothing_is_merged_with_what_is_not_saved(tmp_path: Path) -> None:
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        editor = _editor(pilot)
        editor.do(WITHIN)
        _replace(root, "title: ", "title: Чужой ")
        assert editor.guard is not None
        editor.guard.changed_on_disk(frozenset([ORDER]))
        await quiet(pilot)
        assert "1 change from disk is in here now too" in shown(pilot)
        assert "Чужой" in shown(pilot)
        await press(pilot, "ctrl+s")

    play(root, script, begin_at=ORDER)
    text = (root / ORDER).read_text("utf-8")
    assert "title: Чужой" in text
    assert "within: 3h" in text


def test_a_pull_over_many_files_is_one_refresh(tmp_path: Path) -> None:
    root = library(tmp_path)
    changed: list[object] = []

    async def script(pilot: Pilot[int]) -> None:
        editor = _editor(pilot)
        paths = [path for path in editor.desk.session.files.paths() if path.startswith("use-cases/")]
        for path in paths:
            editor.desk.session.files.content(path)
            (root / path).write_bytes((root / path).read_bytes() + b"\n# theirs\n")
        editor.changed.subscribe(editor, changed.append)
        assert editor.guard is not None
        editor.guard.changed_on_disk(frozenset(paths))
        await quiet(pilot)
        assert len(changed) == 1
        assert f"{len(paths)} files were changed on disk" in shown(pilot)

    play(root, script, begin_at=ORDER)


def test_the_panes_hear_of_new_files(tmp_path: Path) -> None:
    root = library(tmp_path)
    heard: list[frozenset[str]] = []

    async def script(pilot: Pilot[int]) -> None:
        editor = _editor(pilot)
        editor.disk_changed.subscribe(editor, heard.append)
        await pilot.pause(0.5)
        (root / "use-cases/fulfilment/new.yaml").write_text("id: new\ntitle: New\n", "utf-8")
        for _ in range(PATIENCE):
            if heard:
                break
            await pilot.pause(0.1)
        assert "use-cases/fulfilment/new.yaml" in {path for paths in heard for path in paths}
        assert "use-cases/fulfilment/new.yaml" in editor.desk.session.files.paths()

    play(root, script)


@pytest.mark.parametrize("answer", ["1", "2"])
def test_a_file_deleted_on_disk_while_open_is_asked_about(tmp_path: Path, answer: str) -> None:
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        editor = _editor(pilot)
        (root / ORDER).unlink()
        assert editor.guard is not None
        editor.guard.changed_on_disk(frozenset([ORDER]))
        await _until(pilot, "Deleted on disk")
        await press(pilot, answer)
        await press(pilot, "ctrl+s")

    play(root, script, begin_at=ORDER)
    assert (root / ORDER).exists() is (answer == "1")


def test_an_unsaved_file_that_was_deleted_on_disk_is_asked_about_when_saving(tmp_path: Path) -> None:
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        _editor(pilot).do(WITHIN)
        (root / ORDER).unlink()
        await press(pilot, "ctrl+s")
        assert "Deleted on disk" in shown(pilot)
        await press(pilot, "1")
        assert "1 file saved." in shown(pilot)

    play(root, script)
    assert "within: 3h" in (root / ORDER).read_text("utf-8")


def test_an_unreadable_version_on_disk_leaves_ours_as_it_is(tmp_path: Path) -> None:
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        editor = _editor(pilot)
        editor.do(WITHIN)
        (root / ORDER).write_text("<<<<<<< HEAD\nid: [", "utf-8")
        assert editor.guard is not None
        editor.guard.changed_on_disk(frozenset([ORDER]))
        await quiet(pilot)
        assert "can't be read as it is on disk now" in shown(pilot)
        await press(pilot, "ctrl+s")
        assert "can't be read as it is on disk now" in shown(pilot)
        assert editor.desk.session.unsaved() == [ORDER]

    play(root, script, begin_at=ORDER)
    assert (root / ORDER).read_text("utf-8").startswith("<<<<<<<")


def test_a_saved_file_that_becomes_unreadable_on_disk_is_shown_as_such(tmp_path: Path) -> None:
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        editor = _editor(pilot)
        (root / ORDER).write_text("id: [", "utf-8")
        assert editor.guard is not None
        editor.guard.changed_on_disk(frozenset([ORDER]))
        await quiet(pilot)
        assert "order-processing was changed on disk" in shown(pilot)
        (root / ORDER).write_text("id: order-processing\ntitle: Снова читается\n", "utf-8")
        editor.guard.changed_on_disk(frozenset([ORDER]))
        await quiet(pilot)
        assert "Снова читается" in shown(pilot)

    play(root, script, begin_at=ORDER)


def test_a_library_whose_folder_is_gone_is_said(tmp_path: Path) -> None:
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        editor = _editor(pilot)
        editor.do(WITHIN)
        root.rename(tmp_path / "elsewhere")
        assert editor.guard is not None
        editor.guard.changed_on_disk(frozenset([ORDER]))
        await quiet(pilot)
        assert "folder is gone" in shown(pilot)
        await press(pilot, "ctrl+s")
        assert editor.desk.session.unsaved() == [ORDER]
        await press(pilot, "escape")

    play(root, script, begin_at=ORDER)


def test_a_folder_that_was_renamed_takes_its_files_along(tmp_path: Path) -> None:
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        editor = _editor(pilot)
        editor.desk.session.files.content(ORDER)
        (root / "use-cases/fulfilment").rename(root / "use-cases/other")
        assert editor.guard is not None
        editor.guard.changed_on_disk(frozenset(["use-cases/fulfilment", "use-cases/other"]))
        await quiet(pilot)
        paths = editor.desk.session.files.paths()
        assert ORDER not in paths
        assert "use-cases/other/order-processing.yaml" in paths

    play(root, script)
