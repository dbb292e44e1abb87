"""The commits that made a file what it is, through merges and renames."""

from collections.abc import Iterable
from typing import NamedTuple

from usecases.git.repository import Repository
from usecases.git.running import run

_FIELDS = "%x00".join(("%H", "%P", "%aN", "%aI", "%s"))
_LOG = ("log", "--topo-order", "--parents", "--no-follow", "--no-renames", "-c", "--raw", "--no-abbrev", "--no-color")
_ORDINARY = "100"


class Change(NamedTuple):
    """A commit that gave a file another content than each of its parents had.

    `content` is the name of what git keeps, `None` where the file was deleted; `parents` are the commits that count for
    the file before this one, each with the name of its content there (`None`: it wasn't there). `before` is the path
    that a renamed file had. `moment` is when it was made, as ISO 8601 with the zone.
    """

    commit: str
    author: str
    moment: str
    subject: str
    path: str
    content: str | None
    parents: tuple[tuple[str, str | None], ...]
    before: str | None = None


def lineage(repository: Repository, path: str, start: str = "HEAD") -> tuple[Change, ...]:
    """The changes of a file, those that came later first, under the names that it had; raises GitProblem.

    Side branches that nothing was taken from are left out. A file of another name with mostly the same lines, which
    the same commit deleted, is the same file. The path is relative to the repository's folder, as the paths told are.
    """
    found: dict[tuple[str, str], Change] = {}
    waiting = [_changes(repository, start, path)]
    while waiting:
        for change in waiting.pop():
            at = (change.commit, change.path)
            if at in found:
                continue
            found[at] = change
            origin = _renamed(repository, change) if _is_new(change) else None
            if origin is not None:
                older = _changes(repository, f"{change.commit}^", origin[0])
                parent = older[0].commit if older else ""
                found[at] = change._replace(before=origin[0], parents=((parent, origin[1]),))
                waiting.append(older)
    return tuple(found.values())


def boundary(repository: Repository) -> frozenset[str]:
    """The commits at which a shallow copy ends: what they changed isn't known; raises GitProblem."""
    place = run(repository.folder, "rev-parse", "--git-path", "shallow").decode("utf-8", "surrogateescape")
    try:
        content = (repository.folder / place.removesuffix("\n")).read_text("ascii")
    except FileNotFoundError:
        return frozenset()
    return frozenset(content.split())


def _changes(repository: Repository, start: str, path: str) -> list[Change]:
    more = (f"--format=%x00{_FIELDS}", "--encoding=UTF-8", "--no-show-signature", "--root")
    output = run(repository.folder, *_LOG, *more, start, "--", path).decode("utf-8", "replace")
    found = []
    head: list[str] = []
    for line in output.split("\n"):
        if line.startswith("\0"):
            head = line[1:].split("\0")
        elif line.startswith(":") and head:
            found.append(_change(head, line, path))
            head = []
    return found


def _change(head: list[str], line: str, path: str) -> Change:
    count = len(line) - len(line.lstrip(":"))
    words = line[count:].partition("\t")[0].split()
    modes, names = words[: count + 1], words[count + 1 : 2 * (count + 1)]
    kept = [name if mode.startswith(_ORDINARY) else None for mode, name in zip(modes, names, strict=True)]
    commit, parents, author, moment, subject = head
    # The first commit of all has no parent, and still one column for what was there before: nothing.
    before = parents.split() or [""]
    return Change(commit, author, moment, subject, path, kept[-1], tuple(zip(before, kept, strict=False)))


def _is_new(change: Change) -> bool:
    return change.content is not None and [content for _parent, content in change.parents] == [None]


def _renamed(repository: Repository, change: Change) -> tuple[str, str] | None:
    """The path that a new file had before, and its content there; `None` where it is really new."""
    shown = ("--raw", "--no-abbrev", "-M", "-l0", "-r", "-z", "--no-commit-id", "--relative", "--diff-filter=R")
    output = run(repository.folder, "diff-tree", *shown, change.commit).decode("utf-8", "surrogateescape")
    fields = iter(output.split("\0"))
    for about in fields:
        if not about:
            continue
        old, new = next(fields), next(fields)
        if new == change.path:
            return old, about.split()[2]
    return None


def names_of(changes: Iterable[Change]) -> set[str]:
    """The names of all contents that the changes tell of."""
    told = [(change.content, *(content for _parent, content in change.parents)) for change in changes]
    return {name for row in told for name in row if name is not None}
