"""A defect of the program: a report for whoever mends it, and one line for the user."""

import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence

import click

from usecases import __version__
from usecases.cli.exits import DEFECT
from usecases.languages.catalogue import _


def report_defect(error: Exception, arguments: Sequence[str]) -> int:
    """Save the traceback to a file, print its path, and return the exit code."""
    path = save_report(error, arguments)
    text = _("The program has a defect ({kind}). Your files were not changed by it. A report was saved to {path}.")
    click.echo(text.format(kind=type(error).__name__, path=path), err=True)
    sys.stdout.flush()
    return DEFECT


def save_report(error: Exception, arguments: Sequence[str]) -> str:
    """Save the traceback and the versions to a file, and return its path."""
    lines = [
        f"usecases {__version__}, Python {platform.python_version()}, {platform.platform()}\n",
        f"arguments: {list(arguments)}\n\n",
        *traceback.format_exception(error),
    ]
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", errors="backslashreplace", prefix="usecases-defect-", suffix=".txt", delete=False
    ) as file:
        file.writelines(lines)
    return file.name
