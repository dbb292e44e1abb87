"""Judging many files, on all processors where that pays."""

import gc
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from usecases.checking.digest import file_digest
from usecases.checking.index import Row, Stamp, row_of
from usecases.checking.measurements import judge_measurements
from usecases.checking.verdict import Verdict, judge
from usecases.reading.document import load_document
from usecases.reading.folder import FileKind, FoundFile
from usecases.rules.base import Names

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

WORTH_A_WORKER = 300
"""Files from which on a second process pays (measured: starting one costs as much as judging some hundred)."""


def judge_file(root: Path, found: FoundFile, names: Names) -> Verdict:
    """The verdict on one file of a library."""
    if found.kind is FileKind.MEASUREMENTS:
        return judge_measurements(root, found, names)
    return judge(load_document(root, found), names)


def judge_files(root: Path, files: Sequence[FoundFile], names: Names) -> list[Row]:
    """The verdicts on files, as rows of the index."""
    workers = min(os.cpu_count() or 1, len(files) // WORTH_A_WORKER + 1)
    if workers < 2:
        return _judge_all(root, files, names)
    return _on_processors(root, files, names, workers)


def _judge_all(root: Path, files: Sequence[FoundFile], names: Names) -> list[Row]:
    # Nothing here makes cycles; looking for them costs a fifth of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return [_row(root, file, names) for file in files]
    finally:
        if collecting:
            gc.enable()


def _row(root: Path, found: FoundFile, names: Names) -> Row:
    stamp = Stamp(found.size, found.mtime, found.inode)
    return row_of(judge_file(root, found, names), stamp, file_digest(root, found))


def _on_processors(root: Path, files: Sequence[FoundFile], names: Names, workers: int) -> list[Row]:
    from multiprocessing import get_all_start_methods, get_context

    # A forked worker has everything imported already.
    context: Any = get_context("fork" if "fork" in get_all_start_methods() else "spawn")
    running = []
    for number in range(1, workers):
        here, there = context.Pipe(duplex=False)
        share = files[number::workers]
        worker = context.Process(target=_work, args=(there, _judge_all, root, share, names), daemon=True)
        worker.start()
        there.close()
        running.append((worker, here))
    rows = _judge_all(root, files[::workers], names)
    for worker, here in running:
        rows += here.recv()
        worker.join()
    return rows


def _work(
    there: "Connection", task: Callable[..., list[Row]], root: Path, files: Sequence[FoundFile], names: Names
) -> None:
    there.send(task(root, files, names))
    there.close()
