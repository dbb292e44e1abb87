"""`usecases list`: the use cases of a library."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from usecases.cli.as_json import as_json
from usecases.cli.columns import table, terminal_width
from usecases.cli.completing import group_ids
from usecases.cli.exits import FINE
from usecases.cli.library_option import library_option, library_root
from usecases.cli.opening import mention_unusable, whole
from usecases.cli.places import seen_from_here
from usecases.cli.suggesting import Choice, suggestion
from usecases.cli.terminal import colours
from usecases.languages.catalogue import _
from usecases.languages.values import STATUSES
from usecases.model.words import LANGUAGES
from usecases.text.harmless import one_line

if TYPE_CHECKING:
    from usecases.library import CaseFile, Library

_TITLE_COLUMN = 1


@click.command(
    "list",
    help=_("List the use cases of a library, in the order of their files."),
    epilog=_("Example: usecases list --group sales --status draft"),
)
@library_option
@click.option("--group", metavar="ID", shell_complete=group_ids, help=_("Only those of a process group."))
@click.option("--status", type=Choice(tuple(STATUSES)), help=_("Only those with a status."))
@click.option("--language", type=Choice(LANGUAGES), help=_("Only those written in a language."))
@click.option("--format", "form", type=Choice(("text", "json")), default="text", help=_("How the list is written."))
def command(library: Path | None, group: str | None, status: str | None, language: str | None, form: str) -> int:
    """List, and mention what had to be left out."""
    opened = whole(library_root(library))
    if group is not None:
        _must_be_known(group, opened)
    found = [
        file
        for file in opened.files
        if (group is None or file.case.group == group)
        and (status is None or file.case.status == status)
        and (language is None or opened.language_of(file.case) == language)
    ]
    if form == "json":
        click.echo(_as_json(opened, found))
    elif found:
        _show(found)
    mention_unusable(opened)
    if form == "text" and not found:
        click.echo(_("There are no such use cases."), err=True)
    return FINE


def _must_be_known(group: str, library: "Library") -> None:
    known = {each.id for each in library.shared.groups} | {case.group or "" for case in library.use_cases}
    if group not in known:
        text = _("There is no process group “{id}”.").format(id=one_line(group))
        raise click.UsageError(text + suggestion(group, sorted(known)))


def _show(found: "Sequence[CaseFile]") -> None:
    head = (_("id"), _("title"), _("group"), _("status"), _("steps"), _("branches"))
    rows = [
        (
            file.case.id,
            one_line(file.case.title),
            file.case.group or "-",
            _(STATUSES[file.case.status]),
            str(len(file.case.steps)),
            str(len(file.case.branches)),
        )
        for file in found
    ]
    first, *rest = table([head, *rows], _TITLE_COLUMN, terminal_width())
    click.echo(click.style(first, bold=True), color=colours())
    click.echo("\n".join(rest))


def _as_json(library: "Library", found: "Sequence[CaseFile]") -> str:
    rows = [
        {
            "id": file.case.id,
            "title": file.case.title,
            "group": file.case.group,
            "status": file.case.status,
            "language": library.language_of(file.case),
            "steps": len(file.case.steps),
            "branches": len(file.case.branches),
            "path": seen_from_here(library.root / file.path),
        }
        for file in found
    ]
    unusable = [seen_from_here(library.root / path) for path in library.unusable]
    return as_json({"use_cases": rows, "unusable": unusable})
