"""The text of a file, in the user's own text editor or on the screen, becomes one change."""

import stat
import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot
from usecases_tui.app import Editor
from usecases_tui.desk import Spot
from usecases_tui.text_pane.external import EditorFailed, at_line, edited, own_editor
from usecases_tui.text_pane.lines import line_of
from usecases_tui.text_pane.opening import open_text_of
from usecases_tui.text_pane.showing import ShownText

from tests.tui.screen import SMALL, library, must_look_as, play, press, quiet, shown
from tests.tui.tmux import Tmux
from usecases.editing.opened import OpenedFiles

ORDER = "use-cases/fulfilment/order-processing.yaml"


@pytest.fixture(autouse=True)
def _no_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)


def _editor(pilot: Pilot[int]) -> Editor:
    assert isinstance(pilot.app, Editor)
    return pilot.app


async def _checked(pilot: Pilot[int]) -> None:
    """Wait for what is found in the text."""
    await pilot.pause(0.6)
    await quiet(pilot)


# the user's own text editor


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, []),
        ({"EDITOR": "nano"}, ["nano"]),
        ({"VISUAL": "code --wait", "EDITOR": "nano"}, ["code", "--wait"]),
        ({"VISUAL": "  ", "EDITOR": "'/opt/my editor/vim' -n"}, ["/opt/my editor/vim", "-n"]),
        ({"EDITOR": "vim 'half"}, ["vim", "'half"]),
    ],
)
def test_the_command_of_the_text_editor(environment: dict[str, str], wanted: list[str]) -> None:
    assert own_editor(environment) == wanted


@pytest.mark.parametrize(
    ("command", "wanted"),
    [
        (["vi"], ["vi", "+7", "f"]),
        (["/usr/bin/nvim", "-n"], ["/usr/bin/nvim", "-n", "+7", "f"]),
        (["nano"], ["nano", "+7", "f"]),
        (["emacs", "-nw"], ["emacs", "-nw", "+7", "f"]),
        (["hx"], ["hx", "f:7"]),
        (["code"], ["code", "--wait", "--goto", "f:7"]),
        (["code", "--wait"], ["code", "--wait", "--goto", "f:7"]),
        (["subl"], ["subl", "--wait", "f:7"]),
        (["something"], ["something", "f"]),
    ],
)
def test_each_text_editor_is_told_the_line_in_its_own_way(command: list[str], wanted: list[str]) -> None:
    assert at_line(command, "f", 7) == wanted


def _program(folder: Path, body: str) -> list[str]:
    """A text editor that does something with the file it is given."""
    file = folder / "nano"
    file.write_text(f"#!{sys.executable}\nimport sys, pathlib\nline, name = sys.argv[1:]\n{body}\n", "utf-8")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return [str(file)]


def test_the_copy_keeps_the_name_and_what_was_written_comes_back(tmp_path: Path) -> None:
    command = _program(
        tmp_path, "path = pathlib.Path(name); path.write_text(line + ' ' + path.name + path.read_text())"
    )
    assert edited(command, "a.yaml", b"old", 3) == b"+3 a.yamlold"


def test_a_text_editor_that_fails_or_is_not_there_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(EditorFailed):
        edited(_program(tmp_path, "sys.exit(1)"), "a.yaml", b"old", 1)
    with pytest.raises(EditorFailed):
        edited([str(tmp_path / "not-there")], "a.yaml", b"old", 1)
    with pytest.raises(EditorFailed):
        edited(_program(tmp_path, "pathlib.Path(name).unlink()"), "a.yaml", b"old", 1)


# at which line


def test_a_text_opens_at_the_line_of_the_thing(tmp_path: Path) -> None:
    root = library(tmp_path)
    files = OpenedFiles(root)
    lines = (root / ORDER).read_text("utf-8").splitlines()
    assert "id: confirm" in lines[line_of(files, Spot(ORDER, ("steps", "confirm"))) - 1]
    assert "within: 2bh" in lines[line_of(files, Spot(ORDER, ("steps", "confirm"), ("within",))) - 1]
    assert line_of(files, Spot(ORDER)) == 1
    assert "id: confirm" in lines[line_of(files, Spot(ORDER, ("steps", "confirm"), ("not-there",))) - 1]


def test_an_unreadable_text_opens_at_the_line_of_the_error(tmp_path: Path) -> None:
    root = library(tmp_path)
    (root / ORDER).write_text("id: order-processing\ntitle: a\ngoal: b: c\n", "utf-8")
    assert line_of(OpenedFiles(root), Spot(ORDER)) == 3


# signs for what a terminal mustn't get


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"a: b\n",
        b"\xef\xbb\xbfa: b\r\nc: d\r\n",
        "a: \x1b[31m\ttab\u200b\ufeff·\nb: x".encode(),
        b"a: b\rc",
    ],
)
def test_a_text_that_nobody_touched_is_the_same_bytes(content: bytes) -> None:
    text = ShownText(content)
    assert not set(text.text) & set("\x1b\r\t\u200b")
    assert text.written(text.text).encode() == content


def test_lines_that_nobody_touched_keep_their_characters() -> None:
    content = "a: \u200bone\nb: \x1b[0m\u2028\nc: \u200b\u202e\n".encode()
    text = ShownText(content)
    typed = text.text.replace("one", "two")
    assert text.written(typed) == content.decode().replace("one", "two")


def test_new_lines_get_the_line_ends_of_the_file() -> None:
    text = ShownText(b"a: b\r\nc: d\r\n")
    assert text.written("a: b\nnew: e\nc: d\n") == "a: b\r\nnew: e\r\nc: d\r\n"


# on the screen


def test_what_is_written_on_the_screen_is_one_change_that_can_be_undone(tmp_path: Path) -> None:
    root = library(tmp_path)
    before = (root / ORDER).read_bytes()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "ctrl+t")
        await _checked(pilot)
        assert ORDER in shown(pilot)
        await press(pilot, "ctrl+home", *"# new", "enter", "ctrl+s")
        session = _editor(pilot).desk.session
        assert (session.files.content(ORDER) or b"").startswith(b"# new\n")
        assert "changed by hand" in shown(pilot)
        await press(pilot, "ctrl+z")
        assert session.files.content(ORDER) == before

    play(root, script, begin_at=ORDER)


def test_what_is_wrong_stands_below_and_its_line_is_found(tmp_path: Path) -> None:
    root = library(tmp_path)
    (root / ORDER).write_text("id: order-processing\ntitle: Заказ\nsteps:\n  - id: a\n    actor: nobody\n", "utf-8")

    async def script(pilot: Pilot[int]) -> None:
        open_text_of(_editor(pilot), Spot(ORDER))
        await _checked(pilot)
        assert "nobody" in shown(pilot)
        must_look_as(pilot, "text_pane", pilot.app.screen.query_one(".box"))
        await press(pilot, "f8", "f8", "f8")
        await _checked(pilot)

    play(root, script, size=SMALL)


def test_a_text_that_cannot_be_read_asks_before_it_is_taken_over(tmp_path: Path) -> None:
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "ctrl+t", "ctrl+home", *"id: [", "enter", "escape")
        assert "can't be read" in shown(pilot)
        await press(pilot, "1")
        assert len(pilot.app.screen_stack) == 2
        await press(pilot, "escape", "2")
        assert len(pilot.app.screen_stack) == 1
        assert (_editor(pilot).desk.session.files.content(ORDER) or b"").startswith(b"id: [")
        await press(pilot, "ctrl+z")
        assert _editor(pilot).desk.session.unsaved() == []

    play(root, script, begin_at=ORDER)


def test_what_was_written_can_be_dropped(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "ctrl+t", "ctrl+home", *"id: [", "enter", "escape", "3")
        assert len(pilot.app.screen_stack) == 1
        assert _editor(pilot).desk.session.unsaved() == []

    play(library(tmp_path), script, begin_at=ORDER)


def test_an_unreadable_file_is_mended_as_a_text(tmp_path: Path) -> None:
    root = library(tmp_path)
    (root / ORDER).write_text("id: order-processing\ntitle: [Заказ\n", "utf-8")

    async def script(pilot: Pilot[int]) -> None:
        open_text_of(_editor(pilot), Spot(ORDER))
        await quiet(pilot)
        await press(pilot, "ctrl+home", "down", "end", "]", "escape")
        assert len(pilot.app.screen_stack) == 1
        assert _editor(pilot).desk.session.files.data(ORDER)["title"] == ["Заказ"]

    play(root, script)


def test_a_change_from_disk_while_the_text_was_written_stays(tmp_path: Path) -> None:
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "ctrl+t")
        text = (root / ORDER).read_text("utf-8")
        (root / ORDER).write_text(text.replace("within: 2bh", "within: 5h", 1), "utf-8")
        guard = _editor(pilot).guard
        assert guard is not None
        guard.changed_on_disk(frozenset([ORDER]))
        await press(pilot, "ctrl+end", *"level:", "space", *"summary", "escape")
        now = (_editor(pilot).desk.session.files.content(ORDER) or b"").decode()
        assert "within: 5h" in now
        assert "level: summary" in now

    play(root, script, begin_at=ORDER)


def test_the_users_own_text_editor_is_used_in_a_real_terminal(tmp_path: Path) -> None:
    root = library(tmp_path)
    body = (
        "path = pathlib.Path(name)\n"
        "print('The editor of the user', line, flush=True)\n"
        "input()\n"
        "path.write_text(path.read_text('utf-8').replace('title: ', 'title: Мой ', 1), 'utf-8')"
    )
    (program,) = _program(tmp_path, body)
    environment = {"EDITOR": program, "VISUAL": None, "USECASES_LANGUAGE": "en"}
    command = [sys.executable, "-m", "usecases", "edit", "order-processing", "--library", str(root)]
    with Tmux(command, width=100, height=30, environment=environment) as terminal:
        terminal.wait_for("Обработка заказа", "Details")
        terminal.press("F3")
        terminal.press("C-t")
        terminal.wait_for("The editor of the user +")
        terminal.press("Enter")
        terminal.wait_for("Мой Обработка заказа", "1 file not saved")
