"""The versions that words on the command line mean, and git's own words where it says no."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from usecases.cli.library_option import library_root
from usecases.languages.catalogue import _
from usecases.languages.reasons import reason_words
from usecases.text.harmless import harmless

if TYPE_CHECKING:
    from usecases.git.repository import Repository
    from usecases.reviewing.versions import Versions

_TWO = 2


def compared(what: Sequence[str], library: Path | None, staged: bool) -> "Versions":
    """The versions that one or two words mean; raises click.UsageError."""
    from usecases.reading.folder import find_library
    from usecases.reviewing.versions import asked, versions_in_git, versions_of_files, versions_of_folders

    if len(what) > _TWO:
        raise click.UsageError(_("Give one revision, a range of revisions, two files, or two folders."))
    if len(what) == _TWO:
        old, new = map(Path, what)
        with git_said():
            if old.is_dir() and new.is_dir():
                return versions_of_folders(old, new)
            return versions_of_files(old, new, library or find_library(new))
    root = library_root(library)
    with git_said():
        without = _("The library isn't in a git repository. Give two files or two folders to compare instead.")
        repository = repository_of(root, without)
        return versions_in_git(repository, asked(repository, what[0] if what else None, staged))


def repository_of(root: Path, without: str) -> "Repository":
    """The repository of a library; raises GitProblem, and click.UsageError with these words where there is none."""
    from usecases.git.repository import Repository
    from usecases.git.running import version

    repository = Repository.of(root)
    if repository is None:
        version()  # where there is no git, that is what is said
        raise click.UsageError(without)
    return repository


@contextmanager
def git_said() -> Iterator[None]:
    """Turn what git, or the disk, refuses into click.UsageError."""
    from usecases.git.running import GitProblem

    try:
        yield
    except GitProblem as problem:
        raise click.UsageError(_("git can't tell: {reason}").format(reason=harmless(str(problem)))) from problem
    except OSError as error:
        path, reason = harmless(str(error.filename or "")), reason_words(error)
        raise click.UsageError(_("{path} can't be read: {reason}.").format(path=path, reason=reason)) from error
