"""Rows without a shelf: of a scan, where there is none yet, and of a document that is at hand."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from usecases.findings.finding import Finding
from usecases.reading.document import Document
from usecases.reading.folder import USE_CASES, FileKind, FoundFile, scan, trouble_of
from usecases.shelf.rows import Counts, ShelfRow, counts_of

_DRAFT = "draft"


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
