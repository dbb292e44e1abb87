"""A program in a real terminal: a tmux session of its own, to which keys are sent and whose pane is read."""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.conftest import client

PATIENCE = 30.0
"""So many seconds something may take on a busy machine before the test fails."""
_LOOK = 0.05
_NOTING = """trap : INT; sh -c 'echo $$ >"$0/pid"; exec "$@"' "$0" "$@"; echo $? >"$0/code\""""
"""The shell notes the process and its exit code: tmux 3.3 now and then misses the end of what it started."""
_OPTIONS = {
    "status": "off",
    "remain-on-exit": "on",
    "remain-on-exit-format": "",
    "default-terminal": "tmux-256color",
}
_FORGOTTEN = ("LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANGUAGE", "NO_COLOR", "TMUX", "TMUX_PANE", "COLORTERM")


class Tmux:
    """A program in a pane of a tmux server that nobody else uses, until the `with` block ends.

    `environment` is added to the test's own; None takes a variable away. After the program has ended, what it left on
    the screen can still be read. The test is skipped where there is no tmux.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        width: int = 80,
        height: int = 24,
        folder: Path | None = None,
        environment: Mapping[str, str | None] | None = None,
    ) -> None:
        tmux = client("tmux")
        self._notes = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self._program = [tmux, "-S", str(Path(self._notes.name, "socket")), "-f", os.devnull, "-u"]
        told: dict[str, str | None] = {"LANG": "C.UTF-8", "COLORTERM": "truecolor", **(environment or {})}
        taken = [part for name, value in told.items() if value is None for part in ("-u", name)]
        given = [f"{name}={value}" for name, value in told.items() if value is not None]
        self._run(
            "start-server",
            *(word for name, value in _OPTIONS.items() for word in (";", "set-option", "-g", name, value)),
            *(";", "new-session", "-d", "-x", str(width), "-y", str(height), "-c", str(folder or Path.cwd())),
            *("env", *taken, *given, "sh", "-c", _NOTING, self._notes.name, *command),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the terminal, as one closes its window: a program that still runs is told so (SIGHUP)."""
        subprocess.run([*self._program, "kill-server"], capture_output=True, check=False)
        self._notes.cleanup()

    def press(self, *keys: str) -> None:
        """Press keys by the names that tmux gives them: `Enter`, `BSpace`, `PPage`, `C-s`, `M-x`, `F2`."""
        self._run("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type a text, letter by letter as it stands."""
        self._run("send-keys", "-l", "--", text)

    def send(self, data: bytes) -> None:
        """Send bytes as another terminal would: `\\x1b[1099;5u` is ctrl+ы in the kitty protocol."""
        self._run("send-keys", "-H", *(f"{byte:02x}" for byte in data))

    def paste(self, text: str) -> None:
        """Paste a text, in brackets where the program asked for them."""
        self._run("load-buffer", "-", given=text)
        self._run("paste-buffer", "-p", "-d")

    def text(self) -> str:
        """The lines of the pane, without what is blank at their ends."""
        return self._run("capture-pane", "-p")

    def coloured(self) -> str:
        """The same with the sequences of colours and attributes."""
        return self._run("capture-pane", "-p", "-e")

    def wait_for(self, *texts: str, patience: float = PATIENCE) -> str:
        """The pane, once all of the texts are on it."""
        return self._wait(lambda pane: all(text in pane for text in texts), f"{texts} never came", patience)

    def wait_until_gone(self, text: str, patience: float = PATIENCE) -> str:
        """The pane, once a text isn't on it."""
        return self._wait(lambda pane: text not in pane, f"{text!r} never went", patience)

    def wait_for_end(self, patience: float = PATIENCE) -> int:
        """The exit code of the program, once it has ended; of one that was killed, 128 and the signal."""
        return self._noted("code", "it never ended", patience)

    def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        self._run("resize-window", "-x", str(width), "-y", str(height))

    def kill(self) -> None:
        """Kill the program as `kill -9` does."""
        os.kill(self._noted("pid", "it never began", PATIENCE), signal.SIGKILL)

    def _wait(self, fine: Callable[[str], bool], what: str, patience: float) -> str:
        end = time.monotonic() + patience
        while not fine(pane := self.text()):
            assert time.monotonic() < end, f"{what}; the screen:\n{pane}"
            time.sleep(_LOOK)
        return pane

    def _noted(self, name: str, what: str, patience: float) -> int:
        note = Path(self._notes.name, name)
        end = time.monotonic() + patience
        while not (note.exists() and (number := note.read_text(encoding="ascii").rstrip())):
            assert time.monotonic() < end, f"{what}; the screen:\n{self.text()}"
            time.sleep(_LOOK)
        return int(number)

    def _run(self, *arguments: str, given: str | None = None) -> str:
        environment = {name: value for name, value in os.environ.items() if name not in _FORGOTTEN}
        done = subprocess.run(
            [*self._program, *arguments],
            env={**environment, "LANG": "C.UTF-8"},
            input=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"tmux {arguments[0]}: {done.stderr}"
        return done.stdout
