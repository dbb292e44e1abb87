"""`usecases diff`: what changed, as statements about the process."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from usecases.cli.as_json import as_json
from usecases.cli.columns import reading_width
from usecases.cli.exits import FINDINGS, FINE
from usecases.cli.library_option import library_option, library_root
from usecases.cli.suggesting import Choice
from usecases.cli.terminal import colours
from usecases.languages.catalogue import _
from usecases.languages.reasons import reason_words
from usecases.text.harmless import harmless

if TYPE_CHECKING:
    from usecases.reviewing.versions import Versions

_TWO = 2


@click.command(
    "diff",
    help=_(
        "Say what changed in the processes: steps, branches, roles, deadlines. Compared are the last commit and the"
        " files on the disk; or a commit and the disk (REV), two commits (REV..REV), a branch and where it left another"
        " one (REV...REV), two files, or the folders of two libraries. The exit code is 1 where something differs."
    ),
    epilog=_("Example: usecases diff old.yaml new.yaml"),
)
@click.argument("what", nargs=-1, metavar="[REV..REV|OLD NEW]")
@library_option
@click.option("--staged", is_flag=True, help=_("Compare with git's index instead of the disk."))
@click.option("--format", "form", type=Choice(("text", "json")), default="text", help=_("How the changes are written."))
def command(what: Sequence[str], library: Path | None, staged: bool, form: str) -> int:
    """Compare."""
    from usecases.reviewing.differences import differences

    versions = compared(what, library, staged)
    found = differences(versions.pairs)
    if form == "json":
        from usecases.cli.diff_json import data

        click.echo(as_json(data(versions, found)))
    else:
        from usecases.cli.diff_text import lines

        click.echo("\n".join(lines(versions, found, reading_width())), color=colours())
    return FINDINGS if found else FINE


def compared(what: Sequence[str], library: Path | None, staged: bool) -> "Versions":
    """The versions that the words on the command line mean; raises click.UsageError."""
    from usecases.git.repository import Repository
    from usecases.git.running import GitProblem
    from usecases.reviewing.versions import asked, versions_in_git, versions_of_files, versions_of_folders

    if len(what) > _TWO:
        raise click.UsageError(_("Give one revision, a range of revisions, two files, or two folders."))
    if len(what) == _TWO:
        old, new = map(Path, what)
        if old.is_dir() and new.is_dir():
            return versions_of_folders(old, new)
        try:
            return versions_of_files(old, new)
        except OSError as error:
            text = _("{path} can't be read: {reason}.")
            path = harmless(str(error.filename or old))
            raise click.UsageError(text.format(path=path, reason=reason_words(error))) from error
    root = library_root(library)
    try:
        repository = Repository.of(root)
        if repository is None:
            text = _("The library isn't in a git repository. Give two files or two folders to compare instead.")
            raise click.UsageError(text)
        return versions_in_git(repository, asked(repository, what[0] if what else None, staged))
    except GitProblem as problem:
        raise click.UsageError(_("git can't tell: {reason}").format(reason=harmless(str(problem)))) from problem
