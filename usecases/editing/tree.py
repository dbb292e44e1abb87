"""Changing plain data without changing it: copies along the way to a change, and the same objects everywhere else.

Wrong ways raise `LookupError`; who asks in a user's name looks first.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar

from usecases.text.path import Path

Tree = TypeVar("Tree")

Order: TypeAlias = Callable[[Path], Sequence[str]]
"""The names of the fields of the mapping at a path, in their order."""


def value_at(data: Any, path: Path) -> Any:
    """The value at a path; raises LookupError where there is none."""
    for index, part in enumerate(path):
        if not _leads_on(data, part):
            raise LookupError(path[: index + 1])
        data = data[part]
    return data


def is_there(data: Any, path: Path) -> bool:
    """Whether a path leads to a value."""
    try:
        value_at(data, path)
    except LookupError:
        return False
    return True


def changed(data: Tree, path: Path, change: Callable[[Any], Any]) -> Tree:
    """The data with `change` made to the value at a path; raises LookupError where there is none."""
    if not path:
        new: Tree = change(data)
        return new
    if not _leads_on(data, path[0]):
        raise LookupError(path)
    above: Any = data.copy()  # type: ignore[attr-defined]
    above[path[0]] = changed(above[path[0]], path[1:], change)
    return above  # type: ignore[no-any-return]


def put(data: Tree, path: Path, value: Any, order: Order | None = None) -> Tree:
    """The data with a value at a path, in place of what is there; mappings that are missing on the way are made.

    `order` says which fields a mapping at a path has, in their order: a new field is put where that wants it.
    Raises LookupError where a list has no such item, or something else than a mapping or a list is in the way.
    """
    return _put(data, (), path, value, order)  # type: ignore[no-any-return]


def _put(data: Any, above: Path, path: Path, value: Any, order: Order | None) -> Any:
    if not path:
        return value
    part, rest = path[0], path[1:]
    if _leads_on(data, part):
        return changed(data, (part,), lambda old: _put(old, (*above, part), rest, value, order))
    if not isinstance(part, str) or not isinstance(data, dict):
        raise LookupError((*above, *path))
    below = _put({}, (*above, part), rest, value, order)
    return with_field(data, part, below, order(above) if order else ())


def drop(data: Tree, path: Path) -> Tree:
    """The data without the field or item at a path; raises LookupError where there is none."""
    *above, last = path
    value_at(data, path)
    return changed(data, tuple(above), lambda holder: _without(holder, last))


def insert(data: Tree, path: Path, value: Any) -> Tree:
    """The data with one more item in a list: the path ends in the position it shall have, at most the list's length.

    The list is made where it is missing. Raises LookupError where something else is there, or there is no such place.
    """
    *above, position = path
    where = tuple(above)
    if not is_there(data, where):
        data = put(data, where, [])
    items = value_at(data, where)
    if not isinstance(items, list) or not isinstance(position, int) or not 0 <= position <= len(items):
        raise LookupError(path)
    return changed(data, where, lambda old: [*old[:position], value, *old[position:]])


def with_field(mapping: Mapping[str, Any], name: str, value: Any, order: Sequence[str] = ()) -> dict[str, Any]:
    """A mapping with one more field, after the nearest of those that come before it in the order; else at the end.

    A field that is there keeps its place. Where none of those before it is there, it becomes the first of the ordered
    fields.
    """
    if name in mapping or name not in order:
        return {**mapping, name: value}
    place = list(order).index(name)
    before = next((one for one in reversed(order[:place]) if one in mapping), None)
    keys = list(mapping)
    if before is not None:
        keys.insert(keys.index(before) + 1, name)
    else:
        first = next((index for index, one in enumerate(keys) if one in order), len(keys))
        keys.insert(first, name)
    return {one: value if one == name else mapping[one] for one in keys}


def ordered(mapping: Mapping[str, Any], order: Sequence[str]) -> dict[str, Any]:
    """A new mapping's fields in an order; those that it doesn't name come last."""
    rank = {name: index for index, name in enumerate(order)}
    return {name: mapping[name] for name in sorted(mapping, key=lambda one: rank.get(one, len(rank)))}


def _leads_on(data: Any, part: str | int) -> bool:
    if isinstance(data, dict):
        return isinstance(part, str) and part in data
    return isinstance(data, list) and isinstance(part, int) and 0 <= part < len(data)


def _without(holder: Any, part: str | int) -> Any:
    if isinstance(holder, dict):
        return {name: value for name, value in holder.items() if name != part}
    return [value for index, value in enumerate(holder) if index != part]
