"""`usecases history`: how a use case came to say what it says."""

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import click

from usecases.cli.as_json import as_json
from usecases.cli.columns import reading_width
from usecases.cli.completing import case_ids
from usecases.cli.exits import FINE
from usecases.cli.library_option import library_option, library_root
from usecases.cli.opening import path_of_case
from usecases.cli.suggesting import Choice
from usecases.cli.terminal import colours
from usecases.cli.versions import git_said, repository_of
from usecases.languages.catalogue import _
from usecases.text.harmless import harmless, one_line

if TYPE_CHECKING:
    from usecases.git.lineage import Change
    from usecases.reviewing.history import Moment, Past


@click.command(
    "history",
    help=_(
        "Show the timeline of a use case by meaning, the newest first: who changed what, when, and in which commit. A"
        " renamed file is followed, and a deleted one is found. Commits that only changed the layout are left out; of a"
        " merge, only what neither side had said is shown."
    ),
    epilog=_("Example: usecases history order-processing"),
)
@click.argument("case_id", metavar="ID", shell_complete=case_ids)
@library_option
@click.option("--all", "everything", is_flag=True, help=_("Also commits that only changed the layout."))
@click.option("--format", "form", type=Choice(("text", "json")), default="text", help=_("How the timeline is written."))
def command(case_id: str, library: Path | None, everything: bool, form: str) -> int:
    """Show the timeline."""
    from usecases.reviewing.history import timeline

    known, path = past_of(library, case_id)
    moments = [moment for moment in timeline(known) if everything or not moment.is_layout_only]
    if form == "json":
        deleted = change_data(known.gone)
        click.echo(as_json({"path": path, "deleted": deleted, "moments": [_data(moment) for moment in moments]}))
        return FINE
    from usecases.cli.history_text import lines

    click.echo("\n".join(lines(path, known, moments, reading_width())), color=colours())
    return FINE


def past_of(library: Path | None, case_id: str) -> "tuple[Past, str]":
    """The past of a use case, and the path of its file; raises click.UsageError where git can't tell."""
    from usecases.reviewing.history import past

    root = library_root(library)
    without = _("The library isn't in a git repository, so nothing is known of its past.")
    try:
        path = path_of_case(root, case_id)
    except click.UsageError:
        with git_said():
            found = _departed(root, case_id)
            if found is None:
                raise
            return past(repository_of(root, without), found), found
    with git_said():
        return past(repository_of(root, without), path), path


def _departed(root: Path, case_id: str) -> str | None:
    """The path of a use case that was deleted, or has another name now; `None` where there never was one."""
    from usecases.git.departed import departed
    from usecases.git.repository import Repository
    from usecases.reading.folder import USE_CASES, FileKind, kind_of

    repository = Repository.of(root)
    if repository is None:
        return None

    def is_it(path: str) -> bool:
        return PurePosixPath(path).stem == case_id and kind_of(path) is FileKind.USE_CASE

    path = departed(repository, USE_CASES, is_it)
    if path is not None and (root / path).is_file():
        text = _("“{id}” has another name now: {path}")
        click.echo(text.format(id=one_line(case_id), path=harmless(path)), err=True)
    return path


def change_data(change: "Change | None") -> dict[str, Any] | None:
    """A commit, for programs; `None` for what isn't committed."""
    if change is None:
        return None
    return {
        "commit": change.commit,
        "author": change.author,
        "moment": change.moment,
        "subject": change.subject,
        "path": change.path,
        "renamed_from": change.before,
    }


def _data(moment: "Moment") -> dict[str, Any]:
    from usecases.cli.diff_json import change_said

    return {
        "commit": change_data(moment.change),
        "changes": [change_said(change) for change in moment.changes],
        "older_are_missing": moment.is_edge,
    }
