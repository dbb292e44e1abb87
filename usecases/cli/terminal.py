"""The terminal: colours where they are wanted, UTF-8, and silence where nobody listens any more."""

import os
import sys
from typing import TextIO


def colours(stream: TextIO | None = None) -> bool:
    """Whether a stream (standard output by default) is a terminal that wants colours."""
    return (stream or sys.stdout).isatty() and not os.environ.get("NO_COLOR")


def fall_silent() -> None:
    """Write to nowhere from now on where an output takes no more, so that the end of the program doesn't try again."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def speak_utf8() -> None:
    """Write UTF-8 wherever the output goes, whatever the system's own encoding is; to nowhere, where it is closed."""
    # Opened here, so that no file of the library gets the number of an output and is written into.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - open to the end
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
