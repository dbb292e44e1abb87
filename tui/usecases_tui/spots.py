"""From a path in a file to the spot that shows it, and the numbers of what is in a use case."""

from collections.abc import Mapping

from usecases.editing.command import Data
from usecases.editing.places import around
from usecases.editing.where import Where
from usecases.reading.document import Document
from usecases.reading.folder import FileKind
from usecases.text.path import Path
from usecases.validation.numbered import numbers_in
from usecases_tui.desk import Spot


def spot_at(document: Document, path: Path) -> Spot:
    """The step, branch, role… that a path leads into, and the field; the file where it leads into none."""
    if document.data is None:
        return Spot(document.path)
    if document.kind is FileKind.USE_CASE:
        thing = around(document.data, path)
        where: Where = () if thing.id is None else (str(thing.path[-2]), thing.id)
        return Spot(document.path, where, thing.field)
    return Spot(document.path, *_item(document.data, path))


def numbers_of(document: Document) -> Mapping[str, str]:
    """The numbers of steps and branches; none of a file that breaks the format."""
    if document.kind is not FileKind.USE_CASE or document.data is None:
        return {}
    return numbers_in(document.data)


def _item(data: Data, path: Where) -> tuple[Where, Where]:
    """The role, artefact, group or indicator that a path leads into, and the way on from there."""
    if len(path) > 1 and isinstance(path[1], int):
        items = data.get(str(path[0]))
        item = items[path[1]] if isinstance(items, list) and path[1] < len(items) else None
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            return (path[0], item["id"]), path[2:]
    return (), path
