"""Keys pressed at random, held down, or before anything is there to take them."""

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from usecases_tui.app import Editor
from usecases_tui.asking.ask import Answer, Ask
from usecases_tui.desk import Spot
from usecases_tui.preview import picture

from tests.git.lab import lonely
from tests.tui.screen import SMALL, WIDE, library, play, press, quiet, shown, write
from tests.tui.walking import Walk
from usecases.editing.fields import SetField

ORDER = "use-cases/fulfilment/order-processing.yaml"
TINY = (40, 10)


def editor_of(pilot: Pilot[int]) -> Editor:
    assert isinstance(pilot.app, Editor)
    return pilot.app


def send(pilot: Pilot[int], *keys: str) -> None:
    """Keys that come all at once."""
    driver = pilot.app._driver
    assert driver is not None
    for key in keys:
        event = events.Key(key, key if len(key) == 1 else None)
        event.set_sender(pilot.app)
        driver.send_message(event)


@pytest.mark.parametrize(("seed", "size"), [(1, WIDE), (2, SMALL), (5, WIDE)])
def test_keys_at_random_break_nothing_and_undo_leads_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, size: tuple[int, int]
) -> None:
    lonely(monkeypatch, tmp_path / "home")
    monkeypatch.chdir(tmp_path)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(picture, "open_file", lambda _file: True)

    async def script(pilot: Pilot[int]) -> None:
        walk = Walk(pilot, seed)
        await walk.go(150)
        if editor_of(pilot).is_running:
            assert await walk.undo_all() == {}

    assert play(library(tmp_path), script, size=size, begin_at=ORDER).defect is None


def test_a_key_that_is_held_down_answers_one_question(tmp_path: Path) -> None:
    given: list[str | None] = []

    async def script(pilot: Pilot[int]) -> None:
        for title in ("Below", "Above"):
            pilot.app.push_screen(Ask(title, [], [Answer("yes", "Yes"), Answer("no", "No")]), given.append)
        await quiet(pilot)
        send(pilot, "enter", "1", "1", "enter", "escape", "1")
        await quiet(pilot)
        assert given[0] == "yes"
        assert len(pilot.app.screen_stack) >= 1

    assert play(library(tmp_path), script).defect is None


@pytest.mark.parametrize("key", ["ctrl+t", "ctrl+f", "ctrl+p", "ctrl+r", "f1", "f9", "f12"])
def test_escape_that_comes_before_a_screen_is_drawn_does_no_harm(tmp_path: Path, key: str) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "f3", "down", "down", "down")
        send(pilot, key, "escape")
        await quiet(pilot)
        await press(pilot, "escape", "escape")
        assert len(pilot.app.screen_stack) == 1

    assert play(library(tmp_path), script, begin_at=ORDER).defect is None


def test_leaving_while_more_keys_come_is_no_defect(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        send(pilot, "ctrl+q", "f3", "ctrl+p", "down", "enter", "f4")
        await pilot._wait_for_screen()

    editor = play(library(tmp_path), script, begin_at=ORDER)
    assert editor.defect is None
    assert editor.return_code == 0


@pytest.mark.parametrize("key", ["f3", "f4", "f6", "f7"])
def test_where_nothing_is_open_the_list_stays_and_this_is_said(tmp_path: Path, key: str) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, key)
        assert "Open a use case first." in shown(pilot)
        assert "Обработка заказа" in shown(pilot)
        assert pilot.app.focused is not None

    play(library(tmp_path), script, size=SMALL)


@pytest.mark.parametrize(
    ("keys", "seen"),
    [
        (["f2"], "Type to find"),
        (["f3"], "Обработка заказа"),
        (["f4"], "Title"),
        (["f6"], "●"),
        (["f7"], "Findings"),
        (["ctrl+p"], "Commands"),
        (["f1"], "Help"),
        (["ctrl+f"], "Search"),
        (["f12"], "Regulation"),
        (["ctrl+t"], "id:"),
    ],
)
def test_a_terminal_made_small_and_large_again_keeps_what_one_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: list[str], seen: str
) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, *keys)
        await pilot.pause(0.8)  # the text of a file is checked
        before, focused = shown(pilot), pilot.app.focused
        for size in (TINY, (5, 3), TINY):
            await pilot.resize_terminal(*size)
            await quiet(pilot)
        assert seen in shown(pilot)
        assert pilot.app.focused is focused
        await pilot.resize_terminal(*WIDE)
        await quiet(pilot)
        assert shown(pilot) == before

    play(library(tmp_path), script, begin_at=ORDER)


def test_the_answers_of_a_long_question_are_seen_in_ten_lines(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        answers = [Answer("keep", "Keep it"), Answer("drop", "Drop it")]
        pilot.app.push_screen(Ask("What now?", ["A line that goes on for quite a while."] * 9, answers))
        await quiet(pilot)
        assert "1 Keep it" in shown(pilot)
        assert "2 Drop it" in shown(pilot)

    play(library(tmp_path), script, size=TINY)


@pytest.mark.parametrize("key", ["", "ctrl+t"])
def test_what_is_pasted_comes_without_what_cannot_be_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)

    async def script(pilot: Pilot[int]) -> None:
        editor = editor_of(pilot)
        await press(pilot, "f3", "ctrl+home", "end")
        if key:
            await press(pilot, key, "ctrl+home")
        event = events.Paste("# \x1b[31mאב\u200fגד\tcol\u202eumn\x07 ")
        event.set_sender(editor)
        driver = editor._driver
        assert driver is not None
        driver.send_message(event)
        await quiet(pilot)
        assert "# [31mאבגד column" in shown(pilot)
        await press(pilot, "escape" if key else "down")
        content = editor.desk.session.files.content(ORDER) or b""
        assert "# [31mאבגד column" in content.decode()

    play(library(tmp_path), script, begin_at=ORDER)


# large and strange


def test_three_hundred_steps_are_moved_through_written_in_and_undone(tmp_path: Path) -> None:
    root = library(tmp_path)
    case = "use-cases/many.yaml"
    steps = "".join(f"  - id: s{number}\n    action: Does thing {number}\n" for number in range(1, 301))
    (root / case).write_text(f"id: many\ntitle: Many\nsteps:\n{steps}", "utf-8")

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "ctrl+end", *["pageup"] * 3, "ctrl+end")
        assert "Does thing 300" in shown(pilot)
        editor_of(pilot).open(Spot(case, ("steps", "s150")))
        await quiet(pilot)
        await press(pilot, "end", "enter")
        await write(pilot, "in the middle")
        await press(pilot, "down")
        assert "Does thing 151" in shown(pilot)
        data = editor_of(pilot).desk.session.files.data(case)
        assert [step["action"] for step in data["steps"][149:152]] == [
            "Does thing 150",
            "in the middle",
            "Does thing 151",
        ]
        await press(pilot, "ctrl+z")
        assert editor_of(pilot).desk.session.unsaved() == []

    play(root, script, begin_at=case)


def test_a_step_of_five_thousand_letters_is_written_in(tmp_path: Path) -> None:
    root = library(tmp_path)
    long = "слово " * 833

    async def script(pilot: Pilot[int]) -> None:
        editor = editor_of(pilot)
        editor.do(SetField(ORDER, ("steps", "pack", "action"), f"{long}конец"))
        editor.open(Spot(ORDER, ("steps", "pack")))
        await quiet(pilot)
        assert "конец" in shown(pilot)
        await write(pilot, "!")
        await press(pilot, "f4", "f3")
        (step,) = [one for one in editor.desk.session.files.data(ORDER)["steps"] if one["id"] == "pack"]
        assert step["action"] == f"{long}конец!"

    play(root, script, size=SMALL, begin_at=ORDER)


def test_right_to_left_and_joined_letters_are_kept_as_they_are(tmp_path: Path) -> None:
    root = library(tmp_path)
    text = "שלום \u200fOK\u200f العربية 👨\u200d👩\u200d👧 e\u0301"

    async def script(pilot: Pilot[int]) -> None:
        editor = editor_of(pilot)
        editor.do(SetField(ORDER, ("steps", "pack", "action"), text))
        editor.open(Spot(ORDER, ("steps", "pack")))
        await quiet(pilot)
        assert "\u200f" not in shown(pilot)
        await write(pilot, "x")
        await press(pilot, "left", "backspace", "down")
        (step,) = [one for one in editor.desk.session.files.data(ORDER)["steps"] if one["id"] == "pack"]
        assert step["action"] == text[:-1] + "x"

    play(root, script, begin_at=ORDER)


def test_an_empty_library_says_how_to_begin(tmp_path: Path) -> None:
    root = tmp_path / "library"
    root.mkdir()
    (root / "library.yaml").write_text("title: Nothing yet\nlanguage: en\n", "utf-8")

    async def script(pilot: Pilot[int]) -> None:
        assert "Ctrl+N" in shown(pilot)
        await press(pilot, "ctrl+n")
        await write(pilot, "First thing")
        await press(pilot, *["enter"] * 3)
        assert any(path.endswith("first-thing.yaml") for path in editor_of(pilot).desk.session.unsaved())

    play(root, script, size=SMALL)


def test_a_broken_file_among_good_ones_is_listed_with_its_error_and_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    root = library(tmp_path)
    (root / "use-cases/broken.yaml").write_text("id: broken\ntitle: Mended\nsteps: [\n", "utf-8")

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "ctrl+t")
        assert "steps: [" in shown(pilot)
        await press(pilot, "ctrl+end", "backspace", "backspace", "space", "[", "]", "escape")
        assert editor_of(pilot).desk.session.files.data("use-cases/broken.yaml")["title"] == "Mended"
        assert "Mended" in shown(pilot)

    play(root, script, begin_at="use-cases/broken.yaml")
