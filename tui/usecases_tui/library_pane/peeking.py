"""Rows of use cases that the shelf doesn't know so: files not read yet, and what isn't saved."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from usecases import collecting
from usecases.editing.command import Refused
from usecases.editing.opened import OpenedFiles
from usecases.reading.document import Document, load_document, read_document
from usecases.reading.folder import FileKind, FoundFile
from usecases.shelf.listing import glanced, row_of
from usecases.shelf.rows import Counts, ShelfRow
from usecases.shelf.words import has, head_of, words_of
from usecases_tui.library_pane.groups import Read


def peeked(root: Path, rows: Iterable[ShelfRow]) -> list[ShelfRow]:
    """The rows of some files, read now; of most of them no more than what stands above their steps."""
    with collecting.put_off():
        return [_peeked(root, FoundFile(row.path, FileKind.USE_CASE)) for row in rows]


def _peeked(root: Path, file: FoundFile) -> ShelfRow:
    row = glanced(root, file)
    return row if row is not None else row_of(load_document(root, file))


def unsaved_rows(files: OpenedFiles, paths: Iterable[str], known: Mapping[str, ShelfRow]) -> dict[str, ShelfRow | None]:
    """The rows of the use cases among these files as the session has them, `None` for one that is deleted.

    How many findings they have stays as it is known.
    """
    found: dict[str, ShelfRow | None] = {}
    for path in paths:
        if files.kind(path) is FileKind.USE_CASE:
            document = _document(files, path)
            before = known.get(path)
            counts = Counts(*before[6:9]) if before is not None else Counts()
            found[path] = None if document is None else row_of(document).with_counts(counts)
    return found


def unsaved_with(text: str, files: OpenedFiles, unsaved: Mapping[str, ShelfRow | None]) -> set[str]:
    """The paths of the use cases that aren't saved and have all words of a text."""
    found = set()
    for path, row in unsaved.items():
        document = None if row is None else _document(files, path)
        if row is not None and document is not None and has(text, head_of(row.id, row.title), words_of(document)):
            found.add(path)
    return found


def now_or_on_disk(root: Path, files: OpenedFiles) -> Read:
    """Files as the session has them where it has changed them, else as they are on disk; usable in a thread."""
    changed = {path: _document(files, path) for path in files.unsaved()}

    def read(path: str) -> Document | None:
        return changed[path] if path in changed else load_document(root, FoundFile(path, files.kind(path)))

    return read


def in_session(files: OpenedFiles) -> Read:
    """The files as the session has them."""
    return lambda path: _document(files, path)


def _document(files: OpenedFiles, path: str) -> Document | None:
    try:
        content = files.content(path)
    except Refused:  # it can't be read any more; the list keeps what it knows
        return None
    if content is None:
        return None
    try:
        return files.document(path)
    except Refused:
        return read_document(content, path, files.kind(path))
