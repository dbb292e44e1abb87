"""The library that a command works on: given by `--library`, or found."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from usecases.languages.catalogue import _
from usecases.reading.folder import LIBRARY_FILE, find_library

Function = TypeVar("Function", bound=Callable[..., Any])


def library_option(function: Function) -> Function:
    """Add `--library DIR` to a command."""
    return click.option(
        "--library",
        "library",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        help=_("The library's folder; otherwise it is looked for upward, then in ./library."),
    )(function)


def library_root(library: Path | None, start: Path | None = None) -> Path:
    """The folder of the library; raises click.UsageError, which says what to do, where there is none."""
    if library is not None:
        if not os.path.isfile(library / LIBRARY_FILE):
            raise click.UsageError(
                _("{folder} is no library: it has no library.yaml. Make one with: usecases init DIR").format(
                    folder=library
                )
            )
        return library.resolve()
    try:
        root = find_library(start or Path())
    except FileNotFoundError as problem:
        text = _("The working folder was deleted or moved. Change to another one, and try again.")
        raise click.UsageError(text) from problem
    if root is None:
        raise click.UsageError(
            _(
                "There is no library here: no library.yaml in {folder}, above it, or in ./library. "
                "Make one with: usecases init DIR"
            ).format(folder=(start or Path()).absolute())
        )
    return root.resolve()
