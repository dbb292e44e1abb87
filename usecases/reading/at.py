"""From a place in a text to the value that stands there: the other way round than `Document.place`."""

from bisect import bisect_right

from usecases.findings.finding import Place
from usecases.reading.document import Document
from usecases.reading.node import Node
from usecases.text.path import Path
from usecases.text.source import Source

_BLANKS = " \t"
"""Of all white space, only these are blanks to YAML."""


def path_at(document: Document, line: int, column: int) -> Path:
    """The deepest path whose value, or key, covers a line and column (both from 1).

    What stands beside a value on its line (a comment, the hyphen of an item) belongs to it; a line with nothing but a
    comment belongs to what follows it at once. Outside of everything it is the path of the mapping at the top.
    """
    source = document.source
    if source is None or document.data is None or not 1 <= line <= len(source.line_starts):
        return ()
    path, node = _deepest(document.root, source, _offset(source, line, column))
    while _is_collection(node) and _is_comment(source.line(line)) and line < len(source.line_starts):
        line += 1
        path, node = _deepest(document.root, source, _offset(source, line, 1))
    return path


def path_of(document: Document, place: Place) -> Path:
    """The path that `Document.place` gave a place for, by its value or its key; else the path at its beginning."""
    path = path_at(document, place.line, place.column)
    for end in range(len(path), -1, -1):
        if place in (document.place(path[:end]), document.place(path[:end], on_key=True)):
            return path[:end]
    return path


def _offset(source: Source, line: int, column: int) -> int:
    """The character at a line and column, no further than the line's end; of blanks before the first word, that."""
    text = source.line(line)
    indentation = len(text) - len(text.lstrip(_BLANKS))
    return source.line_starts[line - 1] + min(max(column - 1, indentation, 0), len(text))


def _deepest(root: Node, source: Source, offset: int) -> tuple[Path, Node]:
    line = source.position(offset).line
    path: Path = ()
    node = root
    while (found := _part_at(node, source, offset, line)) is not None:
        name, below = found
        path = (*path, name)
        if below is None:
            break
        node = below
    return path, node


def _part_at(node: Node, source: Source, offset: int, line: int) -> tuple[str | int, Node | None] | None:
    """The part of a collection that covers a place: its name, and its value unless the place is before that."""
    flow = node.style in ("[", "{")
    if isinstance(node.parts, dict):
        keys = node.keys or {}
        before = [name for name, key in keys.items() if key.start <= offset]
        if not before:
            return None
        name = max(before, key=lambda one: keys[one].start)
        below = node.parts[name]
        if _covers(below, source, offset, line, flow):
            return name, below if offset >= below.start else None
    elif isinstance(node.parts, list) and offset > node.start:
        reached = bisect_right(node.parts, offset, key=lambda part: part.start)
        while not flow and reached < len(node.parts) and source.position(node.parts[reached].start).line == line:
            reached += 1
        if reached and _covers(node.parts[reached - 1], source, offset, line, flow):
            return reached - 1, node.parts[reached - 1]
    return None


def _covers(node: Node, source: Source, offset: int, line: int, flow: bool) -> bool:
    """Whether a value goes on until a place, to the end of its last line where nothing else can follow there."""
    end = _end(node, source)
    return offset < end or offset == node.start or (not flow and source.position(end).line >= line)


def _end(node: Node, source: Source) -> int:
    """Where the last thing in a value ends; a block's own end is further down, where the next one begins."""
    while node.parts and node.style not in ("[", "{"):
        node = list(node.parts.values())[-1] if isinstance(node.parts, dict) else node.parts[-1]
    return node.start + len(source.text[node.start : node.end].rstrip(_BLANKS + "\r\n"))


def _is_collection(node: Node) -> bool:
    return node.parts is not None


def _is_comment(text: str) -> bool:
    return text.lstrip(_BLANKS).startswith("#")
