"""How wide a text is, and where its lines break: the real widths of the font, since engines only guess them."""

from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, combining, east_asian_width

from usecases_exporters.diagram import metrics_table

UNITS = 2048
"""Units of the table in one font size."""
_ANY_SCRIPT = 1434
"""A letter that the table doesn't know: as wide as a broad capital."""
_WIDE = 2867
"""Ideographs are one font size wide; emoji up to 1.4 in the fonts that browsers take them from."""


class _Widths(dict[str, int]):
    def __init__(self, table: dict[int, str]) -> None:
        super().__init__({char: width for width, chars in table.items() for char in chars})

    def __missing__(self, char: str) -> int:
        width = _width_of_stranger(char)
        self[char] = width
        return width


def _width_of_stranger(char: str) -> int:
    if combining(char) or category(char) in ("Mn", "Me", "Cf"):
        return 0
    if east_asian_width(char) in "WF":
        return _WIDE if category(char) == "So" else UNITS
    return _WIDE if category(char) == "So" else _ANY_SCRIPT


_REGULAR = _Widths(metrics_table.REGULAR)
_BOLD = _Widths(metrics_table.BOLD)


def width_of(text: str, size: float, bold: bool = False) -> float:
    """The width of a text in points."""
    return sum(map((_BOLD if bold else _REGULAR).__getitem__, text)) * size / UNITS


@lru_cache(maxsize=8192)
def wrap(text: str, width: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """The lines of a text, none wider than `width`; a word that is too long is broken. At least one line."""
    widths = _BOLD if bold else _REGULAR
    room = width * UNITS / size
    space = widths[" "]
    lines: list[str] = []
    line: list[str] = []
    used: float = 0
    for word in filter(None, text.split(" ")):
        length = sum(map(widths.__getitem__, word))
        if line and used + space + length <= room:
            line.append(word)
            used += space + length
            continue
        if line:
            lines.append(" ".join(line))
        if length > room:
            *whole, rest = _pieces(word, widths, room)
            lines += whole
            line, used = [rest], sum(map(widths.__getitem__, rest))
        else:
            line, used = [word], length
    lines.append(" ".join(line))
    return tuple(lines)


def _pieces(word: str, widths: _Widths, room: float) -> Iterator[str]:
    """A long word in pieces that fit, broken after a hyphen or slash where there is one."""
    start, used, seam = 0, 0, 0
    for index, char in enumerate(word):
        width = widths[char]
        if used + width > room and index > start:
            stop = seam if seam > start else index
            yield word[start:stop]
            used = sum(map(widths.__getitem__, word[stop:index]))
            start = stop
        used += width
        if char in "-/_.,@":
            seam = index + 1
    yield word[start:]
