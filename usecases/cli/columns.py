"""Text in columns: how wide it is on a terminal, padded, cut and wrapped by that width."""

import shutil
import sys
from collections.abc import Sequence
from re import compile as regex
from unicodedata import category, east_asian_width

ELLIPSIS = "…"
_UNSEEN = frozenset({"Mn", "Me", "Cf"})
_SPACES = regex(r"[^\S\xa0]+")
"""Where a line may be broken: at any space but those that hold together what stands around them."""
_PIPED = 100
"""The width to wrap at where the output isn't a terminal."""


def terminal_width() -> int | None:
    """The columns of the terminal that standard output is; `None` where it is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def reading_width() -> int:
    """The width to wrap prose at: the terminal's, but no wider than is good to read."""
    return min(terminal_width() or _PIPED, _PIPED)


def width(text: str) -> int:
    """The columns that a text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(one: str) -> int:
    if category(one) in _UNSEEN:
        return 0
    return 2 if east_asian_width(one) in "WF" else 1


def padded(text: str, columns: int) -> str:
    """The text, filled up with spaces."""
    return text + " " * (columns - width(text))


def cut(text: str, columns: int) -> str:
    """The text where it fits, else as much of it as does, and an ellipsis."""
    if width(text) <= columns:
        return text
    used = 0
    for index, one in enumerate(text):
        used += _columns(one)
        if used > columns - 1:
            return text[:index].rstrip() + ELLIPSIS if columns > 0 else ""
    return text


def table(rows: Sequence[Sequence[str]], flexible: int, available: int | None) -> list[str]:
    """Rows as lines of aligned columns; where they are too wide, the flexible column is cut, then the lines."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    gaps = 2 * (len(widths) - 1)
    if available is not None and sum(widths) + gaps > available:
        rest = sum(widths) - widths[flexible] + gaps
        widths[flexible] = max(min(widths[flexible], 12), available - rest)
    lines = []
    for row in rows:
        cells = [padded(cut(cell, columns), columns) for cell, columns in zip(row, widths, strict=True)]
        line = "  ".join(cells).rstrip()
        lines.append(line if available is None else cut(line, available))
    return lines


def wrapped(text: str, columns: int, first: str = "", later: str | None = None) -> list[str]:
    """A text in lines no wider than that (but for single words that are); each begins with an indent."""
    indent = later if later is not None else " " * width(first)
    lines: list[str] = []
    line, used = first, width(first)
    empty = True
    for word in _SPACES.split(text.strip()):
        size = width(word)
        if not empty and used + 1 + size > columns:
            lines.append(line)
            line, used, empty = indent, width(indent), True
        line += word if empty else " " + word
        used += size if empty else 1 + size
        empty = False
    return [*lines, line]
