"""`usecases set`: change one field."""

from collections.abc import Sequence
from pathlib import Path

import click

from usecases.cli.completing import file_names, ways
from usecases.cli.exits import FINE
from usecases.cli.leftovers import mention_others
from usecases.cli.library_option import library_option, library_root
from usecases.cli.naming import path_of
from usecases.cli.refusing import refusals_said
from usecases.languages.catalogue import _
from usecases.text.harmless import harmless


@click.command(
    "set",
    help=_(
        "Change one field of a use case, or of a shared file (such as roles). A field of a step, "
        "branch or role has the id before it, as in steps.confirm.within. Several values make a list. A value that "
        "begins with a hyphen stands after two hyphens alone (--)."
    ),
    epilog=_("Example: usecases set order-processing steps.confirm.within 3h"),
)
@click.argument("name", metavar="ID", shell_complete=file_names)
@click.argument("way", metavar="FIELD", shell_complete=ways)
@click.argument("values", metavar="[VALUE]...", nargs=-1)
@library_option
@click.option("--clear", is_flag=True, help=_("Take the field away."))
def command(name: str, way: str, values: Sequence[str], library: Path | None, clear: bool) -> int:
    """Change a field, save, and say what was changed."""
    if clear and values:
        raise click.UsageError(_("Give either a value or --clear, not both."))
    if not clear and not values:
        raise click.UsageError(_("Say what the field shall hold, or take it away with --clear."))
    if "" in values:
        raise click.UsageError(_("An empty value says nothing. Write a value, or take the field away with --clear."))
    root = library_root(library)
    mention_others(root)
    with refusals_said():
        said = _change(root, name, way, values)
    click.echo(f"{harmless(name)}: {harmless(said)}")
    return FINE


def _change(root: Path, name: str, way: str, values: Sequence[str]) -> str:
    """Give a field its values, or clear it where there are none; returns in words what was done."""
    from usecases.editing.command import Command
    from usecases.editing.fields import ClearField, SetField
    from usecases.editing.session import Session
    from usecases.editing.values import typed
    from usecases.editing.where import parse_where
    from usecases.saving.locks import writing

    with writing(root):
        session = Session.open(root)
        try:
            path = path_of(session.files, name)
            kind = session.files.kind(path)
            where = parse_where(way, kind)
            change: Command = SetField(path, where, typed(kind, where, values)) if values else ClearField(path, where)
            done = session.do(change)
            session.save()
        finally:
            session.give_up()
    return done.message.said()
