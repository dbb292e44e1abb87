"""Judging many files, on all processors where that pays."""

import marshal
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from usecases import collecting
from usecases.checking.digest import digest_of
from usecases.checking.index import Row, Stamp, row_of
from usecases.checking.measurements import judge_measurements
from usecases.checking.verdict import Verdict, judge
from usecases.findings.finding import Finding
from usecases.reading.document import Document, load_bytes, read_document
from usecases.reading.folder import FileKind, FoundFile
from usecases.rules.base import Names

WORTH_A_WORKER = 300
"""Files from which on a second process pays (measured: starting one costs as much as judging some hundred)."""

BATCH = 200
"""Files whose rows are handed on at once, so that memory doesn't grow with the library."""


def judge_file(root: Path, found: FoundFile, names: Names) -> Verdict:
    """The verdict on one file of a library."""
    return _judge_bytes(found, load_bytes(root, found), names)


def judge_files(root: Path, files: Sequence[FoundFile], names: Names) -> Iterator[list[Row]]:
    """The verdicts on files, as rows of the index, batch by batch."""
    workers = min(os.cpu_count() or 1, len(files) // WORTH_A_WORKER + 1)
    # Forking a process that has a window system's threads is unsafe on macOS; Windows can't fork.
    if workers < 2 or sys.platform in ("darwin", "win32"):
        yield from _batches(root, files, names)
    else:
        yield from _on_processors(root, files, names, workers)


def _judge_bytes(found: FoundFile, content: bytes | Finding, names: Names) -> Verdict:
    if isinstance(content, Finding):
        return judge(Document(found.path, found.kind, findings=(content,)), names)
    if found.kind is FileKind.MEASUREMENTS:
        return judge_measurements(found.path, content, names)
    return judge(read_document(content, found.path, found.kind), names)


def _batches(root: Path, files: Sequence[FoundFile], names: Names) -> Iterator[list[Row]]:
    for start in range(0, len(files), BATCH):
        with collecting.put_off():
            rows = [_row(root, file, names) for file in files[start : start + BATCH]]
        yield rows


def _row(root: Path, found: FoundFile, names: Names) -> Row:
    content = load_bytes(root, found)
    digest = b"" if isinstance(content, Finding) else digest_of(content)
    return row_of(_judge_bytes(found, content, names), Stamp(found.size, found.mtime, found.inode), digest)


class _Worker(NamedTuple):
    """A forked process that judges a share of the files and sends its rows through a pipe."""

    process: int
    rows: BinaryIO
    share: Sequence[FoundFile]


def _on_processors(root: Path, files: Sequence[FoundFile], names: Names, workers: int) -> Iterator[list[Row]]:
    # Forked by hand: a forked worker has everything imported, and multiprocessing takes longer to import than it saves.
    running = [_fork(root, files[number::workers], names) for number in range(1, workers)]
    done = [0] * len(running)
    for own in _batches(root, files[::workers], names):
        yield own
        for number, worker in enumerate(running):
            batch = _received(worker.rows)
            done[number] += len(batch)
            yield batch
    for number, worker in enumerate(running):
        while batch := _received(worker.rows):
            done[number] += len(batch)
            yield batch
        worker.rows.close()
        os.waitpid(worker.process, 0)
        # What a worker that was killed has left is done here, where a defect can be told.
        yield from _batches(root, worker.share[done[number] :], names)


def _fork(root: Path, share: Sequence[FoundFile], names: Names) -> _Worker:
    here, there = os.pipe()
    process = os.fork()
    if process:
        os.close(there)
        return _Worker(process, os.fdopen(here, "rb"), share)
    try:
        os.close(here)
        with os.fdopen(there, "wb") as pipe:
            for batch in _batches(root, share, names):
                content = marshal.dumps([tuple(row) for row in batch])
                pipe.write(len(content).to_bytes(4, "big") + content)
                pipe.flush()
    finally:
        os._exit(0)


def _received(pipe: BinaryIO) -> list[Row]:
    """The next batch of a worker; empty when it has sent all, or is gone."""
    size = int.from_bytes(pipe.read(4), "big")
    content = pipe.read(size)
    return [Row(*row) for row in marshal.loads(content)] if content and len(content) == size else []  # noqa: S302
