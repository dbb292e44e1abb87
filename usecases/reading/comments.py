"""The comments of a YAML text, which the quick reader drops.

A `#` begins a comment at the start of a line or after white space, unless it stands inside a scalar.
"""

from bisect import bisect_right
from collections.abc import Iterable
from re import compile as regex
from typing import NamedTuple

from usecases.text.source import Source

_CANDIDATE = regex(r"(?:(?<=\s)|\A)#[^\r\n]*")


class Comment(NamedTuple):
    """A comment from its `#` to the end of the line; line and column count from 1, the offset from 0."""

    text: str
    line: int
    column: int
    offset: int


def comments(source: Source, scalars: Iterable[tuple[int, int, bool]]) -> list[Comment]:
    """The comments of a text, in order; `scalars` are the spans that hold none, as `Composed.scalars` gives them."""
    spans = sorted((_body(source, start) if block else start, end) for start, end, block in scalars)
    starts = [start for start, _ in spans]
    found = []
    offset = 0
    while candidate := _CANDIDATE.search(source.text, offset):
        at = candidate.start()
        index = bisect_right(starts, at) - 1
        if index >= 0 and at < spans[index][1]:
            offset = max(spans[index][1], at + 1)
            continue
        line, column = source.position(at)
        found.append(Comment(candidate[0], line, column, at))
        offset = candidate.end()
    return found


def _body(source: Source, start: int) -> int:
    """Where the text of a block scalar begins: below its `|` or `>`, which a comment may follow."""
    line = source.position(start).line
    return source.line_starts[line] if line < len(source.line_starts) else len(source.text)
