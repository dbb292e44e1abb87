"""`usecases diff`: what changed, as statements about the process."""

from collections.abc import Sequence
from pathlib import Path

import click

from usecases.cli.as_json import as_json
from usecases.cli.columns import reading_width
from usecases.cli.exits import FINDINGS, FINE
from usecases.cli.library_option import library_option
from usecases.cli.opening import shared_near
from usecases.cli.suggesting import Choice
from usecases.cli.terminal import colours
from usecases.cli.versions import compared
from usecases.languages.catalogue import _ as core
from usecases_exporters.words import interface as _

_FORMS = ("text", "json", "markdown", "html")


@click.command(
    "diff",
    help=core(
        "Say what changed in the processes: steps, branches, roles, deadlines. Compared are the last commit and the"
        " files on the disk; or a commit and the disk (REV), two commits (REV..REV), a branch and where it left another"
        " one (REV...REV), two files, or the folders of two libraries. The exit code is 1 where something differs."
    ),
    epilog=core("Example: usecases diff old.yaml new.yaml"),
)
@click.argument("what", nargs=-1, metavar="[REV..REV|OLD NEW]")
@library_option
@click.option("--staged", is_flag=True, help=core("Compare with git's index instead of the disk."))
@click.option(
    "--format",
    "form",
    type=Choice(_FORMS),
    default="text",
    help=_("How the changes are written; HTML shows the diagrams before and after."),
)
def command(what: Sequence[str], library: Path | None, staged: bool, form: str) -> int:
    """Compare."""
    from usecases.reviewing.differences import differences

    versions = compared(what, library, staged)
    found = differences(versions)
    if form == "json":
        from usecases.cli.diff_json import data

        click.echo(as_json(data(versions, found)))
    elif form == "text":
        from usecases.cli.diff_text import lines

        click.echo("\n".join(lines(versions, found, reading_width())), color=colours())
    elif form == "markdown":
        from usecases_exporters.review.changes import diff_document
        from usecases_exporters.tree.markdown import write_markdown

        click.echo(write_markdown(diff_document(versions, found)), nl=False)
    else:
        from usecases_exporters.review.page import diff_page

        click.echo(diff_page(versions, found, shared_near(library)), nl=False)
    return FINDINGS if found else FINE
