"""The comments of a YAML text, which the quick reader drops.

A `#` begins a comment at the start of a line or after white space, unless it stands inside a scalar.
"""

from bisect import bisect_right
from re import compile as regex
from typing import NamedTuple

from usecases.reading.node import Node
from usecases.text.source import Source

_CANDIDATE = regex(r"(?:(?<=\s)|\A)#[^\r\n]*")


class Comment(NamedTuple):
    """A comment from its `#` to the end of the line; line and column count from 1, the offset from 0."""

    text: str
    line: int
    column: int
    offset: int


def comments(source: Source, root: Node | None) -> list[Comment]:
    """The comments of a text, in order; `root` is the text's node, whose scalars hold no comments."""
    spans = sorted(_scalar_spans(root)) if root is not None else []
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


def _scalar_spans(root: Node) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.parts is None:
            # The span of a block scalar begins at its `|` or `>`, which a comment may follow.
            found.append((node.start, node.end))
        elif isinstance(node.parts, list):
            waiting.extend(node.parts)
        else:
            waiting.extend(node.parts.values())
            waiting.extend((node.keys or {}).values())
    return found
