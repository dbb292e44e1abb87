"""Which changed files of a repository are a library's own: others in the same folder aren't published with it."""

from usecases.git.changed import ChangedFile
from usecases.git.repository import Repository
from usecases.reading.folder import MEASUREMENTS, SHARED_FILES, USE_CASES

_OWN = (*SHARED_FILES, USE_CASES, MEASUREMENTS, ".schemas")
"""The files and folders of a library; its other folders may hold anything, and very much of it."""


def changed_in_library(repository: Repository) -> tuple[ChangedFile, ...]:
    """The files of the library that differ from the last commit; raises GitProblem."""
    return repository.changed_files(*_OWN)


def on_disk(repository: Repository, path: str) -> bytes | None:
    """A file's bytes as they are now; `None` where there is none that can be read."""
    try:
        return (repository.folder / path).read_bytes()
    except OSError:
        return None
