"""However the editor ends, what was confirmed is kept, and the terminal is itself again."""

import os
import re
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.tui.screen import library
from tests.tui.tmux import PATIENCE, Tmux
from usecases.saving.locks import editors
from usecases.saving.recovery import LeftOver, left_over

ORDER = "use-cases/fulfilment/order-processing.yaml"
START = """
import sys
from usecases.cli.main import run
from usecases_tui.app import Editor

def defect(self):
    raise ValueError("a defect")

def another_defect_then(self):
    Editor.settle = defect
    raise ValueError("a defect")

{patch}
sys.exit(run(sys.argv[1:]))
"""
ON_HELP = "Editor.action_help = defect"
TWO_AT_ONCE = "Editor.action_help = another_defect_then"


def _edit(root: Path, patch: str = "") -> Tmux:
    command = [sys.executable, "-c", START.format(patch=patch), "edit", "order-processing", "--library", str(root)]
    return Tmux(command, width=100, height=30, environment={"USECASES_LANGUAGE": "en", "TERM": "tmux-256color"})


def _begin(terminal: Tmux) -> None:
    """Wait until the use case is there, and change its title."""
    terminal.wait_for("Обработка заказа", "Details")
    terminal.press("F3")
    terminal.press("C-Home")
    terminal.press("End")
    terminal.type("-changed")
    terminal.wait_for("-changed", "not saved")


def _offered(root: Path) -> LeftOver:
    """What is offered, once the process is gone."""
    end = time.monotonic() + PATIENCE
    while not (found := left_over(root)):
        assert time.monotonic() < end, "nothing was offered"
        time.sleep(0.1)
    return found[0]


def _latest(left: LeftOver) -> str:
    return (left.files[ORDER].latest or b"").decode()


@pytest.mark.parametrize("patch", [ON_HELP, TWO_AT_ONCE])
def test_a_defect_keeps_the_work_restores_the_terminal_and_tells_where_the_report_is(
    tmp_path: Path, patch: str
) -> None:
    root = library(tmp_path)
    with _edit(root, patch) as terminal:
        _begin(terminal)
        terminal.press("F1")
        assert terminal.wait_for_end() == 70
        text = terminal.wait_for("A report was saved to").replace("\n", "")
    assert "The editor has a defect (ValueError)" in text
    assert "offered to you at the next start" in text
    assert "Traceback" not in text
    assert "▌" not in text
    (path,) = re.findall(r"(/\S+?usecases-defect-\w+\.txt)", text)
    report = Path(path).read_text("utf-8")
    Path(path).unlink()
    assert "ValueError: a defect" in report
    assert "Python 3" in report
    assert "-changed" in _latest(_offered(root))


def test_what_is_being_typed_in_the_moment_of_a_defect_is_kept(tmp_path: Path) -> None:
    root = library(tmp_path)
    with _edit(root, ON_HELP) as terminal:
        _begin(terminal)
        terminal.send(b" at-last\x1bOP")
        assert terminal.wait_for_end() == 70
    assert "at-last" in _latest(_offered(root))


def test_kill_9_in_the_middle_of_typing_loses_nothing_that_was_confirmed(tmp_path: Path) -> None:
    root = library(tmp_path)
    with _edit(root) as terminal:
        _begin(terminal)
        terminal.type(" and more")
        terminal.kill()
        terminal.wait_for_end()
    assert "-changed" in _latest(_offered(root))
    with _edit(root) as terminal:
        terminal.wait_for("Changes that were never saved", "-changed")
        terminal.press("1")
        terminal.wait_for("not saved", "Brought back")
        terminal.press("C-s")
        terminal.wait_for("1 file saved.")
    assert "-changed" in (root / ORDER).read_text("utf-8")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGHUP, 129), (signal.SIGTERM, 143)])
def test_a_signal_to_end_keeps_what_is_typed_and_ends_at_once(tmp_path: Path, number: int, code: int) -> None:
    root = library(tmp_path)
    with _edit(root) as terminal:
        _begin(terminal)
        (holder,) = editors(root)
        terminal.type(" at-last")
        terminal.wait_for("at-last")
        os.kill(holder.pid, number)
        assert terminal.wait_for_end() == code
        assert "Traceback" not in terminal.text()
    assert "-changed at-last" in _latest(_offered(root))


def test_closing_the_terminal_keeps_what_is_typed(tmp_path: Path) -> None:
    root = library(tmp_path)
    terminal = _edit(root)
    _begin(terminal)
    (holder,) = editors(root)
    terminal.type(" at-last")
    terminal.wait_for("at-last")
    terminal.close()
    assert "-changed at-last" in _latest(_offered(root))
    end = time.monotonic() + PATIENCE
    while Path(f"/proc/{holder.pid}").exists():
        assert time.monotonic() < end, "it lives on without a terminal"
        time.sleep(0.1)


def test_a_defect_with_everything_saved_says_so(tmp_path: Path) -> None:
    root = library(tmp_path)
    with _edit(root, ON_HELP) as terminal:
        terminal.wait_for("Обработка заказа", "Details")
        terminal.press("F1")
        assert terminal.wait_for_end() == 70
        text = terminal.wait_for("A report was saved to").replace("\n", "")
    assert "All was saved." in text
    (path,) = re.findall(r"(/\S+?usecases-defect-\w+\.txt)", text)
    Path(path).unlink()
    assert left_over(root) == []
