"""What the library, unsaved changes and all, has that git's last commit hasn't. It knows no screen."""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from usecases.comparing.files import file_changes
from usecases.comparing.statement import ChangeSaid
from usecases.comparing.titles import Titles, shared_on_disk
from usecases.git.changed import ChangedFile, What, with_renames
from usecases.git.repository import Repository
from usecases.git.running import GitProblem
from usecases.publishing.library_files import changed_in_library, on_disk
from usecases.reading.document import read_document
from usecases.reading.folder import kind_of
from usecases_tui.words import _


class NothingToSee(Exception):  # noqa: N818 - no error: a library needn't be in git
    """Git can't be asked about this library; `str` says why, and what to do."""


class Compared(NamedTuple):
    """What changed in a file, and the title that it gives itself, if any."""

    changes: tuple[ChangeSaid, ...]
    title: str = ""


class Differing(NamedTuple):
    """The files that differ from the last commit; `unsaved` holds what the session has of those not saved yet."""

    repository: Repository
    files: tuple[ChangedFile, ...]
    unsaved: Mapping[str, bytes | None]

    def compared(self, files: Iterable[ChangedFile]) -> dict[ChangedFile, Compared]:
        """What changed in some of the files; raises NothingToSee."""
        wanted = list(files)
        try:
            before = self.repository.all_at_head(file.before or file.path for file in wanted)
        except GitProblem as problem:
            raise NothingToSee(str(problem)) from problem
        titles = Titles(self.unsaved, shared_on_disk(self.repository.folder))
        return {file: self._compared(file, before.get(file.before or file.path), titles) for file in wanted}

    def _compared(self, file: ChangedFile, old: bytes | None, titles: Titles) -> Compared:
        new = self.unsaved[file.path] if file.path in self.unsaved else on_disk(self.repository, file.path)
        changes = file_changes(file.path, kind_of(file.path), old, new, titles=titles)
        return Compared(changes, _title(file.path, new or old or b""))

    def at_head(self, file: ChangedFile) -> bytes | None:
        """What a file was at the last commit, as it would be on this disk; raises NothingToSee."""
        try:
            return self.repository.at_head(file.before or file.path)
        except GitProblem as problem:
            raise NothingToSee(str(problem)) from problem


def differing(root: Path, unsaved: Mapping[str, bytes | None]) -> Differing:
    """Look at what differs now; raises NothingToSee."""
    if shutil.which("git") is None:
        raise NothingToSee(_without_it(_("git isn't installed. It is what knows the last commit, and publishes.")))
    try:
        repository = Repository.of(root)
        if repository is None:
            text = _(
                "This library isn't in a git repository, so there is no last commit to compare with. Somebody who "
                "looks after your repositories can make one of this folder (git init)."
            )
            raise NothingToSee(_without_it(text))
        files = changed_in_library(repository)
        return Differing(repository, _with_unsaved(repository, files, unsaved) if unsaved else files, unsaved)
    except GitProblem as problem:
        raise NothingToSee(str(problem)) from problem


def _without_it(words: str) -> str:
    return f"{words} " + _("Everything else in the editor works without git.")


def _with_unsaved(
    repository: Repository, files: Iterable[ChangedFile], unsaved: Mapping[str, bytes | None]
) -> tuple[ChangedFile, ...]:
    """The files that differ when what isn't saved counts in place of what is on the disk."""
    found: dict[str, What] = {}
    for file in files:
        if file.what is What.RENAMED and file.before is not None:
            found |= {file.before: What.DELETED, file.path: What.NEW}
        else:
            found[file.path] = file.what
    heads = repository.all_at_head(unsaved)
    for path, content in unsaved.items():
        if found.pop(path, None) is What.CONFLICT:
            found[path] = What.CONFLICT
        elif not _same(heads.get(path), content):
            found[path] = What.NEW if path not in heads else What.DELETED if content is None else What.CHANGED
    before = repository.all_at_head(path for path, what in found.items() if what is What.DELETED)
    now = {
        path: content
        for path, what in found.items()
        if what is What.NEW and (content := unsaved[path] if path in unsaved else on_disk(repository, path)) is not None
    }
    return tuple(with_renames(found, before, now))


def _same(head: bytes | None, now: bytes | None) -> bool:
    """Whether git would see no difference: it may keep line ends in another way than the disk has them."""
    if head is None or now is None:
        return head is now
    return head == now or head == now.replace(b"\r\n", b"\n")


def _title(path: str, content: bytes) -> str:
    kind = kind_of(path)
    title = (read_document(content, path, kind).data or {}).get("title") if path.endswith(".yaml") and kind else None
    return title if isinstance(title, str) else ""
