"""`usecases new`: begin a use case."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from usecases.cli.completing import group_ids
from usecases.cli.exits import FINE
from usecases.cli.library_option import library_option, library_root
from usecases.cli.opening import files_of, shared_only
from usecases.cli.places import seen_from_here
from usecases.cli.refusing import refusals_said
from usecases.cli.suggesting import Choice, suggestion
from usecases.creating.new_case import begin_case, taken_ids
from usecases.creating.place import AlreadyThere, LeadsAway
from usecases.ids import is_id, make_id
from usecases.languages.catalogue import _
from usecases.model.usecase import RESERVED
from usecases.model.words import LANGUAGES
from usecases.text.harmless import harmless, one_line

if TYPE_CHECKING:
    from usecases.library import Library


@click.command(
    "new",
    help=_("Begin a use case: write its file from a template, and print the file's path."),
    epilog=_("Example: usecases new 'Order processing' --group sales"),
)
@click.argument("title", metavar="TITLE")
@library_option
@click.option("--id", "case_id", metavar="ID", help=_("The id; made from the title otherwise."))
@click.option("--group", metavar="ID", shell_complete=group_ids, help=_("The process group it belongs to."))
@click.option("--language", type=Choice(LANGUAGES), help=_("The language it is written in; the library's otherwise."))
def command(title: str, library: Path | None, case_id: str | None, group: str | None, language: str | None) -> int:
    """Begin a use case."""
    root = library_root(library)
    files = files_of(root)
    opened = shared_only(root, files)
    title = " ".join(title.split())
    if not title:
        raise click.UsageError(_("The title is empty. Say what the use case is called."))
    if group is not None:
        _must_be_known(group, opened)
    taken = taken_ids(root, files)
    if case_id is None:
        case_id = make_id(title, taken)
    else:
        _must_be_free(case_id, taken)
    template = language or opened.shared.settings.language
    path = _begin(root, case_id, title, template, group, language)
    shown = harmless(seen_from_here(path))
    click.echo(shown)
    click.echo(_("Fill it in, then look at it with: usecases check {path}").format(path=shown), err=True)
    return FINE


def _must_be_known(group: str, library: "Library") -> None:
    known = [each.id for each in library.shared.groups]
    if group not in known:
        text = _("There is no process group “{id}” in map.yaml.").format(id=one_line(group))
        raise click.UsageError(text + (suggestion(group, known) or " " + _("Add it there first.")))


def _must_be_free(case_id: str, taken: set[str]) -> None:
    if case_id in RESERVED:
        text = _("“{id}” means something else in the files, so it can't be an id. Another would be “{example}”.")
        raise click.UsageError(text.format(id=case_id, example=make_id(case_id, taken)))
    if not is_id(case_id):
        text = _("“{id}” can't be an id: small Latin letters, digits and single hyphens make one, such as “{example}”.")
        raise click.UsageError(text.format(id=one_line(case_id), example=make_id(case_id, taken)))
    if case_id in taken:
        text = _("There is a use case “{id}” already. Another id would be “{example}”.")
        raise click.UsageError(text.format(id=case_id, example=make_id(case_id, taken)))


def _begin(root: Path, case_id: str, title: str, template: str, group: str | None, language: str | None) -> Path:
    try:
        with refusals_said():
            return begin_case(root, case_id, title, template, group, language)
    except LeadsAway as problem:
        text = _("{path} is a link or no folder: nothing is written through it. Make it a folder.")
        raise click.UsageError(text.format(path=harmless(seen_from_here(problem.path)))) from problem
    except AlreadyThere as problem:
        text = _("{path} is there already; it is left as it is.")
        raise click.UsageError(text.format(path=harmless(seen_from_here(problem.path)))) from problem
