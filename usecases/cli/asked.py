"""The files of libraries that a command's paths ask for."""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from usecases.cli.library_option import library_root
from usecases.languages.catalogue import _
from usecases.reading.folder import FoundFile


def by_library(paths: Sequence[Path], library: Path | None) -> dict[Path, list[Path]]:
    """The paths asked for by their library; an empty list stands for all of it. Raises click.UsageError."""
    if not paths:
        return {library_root(library): []}
    asked: dict[Path, list[Path]] = {}
    for path in paths:
        if not os.path.lexists(path):
            raise click.UsageError(_("There is no file or folder {path}.").format(path=path))
        root = library_root(library, path)
        asked.setdefault(root, []).append(path)
    whole = {root for root, some in asked.items() if any(path.resolve() == root for path in some)}
    return {root: [] if root in whole else some for root, some in asked.items()}


def inside(root: Path, found: Sequence[FoundFile], paths: Sequence[Path]) -> set[str]:
    """The library's files at or below the paths, relative to the library; raises click.UsageError for none."""
    asked: set[str] = set()
    for path in paths:
        relative = _relative(path, root)
        below = {file.path for file in found if file.path == relative or file.path.startswith(relative + "/")}
        if not below:
            raise click.UsageError(
                _("{path} holds nothing that belongs to the library {root}.").format(path=path, root=root)
            )
        asked |= below
    return asked


def _relative(path: Path, root: Path) -> str:
    # The last part isn't resolved: a link in the library is looked at as itself.
    whole = path.absolute().parent.resolve() / path.name if path.name not in ("", "..") else path.resolve()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else str(path)
