"""What sessions that crashed had confirmed and never saved.

A journal is renamed before it is read: should its content crash the program, the next start finds it under its other
name and lets it be.
"""

import contextlib
import os
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from usecases.languages.message import Message
from usecases.saving.journal import FOLDER, SUFFIX
from usecases.saving.locks import lock
from usecases.saving.records import Record, Recovered, records_of, replay
from usecases.saving.refusals import FileRefused
from usecases.saving.store import read
from usecases.state import state_folder

_TAKEN = ".taken"
_BAD = ".bad"
_YOUNG = 60.0
"""For so many seconds an empty journal may belong to a session that is about to lock it."""


class LeftOver:
    """What one session left unsaved.

    `entries` say what its commands did, in their order; `files` gives by path what it began with and what it came to,
    of those files that aren't on disk so already. `whole` is false where a damaged journal may have held more.
    """

    def __init__(self, path: Path, records: list[Record], files: Mapping[str, Recovered], *, whole: bool) -> None:
        self.entries: tuple[Message, ...] = tuple(record.message for record in records)
        self.when = datetime.fromtimestamp(records[-1].when, UTC)
        self.files = files
        self.whole = whole
        self._path = path
        self._held: _Held | None = None

    def take(self) -> bool:
        """Take it, to bring it back; `False` where somebody else was faster.

        To be called before anything is done with the content. One that is taken, and neither discarded nor put back,
        isn't offered again, but kept.
        """
        with contextlib.suppress(OSError):
            self._held = _Held(self._path)
            self._held.rename(_TAKEN)
            self._path = self._held.path
            return True
        return False

    def put_back(self) -> None:
        """Offer it again the next time, after it was taken."""
        if self._held is not None:
            with contextlib.suppress(OSError):
                self._held.rename(SUFFIX)
                self._path = self._held.path
            self._held.close()
            self._held = None

    def discard(self) -> None:
        """It is brought back and recorded anew, or isn't wanted."""
        if self._held is not None:
            self._held.close()
        with contextlib.suppress(OSError):
            self._path.unlink()


class _Held:
    """A journal whose session no longer lives, locked by this process."""

    def __init__(self, path: Path) -> None:
        """Open and lock it; raises OSError where it isn't ours, is gone, or its session still lives."""
        self._open(path)

    def _open(self, path: Path) -> None:
        self.path = path
        self.handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            if not lock(self.handle) or not os.path.samestat(os.fstat(self.handle), os.stat(path)):
                raise BlockingIOError(path)
        except OSError:
            self.close()
            raise

    def rename(self, suffix: str) -> None:
        """Give it another name, which its lock follows; raises OSError."""
        target = self.path.with_suffix(suffix)
        if os.name == "nt":  # no open file can be renamed there
            self.close()
            os.rename(self.path, target)
            self._open(target)
        else:
            os.rename(self.path, target)
            self.path = target

    def close(self) -> None:
        """Let go of it; more than once does no harm."""
        handle, self.handle = self.handle, -1
        if handle >= 0:
            os.close(handle)


def left_over(root: Path) -> list[LeftOver]:
    """What sessions that no longer live left unsaved, the oldest first. Nothing in the journals' folder can stop it."""
    found = []
    for path in _journals(root, SUFFIX):
        with contextlib.suppress(OSError):  # its session lives, somebody else was faster, or it isn't ours
            held = _Held(path)
            try:
                one = _offered(root, held)
            finally:
                held.close()
            if one is not None:
                found.append(one)
    for path in _journals(root, _TAKEN):
        with contextlib.suppress(OSError):  # somebody reads it just now
            held = _Held(path)
            try:
                held.rename(_BAD)
            finally:
                held.close()
    return sorted(found, key=lambda one: one.when)


def bad_journals(root: Path) -> list[Path]:
    """The journals that can't be brought back, and were kept."""
    return list(_journals(root, _BAD))


def _offered(root: Path, held: _Held) -> LeftOver | None:
    """What a journal has to offer; one that has nothing is taken away, or put aside where it is damaged."""
    status = os.fstat(held.handle)
    if not status.st_size and time.time() - status.st_mtime < _YOUNG:
        return None
    held.rename(_TAKEN)
    content = _content(held.handle)
    records, files, whole = _replayed(content)
    files = {file: one for file, one in files.items() if _missing(root, file, one)}
    if files:
        held.rename(SUFFIX)
        return LeftOver(held.path, records, files, whole=whole)
    if not whole:
        return None  # it stays taken, and so is put aside
    held.close()
    held.path.unlink()
    return None


def _replayed(content: bytes) -> tuple[list[Record], dict[str, Recovered], bool]:
    """What can be believed of a journal: records, the files they come to, and whether that is all."""
    records, whole = records_of(content)
    files: dict[str, Recovered] = {}
    for number, record in enumerate(records):
        try:
            replay(files, record)
        except ValueError:
            return records[:number], files, False
    return records, files, whole


def _missing(root: Path, path: str, one: Recovered) -> bool:
    """Whether a file's last bytes would be lost without the journal."""
    if one.latest == one.base:
        return False
    try:
        return read(root, path) != one.latest
    except FileRefused:
        return True


def _journals(root: Path, suffix: str) -> Iterator[Path]:
    state = state_folder(root)
    if state is not None:
        with contextlib.suppress(OSError), os.scandir(state / FOLDER) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.name.endswith(suffix) and entry.is_file(follow_symlinks=False):
                    yield Path(entry.path)


def _content(handle: int) -> bytes:
    os.lseek(handle, 0, os.SEEK_SET)
    with os.fdopen(os.dup(handle), "rb") as file:
        return file.read()
