"""The timeline of a use case by meaning: who changed what, when, and in which commit."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from usecases.comparing.files import file_changes
from usecases.comparing.statement import Category, ChangeSaid
from usecases.git.changed import ChangedFile, What
from usecases.git.contents import contents
from usecases.git.lineage import Change, boundary, lineage, names_of
from usecases.git.repository import Repository
from usecases.reading.folder import LARGEST, USE_CASES, FileKind


class Moment(NamedTuple):
    """A commit, or what isn't committed yet (`None`), and what it changed.

    `is_edge` tells of the commit at which a shallow copy ends: what it changed isn't known, and nothing is said.
    """

    change: Change | None
    changes: tuple[ChangeSaid, ...]
    is_edge: bool = False

    @property
    def is_layout_only(self) -> bool:
        """Whether nothing that is said was changed."""
        return bool(self.changes) and all(change.category is Category.LAYOUT for change in self.changes)


class Past(NamedTuple):
    """All that is known of a use case's file: what git tells of it, and what stands on the disk.

    `path` is the one at the last commit, `None` where it was never committed; `disk` holds what isn't committed yet.
    """

    path: str | None
    commits: tuple[Change, ...]
    kept: Mapping[str, bytes]
    edges: frozenset[str]
    disk: bytes | None

    def of(self, name: str | None) -> bytes | None:
        """What git keeps under a name; `None` for none."""
        return None if name is None else self.kept[name]

    @property
    def committed(self) -> bytes | None:
        """What stood in the file at the last commit that changed it."""
        return self.of(self.commits[0].content) if self.commits else None


def past(repository: Repository, path: str) -> Past:
    """Look up the past of a use case's file, given by its path on the disk; raises GitProblem and OSError."""
    differing = next((one for one in repository.changed_files(USE_CASES) if one.path == path), None)
    committed = path if differing is None else _before(differing)
    commits = lineage(repository, committed) if committed is not None and repository.has_commits() else ()
    kept = contents(repository.folder, names_of(commits))
    disk = None if differing is None else (repository.folder / path).read_bytes()
    return Past(committed if commits else None, commits, kept, boundary(repository), disk)


def _before(file: ChangedFile) -> str | None:
    if file.what is What.RENAMED:
        return file.before
    return None if file.what is What.NEW else file.path


def timeline(known: Past) -> tuple[Moment, ...]:
    """The moments of a file, the newest first; of a merge, only what neither side had said."""
    moments = []
    if known.disk is not None and known.path is not None:
        moments.append(Moment(None, said(known.path, known.committed, known.disk)))
    for change in known.commits:
        if change.commit in known.edges:
            moments.append(Moment(change, (), True))
            continue
        each = [said(change.path, known.of(content), known.of(change.content)) for _parent, content in change.parents]
        moments.append(Moment(change, tuple(_said_by_all(each))))
    return tuple(moment for moment in moments if moment.changes or moment.is_edge or _is_rename(moment))


def said(path: str, old: bytes | None, new: bytes | None) -> tuple[ChangeSaid, ...]:
    """What changed from one content of a use case's file to another."""
    readable = all(content is None or len(content) <= LARGEST for content in (old, new))
    return file_changes(path, FileKind.USE_CASE if readable else None, old, new)


def _said_by_all(each: Iterable[tuple[ChangeSaid, ...]]) -> list[ChangeSaid]:
    """The changes against the first parent that are changes against every other one as well."""
    first, *others = each
    return [one for one in first if all(any(_same(one, other) for other in changes) for changes in others)]


def _same(one: ChangeSaid, other: ChangeSaid) -> bool:
    return (one.did, one.thing.sort, one.thing.id, one.names) == (
        other.did,
        other.thing.sort,
        other.thing.id,
        other.names,
    )


def _is_rename(moment: Moment) -> bool:
    return moment.change is not None and moment.change.before is not None
