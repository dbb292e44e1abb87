"""One file of a library, read: its data, the places of everything in it, and what the reader refused."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from usecases.findings.finding import WHOLE_FILE, Finding, Place
from usecases.findings.severity import Severity
from usecases.reading.compose import Composed, compose
from usecases.reading.folder import FileKind, FoundFile, largest, too_large, trouble_of
from usecases.reading.node import Node
from usecases.text.path import Path as DataPath
from usecases.text.source import Source


class Document:
    """A file that was read. `data` is `None` where it can't be used; `findings` say why."""

    def __init__(
        self,
        path: str,
        kind: FileKind | None,
        source: Source | None = None,
        composed: Composed | None = None,
        findings: tuple[Finding, ...] = (),
    ) -> None:
        self.path = path
        self.kind = kind
        self.source = source
        self.composed = composed
        self.findings = list(findings)

    @property
    def data(self) -> "dict[str, Any] | None":
        """The mapping at the top, `None` where the file can't be used."""
        data = self.composed.data if self.composed else None
        return data if isinstance(data, dict) else None

    @cached_property
    def root(self) -> Node:
        """The node at the top; only of a document that has data."""
        assert self.composed is not None
        return self.composed.node()

    def place(self, path: DataPath, on_key: bool = False) -> Place:
        """Where the value at a path stands, or its key; the nearest thing above where there is no such value."""
        event = self.composed.find(path, on_key) if self.composed else None
        if event is None:
            return WHOLE_FILE
        start, end = event.start_mark, event.end_mark
        if start.line == end.line:
            return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        return self.span(start.index, end.index)

    def written(self, path: DataPath) -> str:
        """The text that stands in the file for the value at a path."""
        node = self.root.find(path)
        return self.source.text[node.start : node.end] if self.source else ""

    def span(self, start: int, end: int) -> Place:
        """The lines and columns of a stretch of the text; a stretch over several lines ends with its first."""
        assert self.source is not None
        begin = self.source.position(start)
        stop = self.source.position(end)
        if stop.line == begin.line:
            return Place(*begin, *stop)
        return Place(*begin, begin.line, len(self.source.line(begin.line)) + 1)


def read_document(content: bytes, path: str, kind: FileKind | None) -> Document:
    """Read the bytes of a YAML file; whatever is refused becomes a finding."""
    try:
        source = Source.decode(content)
    except UnicodeDecodeError as error:
        return _undecodable(content, error, path, kind)
    composed = compose(source.text)
    document = Document(path, kind, source, composed)
    for trouble in composed.troubles:
        place = document.span(trouble.start, trouble.end)
        document.findings.append(_error(trouble.code, path, place, trouble.arguments))
    if composed.data is None and not composed.troubles:
        document.findings.append(_error("UC007", path, WHOLE_FILE))
    elif composed.data is not None and document.data is None:
        document.findings.append(_error("UC010", path, document.place(())))
    return document


def load_document(root: Path, found: FoundFile) -> Document:
    """Read a file of a library from disk."""
    content = load_bytes(root, found)
    if isinstance(content, Finding):
        return Document(found.path, found.kind, findings=(content,))
    return read_document(content, found.path, found.kind)


def load_bytes(root: Path, found: FoundFile) -> bytes | Finding:
    """The bytes of a file of a library, or why it isn't read."""
    if (trouble := trouble_of(found)) is not None:
        return trouble
    try:
        with open(root / found.path, "rb") as file:
            content = file.read(largest(found.kind) + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return _error("UC014", found.path, WHOLE_FILE, {"reason": reason}, "reason")
    if len(content) <= largest(found.kind):
        return content
    trouble = trouble_of(too_large(found))
    assert trouble is not None
    return trouble


def _undecodable(content: bytes, error: UnicodeDecodeError, path: str, kind: FileKind | None) -> Document:
    before = Source(content[: error.start].decode("utf-8").removeprefix("\ufeff"))
    line, column = before.position(len(before.text))
    byte = f"0x{content[error.start]:02X}"
    place = Place(line, column, line, column + 1)
    return Document(path, kind, findings=(_error("UC002", path, place, {"byte": byte}),))


def _error(
    code: str, path: str, place: Place, arguments: Mapping[str, str] | None = None, variant: str = ""
) -> Finding:
    return Finding(code, path, place, Severity.ERROR, variant, arguments or {})
