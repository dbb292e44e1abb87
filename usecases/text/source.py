"""The text of one file, and the way from a character to its line and column."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from re import compile as regex
from typing import NamedTuple

BOM = "\ufeff"

# Lines end here only: not at U+0085, U+2028 or U+2029, which may stand inside pasted texts.
_LINE_END = regex(r"\r\n|\n|\r")


class Position(NamedTuple):
    """A place in a text; both count from 1, columns in characters (code points)."""

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """A file's text without its byte order mark, and whether it had one."""

    text: str
    bom: bool = False

    @classmethod
    def decode(cls, content: bytes) -> "Source":
        """Read UTF-8; raises UnicodeDecodeError where the bytes are no UTF-8."""
        text = content.decode("utf-8")
        return cls(text[1:], bom=True) if text.startswith(BOM) else cls(text)

    def encode(self) -> bytes:
        """The bytes of the file, the same that were read."""
        return ((BOM if self.bom else "") + self.text).encode("utf-8")

    @cached_property
    def line_starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """The line and column of a character."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line end; empty past the last."""
        if not 1 <= number <= len(self.line_starts):
            return ""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")
