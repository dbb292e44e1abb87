"""What the shell is offered for a word that is being typed. A problem here offers nothing: it never shows."""

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from usecases.reading.folder import SHARED_FILES, FileKind, find_library, scan

if TYPE_CHECKING:
    from usecases.model.shared import Shared


def case_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of the library's use cases, from the names of their files: no file is read."""
    del param
    try:
        return [
            CompletionItem(file.stem)
            for file in scan(_root(ctx))
            if file.kind is FileKind.USE_CASE and file.stem.startswith(incomplete)
        ]
    except OSError:
        return []


def group_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The groups of the library's map."""
    del param
    return [CompletionItem(group.id) for group in _shared(ctx, FileKind.MAP).groups if group.id.startswith(incomplete)]


def role_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The roles of the library."""
    del param
    return [CompletionItem(role.id) for role in _shared(ctx, FileKind.ROLES).roles if role.id.startswith(incomplete)]


def file_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of the library's use cases, and the names of its shared files."""
    shared = (name.removesuffix(".yaml") for name in SHARED_FILES)
    return [
        *case_ids(ctx, param, incomplete),
        *(CompletionItem(name) for name in shared if name.startswith(incomplete)),
    ]


def ways(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ways to the fields of the file that is named before: names of fields, and ids of what the file holds."""
    del param
    from usecases.cli.naming import path_of
    from usecases.editing.command import Refused
    from usecases.editing.offers import offers
    from usecases.editing.opened import OpenedFiles

    try:
        files = OpenedFiles(_root(ctx).resolve())
        path = path_of(files, ctx.params["name"])
        return [CompletionItem(way) for way in offers(files.data(path), files.kind(path), incomplete)]
    except (OSError, Refused):
        return []


def rule_words(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The codes of the rules, or their names where a name is begun."""
    del ctx, param
    from usecases.rules.registry import MODULES, name_of

    codes = [CompletionItem(code) for code in MODULES if code.startswith(incomplete.upper())]
    if codes:
        return codes
    return [CompletionItem(name_of(code)) for code in MODULES if name_of(code).startswith(incomplete)]


def _root(ctx: click.Context) -> Path:
    given = ctx.params.get("library")
    root = Path(given) if given else find_library(Path())
    if root is None:
        raise FileNotFoundError
    return root


def _shared(ctx: click.Context, kind: FileKind) -> "Shared":
    """What one of the shared files holds; nothing where it can't be read."""
    from usecases.library import assemble, shared_of
    from usecases.reading.document import load_document

    try:
        root = _root(ctx)
        return assemble(root, (load_document(root, file) for file in scan(root) if file.kind is kind)).shared
    except OSError:
        return shared_of({})
