"""`usecases analyze map`: the groups of the map, their lamps, and into which group to go."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from usecases.cli.as_json import as_json, plain
from usecases.cli.columns import reading_width
from usecases.cli.completing import group_ids
from usecases.cli.days import today_option
from usecases.cli.exits import FINE, WRONG_USE
from usecases.cli.library_option import library_option, library_root
from usecases.cli.opening import files_of, mention_left_out, mention_measurements, mention_shared
from usecases.cli.suggesting import Choice, suggestion
from usecases.cli.terminal import colours
from usecases.languages.catalogue import _, reader_language
from usecases.text.harmless import one_line

if TYPE_CHECKING:
    from usecases.analysing.map.standing import MapStanding


@click.command(
    "map",
    help=_(
        "The map of processes on a day: what each group gives, who owns it, what sets it off and whom it feeds; its"
        " three lamps, lit by the measurements, with the trend of the last weeks; and what to do next. A red lamp sends"
        " you into one group, not into the whole company."
    ),
    epilog=_("Example: usecases analyze map sales"),
)
@click.argument("groups", nargs=-1, metavar="[GROUP]...", shell_complete=group_ids)
@library_option
@today_option
@click.option("--format", "form", type=Choice(("text", "json")), default="text", help=_("How the map is written."))
def command(groups: Sequence[str], library: Path | None, today: str | None, form: str) -> int:
    """Look at the map, and mention what had to be left out."""
    from usecases.analysing.map.report import map_report

    root = library_root(library)
    report = map_report(root, files_of(root), today or date.today().isoformat())
    mention_shared(report.unusable)
    mention_left_out(report.unusable)
    mention_measurements(report.faulty)
    if not report.standing.groups:
        text = _("The library has no map yet. Name its process groups in map.yaml; see: docs/map.md")
        click.echo(text, err=True)
        return WRONG_USE
    report = report._replace(standing=_asked(report.standing, groups))
    if form == "json":
        click.echo(as_json(_data(report.standing)))
        return FINE
    from usecases.cli.map_text import lines

    click.echo("\n".join(lines(report, reader_language(), reading_width())), color=colours())
    return FINE


def _asked(standing: "MapStanding", groups: Sequence[str]) -> "MapStanding":
    """The map with the groups that were asked for, all where none was."""
    known = [group.group for group in standing.groups]
    for name in groups:
        if name not in known:
            text = _("There is no process group “{id}”.").format(id=one_line(name))
            raise click.UsageError(text + suggestion(name, known))
    if not groups:
        return standing
    return standing._replace(groups=tuple(group for group in standing.groups if group.group in groups), not_on_map=())


def _data(standing: "MapStanding") -> dict[str, object]:
    """The map as mappings and lists, with ids and no words; shares are rounded to four digits."""
    from usecases.analysing.map.tasks import tasks

    data = plain(standing, digits=None)
    assert isinstance(data, dict)
    return {**data, "tasks": [plain(task) for task in tasks(standing)]}
