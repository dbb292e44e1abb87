"""The journal: every confirmed command is written down until the files themselves are saved.

After a crash, `usecases.saving.recovery` finds what was never saved. Each session has a file of its own in the
library's state folder, locked as long as the session lives.
"""

import contextlib
import errno
import os
import time
from collections.abc import Mapping
from pathlib import Path

from usecases.languages.message import Message
from usecases.saving.locks import lock
from usecases.saving.records import Record, line_of, replacement, text_of
from usecases.saving.refusals import NotRecorded
from usecases.state import state_folder

FOLDER = "journal"
SUFFIX = ".jsonl"


class Journal:
    """The journal of one session."""

    def __init__(self, folder: Path | None) -> None:
        """Begin one in a folder, which is made with the first record; `None` keeps nothing."""
        self._folder = folder
        self._path: Path | None = None
        self._handle = -1
        self._count = 0
        self._bases: dict[str, bytes | None] = {}
        self._latest: dict[str, bytes | None] = {}

    @classmethod
    def begin(cls, root: Path) -> "Journal":
        """The journal of a new session on a library; one that keeps nothing where nothing can be written."""
        state = state_folder(root)
        return cls(None if state is None else state / FOLDER)

    @classmethod
    def nowhere(cls) -> "Journal":
        """A journal that keeps nothing."""
        return cls(None)

    @property
    def keeps(self) -> bool:
        """Whether anything is written down at all."""
        return self._folder is not None

    def record(self, message: Message, changes: Mapping[str, tuple[bytes | None, bytes | None]]) -> None:
        """Write down a command: what it says, and by path the bytes of each file before and after it.

        Raises NotRecorded where that fails; then a crash would lose the command, but later ones are recorded again,
        and with them what this one did to the same files.
        """
        if self._folder is None:
            return
        files = {}
        for path, (before, after) in changes.items():
            base = self._bases.setdefault(path, before)
            if path in self._latest:
                files[path] = replacement(self._latest[path], after)
            else:
                files[path] = {"base": text_of(base), **replacement(base, after)}
        try:
            if self._path is None:
                self._open(self._folder)
            self._append(line_of(Record(self._count, time.time(), message, files)))
        except OSError as error:
            raise NotRecorded(error.strerror or str(error)) from error
        self._count += 1
        self._latest.update({path: after for path, (_, after) in changes.items()})

    def saved(self) -> None:
        """All is saved, or given up on purpose: nothing is to be brought back."""
        path, self._path = self._path, None
        self._count = 0
        self._bases.clear()
        self._latest.clear()
        if path is not None:
            with contextlib.suppress(OSError):
                self._empty()
            self._close()
            with contextlib.suppress(OSError):
                path.unlink()

    def close(self) -> None:
        """The session ends; what isn't saved will be offered to the next."""
        self._path, self._folder = None, None
        self._close()

    def _open(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{time.time_ns():020d}-{os.urandom(4).hex()}{SUFFIX}"
        # Nobody else may read it: it holds what its writer hasn't shown to anybody yet.
        self._handle = os.open(
            path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600
        )
        self._path = path
        with contextlib.suppress(OSError):  # a file system without locks
            lock(self._handle)

    def _append(self, line: bytes) -> None:
        before = os.fstat(self._handle).st_size
        try:
            if os.write(self._handle, line) < len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError:
            # A part of a line would hide all that come after it.
            with contextlib.suppress(OSError):
                os.ftruncate(self._handle, before)
            raise

    def _empty(self) -> None:
        # Should the name outlive this, as where a virus scanner has the file open, it must bring nothing back.
        os.ftruncate(self._handle, 0)

    def _close(self) -> None:
        handle, self._handle = self._handle, -1
        if handle >= 0:
            os.close(handle)
