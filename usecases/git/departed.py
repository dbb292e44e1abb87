"""Where a file went that isn't there any more: under which name it lives on, or which one it had last."""

from collections.abc import Callable, Iterator

from usecases.git.changed import What
from usecases.git.repository import Repository
from usecases.git.running import run

_LOG = ("log", "--format=", "--raw", "-z", "--find-renames", "--diff-filter=DR", "--relative", "--no-color")


def departed(repository: Repository, folder: str, is_it: Callable[[str], bool]) -> str | None:
    """The path now, or the last one, of the file below a folder that was deleted or renamed last of those meant.

    `None` where there never was one; raises GitProblem.
    """
    for file in repository.changed_files(folder):
        old = file.before if file.what is What.RENAMED else file.path if file.what is What.DELETED else None
        if old is not None and is_it(old):
            return file.path
    if not repository.has_commits():
        return None
    became: dict[str, str] = {}
    for old, new in _events(repository, folder):
        path = old if new is None else became.get(new, new)
        if is_it(old):
            return path
        became[old] = path
    return None


def _events(repository: Repository, folder: str) -> Iterator[tuple[str, str | None]]:
    """The old and the new path of each file that was renamed or deleted (`None`), the last first."""
    output = run(repository.folder, *_LOG, "HEAD", "--", folder).decode("utf-8", "surrogateescape")
    fields = iter(output.split("\0"))
    for about in fields:
        if about.strip():
            yield next(fields), next(fields) if about.split()[-1].startswith("R") else None
