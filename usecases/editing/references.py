"""Where a use case refers to its steps and branches: the one place that knows.

Data is taken as it is: what breaks the schema is passed over.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from usecases.editing.command import Data
from usecases.editing.tree import put
from usecases.model.usecase import RESERVED
from usecases.text.path import Path


class Reference(NamedTuple):
    """An id of a step or branch, and the path of the text that holds it."""

    path: Path
    id: str


_EACH = 0
"""In the ways below: each item of a list, or the value itself where one thing stands without a list."""

_IN_STEPS: tuple[Path, ...] = (("repeat", "from"),)
_IN_BRANCHES: tuple[Path, ...] = (("at", _EACH), ("resume",))
_MOMENT: Path = ("within", _EACH, "from")
"""May be a text in words as well: it refers to a step only where there is one of that id."""

_HOLDERS: tuple[Path, ...] = (("steps", _EACH), ("branches", _EACH), ("branches", _EACH, "steps", _EACH))
_STEPS = (_HOLDERS[0], _HOLDERS[2])
_WAYS: tuple[Path, ...] = (
    *((*holder, *way) for holder in _STEPS for way in _IN_STEPS),
    *((*_HOLDERS[1], *way) for way in _IN_BRANCHES),
    ("limits", _EACH, "from"),
    ("limits", _EACH, "to"),
    ("considered", _EACH, "at", _EACH),
    ("open_points", _EACH, "at", _EACH),
)
_MOMENTS: tuple[Path, ...] = tuple((*holder, *_MOMENT) for holder in _STEPS)


def holders(data: Data) -> Iterator[Reference]:
    """Every step and branch: its path and its id, those of the main scenario first, then the branches and theirs."""
    for way in _HOLDERS:
        for path, item in _along(data, way):
            if isinstance(item, dict) and isinstance(name := item.get("id"), str):
                yield Reference(path, name)


def ids(data: Data) -> set[str]:
    """The ids of all steps and branches."""
    return {held.id for held in holders(data)}


def references(data: Data) -> Iterator[Reference]:
    """Every reference to a step or branch, those into nowhere too. Reserved words and words about time are none."""
    for way in _WAYS:
        for path, name in _along(data, way):
            if isinstance(name, str) and name not in RESERVED:
                yield Reference(path, name)
    known = ids(data)
    for way in _MOMENTS:
        for path, name in _along(data, way):
            if isinstance(name, str) and name in known and name not in RESERVED:
                yield Reference(path, name)


def references_to(data: Data, names: Collection[str]) -> list[Reference]:
    """The references to any of these steps and branches."""
    return [found for found in references(data) if found.id in names]


def with_ids_replaced(data: Data, new_ids: Mapping[str, str]) -> Data:
    """The data with other ids, by the old ones: the steps' and branches' own, and wherever they are referred to."""
    changes = [(found.path, new_ids[found.id]) for found in references(data) if found.id in new_ids]
    changes += [((*held.path, "id"), new_ids[held.id]) for held in holders(data) if held.id in new_ids]
    for path, new in changes:
        data = put(data, path, new)
    return data


def _along(data: Any, way: Path, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """The values at the ends of a way, with their paths."""
    if not way:
        yield path, data
    elif way[0] != _EACH:
        if isinstance(data, dict) and way[0] in data:
            yield from _along(data[way[0]], way[1:], (*path, way[0]))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _along(item, way[1:], (*path, index))
    else:
        yield from _along(data, way[1:], path)
