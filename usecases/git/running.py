"""Running git: never through a shell, never waiting for a password that nobody sees being asked for."""

import os
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import IO, NamedTuple

from usecases.languages.catalogue import _
from usecases.languages.reasons import reason_words
from usecases.text.harmless import harmless

READING = 30.0
"""Seconds after which git isn't waited for any more where it only reads."""

WRITING = 300.0
"""The same where it writes: hooks may run checks of their own, and a server may be far away."""

_SAFE = ("-c", "core.quotePath=false", "-c", "core.pager=cat", "-c", "color.ui=false")
# A program that watches files may be named in the settings of a repository that came from anywhere.
_SAFE_READING = (*_SAFE, "-c", "core.fsmonitor=false")
_NO_QUESTIONS = {"GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": ":", "GIT_LITERAL_PATHSPECS": "1"}
_TERMINALS = ("GPG_TTY", "GIT_TRACE", "GIT_TRACE2", "GIT_PAGER", "PAGER")
"""Settings by which programs that git starts would write over the screen, or git into its own words."""


class GitProblem(Exception):  # noqa: N818 - a problem with git, in git's words
    """Git isn't there, doesn't answer, or says no: `str` of it is git's own words, without anything harmful.

    `out` is what it wrote to its standard output all the same.
    """

    def __init__(self, words: str, out: str = "") -> None:
        super().__init__(words)
        self.out = out


class Said(NamedTuple):
    """What git said: on its standard output, byte for byte, and beside it, as a harmless text."""

    out: bytes
    beside: str


def run(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Ask git about a folder and return its output; raises GitProblem."""
    return _run(folder, [*_SAFE_READING, *arguments], {"GIT_OPTIONAL_LOCKS": "0"}, given, READING).out


def version() -> str:
    """What git says of its version; raises GitProblem where there is none."""
    return run(Path(), "--version").decode("utf-8", "replace").strip()


def change(folder: Path, *arguments: str, given: bytes = b"") -> Said:
    """Let git change something, with its hooks; raises GitProblem, which tells what the hooks said too."""
    return _run(folder, [*_SAFE, *arguments], {}, given, WRITING)


def _run(folder: Path, arguments: list[str], more: Mapping[str, str], given: bytes, seconds: float) -> Said:
    try:
        status, out, beside = _ended(folder, arguments, more, given, seconds)
    except OSError as error:  # it can't be started, or there is no room for what it says
        raise GitProblem(reason_words(error)) from error
    except ValueError as error:  # a folder's name that no program can be given
        raise GitProblem(str(error)) from error
    said = words(beside)
    if status != 0:
        raise GitProblem(said or words(out) or f"git: {status}", words(out))
    return Said(out, said)


def _ended(
    folder: Path, arguments: list[str], more: Mapping[str, str], given: bytes, seconds: float
) -> tuple[int, bytes, bytes]:
    """The exit status of git that was run to its end, and its two outputs."""
    from tempfile import TemporaryFile  # not for a merge, which git itself waits for

    environment = {name: value for name, value in os.environ.items() if name not in _TERMINALS}
    # Files, not pipes: what ssh or a hook leaves running may hold a pipe open long after git has ended.
    with TemporaryFile() as put_in, TemporaryFile() as out, TemporaryFile() as beside:
        put_in.write(given)
        put_in.seek(0)
        try:
            process = subprocess.Popen(
                ["git", "-C", str(folder), *arguments],
                env={**environment, **_NO_QUESTIONS, **more},
                stdin=put_in,
                stdout=out,
                stderr=beside,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                # A session of its own has no terminal, so that ssh can't ask for a password on it behind a screen.
                start_new_session=True,
            )
        except FileNotFoundError as error:
            raise GitProblem(_("git isn't installed, or isn't found.")) from error
        _wait(process, seconds)
        return process.returncode, _content(out), _content(beside)


def _wait(process: "subprocess.Popen[bytes]", seconds: float) -> None:
    """Wait for git's end; where it doesn't come, end git and all that it has started."""
    with process:
        try:
            process.wait(seconds)
        except BaseException as error:
            if os.name == "posix":
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
            if isinstance(error, subprocess.TimeoutExpired):
                raise GitProblem(_("git didn't answer in time, and was stopped.")) from error
            raise


def _content(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()


def words(content: bytes) -> str:
    """What git wrote, as a harmless text."""
    lines = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\x1b[K", "").split("\n")
    # Progress is written over and over into one line.
    shown = (harmless(line.rstrip("\r").rpartition("\r")[2].rstrip()) for line in lines)
    return "\n".join(shown).strip().removeprefix("fatal: ").removeprefix("error: ")
