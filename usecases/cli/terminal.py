"""What may go to a terminal: harmless text, and colours where they are wanted."""

import os
import sys
from re import compile as regex
from typing import TextIO

# Control characters could drive the terminal, and direction marks could show a text as another one.
_HARMFUL = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """The text with control characters and direction marks written out as `\\x1b`; line feeds and tabs stay."""
    return _HARMFUL.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def one_line(text: str) -> str:
    """The text without harm and without line breaks."""
    return harmless(" ".join(text.split()))


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
