"""Who works on a library at the same time.

All locks are the operating system's: they die with their process, so that none is ever stale. Where there is nowhere
to put them, or a file system knows no locks, there are none, and nobody is told anything.
"""

import contextlib
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from usecases.saving.refusals import Busy, Holder
from usecases.state import state_folder

EDITORS = "editors"
"""The folder of files that each say who edits, locked as long as they do."""
_WRITING = "writing.lock"
_TURN = 0.02
"""Seconds between two tries to get a lock."""
_MOMENT = 60.0
"""After so many seconds a file that nobody has locked belongs to nobody."""
_UNKNOWN = "?"


def lock(handle: int) -> bool:
    """Take the lock of an open file, until it is closed; `False` where somebody else has it.

    On Windows nobody else can read the file's first byte as long as it is locked. Raises OSError where the file
    system has no locks.
    """
    if sys.platform == "win32":
        from filelock import lock_descriptor  # the system's own way there is long, and this one is well tried

        return lock_descriptor(handle, blocking=False)
    import fcntl  # isn't there on Windows

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


class Presence:
    """An editor makes itself known to others on the same library; it keeps nobody out."""

    def __init__(self, folder: Path | None, file: str | None) -> None:
        self._folder = folder
        self._path: Path | None = None
        self._handle = -1
        self._me = _myself(file)
        if folder is not None:
            with contextlib.suppress(OSError):
                folder.mkdir(exist_ok=True)
                path = folder / f"{time.time_ns():020d}-{os.getpid()}.json"
                self._handle = _opened(path, os.O_RDWR | os.O_CREAT)
                self._path = path
                lock(self._handle)
                _tell(self._handle, self._me)

    @classmethod
    def begin(cls, root: Path, file: str | None = None) -> "Presence":
        """Tell others that a library is edited here, or one file of it."""
        state = state_folder(root)
        return cls(None if state is None else state / EDITORS, file)

    def at(self, file: str | None) -> None:
        """Tell others which file is edited now; `None` for the whole library."""
        self._me = self._me._replace(file=file)
        if self._path is not None:
            with contextlib.suppress(OSError):
                _tell(self._handle, self._me)

    def others(self) -> list[Holder]:
        """Who else edits something of this library, those longest at it first."""
        return [] if self._folder is None else _living(self._folder, self._path)

    def end(self) -> None:
        """Nothing is edited here any more."""
        path, self._path = self._path, None
        handle, self._handle = self._handle, -1
        if handle >= 0:
            os.close(handle)
        if path is not None:
            with contextlib.suppress(OSError):
                path.unlink()


def editors(root: Path) -> list[Holder]:
    """Who edits something of a library now, those longest at it first."""
    state = state_folder(root)
    return [] if state is None else _living(state / EDITORS, None)


@contextlib.contextmanager
def writing(root: Path, timeout: float = 5.0) -> Iterator[None]:
    """Keep other processes from writing into the library while this one reads, changes and writes.

    For short spans; whoever holds it must not ask for it again. Raises Busy after `timeout` seconds.
    """
    handle = _wait_for_turn(state_folder(root), timeout)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _wait_for_turn(folder: Path | None, timeout: float) -> int | None:
    """The open file whose lock is ours; `None` where there can be no lock. Raises Busy."""
    if folder is None:
        return None
    try:
        handle = _opened(folder / _WRITING, os.O_RDWR | os.O_CREAT)
    except OSError:
        return None
    end = time.monotonic() + timeout
    try:
        while not lock(handle):
            if time.monotonic() > end:
                raise Busy(_told(handle))
            time.sleep(_TURN)
        _tell(handle, _myself())
    except OSError:
        # Without locks, or with a full disk, the work goes on; what is held is let go when this is closed.
        return handle
    except BaseException:
        os.close(handle)
        raise
    return handle


def _living(folder: Path, own: Path | None) -> list[Holder]:
    """Who has a locked file in a folder; files that nobody holds any more are taken away."""
    holders: list[Holder] = []
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.path != str(own) and entry.name.endswith(".json") and entry.is_file(follow_symlinks=False):
                with contextlib.suppress(OSError):
                    holder = _holder(entry.path)
                    if holder is not None:
                        holders.append(holder)
    return sorted(holders, key=lambda holder: holder.since)


def _holder(path: str) -> Holder | None:
    handle = _opened(path, os.O_RDWR)
    try:
        holder = _told(handle)
        since = os.fstat(handle).st_mtime
        if not lock(handle):
            return holder or Holder(_UNKNOWN, _UNKNOWN, 0, since)
        # It takes a moment from making the file to telling who one is.
        abandoned = holder is not None or time.time() - since > _MOMENT
    finally:
        os.close(handle)
    if abandoned:
        os.unlink(path)
    return None


def _opened(path: Path | str, flags: int) -> int:
    """An open file that can be locked, even where another user made it and keeps it to himself."""
    binary: int = getattr(os, "O_BINARY", 0)
    try:
        return os.open(path, flags | binary, 0o666)
    except PermissionError:
        return os.open(path, os.O_RDONLY | binary)


def _myself(file: str | None = None) -> Holder:
    from getpass import getuser  # only for who writes

    try:
        user = getuser()
    except (OSError, KeyError, ImportError):  # a number without a name; Windows without the variable
        user = _UNKNOWN
    host = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", _UNKNOWN)
    return Holder(user, host, os.getpid(), time.time(), file)


def _tell(handle: int, holder: Holder) -> None:
    # The first byte stays blank: on Windows nobody else could read it.
    os.lseek(handle, 0, os.SEEK_SET)
    length = os.write(handle, b" " + json.dumps(holder).encode("ascii"))
    os.ftruncate(handle, length)


def _told(handle: int) -> Holder | None:
    """Who says to hold a file; `None` where that can't be made out."""
    os.lseek(handle, 1, os.SEEK_SET)
    try:
        told: Any = json.loads(os.read(handle, 4096))
    except (ValueError, RecursionError):
        return None
    match told:
        case [str(user), str(host), int(pid), float(since), (str() | None) as file]:
            return Holder(user, host, pid, since, file)
    return None
