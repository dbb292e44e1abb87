"""A word, before something is changed, about what others do with the library or have left in it."""

import os
from datetime import datetime
from pathlib import Path

import click

from usecases.languages.catalogue import _
from usecases.text.harmless import one_line


def mention_others(root: Path) -> None:
    """Say on standard error who else has the library open, and whether there is something to recover."""
    from usecases.saving.locks import editors
    from usecases.saving.recovery import left_over

    for editor in editors(root):
        if editor.pid != os.getpid():
            since = datetime.fromtimestamp(editor.since).strftime("%H:%M")
            text = _("{user} on {host} has had this library open since {time} (process {pid}).")
            told = {"user": one_line(editor.user), "host": one_line(editor.host), "time": since, "pid": editor.pid}
            click.echo(text.format(**told), err=True)
    if left_over(root):
        click.echo(_("There are changes that were never saved. See them with: usecases recover"), err=True)
