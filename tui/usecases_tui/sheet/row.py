"""A row of a sheet: what stands before the text, the text, and whether it can be written in."""

from collections.abc import Callable, Hashable, Sequence
from enum import Enum
from typing import NamedTuple, TypeAlias, overload


class Span(NamedTuple):
    """A piece of a line and the name of its style, one of `STYLES`."""

    text: str
    style: str = ""


Spans: TypeAlias = tuple[Span, ...]

STYLES = (
    "number", "actor", "heading", "quiet", "alternative", "negative", "error", "warning", "good", "mark", "match",
)  # fmt: skip
"""The names of styles: what a piece is, not what it looks like. Nothing is told by them alone."""


class Writing(Enum):
    """How a row's text is changed."""

    NO = "no"
    """Not in place; Enter may do something with the row."""
    LINE = "line"
    """One paragraph: Enter does what the sheet does on Enter."""
    LINES = "lines"
    """Several paragraphs: Enter begins a new one."""


class Row(NamedTuple):
    """A row. `key` knows it again after a change; `text` is as it stands in the file.

    `lead` stands before the text, which goes on below where it begins, or below `lead` by `indent` cells where that is
    long; with a `column`, it begins in that, below a `lead` that is longer. `under` stands there before the further
    lines, in place of blanks. `tail` follows the text where there is room. `hint` stands where the text is empty. Rows
    that don't wrap take one line. A row that nobody can stop at is skipped by the cursor.
    """

    key: Hashable
    text: str = ""
    lead: Spans = ()
    tail: Spans = ()
    style: str = ""
    hint: str = ""
    writing: Writing = Writing.NO
    wraps: bool = True
    stops: bool = True
    indent: int = 2
    under: Spans = ()
    column: int = 0


class RowsWhenSeen(Sequence[Row]):
    """Any number of rows, of which only those that are looked at are made, from their keys."""

    def __init__(self, keys: Sequence[Hashable], make: Callable[[Hashable], Row]) -> None:
        self.keys = keys
        self._make = make

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return RowsWhenSeen(self.keys[index], self._make)
        return self._make(self.keys[index])

    def place(self, key: Hashable) -> int:
        """Where the row with a key is; -1 where there is none."""
        try:
            return self.keys.index(key)
        except ValueError:
            return -1
