"""The files of libraries that a command's paths ask for."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from usecases.cli.library_option import library_root
from usecases.languages.catalogue import _
from usecases.reading.folder import FoundFile, find_library, scan

Function = TypeVar("Function", bound=Callable[..., Any])


def ignore_unknown_option(function: Function) -> Function:
    """Add `--ignore-unknown` to a command that is given paths."""
    return click.option(
        "--ignore-unknown",
        is_flag=True,
        help=_("Pass over paths that belong to no library, as hooks of git may give them."),
    )(function)


def known(paths: Sequence[Path]) -> list[Path]:
    """The paths that are there and belong to a library."""
    roots = {path: _root_of(path) for path in paths if os.path.lexists(path)}
    files = {root: [file.path for file in scan(root, stamps=False)] for root in {*roots.values()} if root is not None}
    return [path for path, root in roots.items() if root is not None and _holds(files[root], _relative(path, root))]


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
        below = {file.path for file in found if _is_below(file.path, relative)}
        if not below:
            raise click.UsageError(
                _("{path} holds nothing that belongs to the library {root}.").format(path=path, root=root)
            )
        asked |= below
    return asked


def _root_of(path: Path) -> Path | None:
    root = find_library(path)
    return root.resolve() if root is not None else None


def _holds(files: Sequence[str], relative: str) -> bool:
    return relative == "." or any(_is_below(file, relative) for file in files)


def _is_below(file: str, relative: str) -> bool:
    return file == relative or file.startswith(relative + "/")


def _relative(path: Path, root: Path) -> str:
    # The last part isn't resolved: a link in the library is looked at as itself.
    whole = path.absolute().parent.resolve() / path.name if path.name not in ("", "..") else path.resolve()
    return (whole.relative_to(root) if whole.is_relative_to(root) else whole).as_posix()
