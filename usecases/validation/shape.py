"""What the schema allows at a place: the fields of a mapping in their order, and which of them must be there.

Paths may lead through things that aren't there yet.
"""

from typing import NamedTuple

from usecases.reading.folder import FileKind
from usecases.text.path import Path
from usecases.validation.wanted import Wanted, wanted

_NOTHING = Wanted(())


class Field(NamedTuple):
    """A field or item that a way leads to: the names of the fields on the way, and the way with 0 for each item."""

    names: tuple[str, ...]
    path: Path

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return self.path[-1:] == (0,)


def field_at(kind: FileKind, where: Path) -> Field:
    """The field or item that a way leads to: by names of fields, by ids of items and by positions of items."""
    names: tuple[str, ...] = ()
    path: Path = ()
    for part in where:
        if is_list_at(kind, path) and (isinstance(part, int) or part not in names_at(kind, path)):
            path = (*path, 0)
        else:
            names, path = (*names, str(part)), (*path, part)
    return Field(names, path)


def names_at(kind: FileKind, path: Path) -> tuple[str, ...]:
    """The fields that a mapping at a path may have, in the order of the schema; empty where there is no mapping."""
    return (wanted(kind, path) or _NOTHING).names


def required_at(kind: FileKind, path: Path) -> frozenset[str]:
    """The fields that a mapping at a path must have."""
    return frozenset(name for shape in (wanted(kind, path) or _NOTHING).shapes for name in shape.get("required", ()))


def is_free_at(kind: FileKind, path: Path) -> bool:
    """Whether a mapping at a path may have fields of any name."""
    return any(isinstance(shape.get("additionalProperties"), dict) for shape in (wanted(kind, path) or _NOTHING).shapes)


def is_list_at(kind: FileKind, path: Path) -> bool:
    """Whether a list may stand at a path."""
    return (wanted(kind, path) or _NOTHING).shape("array") is not None


def holds_ids(kind: FileKind, path: Path) -> bool:
    """Whether the items of a list at a path are mappings that must have ids."""
    item = (*path, 0)
    return "id" in required_at(kind, item) and (wanted(kind, item) or _NOTHING).shape("string") is None
