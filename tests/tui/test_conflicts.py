"""What was changed both here and on disk is decided field by field."""

from pathlib import Path

from textual.pilot import Pilot
from usecases_tui.app import Editor

from tests.tui.screen import SMALL, library, must_look_as, play, press, shown
from usecases.editing.fields import SetField
from usecases.editing.steps import DeleteStep

ORDER = "use-cases/fulfilment/order-processing.yaml"
WITHIN = SetField(ORDER, ("steps", "confirm", "within"), "3h")
WORK = SetField(ORDER, ("steps", "confirm", "work"), "25min")


def _editor(pilot: Pilot[int]) -> Editor:
    assert isinstance(pilot.app, Editor)
    return pilot.app


def _replace(root: Path, *pairs: tuple[str, str]) -> None:
    text = (root / ORDER).read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    (root / ORDER).write_text(text, "utf-8")


def _both_changed(root: Path, pilot: Pilot[int]) -> None:
    """Two fields are changed here and on disk, and a third one on disk only."""
    _editor(pilot).do(WITHIN)
    _editor(pilot).do(WORK)
    _replace(root, ("within: 2bh\n    work: 10min", "within: 5h\n    work: 15min"), ("title: ", "title: Чужой "))


def test_saving_shows_each_field_with_the_three_values(tmp_path: Path) -> None:
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        _both_changed(root, pilot)
        await press(pilot, "ctrl+s")
        text = shown(pilot)
        for words in ("changed here and on disk", "3 hours", "5 hours", "2 working hours", "2/2"):
            assert words in text
        must_look_as(pilot, "conflicts", pilot.app.screen.query_one(".box"))

    play(root, script, size=SMALL)


def test_each_is_decided_by_itself_and_then_saved(tmp_path: Path) -> None:
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        _both_changed(root, pilot)
        await press(pilot, "ctrl+s", "1", "2", "enter")
        assert len(pilot.app.screen_stack) == 1
        assert "1 file saved." in shown(pilot)

    play(root, script)
    text = (root / ORDER).read_text("utf-8")
    assert "within: 3h\n    work: 15min" in text
    assert "title: Чужой" in text


def test_nothing_is_taken_over_before_all_is_decided(tmp_path: Path) -> None:
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        _both_changed(root, pilot)
        await press(pilot, "ctrl+s", "1", "end", "enter")
        assert len(pilot.app.screen_stack) == 2
        await press(pilot, "3", "enter")
        assert len(pilot.app.screen_stack) == 1

    play(root, script)
    assert "within: 3h\n    work: 10min" in (root / ORDER).read_text("utf-8")


def test_all_of_ours_or_all_of_theirs(tmp_path: Path) -> None:
    for key, wanted in (("4", "within: 3h\n    work: 25min"), ("5", "within: 5h\n    work: 15min")):
        (tmp_path / key).mkdir()
        root = library(tmp_path / key)

        async def script(pilot: Pilot[int], root: Path = root, key: str = key) -> None:
            _both_changed(root, pilot)
            await press(pilot, "ctrl+s", key, "enter")

        play(root, script)
        assert wanted in (root / ORDER).read_text("utf-8")


def test_later_leaves_both_as_they_are(tmp_path: Path) -> None:
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        _both_changed(root, pilot)
        on_disk = (root / ORDER).read_bytes()
        await press(pilot, "ctrl+s", "escape")
        assert "isn't saved" in shown(pilot)
        assert (root / ORDER).read_bytes() == on_disk
        assert _editor(pilot).desk.session.unsaved() == [ORDER]

    play(root, script)


def test_a_step_deleted_here_and_changed_on_disk(tmp_path: Path) -> None:
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        last = str(_editor(pilot).desk.session.files.data(ORDER)["steps"][-1]["id"])
        _editor(pilot).do(DeleteStep(ORDER, last, with_references=True))
        text = (root / ORDER).read_text("utf-8")
        start = text.index(f"  - id: {last}\n")
        (root / ORDER).write_text(text[:start] + text[start:].replace("action: ", "action: Чужое ", 1), "utf-8")
        await press(pilot, "ctrl+s")
        assert "(deleted)" in shown(pilot)
        assert "Чужое" in shown(pilot)

    play(root, script)


def test_a_collision_comes_by_itself_when_nobody_types(tmp_path: Path) -> None:
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        _both_changed(root, pilot)
        guard = _editor(pilot).guard
        assert guard is not None
        guard.changed_on_disk(frozenset([ORDER]))
        for _ in range(200):
            if "changed here and on disk" in shown(pilot):
                break
            await pilot.pause(0.1)
        assert "changed here and on disk" in shown(pilot)

    play(root, script, begin_at=ORDER)


def test_texts_of_others_are_harmless_on_the_screen(tmp_path: Path) -> None:
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        _editor(pilot).do(SetField(ORDER, ("steps", "confirm", "action"), "[red]Ours"))
        text = (root / ORDER).read_text("utf-8")
        start = text.index("- id: confirm")
        end = text.index("\n", text.index("action: ", start))
        line = text[text.index("action: ", start) : end]
        (root / ORDER).write_text(text.replace(line, 'action: "[bold]Theirs \\e[31m"', 1), "utf-8")
        await press(pilot, "ctrl+s")
        assert "[bold]Theirs" in shown(pilot)
        assert "[red]Ours" in shown(pilot)
        assert "\x1b" not in shown(pilot)

    play(root, script)
