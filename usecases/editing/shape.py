"""What the schema allows at a place: the fields of a mapping in their order, and which of them must be there."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from usecases.reading.folder import FileKind
from usecases.text.path import Path
from usecases.validation.schemas import schema

_MAPPING_OF_WORDS = "additionalProperties"


def names_at(kind: FileKind, path: Path) -> list[str]:
    """The fields that a mapping at a path may have, in the order of the schema; empty where there is no mapping."""
    return list({name: None for variant in _variants_at(kind, path) for name in variant.get("properties", {})})


def required_at(kind: FileKind, path: Path) -> frozenset[str]:
    """The fields that a mapping at a path must have."""
    return frozenset(name for variant in _variants_at(kind, path) for name in variant.get("required", ()))


def is_free_at(kind: FileKind, path: Path) -> bool:
    """Whether a mapping at a path may have fields of any name."""
    return any(isinstance(variant.get(_MAPPING_OF_WORDS), dict) for variant in _variants_at(kind, path))


def is_list_at(kind: FileKind, path: Path) -> bool:
    """Whether a list may stand at a path."""
    return any(variant.get("type") == "array" for variant in _variants_at(kind, path))


def holds_ids(kind: FileKind, path: Path) -> bool:
    """Whether the items of a list at a path are mappings that must have ids."""
    return "id" in required_at(kind, (*path, 0)) and not _may_be_text(kind, (*path, 0))


def _may_be_text(kind: FileKind, path: Path) -> bool:
    return any(variant.get("type") == "string" for variant in _variants_at(kind, path))


def _variants_at(kind: FileKind, path: Path) -> list[dict[str, Any]]:
    """The schemas of what may stand at a path; every index of a list is the same to them."""
    return _variants(kind, tuple(0 if isinstance(part, int) else part for part in path))


@cache
def _variants(kind: FileKind, path: Path) -> list[dict[str, Any]]:
    whole = schema(kind)
    if not path:
        return list(_plain(whole, whole))
    part = path[-1]
    found: list[dict[str, Any]] = []
    for above in _variants(kind, path[:-1]):
        below = above.get("items") if isinstance(part, int) else _field(above, part)
        if isinstance(below, dict):
            found += _plain(below, whole)
    return found


def _field(variant: dict[str, Any], name: str) -> Any:
    return variant.get("properties", {}).get(name) or variant.get(_MAPPING_OF_WORDS)


def _plain(variant: dict[str, Any], whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The schemas that a schema stands for: what it refers to, each of its alternatives."""
    if "$ref" in variant:
        target = variant["$ref"].removeprefix("#/$defs/")
        yield from _plain(whole["$defs"][target], whole)
    elif "anyOf" in variant:
        for one in variant["anyOf"]:
            yield from _plain(one, whole)
    else:
        yield variant
