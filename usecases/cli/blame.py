"""`usecases blame`: who last changed what each step and branch says."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from usecases.cli.as_json import as_json
from usecases.cli.columns import reading_width
from usecases.cli.completing import case_ids
from usecases.cli.exits import FINE
from usecases.cli.history import change_data, past_of
from usecases.cli.library_option import library_option
from usecases.cli.suggesting import Choice
from usecases.cli.terminal import colours
from usecases.languages.catalogue import _

if TYPE_CHECKING:
    from usecases.reviewing.blame import Blamed


@click.command(
    "blame",
    help=_(
        "Show who last changed what each step and branch says, when, and in which commit. Changes of the layout, of ids"
        " and of the file's name don't count."
    ),
    epilog=_("Example: usecases blame order-processing"),
)
@click.argument("case_id", metavar="ID", shell_complete=case_ids)
@library_option
@click.option("--format", "form", type=Choice(("text", "json")), default="text", help=_("How the result is written."))
def command(case_id: str, library: Path | None, form: str) -> int:
    """Show who it was."""
    from usecases.reviewing.blame import blamed

    known, path = past_of(library, case_id)
    found = blamed(known)
    if form == "json":
        click.echo(
            as_json({"path": path, "deleted": change_data(known.gone), "things": [_data(each) for each in found]})
        )
        return FINE
    from usecases.cli.blame_text import lines

    click.echo("\n".join(lines(path, known, found, reading_width())), color=colours())
    return FINE


def _data(each: "Blamed") -> dict[str, Any]:
    from usecases.cli.diff_json import change_said

    return {
        "sort": each.thing.sort.value,
        "id": each.thing.id,
        "number": each.thing.number or None,
        "commit": change_data(each.change),
        "changes": [change_said(change) for change in each.changes],
        "older_are_missing": each.is_edge,
    }
