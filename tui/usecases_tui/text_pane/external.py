"""The user's own text editor, on a copy of a file's text."""

import contextlib
import os
import shlex
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

_PLUS = frozenset(
    (
        "vi",
        "vim",
        "nvim",
        "gvim",
        "nano",
        "pico",
        "emacs",
        "emacsclient",
        "joe",
        "mcedit",
        "micro",
        "ne",
        "kak",
        "gedit",
    )
)
"""Editors that take the line as `+LINE` before the file."""
_COLON = frozenset(("hx", "helix", "subl", "zed"))
"""Editors that take it as `FILE:LINE`."""
_CODE = frozenset(("code", "codium", "cursor", "windsurf"))
"""Editors that take it so after `--goto`."""
_WAITS = dict.fromkeys(("subl", "zed", "gedit", *_CODE), "--wait") | {"gvim": "--nofork"}
"""What makes those that come back at once wait until the file is closed."""


class EditorFailed(Exception):  # noqa: N818 - it says what happened
    """A text editor that can't be started, or says that it failed; `reason` is what the system says, in English."""

    def __init__(self, program: str, reason: str) -> None:
        super().__init__(program, reason)
        self.program = program
        self.reason = reason


def own_editor(environment: Mapping[str, str]) -> list[str]:
    """The command of the user's text editor, with its options; empty where none is set."""
    for name in ("VISUAL", "EDITOR"):
        words = environment.get(name, "").strip()
        if words:
            with contextlib.suppress(ValueError):  # a quote without its end
                return shlex.split(words, posix=os.name != "nt")
            return words.split()
    return []


def at_line(command: list[str], file: str, line: int) -> list[str]:
    """The command that opens a file at a line, as far as it is known how that editor is told."""
    name = os.path.basename(command[0]).removesuffix(".exe").lower()
    wait = _WAITS.get(name)
    start = command if wait is None or wait in command else [*command, wait]
    if name in _PLUS:
        return [*start, f"+{line}", file]
    if name in _COLON:
        return [*start, f"{file}:{line}"]
    if name in _CODE:
        return [*start, "--goto", f"{file}:{line}"]
    return [*start, file]


def edited(command: list[str], name: str, content: bytes, line: int) -> bytes:
    """What becomes of a file of this name in the user's text editor. Raises EditorFailed.

    The editor gets a copy, in a folder of its own, so that nothing in the library changes before it is taken over.
    """
    with tempfile.TemporaryDirectory(prefix="usecases-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder, name)
        copy.write_bytes(content)
        try:
            code = subprocess.run(at_line(command, str(copy), line), check=False).returncode
            after = copy.read_bytes()
        except OSError as problem:
            raise EditorFailed(command[0], problem.strerror or str(problem)) from problem
    if code:
        raise EditorFailed(command[0], str(code))
    return after
