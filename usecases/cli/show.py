"""`usecases show`: one use case as text to read."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from usecases.cli.as_json import as_json
from usecases.cli.columns import reading_width
from usecases.cli.completing import case_ids
from usecases.cli.exits import FINE
from usecases.cli.library_option import library_option, library_root
from usecases.cli.opening import one
from usecases.cli.places import seen_from_here
from usecases.cli.suggesting import Choice
from usecases.cli.terminal import colours
from usecases.languages.catalogue import _, reader_language

if TYPE_CHECKING:
    from usecases.library import CaseFile, Library


@click.command(
    "show",
    help=_("Show a use case: its header, the main scenario and the branches, with their numbers."),
    epilog=_("Example: usecases show order-processing"),
)
@click.argument("case_id", metavar="ID", shell_complete=case_ids)
@library_option
@click.option("--format", "form", type=Choice(("text", "json")), default="text", help=_("How the use case is written."))
def command(case_id: str, library: Path | None, form: str) -> int:
    """Show."""
    opened, file = one(library_root(library), case_id)
    if form == "json":
        click.echo(_as_json(opened, file))
        return FINE
    from usecases.cli.reading_text import lines

    text = lines(file.case, opened.shared, reader_language(), reading_width())
    click.echo("\n".join(text), color=colours())
    return FINE


def _as_json(library: "Library", file: "CaseFile") -> str:
    """The file's own data, and the number of every step and branch."""
    from usecases.model.numbering import numbers
    from usecases.model.outline import Outline
    from usecases.reading.document import load_document
    from usecases.reading.folder import FileKind, FoundFile

    document = load_document(library.root, FoundFile(file.path, FileKind.USE_CASE))
    shown = {
        "path": seen_from_here(library.root / file.path),
        "language": library.language_of(file.case),
        "numbers": dict(numbers(Outline(file.case))),
        "use_case": document.data,
    }
    return as_json(shown)
