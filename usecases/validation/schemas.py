"""The JSON Schemas of the file kinds, compiled when first needed."""

import json
from functools import cache
from typing import Any

import jsonschema_rs

from usecases import data
from usecases.reading.folder import FileKind


def schema_text(kind: FileKind) -> str:
    """The text of the schema of a file kind."""
    return (data.schemas() / f"{kind.value}.schema.json").read_text(encoding="utf-8")


@cache
def schema(kind: FileKind) -> dict[str, Any]:
    """The schema of a file kind."""
    loaded: dict[str, Any] = json.loads(schema_text(kind))
    return loaded


@cache
def _validator(kind: FileKind) -> Any:
    # Our patterns look neither ahead nor back, so the quicker of the two engines will do.
    return jsonschema_rs.Draft202012Validator(schema(kind), pattern_options=jsonschema_rs.RegexOptions())


def is_valid(content: Any, kind: FileKind) -> bool:
    """Whether plain data of the reader keeps the schema. Data must have texts for keys."""
    return bool(_validator(kind).is_valid(content))
