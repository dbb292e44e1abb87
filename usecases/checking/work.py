"""Judging many files, on all processors where that pays."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from usecases import collecting
from usecases.checking.digest import digest_of
from usecases.checking.index import Row, Stamp, row_of
from usecases.checking.measurements import judge_measurements
from usecases.checking.verdict import Verdict, judge
from usecases.findings.finding import Finding
from usecases.processors import Rows, shared_out
from usecases.reading.document import Document, load_bytes, read_document
from usecases.reading.folder import FileKind, FoundFile
from usecases.rules.base import Names

BATCH = 200
"""Files whose rows are handed on at once, so that memory doesn't grow with the library."""


def judge_file(root: Path, found: FoundFile, names: Names) -> Verdict:
    """The verdict on one file of a library."""
    return _judge_bytes(found, load_bytes(root, found), names)


def judge_files(root: Path, files: Sequence[FoundFile], names: Names) -> Iterator[list[Row]]:
    """The verdicts on files, as rows of the index, batch by batch."""
    for batch in shared_out(files, lambda some: _batches(root, some, names)):
        yield [Row(*row) for row in batch]


def _judge_bytes(found: FoundFile, content: bytes | Finding, names: Names) -> Verdict:
    if isinstance(content, Finding):
        return judge(Document(found.path, found.kind, findings=(content,)), names)
    if found.kind is FileKind.MEASUREMENTS:
        return judge_measurements(found.path, content, names)
    return judge(read_document(content, found.path, found.kind), names)


def _batches(root: Path, files: Sequence[FoundFile], names: Names) -> Iterator[Rows]:
    for start in range(0, len(files), BATCH):
        with collecting.put_off():
            rows: Rows = [_row(root, file, names) for file in files[start : start + BATCH]]
        yield rows


def _row(root: Path, found: FoundFile, names: Names) -> Row:
    content = load_bytes(root, found)
    digest = b"" if isinstance(content, Finding) else digest_of(content)
    return row_of(_judge_bytes(found, content, names), Stamp(found.size, found.mtime, found.inode), digest)
