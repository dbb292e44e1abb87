"""Finding and replacing the ids of roles, artefacts, groups and so on wherever they stand."""

from collections.abc import Iterator
from typing import Any

from usecases.editing.command import Data
from usecases.editing.tree import changed
from usecases.reading.folder import FileKind
from usecases.text.path import Path
from usecases.validation.standing import DEFINED, EACH, REFERRED, Fields, IdKind


def references(data: Data, file: FileKind, kind: IdKind) -> Iterator[tuple[Path, str]]:
    """The ids of a kind that a file refers to, each with its path; whatever breaks the schema is passed over."""
    for fields, stands in REFERRED.get(file, ()):
        if stands is kind:
            yield from _ids(data, fields, ())


def definitions(data: Data, kind: IdKind) -> Iterator[tuple[Path, str]]:
    """The ids that are defined in the file of their kind (`DEFINED`), each with its path."""
    key = DEFINED[kind].items
    items = data.get(key)
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, str):  # a channel may be written as its id alone
            yield (key, index), item
        elif isinstance(item, dict) and isinstance(own := item.get("id"), str):
            yield (key, index, "id"), own


def with_id_replaced(data: Data, file: FileKind, kind: IdKind, old: str, new: str) -> Data:
    """The data with another id wherever the old one is defined or referred to; the same object where it isn't."""
    found = list(references(data, file, kind))
    if kind in DEFINED and DEFINED[kind].kind is file:
        found += definitions(data, kind)
    for path, name in found:
        if name == old:
            data = changed(data, path, lambda _old: new)
    return data


def _ids(data: Any, fields: Fields, path: Path) -> Iterator[tuple[Path, str]]:
    if not fields:
        if isinstance(data, str):
            yield path, data
        elif isinstance(data, list):
            yield from (((*path, index), item) for index, item in enumerate(data) if isinstance(item, str))
        return
    field, *below = fields
    if field == EACH:
        for index, item in enumerate(data if isinstance(data, list) else ()):
            yield from _ids(item, tuple(below), (*path, index))
    elif isinstance(data, dict) and field in data:
        yield from _ids(data[field], tuple(below), (*path, field))
