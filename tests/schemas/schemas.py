"""The schemas, walked through."""

from collections.abc import Iterator
from typing import Any

from usecases.reading.folder import FileKind
from usecases.validation.schemas import schema

BELOW = frozenset({"$defs", "items", "anyOf", "additionalProperties", "propertyNames"})
KINDS = [kind for kind in FileKind if kind is not FileKind.MEASUREMENTS]


def resolved(part: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    """A subschema, with what its `$ref` says beside its own words."""
    if "$ref" not in part:
        return part
    name = part["$ref"].removeprefix("#/$defs/")
    return {**resolved(root["$defs"][name], root), **{key: value for key, value in part.items() if key != "$ref"}}


def properties(kind: FileKind) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property at any depth, with its path."""
    root = schema(kind)
    waiting: list[tuple[str, Any]] = [("", root)]
    while waiting:
        path, part = waiting.pop()
        if isinstance(part, list):
            waiting.extend((f"{path}/{index}", below) for index, below in enumerate(part))
        elif isinstance(part, dict):
            for key, below in part.items():
                if key == "properties":
                    for name, one in below.items():
                        yield f"{path}/properties/{name}", one
                        waiting.append((f"{path}/properties/{name}", one))
                elif key in BELOW or path.endswith("/$defs"):
                    waiting.append((f"{path}/{key}", below))
