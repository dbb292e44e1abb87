"""A word about changes that a program which was killed left unsaved."""

from pathlib import Path

import click

from usecases.languages.catalogue import _


def mention_left_over(root: Path) -> None:
    """Say on standard error that there is something to recover, where there is."""
    from usecases.saving.recovery import left_over

    if left_over(root):
        click.echo(_("There are changes that were never saved. See them with: usecases recover"), err=True)
