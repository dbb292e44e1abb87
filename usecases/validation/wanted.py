"""What a field wants, by the schema of its file."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from usecases.reading.folder import FileKind
from usecases.text.path import Path
from usecases.validation.schemas import schema

Shape = Mapping[str, Any]
"""A schema of one type, without references or alternatives."""


class Wanted(NamedTuple):
    """The shapes that a field's value may have, and an example of one."""

    shapes: tuple[Shape, ...]
    example: Any = None

    def shape(self, kind: str) -> Shape | None:
        """The shape of a type of JSON (`string`, `array`, `object`, `number`, `boolean`), where the field takes it."""
        return next((shape for shape in self.shapes if shape["type"] == kind), None)

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that the value may have where it is a mapping."""
        return tuple(dict.fromkeys(name for shape in self.shapes for name in shape.get("properties", ())))

    def item(self, whole: Shape) -> "Wanted | None":
        """What an item wants where the value is a list."""
        shape = self.shape("array")
        return None if shape is None else _of(shape["items"], whole)


def wanted(kind: FileKind, where: Path) -> Wanted | None:
    """What the field or item at a place wants; `None` where the format knows no such place.

    `where` leads there by the names of fields, by ids of items (any text will do) and by positions of items.
    """
    whole = schema(kind)
    found: Wanted | None = _of(whole, whole)
    for part in where:
        found = None if found is None else _below(found, part, whole)
    return found


def _below(above: Wanted, part: str | int, whole: Shape) -> Wanted | None:
    if (item := above.item(whole)) is not None and (isinstance(part, int) or part not in above.names):
        return item
    belows = [below for shape in above.shapes if (below := _property(shape, part)) is not None]
    return _of({"anyOf": belows}, whole) if belows else None


def _property(shape: Shape, part: str | int) -> Shape | None:
    open_one = shape.get("additionalProperties")
    return shape.get("properties", {}).get(part) or (open_one if isinstance(open_one, dict) else None)


def _of(field: Shape, whole: Shape) -> Wanted:
    return Wanted(tuple(_shapes(field, whole)), next(iter(_examples(field, whole)), None))


def _shapes(field: Shape, whole: Shape) -> Iterator[Shape]:
    if "$ref" in field:
        yield from _shapes(_referred(field, whole), whole)
    for alternative in field.get("anyOf", ()):
        yield from _shapes(alternative, whole)
    if "type" in field:
        yield field


def _examples(field: Shape, whole: Shape) -> Iterable[Any]:
    yield from field.get("examples", ())
    for alternative in field.get("anyOf", ()):
        yield from _examples(alternative, whole)
    if "$ref" in field:
        yield from _examples(_referred(field, whole), whole)


def _referred(field: Shape, whole: Shape) -> Shape:
    return whole["$defs"][field["$ref"].rpartition("/")[2]]  # type: ignore[no-any-return]
