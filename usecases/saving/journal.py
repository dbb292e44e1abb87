"""The journal: every confirmed command is written down until the files themselves are saved.

After a crash, `usecases.saving.recovery` finds what was never saved. Each session has a file of its own in the
library's state folder, locked as long as the session lives.
"""

import contextlib
import errno
import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

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
        self._now: dict[str, bytes | None] = {}
        self._recorded: dict[str, bytes | None] = {}

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

        Raises NotRecorded where that fails; then a crash would lose the command. What it did to the files is
        recorded together with the next command for which there is room.
        """
        if self._folder is None:
            return
        for path, (before, after) in changes.items():
            self._bases.setdefault(path, before)
            self._now[path] = after
        if self._vanished():
            self._let_go()
        files = {path: self._change(path) for path in self._now if path in changes or self._is_behind(path)}
        try:
            if self._path is None:
                self._open(self._folder)
            self._append(line_of(Record(self._count, time.time(), message, files)))
        except OSError as error:
            raise NotRecorded(error.strerror or str(error)) from error
        self._count += 1
        self._recorded.update({path: self._now[path] for path in files})

    def written(self, paths: Iterable[str]) -> None:
        """Some files are saved as they are now, and others aren't."""
        for path in paths:
            for known in (self._bases, self._now, self._recorded):
                known.pop(path, None)

    def saved(self) -> None:
        """All is saved, or given up on purpose: nothing is to be brought back."""
        path = self._path
        self._bases.clear()
        self._now.clear()
        if path is not None:
            # Should the name outlive this, as where a virus scanner has the file open, it must bring nothing back.
            with contextlib.suppress(OSError):
                os.ftruncate(self._handle, 0)
            self._let_go()
            with contextlib.suppress(OSError):
                path.unlink()

    def close(self) -> None:
        """The session ends; what isn't saved will be offered to the next."""
        self._folder = None
        self._let_go()

    def _is_behind(self, path: str) -> bool:
        return path not in self._recorded or self._recorded[path] != self._now[path]

    def _change(self, path: str) -> dict[str, Any]:
        """What a record says of a file: only what is new, or all of it where the journal doesn't know it yet."""
        if path in self._recorded:
            return replacement(self._recorded[path], self._now[path])
        base = self._bases[path]
        return {"base": text_of(base), **replacement(base, self._now[path])}

    def _vanished(self) -> bool:
        """Whether somebody has deleted the file; it may go at any time, with the whole state folder."""
        return self._path is not None and not os.fstat(self._handle).st_nlink

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

    def _let_go(self) -> None:
        """Begin another file with the next record."""
        handle, self._handle, self._path = self._handle, -1, None
        self._recorded.clear()
        self._count = 0
        if handle >= 0:
            os.close(handle)
