"""Writing a file whole or not at all."""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

_SUFFIX = ".new"
_RANDOM = 8
"""How many characters `mkstemp` makes up."""
_FORGOTTEN = 60.0
"""After so many seconds a temporary file belongs to nobody who still lives."""


def write_atomically(path: Path, *content: bytes, durable: bool = True) -> None:
    """Put content in a file: it holds the old or the new bytes, never a part of them. Raises OSError.

    A file that was there keeps its mode. `durable` waits until the disk has it, which caches don't need.
    """
    with prepared(path, *content, durable=durable) as temporary:
        os.replace(temporary, path)
    if durable:
        settle(path.parent)


@contextlib.contextmanager
def prepared(path: Path, *content: bytes, durable: bool = True) -> Iterator[str]:
    """A temporary file that lies beside `path`, with this content and all else that `path` has: mode and owner.

    Who asked for it puts it in place, by renaming it; where it isn't taken, it goes. Raises OSError.
    """
    from tempfile import mkstemp  # only where something is written

    handle, temporary = mkstemp(dir=path.parent, prefix=_prefix(path), suffix=_SUFFIX)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        _take_after(path, temporary)
        yield temporary
    finally:  # an interruption too must leave no litter
        with contextlib.suppress(OSError):
            os.unlink(temporary)


def settle(folder: Path) -> None:
    """Have the disk know the names in a folder, so that a renaming outlives a power cut. Does what it can."""
    if not hasattr(os, "O_DIRECTORY"):
        return  # Windows opens no folders, and needs no such call
    with contextlib.suppress(OSError):  # the file is in place; some file systems don't know this call for folders
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep(path: Path) -> None:
    """Take away the temporary files that processes killed while they wrote `path` have left beside it."""
    prefix = _prefix(path)
    length = len(prefix) + _RANDOM + len(_SUFFIX)
    with contextlib.suppress(OSError), os.scandir(path.parent) as entries:
        for entry in entries:
            name = entry.name
            if name.startswith(prefix) and name.endswith(_SUFFIX) and len(name) == length:
                with contextlib.suppress(OSError):
                    if time.time() - entry.stat(follow_symlinks=False).st_mtime > _FORGOTTEN:
                        os.unlink(entry.path)


def _prefix(path: Path) -> str:
    # No longer than this, since a name has at most 255 bytes and a character up to four.
    return f".{path.name[:50]}."


def _take_after(path: Path, temporary: str) -> None:
    try:
        status = path.stat()
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(temporary, 0o666 & ~mask)
        return
    if hasattr(os, "chown"):
        ours = os.stat(temporary)
        if (ours.st_uid, ours.st_gid) != (status.st_uid, status.st_gid):
            _give_to(temporary, status.st_uid, status.st_gid)
    os.chmod(temporary, status.st_mode & 0o777)


def _give_to(temporary: str, owner: int, group: int) -> None:
    # Only root gives files away; the group may be one of ours even where the owner is somebody else.
    try:
        os.chown(temporary, owner, group)
    except OSError:
        with contextlib.suppress(OSError):
            os.chown(temporary, -1, group)
