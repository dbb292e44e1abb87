"""`usecases textconv`: a file as plain text, for git to compare line by line."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from usecases.cli.exits import FINE
from usecases.languages.catalogue import _
from usecases.languages.reasons import reason_words
from usecases.text.harmless import harmless

if TYPE_CHECKING:
    from usecases.reading.folder import FileKind


@click.command(
    "textconv",
    help=_(
        "Write a file of a library as plain text, in which no line differs where only the layout does. Git calls this"
        " by itself for “git diff”, “git log -p” and “git blame”, once “usecases git-setup” was run."
    ),
    epilog=_("Example: usecases textconv library/use-cases/fulfilment/order-processing.yaml"),
)
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> int:
    """Write it; a file that can't be read as data, as it is."""
    from usecases.comparing.plain_text import plain_text
    from usecases.reading.document import read_document

    try:
        content = file.read_bytes()
    except OSError as error:
        text = _("{path} can't be read: {reason}.")
        raise click.UsageError(text.format(path=harmless(str(file)), reason=reason_words(error))) from error
    data = read_document(content, str(file), None).data
    if data is None:
        sys.stdout.buffer.write(content)
    else:
        click.echo(plain_text(data, _kind(data)), nl=False)
    return FINE


def _kind(data: "dict[str, Any]") -> "FileKind":
    """What kind of file it is: git gives the content a name of its own."""
    from usecases.reading.folder import FileKind

    by_list = {
        "roles": FileKind.ROLES,
        "artefacts": FileKind.ARTEFACTS,
        "groups": FileKind.MAP,
        "kpis": FileKind.KPIS,
        "deviations": FileKind.DEVIATIONS,
        "improvements": FileKind.IMPROVEMENTS,
    }
    if "id" not in data:
        return next((kind for name, kind in by_list.items() if name in data), FileKind.LIBRARY)
    return FileKind.USE_CASE
