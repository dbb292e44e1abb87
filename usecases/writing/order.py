"""In which order the fields of a mapping are written: as the schema names them, unknown ones after those."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from usecases.reading.folder import FileKind
from usecases.validation.schemas import schema


class Fields:
    """What the schema says of one place: the schemas of all that may stand there."""

    def __init__(self, whole: dict[str, Any], variants: Iterable[dict[str, Any]]) -> None:
        self._whole = whole
        self._variants = [plain for variant in variants for plain in _plain(variant, whole)]
        self._names = list({name: None for variant in self._variants for name in variant.get("properties", {})})
        self._below: dict[str | None, Fields] = {}

    def in_order(self, names: Iterable[str]) -> list[str]:
        """The names as the schema has them; those it doesn't know come last, in the order they are given in."""
        given = dict.fromkeys(names)
        return [*(name for name in self._names if name in given), *(name for name in given if name not in self._names)]

    def below(self, part: str | int) -> "Fields":
        """What the schema says of a field, or of every item of a list."""
        known = None if isinstance(part, int) else part
        if known not in self._below:
            self._below[known] = Fields(self._whole, filter(None, (_field(each, known) for each in self._variants)))
        return self._below[known]


@cache
def fields(kind: FileKind) -> Fields:
    """The fields of a file of a kind, from the top."""
    whole = schema(kind)
    return Fields(whole, [whole])


def _field(variant: dict[str, Any], part: str | None) -> dict[str, Any] | None:
    """The schema of a field, or of the items (`None`)."""
    below = variant.get("items") if part is None else variant.get("properties", {}).get(part)
    if below is None and part is not None:
        below = variant.get("additionalProperties")
    return below if isinstance(below, dict) else None


def _plain(variant: dict[str, Any], whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The schemas that a schema stands for: what it refers to, each of its alternatives."""
    if "$ref" in variant:
        yield from _plain(whole["$defs"][variant["$ref"].removeprefix("#/$defs/")], whole)
    elif "anyOf" in variant:
        for one in variant["anyOf"]:
            yield from _plain(one, whole)
    else:
        yield variant
