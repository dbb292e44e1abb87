"""A new library: settings, roles, a map, indicators, one worked use case, and the schemas for editors."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from usecases import data
from usecases.creating.place import create, must_be_free, must_lead_inside
from usecases.reading.folder import LIBRARY_FILE, find_library

SCHEMA_FOLDER = ".schemas"
FIRST_CASE = "order-processing"
"""The id of the use case that every new library has."""


class InsideLibrary(Exception):  # noqa: N818 - it says what is the case
    """The folder is a library already, or lies in one; `root` is that library."""

    def __init__(self, root: Path) -> None:
        super().__init__(str(root))
        self.root = root


class NewFile(NamedTuple):
    """A file to be written: its path below the library's folder, and its content."""

    path: str
    content: bytes


def begin_library(root: Path, language: str) -> list[str]:
    """Write a new library into a folder, which may be there, and return the paths of its files below it.

    Nothing is written where something stands in the way: raises InsideLibrary, LeadsAway or AlreadyThere. Where
    writing fails, what was written is taken away again; raises OSError.
    """
    root = Path(os.path.realpath(root))  # other than `resolve`, this bears links that lead in a circle
    above = find_library(root)
    if above is not None and root.is_relative_to(above):
        raise InsideLibrary(above)
    files = list(_files(language))
    for file in files:
        must_lead_inside(root, file.path)
        must_be_free(root / file.path)
    _write(root, files)
    return [file.path for file in files]


def _files(language: str) -> Iterator[NewFile]:
    """The files of a new library; the one that makes it a library is the last."""
    for schema in sorted(data.schemas().glob("*.schema.json")):
        yield NewFile(f"{SCHEMA_FOLDER}/{schema.name}", schema.read_bytes())
    top = data.templates() / language / "library"
    found = sorted(path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file())
    for path in sorted(found, key=lambda path: path == LIBRARY_FILE):
        yield NewFile(path, (top / path).read_bytes())


def _write(root: Path, files: list[NewFile]) -> None:
    written: list[Path] = []
    try:
        for file in files:
            create(root / file.path, file.content)
            written.append(root / file.path)
    except BaseException:  # half a library is of no use, also after an interruption
        for path in written:
            with contextlib.suppress(OSError):
                path.unlink()
        raise
