"""Bringing the shelf up to what is on disk: titles first, batch by batch, then the counts of findings."""

import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from usecases import collecting
from usecases.checking.digest import program_key
from usecases.checking.index import Stamp
from usecases.checking.kept_digests import stamp_is_sure
from usecases.checking.run import check_library
from usecases.findings.finding import Finding
from usecases.reading.document import load_document
from usecases.reading.folder import FoundFile, scan
from usecases.saving.locks import lock
from usecases.shelf.layout import FAULTS, FILE, discard, is_passing
from usecases.shelf.listing import glanced, row_of, use_case_files
from usecases.shelf.rows import Counts, counts_of
from usecases.shelf.words import head_of, words_of
from usecases.shelf.writer import ShelfWriter, Shelved
from usecases.state import state_folder

Progress = Callable[[int, int], None]
"""Told after each batch how many files were read, and how many there are to read."""

BATCH = 200
"""Files whose rows readers see at once."""
WORTH_A_GLANCE = 400
"""New files from which on their titles are shown before the files are read whole."""
_TO_READ = Stamp(-1, -1, -1)
LOCK = "shelf.lock"
_PATIENCE = 120.0
_TURN = 0.05
"""Seconds to wait for another process on the same shelf, at most and between two looks."""


def bring_up(root: Path, progress: Progress | None = None) -> bool:
    """Have the shelf say what is on disk; files that haven't changed since the last time aren't read again.

    `False` where there is nowhere to keep a shelf, or it can't be written now. Raises OSError where there is no
    library.
    """
    root = root.resolve(strict=True)  # a folder for its state must not bring a library back that is gone
    folder = state_folder(root)
    if folder is None:
        return False
    with _alone(folder / LOCK) as alone:
        return alone and any(_tried(root, folder / FILE, progress) for _ in range(2))


def _tried(root: Path, file: Path, progress: Progress | None) -> bool:
    """Whether it could be done; a shelf that turned out to be broken is gone afterwards."""
    try:
        _read(root, file, progress)
        _count(root, file)
    except FAULTS as error:
        if not is_passing(error):
            discard(file)
        return False
    return True


def _read(root: Path, file: Path, progress: Progress | None) -> None:
    started = time.time_ns()
    found = use_case_files(scan(root))
    with ShelfWriter.opened(file) as shelf:
        shelf.keep_for(program_key())
        known = shelf.stamps()
        if gone := known.keys() - {each.path for each in found}:
            shelf.drop(gone)
        new = [each for each in found if each.path not in known]
        if len(new) >= WORTH_A_GLANCE:
            for batch in _batches(new):
                shelf.put(_glanced(root, batch))
        changed = [each for each in found if known.get(each.path) != _stamp(each)]
        done = 0
        for batch in _batches(changed):
            shelf.put(_shelved(root, batch, started))
            done += len(batch)
            if progress is not None:
                progress(done, len(changed))


def _batches(files: Sequence[FoundFile]) -> Iterator[Sequence[FoundFile]]:
    return (files[start : start + BATCH] for start in range(0, len(files), BATCH))


def _glanced(root: Path, files: Sequence[FoundFile]) -> list[Shelved]:
    with collecting.put_off():
        rows = [row for file in files if (row := glanced(root, file)) is not None]
    return [Shelved(row, _TO_READ, head_of(row.id, row.title), "") for row in rows]


def _shelved(root: Path, files: Sequence[FoundFile], started: int) -> list[Shelved]:
    batch = []
    with collecting.put_off():
        for file in files:
            document = load_document(root, file)
            row = row_of(document)
            stamp = _stamp(file)
            if not stamp_is_sure(stamp.mtime, started):
                stamp = stamp._replace(mtime=-1)  # never fits again
            batch.append(Shelved(row, stamp, head_of(row.id, row.title), words_of(document)))
    return batch


def _count(root: Path, file: Path) -> None:
    # The check forks, and a database must not be open across that.
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for finding in check_library(root).findings:
        by_path[finding.path].append(finding)
    with ShelfWriter.opened(file) as shelf:
        known = shelf.counts()
        now = {path: counts_of(by_path.get(path, ())) for path in known}
        changed: dict[str, Counts] = {path: counts for path, counts in now.items() if counts != known[path]}
        if changed:
            shelf.put_counts(changed)


def _stamp(file: FoundFile) -> Stamp:
    return Stamp(file.size, file.mtime, file.inode)


@contextmanager
def _alone(path: Path) -> Iterator[bool]:
    """Wait until no other process brings the same shelf up; `False` where that takes too long."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError:  # SQLite keeps two from breaking each other's work
        yield True
        return
    try:
        yield _waited(handle)
    finally:
        os.close(handle)


def _waited(handle: int) -> bool:
    end = time.monotonic() + _PATIENCE
    try:
        while not lock(handle):
            if time.monotonic() > end:
                return False
            time.sleep(_TURN)
    except OSError:  # a file system without locks
        return True
    return True
