"""The files of a library on disk: read as they are, and replaced whole, only where they are what was expected.

Paths are relative to the library, with forward slashes. A link in the library that leads to a place in the library
is followed, and stays a link; one that leads out is refused. What is said of writing holds for every moment: a
process that is killed, or a disk that is full, leaves each file old or new.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from usecases.saving.refusals import (
    READ_ONLY,
    Change,
    ChangedOnDisk,
    DiskFull,
    FileRefused,
    LeadsAway,
    NotReadable,
    NotWritable,
)
from usecases.text.atomic import prepared, settle, sweep

_NOTHING_THERE = (errno.ENOENT, errno.ENOTDIR)
_FULL = (errno.ENOSPC, errno.EDQUOT)


class Replaced(NamedTuple):
    """What becomes of a file: the bytes that are there, and the bytes to be there; `None` stands for no file."""

    before: bytes | None
    after: bytes | None


def read(root: Path, path: str) -> bytes | None:
    """The bytes of a file; `None` where there is none. Raises LeadsAway or NotReadable."""
    place = _place(root, path)
    try:
        return _bytes_of(place)
    except OSError as error:
        if error.errno in _NOTHING_THERE:
            return None
        raise NotReadable(path, error.strerror or str(error)) from error


def write(root: Path, path: str, content: bytes | None, expected: bytes | None) -> None:
    """Put `content` in place of `expected`; see `write_all`."""
    write_all(root, {path: Replaced(expected, content)})


def write_all(root: Path, changes: Mapping[str, tuple[bytes | None, bytes | None]]) -> None:
    """Replace files: by path, what is expected there and what shall be there, as in `Replaced`.

    New bytes of all files are on the disk before the first is put in place, so that a lack of room changes nothing.
    Files are taken away last. Raises ChangedOnDisk, LeadsAway, NotReadable, NotWritable or DiskFull; `written` of the
    exception tells which files have their new bytes nevertheless.
    """
    places = {path: _checked(root, path, *change) for path, change in changes.items()}
    done: list[str] = []
    try:
        with contextlib.ExitStack() as stack:
            ready = {
                path: stack.enter_context(_ready(path, places[path], after))
                for path, (before, after) in changes.items()
                if after is not None and after != before
            }
            for path, temporary in ready.items():
                _put(root, path, places[path], temporary, changes[path][0])
                done.append(path)
            for path, (before, after) in changes.items():
                if after is None and before is not None:
                    _remove(root, path, before)
                    done.append(path)
    except FileRefused as error:
        error.written = tuple(done)
        raise
    finally:
        for folder in {places[path].parent for path in done}:
            settle(folder)


def protection(root: Path, path: str) -> NotWritable | None:
    """Why a file, or its folder, can't be written, as far as that can be known before; `None` where it can."""
    try:
        _must_be_writable(root, path, _place(root, path))
    except NotWritable as problem:
        return problem
    return None


def _place(root: Path, path: str) -> Path:
    """Where a path really leads; raises LeadsAway where that isn't below the library."""
    parts = path.split("/")
    if not all(parts) or "." in parts or ".." in parts:
        raise LeadsAway(path)
    top = os.path.realpath(root)
    try:
        real = os.path.realpath(os.path.join(top, *parts))
    except ValueError as error:  # a text that can't be a name
        raise LeadsAway(path) from error
    if not os.path.normcase(real).startswith(os.path.normcase(top).rstrip(os.sep) + os.sep):
        raise LeadsAway(path)
    return Path(real)


def _bytes_of(place: Path) -> bytes:
    """The bytes of an ordinary file; raises OSError."""
    # Asked first, since opening a pipe would wait for somebody to write into it.
    mode = os.stat(place).st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    return place.read_bytes()


def _checked(root: Path, path: str, before: bytes | None, after: bytes | None) -> Path:
    """Where a file is, after everything that can be known before writing; raises what `write_all` does."""
    place = _place(root, path)
    _must_be(root, path, place, before)
    if before != after:
        _must_be_writable(root, path, place)
    return place


def _must_be(root: Path, path: str, place: Path, expected: bytes | None) -> None:
    try:
        found = _bytes_of(place)
    except OSError as error:
        if error.errno in (errno.EISDIR, errno.EINVAL, errno.ELOOP):
            raise ChangedOnDisk(path, None, Change.NO_FILE) from error
        if error.errno not in _NOTHING_THERE:
            raise NotReadable(path, error.strerror or str(error)) from error
        if expected is not None:
            raise ChangedOnDisk(path, None, Change.GONE) from error
        if os.path.islink(os.path.join(root, *path.split("/"))):
            raise ChangedOnDisk(path, None, Change.NO_FILE) from error
        return
    if expected is None:
        raise ChangedOnDisk(path, found, Change.APPEARED)
    if found != expected:
        raise ChangedOnDisk(path, found, Change.CONTENT)


def _must_be_writable(root: Path, path: str, place: Path) -> None:
    """Raise NotWritable where a file, or the folder that would get a new one, lets nobody or not us write."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        # The mode tells even those for whom the system would make an exception.
        if not place.stat().st_mode & 0o222:
            raise NotWritable(path, READ_ONLY)
        _must_let_us(path, place)
    if not os.path.isdir(root):
        raise NotWritable(path, os.strerror(errno.ENOENT))
    folder = place.parent
    while not os.path.lexists(folder):
        folder = folder.parent
    if not os.path.isdir(folder):
        raise NotWritable(path, os.strerror(errno.ENOTDIR))
    _must_let_us(path, folder)


def _must_let_us(path: str, place: Path) -> None:
    if not os.access(place, os.W_OK):
        read_only = hasattr(os, "statvfs") and os.statvfs(place).f_flag & os.ST_RDONLY
        raise NotWritable(path, os.strerror(errno.EROFS if read_only else errno.EACCES))


@contextlib.contextmanager
def _ready(path: str, place: Path, content: bytes) -> Iterator[str]:
    """The new bytes in a temporary file beside the place; nothing is left of it, nor of new folders, if all fails."""
    made: list[Path] = []
    try:
        with _refusing(path):
            _make_folders(place.parent, made)
            sweep(place)
            with prepared(place, content) as temporary:
                yield temporary
    finally:
        for folder in reversed(made):
            with contextlib.suppress(OSError):  # in use by now
                folder.rmdir()


def _make_folders(folder: Path, made: list[Path]) -> None:
    if folder.is_dir():
        return
    _make_folders(folder.parent, made)
    with contextlib.suppress(FileExistsError):
        folder.mkdir()
        made.append(folder)
        settle(folder.parent)


def _put(root: Path, path: str, place: Path, temporary: str, expected: bytes | None) -> None:
    """Put a temporary file in place, unless something has happened there in the meantime."""
    if _place(root, path) != place:
        raise ChangedOnDisk(path, None, Change.NO_FILE)
    _must_be(root, path, place, expected)
    with _refusing(path):
        if expected is not None:
            os.replace(temporary, place)
            return
        try:
            # These two put nothing over a file that appears in this very moment.
            (os.rename if os.name == "nt" else os.link)(temporary, place)
        except FileExistsError as error:
            raise ChangedOnDisk(path, None, Change.APPEARED) from error
        except OSError as error:
            if error.errno in _FULL or os.name == "nt":
                raise
            os.replace(temporary, place)  # some file systems know no second names for a file


def _remove(root: Path, path: str, expected: bytes) -> None:
    """Take a file away; of a link, the link."""
    _must_be(root, path, _place(root, path), expected)
    with _refusing(path):
        os.unlink(os.path.join(root, *path.split("/")))


@contextlib.contextmanager
def _refusing(path: str) -> Iterator[None]:
    """Turn what the system says into a refusal."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(path) from error
        raise NotWritable(path, error.strerror or str(error)) from error
