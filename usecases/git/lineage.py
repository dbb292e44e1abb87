"""The commits that made a file what it is, through merges and renames."""

from collections import Counter
from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from typing import NamedTuple

from usecases.git.repository import Repository
from usecases.git.running import run

_FIELDS = "%x00".join(("%H", "%P", "%aN", "%aI", "%ct", "%s"))
_LOG = ("log", "--topo-order", "--parents", "--no-follow", "--no-renames", "--no-patch", "--no-color")
_CONTENTS = ("diff-tree", "--stdin", "-c", "-r", "--root", "--raw", "--no-renames", "--no-abbrev", "--relative")
_ORDINARY = "100"


class Parent(NamedTuple):
    """A commit that counts for a file before another one: its name, and the path and the content there.

    `content` is the name of what git keeps, `None` where the file wasn't there; `commit` is empty where there is none.
    """

    commit: str
    path: str
    content: str | None


class Change(NamedTuple):
    """A commit that gave a file another content, or another name, than each of its parents had.

    `content` is the name of what git keeps, `None` where the file was deleted; `parents` are the commits that count for
    the file before this one. `moment` is when it was made, as ISO 8601 with the zone; `committed` when it came into
    this history, in seconds.
    """

    commit: str
    author: str
    moment: str
    committed: int
    subject: str
    path: str
    content: str | None
    parents: tuple[Parent, ...]

    @property
    def before(self) -> str | None:
        """The path that a renamed file had; `None` where one side had this one already."""
        paths = {parent.path for parent in self.parents}
        return self.parents[0].path if paths and self.path not in paths else None


def lineage(repository: Repository, path: str, start: str = "HEAD") -> tuple[Change, ...]:
    """The changes of a file, those that came later first, under the names that it had; raises GitProblem.

    Side branches that nothing was taken from are left out. A file of another name with mostly the same lines, which
    the same commit deleted, or which a merged side still has, is the same file. The path is relative to the
    repository's folder, as the paths told are.
    """
    found: dict[tuple[str, str], Change] = {}
    waiting = [_changes(repository, start, path)]
    while waiting:
        for change in waiting.pop():
            at = (change.commit, change.path)
            if at not in found:
                found[at], older = _with_origins(repository, change)
                waiting += older
    return tuple(_newest_first(found))


def boundary(repository: Repository) -> frozenset[str]:
    """The commits at which a shallow copy ends: what they changed isn't known; raises GitProblem."""
    place = run(repository.folder, "rev-parse", "--git-path", "shallow").decode("utf-8", "surrogateescape")
    try:
        content = (repository.folder / place.removesuffix("\n")).read_text("ascii")
    except FileNotFoundError:
        return frozenset()
    return frozenset(content.split())


def _changes(repository: Repository, start: str, path: str) -> list[Change]:
    more = (f"--format={_FIELDS}", "--encoding=UTF-8", "--no-show-signature")
    output = run(repository.folder, *_LOG, *more, start, "--", path).decode("utf-8", "replace")
    heads = [line.split("\0") for line in output.split("\n") if line]
    if not heads:
        return []
    kept = _contents(repository, path, [head[0] for head in heads])
    return [_change(head, path, kept) for head in heads if head[0] in kept]


def _contents(repository: Repository, path: str, commits: Iterable[str]) -> dict[str, list[str | None]]:
    """By commit, the names of the contents of a file: in each of its parents, and in the commit itself."""
    given = "".join(f"{commit}\n" for commit in commits).encode()
    output = run(repository.folder, *_CONTENTS, "--", path, given=given).decode("utf-8", "replace")
    found: dict[str, list[str | None]] = {}
    commit = ""
    for line in output.split("\n"):
        count = len(line) - len(line.lstrip(":"))
        if not count:
            commit = line or commit
            continue
        words = line[count:].partition("\t")[0].split()
        modes, names = words[: count + 1], words[count + 1 : 2 * (count + 1)]
        found[commit] = [name if mode.startswith(_ORDINARY) else None for mode, name in zip(modes, names, strict=True)]
    return found


def _change(head: list[str], path: str, kept: dict[str, list[str | None]]) -> Change:
    commit, rewritten, author, moment, committed, subject = head
    *before, content = kept[commit]
    # Git names only those parents that count for this path: they are known again by their content.
    counting = [one for one in rewritten.split() if one in kept]
    parents = [Parent(next((one for one in counting if kept[one][-1] == each), ""), path, each) for each in before]
    return Change(commit, author, moment, int(committed), subject, path, content, tuple(parents))


def _with_origins(repository: Repository, change: Change) -> tuple[Change, list[list[Change]]]:
    """The change with the names that the file had in parents that hadn't this one, and what was changed under them."""
    if change.content is None:
        return change, []
    parents, more = list(change.parents), []
    for number, parent in enumerate(parents, start=1):
        if parent.content is None:
            between = (f"{change.commit}^{number}", change.commit) if len(parents) > 1 else (change.commit,)
            origin = _renamed(repository, change.path, between)
            if origin is not None:
                older = _changes(repository, f"{change.commit}^{number}", origin[0])
                parents[number - 1] = Parent(older[0].commit if older else "", *origin)
                more.append(older)
    return change._replace(parents=tuple(parents)), more


def _renamed(repository: Repository, path: str, between: tuple[str, ...]) -> tuple[str, str] | None:
    """The path that a new file had before, and its content there; `None` where it is really new."""
    shown = ("--raw", "--no-abbrev", "-M", "-l0", "-r", "-z", "--no-commit-id", "--relative", "--diff-filter=R")
    output = run(repository.folder, "diff-tree", *shown, *between).decode("utf-8", "surrogateescape")
    return next(((old, content) for old, new, content in renames_in(output) if new == path), None)


def renames_in(output: str) -> Iterator[tuple[str, str, str]]:
    """The old path, the new one, and the old content's name, of git's raw lines about renames, ended by zeros."""
    fields = iter(output.split("\0"))
    for about in fields:
        if about:
            yield next(fields), next(fields), about.split()[2]


def _newest_first(found: dict[tuple[str, str], Change]) -> Iterator[Change]:
    """The changes by the time at which they came, none before one that stands on it."""
    below = {at: {(one.commit, one.path) for one in change.parents} & found.keys() for at, change in found.items()}
    above = Counter(at for parents in below.values() for at in parents)
    ready: list[tuple[int, int, tuple[str, str]]] = []
    order = {at: number for number, at in enumerate(found)}
    for at in found:
        if not above[at]:
            heappush(ready, (-found[at].committed, order[at], at))
    while ready:
        at = heappop(ready)[2]
        yield found[at]
        for one in below[at]:
            above[one] -= 1
            if not above[one]:
                heappush(ready, (-found[one].committed, order[one], one))


def names_of(changes: Iterable[Change]) -> set[str]:
    """The names of all contents that the changes tell of."""
    told = [(change.content, *(parent.content for parent in change.parents)) for change in changes]
    return {name for row in told for name in row if name is not None}
