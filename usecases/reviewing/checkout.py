"""A library as it was at a commit, in a folder that is gone afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from usecases.git.contents import contents
from usecases.git.past import names_at
from usecases.git.repository import Repository
from usecases.reading.folder import kind_of


@contextmanager
def library_at(repository: Repository, commit: str) -> Iterator[Path]:
    """The library of the repository's folder at a commit; raises GitProblem, and OSError where there is no room."""
    names = {path: name for path, name in names_at(repository, commit, ".").items() if _belongs(path)}
    kept = contents(repository.folder, names.values())
    with TemporaryDirectory(prefix="usecases-") as folder:
        root = Path(folder).resolve()
        for path, name in names.items():
            place = root / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(kept[name])
        yield root


def _belongs(path: str) -> bool:
    """Whether a file is one of a library, and can't end up outside its folder."""
    return kind_of(path) is not None and ".." not in PurePosixPath(path).parts and "\\" not in path
