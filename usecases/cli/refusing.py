"""Refusals of the editing core, as the command line says them."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from usecases.editing.command import Refused
from usecases.saving.refusals import Busy, FileRefused, NotRecorded, explain
from usecases.text.harmless import harmless


@contextmanager
def refusals_said() -> Iterator[None]:
    """Say in words what is refused below, by click.ClickException: there is nothing to learn from `--help`."""
    try:
        yield
    except Refused as refused:
        raise click.ClickException(harmless(refused.message.said())) from refused
    except (FileRefused, NotRecorded, Busy) as refused:
        raise click.ClickException(harmless(explain(refused).said())) from refused
