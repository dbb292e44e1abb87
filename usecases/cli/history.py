"""`usecases history`: how a use case came to say what it says."""

from pathlib import Path
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

if TYPE_CHECKING:
    from usecases.git.lineage import Change
    from usecases.reviewing.history import Moment, Past


@click.command(
    "history",
    help=_(
        "Show the timeline of a use case by meaning, the newest first: who changed what, when, and in which commit. A"
        " renamed file is followed. Commits that only changed the layout are left out; of a merge, only what neither"
        " side had said is shown."
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
        click.echo(as_json({"path": path, "moments": [_data(moment) for moment in moments]}))
        return FINE
    from usecases.cli.history_text import lines

    click.echo("\n".join(lines(path, known, moments, reading_width())), color=colours())
    return FINE


def past_of(library: Path | None, case_id: str) -> "tuple[Past, str]":
    """The past of a use case, and the path of its file; raises click.UsageError where git can't tell."""
    from usecases.reviewing.history import past

    root = library_root(library)
    path = path_of_case(root, case_id)
    with git_said():
        without = _("The library isn't in a git repository, so nothing is known of its past.")
        return past(repository_of(root, without), path), path


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
