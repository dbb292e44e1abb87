"""What is told after a defect, when the terminal is itself again."""

import sys
from typing import TYPE_CHECKING

import click

from usecases.cli.defect import save_report
from usecases.cli.exits import DEFECT
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor


def tell_defect(editor: "Editor", error: Exception) -> int:
    """Save a report, say in one line what has become of the work and where the report is, and return the exit code."""
    path = save_report(error, sys.argv[1:])
    if editor.desk.session.unsaved():
        text = _(
            "The editor has a defect ({kind}) and had to end. What you hadn't saved is kept, and is offered to you at "
            "the next start. A report was saved to {path}."
        )
    else:
        text = _("The editor has a defect ({kind}) and had to end. All was saved. A report was saved to {path}.")
    click.echo(text.format(kind=type(error).__name__, path=path), err=True)
    return DEFECT
