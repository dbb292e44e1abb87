"""`usecases edit`: the editor, on a terminal."""

import os
import sys
from pathlib import Path

import click

from usecases import collecting
from usecases.cli.completing import case_ids
from usecases.cli.library_option import library_option, library_root
from usecases.cli.suggesting import Choice
from usecases.languages.catalogue import SETTING
from usecases.model.words import LANGUAGES
from usecases_tui.words import _


@click.command(
    "edit",
    help=_("Open a library in the editor; with an id, that use case."),
    epilog=_("Example: usecases edit order-processing"),
)
@click.argument("case_id", metavar="[ID]", required=False, shell_complete=case_ids)
@library_option
@click.option("--language", type=Choice(LANGUAGES), help=_("The language of the editor; else the system's."))
def command(case_id: str | None, library: Path | None, language: str | None) -> int:
    """Open the editor."""
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise click.UsageError(_("The editor needs a terminal: its input and output can be no files."))
    if os.environ.get("TERM") == "dumb":
        text = _("This terminal says that it can only write line by line (TERM=dumb). Open the editor in another one.")
        raise click.UsageError(text)
    if language is not None:
        os.environ[SETTING] = language
    root = library_root(library)
    begin_at = None if case_id is None else _path_of(root, case_id)
    # Textual draws no more than so many frames a second: with its own 60, a key waits for up to 16 ms before its frame.
    os.environ.setdefault("TEXTUAL_FPS", "240")
    collecting.be_seldom()
    from usecases_tui.app import Editor

    editor = Editor(root, begin_at, when_ready=collecting.leave_alone)
    editor.run()
    if editor.defect is not None:
        from usecases_tui.safety.crash import tell_defect

        return tell_defect(editor, editor.defect)
    return editor.return_code or 0


def _path_of(root: Path, case_id: str) -> str:
    from usecases.editing.command import Refused
    from usecases.editing.opened import OpenedFiles

    try:
        return OpenedFiles(root).case_path(case_id)
    except Refused as refused:
        raise click.UsageError(refused.message.said()) from refused
