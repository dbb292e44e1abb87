"""The timeline of a use case by meaning: who changed what, when, and in which commit."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from usecases.comparing.changes import Data
from usecases.comparing.files import file_changes
from usecases.comparing.statement import Category, ChangeSaid
from usecases.comparing.titles import Titles, shared_on_disk
from usecases.git.changed import ChangedFile, What
from usecases.git.contents import contents
from usecases.git.lineage import Change, boundary, lineage, names_of
from usecases.git.repository import Repository
from usecases.reading.document import read_document
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


@dataclass(frozen=True)
class Past:
    """All that is known of a use case's file: what git tells of it, and what stands on the disk.

    `path` is the one at the last commit, `None` where it was never committed; `disk` holds what isn't committed yet,
    `None` where that is that the file is gone. `is_changed` tells whether anything isn't committed. `titles` are those
    that things of the library have now.
    """

    path: str | None
    commits: tuple[Change, ...]
    edges: frozenset[str]
    is_changed: bool
    disk: bytes | None
    titles: Titles
    _kept: Mapping[str, bytes]
    _read: dict[bytes, Data | None] = field(default_factory=dict)

    def of(self, name: str | None) -> bytes | None:
        """What git keeps under a name; `None` for none."""
        return None if name is None else self._kept[name]

    @property
    def committed(self) -> bytes | None:
        """What stood in the file at the last commit that changed it; `None` where that deleted it."""
        return self.of(self.commits[0].content) if self.commits else None

    @property
    def now(self) -> bytes | None:
        """What stands in the file now; `None` where it is deleted."""
        return self.disk if self.is_changed else self.committed

    @property
    def gone(self) -> Change | None:
        """The commit that deleted the file; `None` where it is there, or its end isn't committed."""
        return self.commits[0] if self.commits and self.now is None and self.committed is None else None

    def data(self, content: bytes | None) -> Data | None:
        """What a version of the file says; `None` where it can't be read. Each is read once."""
        if content is None or len(content) > LARGEST:
            return None
        if content not in self._read:
            self._read[content] = read_document(content, "", FileKind.USE_CASE).data
        return self._read[content]

    def said(self, path: str, old: bytes | None, new: bytes | None) -> tuple[ChangeSaid, ...]:
        """What changed from one content of the file to another."""
        return file_changes(path, FileKind.USE_CASE, old, new, (self.data(old), self.data(new)), self.titles)


def past(repository: Repository, path: str) -> Past:
    """Look up the past of a use case's file, given by its path, which may be gone; raises GitProblem and OSError."""
    return next(pasts(repository, [path]))


def pasts(repository: Repository, paths: Iterable[str]) -> Iterator[Past]:
    """The same of several files, in their order; what they share is looked up once."""
    changed = {one.path: one for one in repository.changed_files(USE_CASES)}
    edges = boundary(repository)
    titles = Titles(shared_on_disk(repository.folder))
    begun = repository.has_commits()
    for path in paths:
        differing = changed.get(path)
        committed = path if differing is None else _before(differing)
        commits = lineage(repository, committed) if committed is not None and begun else ()
        kept = contents(repository.folder, names_of(commits))
        is_there = differing is not None and differing.what is not What.DELETED
        disk = (repository.folder / path).read_bytes() if is_there else None
        yield Past(committed if commits else None, commits, edges, differing is not None, disk, titles, kept)


def _before(file: ChangedFile) -> str | None:
    if file.what is What.RENAMED:
        return file.before
    return None if file.what is What.NEW else file.path


def timeline(known: Past) -> tuple[Moment, ...]:
    """The moments of a file, the newest first; of a merge, only what neither side had said."""
    moments = []
    if known.is_changed and known.path is not None:
        moments.append(Moment(None, known.said(known.path, known.committed, known.disk)))
    for change in known.commits:
        if change.commit in known.edges:
            moments.append(Moment(change, (), True))
        else:
            moments.append(Moment(change, tuple(said_by_it(known, change))))
    return tuple(moment for moment in moments if moment.changes or moment.is_edge or _is_rename(moment))


def said_by_it(known: Past, change: Change) -> list[ChangeSaid]:
    """What a commit says that none of its parents did: the changes against the first that are ones against all."""
    now = known.of(change.content)
    first, *others = [known.said(change.path, known.of(parent.content), now) for parent in change.parents]
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
