"""What stood in files at earlier commits."""

from collections.abc import Iterable
from typing import NamedTuple

from usecases.git.repository import Repository
from usecases.git.running import run


class Commit(NamedTuple):
    """A commit: its name, and its day (year-month-day)."""

    name: str
    day: str


def commits(repository: Repository, among: Iterable[str], most: int) -> list[Commit]:
    """The last commits that touched some files or folders, the oldest first; raises GitProblem."""
    if not repository.has_commits():
        return []
    output = run(repository.folder, "log", f"--max-count={most}", "--format=%H %as", "--", *among)
    lines = output.decode("ascii", "replace").split("\n")
    return [Commit(*line.split()) for line in reversed(lines) if line]


def files_at(repository: Repository, commit: Commit, folder: str) -> dict[str, str]:
    """The names of the contents of all files below a folder at a commit, by path; raises GitProblem."""
    output = run(repository.folder, "ls-tree", "-r", "-z", commit.name, "--", folder)
    found = {}
    for line in output.decode("utf-8", "surrogateescape").split("\0"):
        about, _tab, path = line.partition("\t")
        if about.startswith("100"):  # an ordinary file
            found[path] = about.split()[2]
    return found


def is_shallow(repository: Repository) -> bool:
    """Whether older commits were left out when the repository was copied; raises GitProblem."""
    return run(repository.folder, "rev-parse", "--is-shallow-repository").strip() == b"true"
