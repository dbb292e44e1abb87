"""What a field wants, by the schema of its file."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from usecases.model.words import LANGUAGES
from usecases.reading.folder import FileKind
from usecases.text.path import Path
from usecases.validation.schemas import schema

Shape = Mapping[str, Any]
"""A schema of one type, without references or alternatives."""


class Wanted(NamedTuple):
    """The shapes that a field's value may have, an example of one, and what the field is for, in English.

    `language` is that of the field's texts where it's a field for one language (`title.pl`); empty for all others.
    """

    shapes: tuple[Shape, ...]
    example: Any = None
    description: str = ""
    language: str = ""

    def shape(self, kind: str) -> Shape | None:
        """The shape of a type of JSON (`string`, `array`, `object`, `number`, `boolean`), where the field takes it."""
        return next((shape for shape in self.shapes if shape["type"] == kind), None)

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that the value may have where it is a mapping."""
        return tuple(dict.fromkeys(name for shape in self.shapes for name in shape.get("properties", ())))

    @property
    def is_by_language(self) -> bool:
        """Whether the value may be a mapping of languages to texts."""
        return bool(self.names) and set(self.names) <= set(LANGUAGES)

    def item(self, whole: Shape) -> "Wanted | None":
        """What an item wants where the value is a list."""
        shape = self.shape("array")
        return None if shape is None else _of(shape["items"], whole)._replace(language=self.language)

    def field(self, name: str, whole: Shape) -> "Wanted | None":
        """What a field wants where the value is a mapping."""
        belows = [below for shape in self.shapes if (below := _property(shape, name)) is not None]
        if not belows:
            return None
        language = name if self.is_by_language else self.language
        return _of({"anyOf": belows}, whole)._replace(language=language)


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
    return above.field(part, whole) if isinstance(part, str) else None


def _property(shape: Shape, name: str) -> Shape | None:
    open_one = shape.get("additionalProperties")
    return shape.get("properties", {}).get(name) or (open_one if isinstance(open_one, dict) else None)


def _of(field: Shape, whole: Shape) -> Wanted:
    example = next(_said(field, whole, "examples"), None)
    return Wanted(tuple(_shapes(field, whole)), example, next(_said(field, whole, "description"), ""))


def _shapes(field: Shape, whole: Shape) -> Iterator[Shape]:
    if "$ref" in field:
        yield from _shapes(_referred(field, whole), whole)
    for alternative in field.get("anyOf", ()):
        yield from _shapes(alternative, whole)
    if "type" in field:
        yield field


def _said(field: Shape, whole: Shape, name: str) -> Iterator[Any]:
    """What a schema says under a name, of the field itself first: each of a list, or the one thing."""
    said = field.get(name, ())
    yield from said if isinstance(said, list) else [said] if said else ()
    for alternative in field.get("anyOf", ()):
        yield from _said(alternative, whole, name)
    if "$ref" in field:
        yield from _said(_referred(field, whole), whole, name)


def _referred(field: Shape, whole: Shape) -> Shape:
    return whole["$defs"][field["$ref"].rpartition("/")[2]]  # type: ignore[no-any-return]
