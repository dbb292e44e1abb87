"""The files in which two versions of a library differ: of commits, the index, the disk, two folders, two files."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from usecases.comparing.titles import Titles, shared_on_disk
from usecases.git.changed import What, with_renames
from usecases.git.contents import contents
from usecases.git.past import commit_named, merge_base, names_at
from usecases.git.repository import Repository
from usecases.git.running import run
from usecases.languages.catalogue import _
from usecases.reading.folder import SHARED_FILES, USE_CASES, kind_of

_ORDINARY = ("100644", "100755")
_SHORT = 10


class Pair(NamedTuple):
    """A file that differs: where it is, what happened to it, and its bytes in both versions (`None`: not there).

    `before` is the path that a renamed one had.
    """

    path: str
    what: What
    old: bytes | None
    new: bytes | None
    before: str | None = None


class Versions(NamedTuple):
    """What is compared, as people call it, and the files that differ, sorted by path.

    `shared` holds the library's shared files in the old version; the new one has others where they differ.
    """

    old: str
    new: str
    pairs: tuple[Pair, ...]
    shared: Mapping[str, bytes | None] = MappingProxyType({})

    @property
    def titles(self) -> Titles:
        """What things of the library are called: as the new version has it, else as the old one had."""
        return Titles({pair.path: pair.new for pair in self.pairs if pair.path in SHARED_FILES}, self.shared)


class Range(NamedTuple):
    """Two versions in git: a commit, and a commit, the index or the disk (both `None`)."""

    old: str
    new: str | None = None
    staged: bool = False


def asked(repository: Repository, revisions: str | None, staged: bool) -> Range:
    """What `REV`, `REV..REV` or `REV...REV` means, as in git; raises GitProblem.

    One revision alone is compared with the disk, or with the index where `staged`; none is the last commit. Three dots
    compare with where the two parted.
    """
    folder = repository.folder
    if revisions is None or ".." not in revisions:
        return Range(commit_named(folder, revisions or "HEAD"), None, staged)
    dots = "..." if "..." in revisions else ".."
    old, _dots, new = revisions.partition(dots)
    first, last = commit_named(folder, old or "HEAD"), commit_named(folder, new or "HEAD")
    return Range(merge_base(folder, first, last) if dots == "..." else first, last)


def versions_in_git(repository: Repository, between: Range) -> Versions:
    """The files of the library in the repository's folder that differ; raises GitProblem."""
    folder = repository.folder
    before: dict[str, str | None] = {}
    now: dict[str, str | None] = {}
    to = [between.new] if between.new else ["--cached"] if between.staged else []
    shown = ("--raw", "--no-abbrev", "--no-renames", "-z", "--relative")
    output = run(folder, "diff", *shown, between.old, *to, "--", ".")
    fields = iter(output.decode("utf-8", "surrogateescape").split("\0"))
    for about in fields:
        if not about:
            continue
        modes, path = about.lstrip(":").split(), next(fields)
        before[path] = modes[2] if modes[0] in _ORDINARY else None
        now[path] = modes[3] if modes[1] in _ORDINARY else None
    on_disk = between.new is None and not between.staged
    if on_disk:
        others = run(folder, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
        for path in others.decode("utf-8", "surrogateescape").split("\0"):
            if path:
                before.setdefault(path, None)
                now[path] = ""
    known = contents(folder, {name for name in (*before.values(), *([] if on_disk else now.values())) if name})
    old = {path: known[name] if name else None for path, name in before.items() if kind_of(path) is not None}
    new = {path: _read(folder / path) if on_disk else known[name] if name else None for path, name in now.items()}
    called = _("the files on the disk") if on_disk else _("the index") if between.staged else str(between.new)[:_SHORT]
    return Versions(between.old[:_SHORT], called, tuple(_paired(old, new)), shared_at(repository, between.old))


def shared_at(repository: Repository, commit: str) -> dict[str, bytes | None]:
    """The shared files of the library in the repository's folder at a commit; raises GitProblem."""
    names = names_at(repository, commit, *SHARED_FILES)
    known = contents(repository.folder, names.values())
    return {path: known[name] for path, name in names.items()}


def versions_of_folders(old: Path, new: Path) -> Versions:
    """The files in which two folders with libraries differ."""
    before, now = _all(old), _all(new)
    return Versions(str(old), str(new), tuple(_paired(before, now)), before)


def versions_of_files(old: Path, new: Path, library: Path | None) -> Versions:
    """Two files compared as versions of one use case, of a library where they are in one; raises OSError."""
    path = f"{USE_CASES}/{new.name}" if new.name not in SHARED_FILES else new.name
    pair = Pair(path, What.CHANGED, old.read_bytes(), new.read_bytes())
    shared = shared_on_disk(library) if library is not None else {}
    return Versions(str(old), str(new), (pair,) if pair.old != pair.new else (), shared)


def _paired(old: Mapping[str, bytes | None], new: Mapping[str, bytes | None]) -> Iterator[Pair]:
    found: dict[str, What] = {}
    for path in {*old, *new}:
        was, now = old.get(path), new.get(path)
        if kind_of(path) is not None and was != now:
            found[path] = What.NEW if was is None else What.DELETED if now is None else What.CHANGED
    gone = {path: content for path, content in old.items() if found.get(path) is What.DELETED and content is not None}
    came = {path: content for path, content in new.items() if found.get(path) is What.NEW and content is not None}
    for file in with_renames(found, gone, came):
        yield Pair(file.path, file.what, old.get(file.before or file.path), new.get(file.path), file.before)


def _all(root: Path) -> dict[str, bytes | None]:
    found = {}
    for folder, _folders, names in os.walk(root):
        for name in names:
            path = (Path(folder) / name).relative_to(root).as_posix()
            if kind_of(path) is not None:
                found[path] = _read(Path(folder) / name)
    return found


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes() if file.is_file() else None
    except OSError:
        return None
