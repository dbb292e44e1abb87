"""Which changed files of a repository are a library's own: others in the same folder aren't published with it."""

from collections.abc import Iterator

from usecases.git.changed import ChangedFile, What
from usecases.git.repository import Repository
from usecases.reading.folder import MEASUREMENTS, SHARED_FILES, USE_CASES, FileKind

_FOLDERS = (f"{USE_CASES}/", f"{MEASUREMENTS}/", ".schemas/")


def changed_in_library(repository: Repository) -> tuple[ChangedFile, ...]:
    """The files of the library that differ from the last commit; raises GitProblem."""
    return tuple(file for found in repository.changed_files() for file in _own(found))


def is_own(path: str) -> bool:
    """Whether a file is one of a library's: its shared files, use cases, measurements and schemas."""
    return path in SHARED_FILES or path.startswith(_FOLDERS)


def kind_of(path: str) -> FileKind | None:
    """What a file of a library holds; `None` for what is neither YAML of a library nor measurements."""
    if path.startswith(f"{MEASUREMENTS}/") and path.endswith(".csv"):
        return FileKind.MEASUREMENTS
    if path.startswith(f"{USE_CASES}/") and path.endswith(".yaml"):
        return FileKind.USE_CASE
    return SHARED_FILES.get(path)


def on_disk(repository: Repository, path: str) -> bytes | None:
    """A file's bytes as they are now; `None` where there is none that can be read."""
    try:
        return (repository.folder / path).read_bytes()
    except OSError:
        return None


def _own(file: ChangedFile) -> Iterator[ChangedFile]:
    """A file as the library sees it: one that has come from elsewhere is new, one that has left is deleted."""
    if file.before is None or is_own(file.before) == is_own(file.path):
        if is_own(file.path):
            yield file
    elif is_own(file.path):
        yield ChangedFile(file.path, What.NEW)
    else:
        yield ChangedFile(file.before, What.DELETED)
