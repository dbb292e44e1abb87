"""What the schema allows at a place: the fields of a mapping in their order, and which of them must be there.

Paths may lead through things that aren't there yet.
"""

from usecases.reading.folder import FileKind
from usecases.text.path import Path
from usecases.validation.wanted import Wanted, wanted

_NOTHING = Wanted(())


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
