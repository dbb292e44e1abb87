"""What the editor really writes to its terminal, byte by byte: nothing that a library says drives it."""

import fcntl
import os
import pty
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from re import compile as regex
from types import TracebackType
from typing import Self

import pytest

from tests.git.lab import begun, lonely
from usecases.reading.folder import SHARED_FILES

PATIENCE = 30.0
QUIET = 0.15
F1, F2, F3, F4, F6, F7 = (b"\x1bOP", b"\x1bOQ", b"\x1bOR", b"\x1bOS", b"\x1b[17~", b"\x1b[18~")
F8, F9, F12, DOWN, END, ESCAPE = b"\x1b[19~", b"\x1b[20~", b"\x1b[24~", b"\x1b[B", b"\x1b[4~", b"\x1b"
HOSTILE = "\x1b]0;HACK\x07\x1b[31m[bold]HACK\x9b31m\u202eKCAH\u2066\r\x08\x7f"
WRITTEN = r'"\e]0;HACK\a\e[31m[bold]HACK\x9b31m\u202eKCAH\u2066\r\b\x7f"'
"""The same as YAML can hold it without being unreadable."""
NEVER = ["\x07", "\x9b", "\u202e", "\u2066", "\x08", "\x7f", "\x1b]0;", "\x1b[31m[", "\x1b]52"]

_POINTER = regex("\x1b\\]22;[a-z-]*\x07")
"""How the shape of the mouse pointer is asked for."""


class Terminal:
    """A program on a pseudo-terminal, and all bytes that it has written, until the `with` block ends."""

    def __init__(self, arguments: list[str], environment: Mapping[str, str], size: tuple[int, int] = (140, 45)) -> None:
        self._controller, end = pty.openpty()
        fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self._program = subprocess.Popen(
            arguments, stdin=end, stdout=end, stderr=end, env=dict(environment), start_new_session=True
        )
        os.close(end)
        self.written = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._program.pid, signal.SIGKILL)
        self._program.wait()
        os.close(self._controller)

    def press(self, *keys: bytes, until: str = "") -> None:
        """Press keys one after another, and wait until a text has come on the screen by them."""
        before = len(self.written)
        for key in keys:
            os.write(self._controller, key)
            self._settle()
        self.wait_for(until, since=before)

    def wait_for(self, text: str, since: int = 0) -> None:
        """Wait until a text was written, since so many bytes were."""
        end = time.monotonic() + PATIENCE
        while text.encode() not in self.written[since:]:
            assert time.monotonic() < end, f"{text!r} never came: {self.written[since:][-2000:]!r}"
            self._read(0.1)
        self._settle()

    def wait_for_end(self) -> int:
        """The exit code, once it has ended."""
        end = time.monotonic() + PATIENCE
        while self._program.poll() is None:
            assert time.monotonic() < end, self.written[-2000:]
            self._read(0.1)
        self._settle()
        return self._program.returncode

    def _settle(self) -> None:
        while self._read(QUIET):
            pass

    def _read(self, patience: float) -> bool:
        if not select.select([self._controller], [], [], patience)[0]:
            return False
        try:
            data = os.read(self._controller, 65536)
        except OSError:  # it has ended
            return False
        self.written += data
        return bool(data)


def _environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "TEXTUAL"))}
    for name in ("NO_COLOR", "VISUAL", "EDITOR", "DISPLAY", "WAYLAND_DISPLAY", "TMUX"):
        kept.pop(name, None)
    return {**kept, "LANG": "C.UTF-8", "TERM": "xterm-256color", "USECASES_LANGUAGE": "en", **more}


def _edit(root: Path, *arguments: str, **environment: str) -> Terminal:
    command = [sys.executable, "-m", "usecases", "edit", *arguments, "--library", str(root)]
    return Terminal(command, _environment(**environment))


CASE = f"""\
id: sale
title: {WRITTEN}
group: sales
goal: {WRITTEN}
trigger: {WRITTEN}
primary_actor: buyer
tags: [{WRITTEN}]
steps:
  - {{id: ask, actor: buyer, action: {WRITTEN}, how: {WRITTEN}, stage: {WRITTEN}, channel: bird, gives: [note]}}
  - {{id: pay, actor: {WRITTEN}, action: "[red]{WRITTEN[1:]}, within: {{time: 2h, from: {WRITTEN}}}, kpis: [speed]}}
branches:
  - {{id: no, kind: negative, at: pay, when: {WRITTEN}, steps: [{{id: cry, action: {WRITTEN}}}], outcome: {WRITTEN}}}
open_points: [{WRITTEN}]
terms: [{{term: {WRITTEN}, meaning: {WRITTEN}}}]
"""
SHARED = {
    "library.yaml": (
        f"title: {WRITTEN}\nlanguage: en\nchannels: [{{id: bird, title: {WRITTEN}}}]\n"
        f"terms: [{{term: {WRITTEN}, meaning: {WRITTEN}}}]\n"
    ),
    "roles.yaml": f"roles:\n  - {{id: buyer, title: {WRITTEN}, kind: customer, duties: [{WRITTEN}]}}\n",
    "artefacts.yaml": f"artefacts:\n  - {{id: note, title: {WRITTEN}, form: {WRITTEN}}}\n",
    "map.yaml": f"groups:\n  - {{id: sales, title: {WRITTEN}, result: {WRITTEN}}}\n",
    "kpis.yaml": f"kpis:\n  - {{id: speed, title: {WRITTEN}, better: higher, green: 5, unit: {WRITTEN}}}\n",
    "use-cases/sales/sale.yaml": CASE,
    f"use-cases/sales/{HOSTILE.replace('/', '')}.yaml": "id: [broken\n",
    "use-cases/raw.yaml": f"id: raw\ntitle: {HOSTILE}\n",
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    lonely(monkeypatch, tmp_path / "home")
    lab = begun(tmp_path / "work")
    for path, text in SHARED.items():
        lab.put(f"library/{path}", text)
    lab.commit()
    lab.git("switch", "-qc", "\u202eHACK")
    return lab.folder / "library"


def must_be_harmless(terminal: Terminal) -> None:
    text = _POINTER.sub("", terminal.written.decode("utf-8", "replace"))
    found = [(one, text[max(text.index(one) - 60, 0) :][:120]) for one in NEVER if one in text]
    assert not found


def test_nothing_in_a_library_drives_the_terminal(root: Path) -> None:
    with _edit(root, "sale") as terminal:
        terminal.wait_for("HACK")
        for what, keys in {
            "the scenario": [F3, *[DOWN] * 6],
            "who does it": [F3, b"\x1b[1;5H", DOWN, DOWN, DOWN, DOWN, b"\x12", ESCAPE],
            "details": [F4, *[DOWN] * 5],
            "flow": [F6, DOWN, DOWN],
            "findings": [F7, DOWN, DOWN],
            "the regulation": [F12, ESCAPE],
            "search": [b"\x06", b"HACK", DOWN, ESCAPE],
            "commands": [b"\x10", b"HACK", ESCAPE],
            "the text": [b"\x14", DOWN, ESCAPE],
            "what is done": [F3, b"\x1b[1;5H", b"x", b"\x13", b"\x1a"],
            "changes": [F9, DOWN, b"\r", ESCAPE],
            "the list": [F2, b"HACK", DOWN, ESCAPE, *[DOWN] * 6],
        }.items():
            terminal.press(*keys, until="" if what in ("search", "the text") else "HACK")
        must_be_harmless(terminal)


def test_nothing_in_a_shared_file_drives_the_terminal(root: Path) -> None:
    with _edit(root) as terminal:
        terminal.wait_for("HACK")
        terminal.press(END)
        for _file in SHARED_FILES:
            terminal.press(b"\r", F4, DOWN, F3, DOWN, F2, b"\x1b[A")
        must_be_harmless(terminal)


def test_a_collision_a_pasted_text_and_a_title_that_was_changed_drive_no_terminal(root: Path) -> None:
    with _edit(root, "sale") as terminal:
        terminal.wait_for("HACK")
        terminal.press(F3, b"\x1b[1;5H", END, b"mine", b"\x1b[200~" + HOSTILE.encode() + b"\x1b[201~")
        file = root / "use-cases/sales/sale.yaml"
        file.write_text(CASE.replace(f"title: {WRITTEN}", f'title: {WRITTEN[:-1]} theirs"'), "utf-8")
        terminal.press(b"\x13")
        terminal.wait_for("theirs")
        must_be_harmless(terminal)
        terminal.press(ESCAPE, b"\x14", b"\x1b[200~" + HOSTILE.encode() + b"\x1b[201~")
        must_be_harmless(terminal)


def test_the_name_of_the_folder_drives_no_terminal(root: Path) -> None:
    folder = root.parent / "\x1b]0;HACK\x07\x1b[31m[bold]"
    shutil.move(root, folder)
    with _edit(folder, "sale") as terminal:
        terminal.wait_for("HACK")
        terminal.press(F9, ESCAPE, F12, ESCAPE, b"\x10", b"export\r", ESCAPE)
        must_be_harmless(terminal)
