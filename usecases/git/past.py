"""What stood in files at earlier commits."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from usecases.git.repository import Repository
from usecases.git.running import GitProblem, run
from usecases.languages.catalogue import _
from usecases.languages.punctuation import quoted
from usecases.text.harmless import one_line


class Commit(NamedTuple):
    """A commit: its name, and its day (year-month-day)."""

    name: str
    day: str


def commit_named(folder: Path, revision: str) -> str:
    """The full name of the commit that a revision means, whatever it is called; raises GitProblem."""
    try:
        named = run(folder, "rev-parse", "--verify", "--end-of-options", revision).decode("utf-8", "replace").strip()
        return run(folder, "rev-parse", "--verify", f"{named}^{{commit}}").decode("ascii", "replace").strip()
    except GitProblem as problem:
        words = _("no commit here is called {revision}.").format(revision=quoted(one_line(revision)))
        if is_shallow(folder):
            words += " " + _("This copy of the repository is shallow; fetch the older ones: git fetch --unshallow")
        raise GitProblem(words) from problem


def merge_base(folder: Path, one: str, other: str) -> str:
    """The commit at which two commits parted; raises GitProblem, also where they have nothing in common."""
    found = run(folder, "merge-base", one, other).decode("ascii", "replace").split()
    if not found:
        raise GitProblem(_("{one} and {other} have nothing in common.").format(one=one[:10], other=other[:10]))
    return found[0]


def commits(repository: Repository, among: Iterable[str], most: int) -> list[Commit]:
    """The last commits that touched some files or folders, the oldest first; raises GitProblem."""
    if not repository.has_commits():
        return []
    output = run(repository.folder, "log", f"--max-count={most}", "--format=%H %as", "--", *among)
    lines = output.decode("ascii", "replace").split("\n")
    return [Commit(*line.split()) for line in reversed(lines) if line]


def files_at(repository: Repository, commit: Commit, folder: str) -> dict[str, str]:
    """The names of the contents of all files below a folder at a commit, by path; raises GitProblem."""
    return names_at(repository, commit.name, folder)


def names_at(repository: Repository, commit: str, *among: str) -> dict[str, str]:
    """The same of a commit given by its name, and of several folders or files."""
    output = run(repository.folder, "ls-tree", "-r", "-z", commit, "--", *among)
    found = {}
    for line in output.decode("utf-8", "surrogateescape").split("\0"):
        about, _tab, path = line.partition("\t")
        if about.startswith("100"):  # an ordinary file
            found[path] = about.split()[2]
    return found


def is_shallow(folder: Path) -> bool:
    """Whether older commits were left out when the repository of a folder was copied; raises GitProblem."""
    return run(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"
