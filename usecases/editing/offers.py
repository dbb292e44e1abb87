"""What a way to a field may be that somebody has begun to write: `steps.con` leads on to `steps.confirm.within`."""

from typing import Any

from usecases.editing.command import Data, Refused
from usecases.editing.places import MAIN, steps_of
from usecases.editing.tree import is_there, value_at
from usecases.editing.where import Where, followed, parse_where
from usecases.reading.folder import FileKind
from usecases.validation.shape import holds_ids, names_at
from usecases.validation.wanted import wanted


def offers(data: Data, kind: FileKind, begun: str) -> list[str]:
    """The ways to fields and things of a file that begin as the text does.

    Only the next name is offered; where it is the only one, and names something whose fields are set one by one, what
    follows it is offered at once. A text that leads nowhere gets nothing.
    """
    above, point, last = begun.rpartition(".")
    found = [above + point + name for name in _names(data, kind, above) if name.startswith(last)]
    while len(found) == 1 and _is_set_in_parts(kind, parse_where(found[0], kind)):
        below = [f"{found[0]}.{name}" for name in _names(data, kind, found[0])]
        if not below:
            break
        found = below
    return found


def _names(data: Data, kind: FileKind, above: str) -> list[str]:
    """What may follow a way: names of fields, ids of things, positions of other items."""
    try:
        where = parse_where(above, kind) if above else ()
        new, path = followed(data, where, kind) if where else (data, ())
    except Refused:
        return []
    here: Any = value_at(new, path) if is_there(new, path) else None
    if not isinstance(here, list):
        return list(names_at(kind, path))
    if kind is FileKind.USE_CASE and path == MAIN:
        return [place.item["id"] for place in steps_of(data)]
    if holds_ids(kind, path):
        return [item["id"] for item in here if isinstance(item, dict) and isinstance(item.get("id"), str)]
    return [str(number) for number in range(1, len(here) + 1)]


def _is_set_in_parts(kind: FileKind, where: Where) -> bool:
    """Whether no word can be the value: a mapping, or a list of such."""
    field = wanted(kind, where)
    if field is None or field.shape("array") is None:
        return field is not None and {shape["type"] for shape in field.shapes} == {"object"}
    return _is_set_in_parts(kind, (*where, 0)) if len(field.shapes) == 1 else False
