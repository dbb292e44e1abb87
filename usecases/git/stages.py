"""The sides of a merge that git couldn't end by itself, as its index keeps them."""

from typing import NamedTuple

from usecases.git.repository import Repository
from usecases.git.running import run

_MARKS = 7


class Stages(NamedTuple):
    """A file before both sides, on ours and on theirs, as git would put it on this disk; `None` where it wasn't."""

    base: bytes | None
    ours: bytes | None
    theirs: bytes | None


def stages(repository: Repository, path: str) -> Stages | None:
    """The sides of a file; `None` where git holds no conflict of it. Raises GitProblem."""
    listed = run(repository.folder, "ls-files", "--unmerged", "-z", "--", path).decode("utf-8", "surrogateescape")
    sides: dict[int, bytes] = {}
    for line in filter(None, listed.split("\0")):
        about, _tab, found = line.partition("\t")
        _mode, name, stage = about.split()
        if found == path:
            given = f"--path={repository.prefix}{path}"
            sides[int(stage)] = run(repository.folder, "cat-file", "--filters", given, name)
    return Stages(sides.get(1), sides.get(2), sides.get(3)) if sides else None


def names_beside_marks(content: bytes) -> tuple[str, str]:
    """What the sides are called beside git's marks in a file; empty where nothing is written there."""
    lines = content.decode("utf-8", "replace").splitlines()
    found = []
    for sign in "<>":
        mark = sign * _MARKS + " "
        found.append(next((line.removeprefix(mark).strip() for line in lines if line.startswith(mark)), ""))
    return found[0], found[1]
