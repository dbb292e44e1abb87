"""The files of a library on disk: which there are, of which kind, and when they changed last."""

import os
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from usecases.findings.finding import WHOLE_FILE, Finding
from usecases.findings.severity import Severity

LIBRARY_FILE = "library.yaml"
USE_CASES = "use-cases"
MEASUREMENTS = "measurements"
LARGEST = 1024 * 1024
"""A file above this many bytes is refused."""
LARGEST_MEASUREMENTS = 16 * 1024 * 1024
"""The same of measurements, which are rows and no trees: half a million of them."""


class FileKind(StrEnum):
    """What a file of a library holds; the value is the stem of its schema's name."""

    LIBRARY = "library"
    ROLES = "roles"
    ARTEFACTS = "artefacts"
    MAP = "map"
    KPIS = "kpis"
    DEVIATIONS = "deviations"
    IMPROVEMENTS = "improvements"
    USE_CASE = "use-case"
    MEASUREMENTS = "measurements"


SHARED_FILES = {
    f"{kind.value}.yaml": kind for kind in FileKind if kind not in (FileKind.USE_CASE, FileKind.MEASUREMENTS)
}


class FoundFile(NamedTuple):
    """A file of a library.

    `path` is relative to the library, with forward slashes; `kind` is `None` for a file that doesn't belong there;
    times are in nanoseconds. `trouble` is the code of the rule for which the file isn't read.
    """

    path: str
    kind: FileKind | None
    size: int = 0
    mtime: int = 0
    inode: int = 0
    trouble: str | None = None
    variant: str = ""

    @property
    def stem(self) -> str:
        """The file's name without folder and ending."""
        return stem_of(self.path)


def kind_of(path: str) -> FileKind | None:
    """What a file of a library holds; `None` for what is neither YAML of a library nor measurements."""
    if path.startswith(f"{MEASUREMENTS}/") and path.endswith(".csv"):
        return FileKind.MEASUREMENTS
    if path.startswith(f"{USE_CASES}/") and path.endswith(".yaml"):
        return FileKind.USE_CASE
    return SHARED_FILES.get(path)


def stem_of(path: str) -> str:
    """A file's name without folder and ending: of a use case's file, its id."""
    return path.rpartition("/")[2].rsplit(".", 1)[0]


def trouble_of(found: FoundFile) -> Finding | None:
    """The finding of a file that isn't read at all."""
    if found.trouble is None:
        return None
    return Finding(found.trouble, found.path, WHOLE_FILE, Severity.ERROR, found.variant, {"file": found.path})


def find_library(start: Path) -> Path | None:
    """The nearest folder from here upward that holds a `library.yaml`; the folder `library` in `start` else."""
    start = start.absolute()
    folder = start if os.path.isdir(start) else start.parent
    for candidate in (folder, *folder.parents):
        if os.path.isfile(candidate / LIBRARY_FILE):
            return candidate
    beside = folder / "library"
    return beside if os.path.isfile(beside / LIBRARY_FILE) else None


def scan(root: Path, *, stamps: bool = True) -> list[FoundFile]:
    """Every file of a library that can matter, sorted by path; hidden files and folders are passed over.

    Without `stamps` sizes and times are left at 0, which spares looking at each file.
    """
    top = str(root.resolve())
    found = [*_shared(top, stamps), *_measurements(top, stamps), *_use_cases(top, stamps)]
    found.sort()
    try:
        "".join(file.path for file in found).encode()
    except UnicodeEncodeError:
        return sorted(map(_sayable, found))
    return found


def _sayable(found: FoundFile) -> FoundFile:
    """A file whose name is no Unicode can't be shown or kept; the name is written out, and the file isn't read."""
    name = os.fsencode(found.path).decode("utf-8", "backslashreplace")
    return found if name == found.path else found._replace(path=name, trouble="UC014", variant="")


def _shared(top: str, stamps: bool) -> Iterator[FoundFile]:
    for entry in _entries(top):
        name = entry.name
        if name in SHARED_FILES:
            yield _examine(entry, name, SHARED_FILES[name], top, stamps)
        elif name.endswith((".yaml", ".yml")):
            yield FoundFile(name, None, trouble="UC015", variant="unknown")


def _measurements(top: str, stamps: bool) -> Iterator[FoundFile]:
    folder = os.path.join(top, MEASUREMENTS)
    if not os.path.isdir(folder):
        return
    if os.path.islink(folder):
        yield FoundFile(MEASUREMENTS, None, trouble="UC013", variant="folder")
        return
    for entry in _entries(folder):
        if entry.name.endswith(".csv"):
            yield _examine(entry, f"{MEASUREMENTS}/{entry.name}", FileKind.MEASUREMENTS, top, stamps)


def _use_cases(top: str, stamps: bool) -> Iterator[FoundFile]:
    waiting = [USE_CASES] if os.path.isdir(os.path.join(top, USE_CASES)) else []
    while waiting:
        folder = waiting.pop()
        full = os.path.join(top, folder)
        if os.path.islink(full):
            yield FoundFile(folder, None, trouble="UC013", variant="folder")
            continue
        try:
            entries = _entries(full)
        except OSError:
            yield FoundFile(folder, None, trouble="UC014")
            continue
        for entry in entries:
            name = entry.name
            path = f"{folder}/{name}"
            if name.endswith(".yaml"):
                yield _examine(entry, path, FileKind.USE_CASE, top, stamps)
            elif name.endswith(".yml"):
                yield FoundFile(path, None, trouble="UC015", variant="ending")
            elif entry.is_dir():
                waiting.append(path)


def _entries(folder: str) -> "list[os.DirEntry[str]]":
    with os.scandir(folder) as entries:
        return [entry for entry in entries if entry.name[0] != "."]


def _examine(entry: "os.DirEntry[str]", path: str, kind: FileKind, top: str, stamps: bool) -> FoundFile:
    try:
        if entry.is_symlink() and not os.path.realpath(entry.path).startswith(top + os.sep):
            return FoundFile(path, kind, 0, 0, 0, "UC013")
        if not entry.is_file():
            return FoundFile(path, kind, 0, 0, 0, "UC014")
        if not stamps:
            return FoundFile(path, kind)
        status = entry.stat()
    except OSError:
        return FoundFile(path, kind, 0, 0, 0, "UC014")
    found = FoundFile(path, kind, status.st_size, status.st_mtime_ns, status.st_ino)
    return too_large(found) if found.size > largest(kind) else found


def largest(kind: FileKind | None) -> int:
    """How many bytes a file may have."""
    return LARGEST_MEASUREMENTS if kind is FileKind.MEASUREMENTS else LARGEST


def too_large(found: FoundFile) -> FoundFile:
    """The file, not to be read for its size."""
    variant = FileKind.MEASUREMENTS.value if found.kind is FileKind.MEASUREMENTS else ""
    return found._replace(trouble="UC008", variant=variant)
