"""Rows without a shelf: of a scan, where there is none yet, and of a document that is at hand."""

from collections.abc import Iterable
from pathlib import Path
from re import MULTILINE
from re import compile as regex
from typing import Any

from usecases.findings.finding import Finding
from usecases.reading.document import Document, load_bytes, read_document
from usecases.reading.folder import USE_CASES, FileKind, FoundFile, scan, trouble_of
from usecases.shelf.rows import Counts, ShelfRow, counts_of

_DRAFT = "draft"
_BODY = regex(rb"^(?:steps|branches):", MULTILINE)
_LONGEST_HEAD = 8192


def use_case_files(found: Iterable[FoundFile]) -> list[FoundFile]:
    """The use cases among the files of a scan, and whatever stands among them and can't be one."""
    return [file for file in found if file.kind is FileKind.USE_CASE or file.path.startswith(f"{USE_CASES}/")]


def quick_ids(root: Path) -> list[ShelfRow]:
    """What can be said of the use cases without opening a file, in the order of their paths.

    The id is the file's stem, the group the folder's name: a guess until the file is read. Raises OSError where the
    library is gone.
    """
    return [
        ShelfRow(file.path, file.stem, group=_folder(file.path), trouble=trouble_of(file))
        for file in use_case_files(scan(root, stamps=False))
    ]


def glanced(root: Path, found: FoundFile) -> ShelfRow | None:
    """The row of a file of which only what stands above its steps was read, some times as quick as reading it all.

    `None` where id and title don't stand there. What is further below, and what is wrong there, isn't seen.
    """
    content = load_bytes(root, found)
    body = _BODY.search(content, 0, _LONGEST_HEAD) if isinstance(content, bytes) else None
    if body is None:
        return None
    document = read_document(body.string[: body.start()], found.path, found.kind)
    row = row_of(document)
    return row if row.title and document.data and "id" in document.data else None


def row_of(document: Document, findings: Iterable[Finding] | None = None) -> ShelfRow:
    """The row of one document; without findings, their counts stay unknown."""
    counts = Counts() if findings is None else counts_of(findings)
    data = document.data
    stem = FoundFile(document.path, document.kind).stem
    if data is None:
        trouble = document.findings[0] if document.findings else None
        return ShelfRow(document.path, stem, trouble=trouble).with_counts(counts)
    return ShelfRow(
        document.path,
        _text(data.get("id")) or stem,
        _text(data.get("title")) or "",
        _text(data.get("group")),
        _text(data.get("status", _DRAFT)) or "",
        _text(data.get("language")),
    ).with_counts(counts)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _folder(path: str) -> str | None:
    parts = path.split("/")
    return parts[1] if len(parts) > 2 else None
