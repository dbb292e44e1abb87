"""Help for a field: what its schema says of it, in the reader's language."""

from re import compile as regex
from typing import Any

from usecases.languages.catalogue import _, mark
from usecases.languages.punctuation import quoted
from usecases.languages.values import value_title
from usecases.reading.folder import FileKind
from usecases.text.path import Path
from usecases.validation.examples import example
from usecases.validation.schemas import schema
from usecases.validation.shape import field_at
from usecases.validation.wanted import Wanted, wanted

_EXAMPLE = mark("For example: {example}")
_QUOTED = regex("`([^`]*)`")


def field_help(kind: FileKind, where: Path) -> str:
    """What a field is for, and an example of what may stand there; empty where the format knows no such field.

    `where` leads to it by names of fields, by ids of items and by positions of items. Words of the format are said as
    people call them; what else the schema sets in backquotes stands in quotation marks.
    """
    field = field_at(kind, where)
    path = field.path
    wants = wanted(kind, path)
    if wants is not None and path and (not wants.description or (field.is_item and wants.shape("string") is not None)):
        wants = wanted(kind, path[:-1])  # of one text in a list there is no more to say than of all
    if wants is None:
        return ""
    text = _QUOTED.sub(lambda found: quoted(value_title(field.names, found[1])), _(wants.description))
    if (typed := _as_typed(wants, example(wants, schema(kind)))) is not None:
        text += "\n" + _(_EXAMPLE).format(example=typed)
    return text


def _as_typed(wants: Wanted, given: Any) -> str | None:
    """An example as one types it; none where something is chosen, or where there are fields to fill in one by one."""
    if wants.shape("boolean") is not None or any("enum" in shape for shape in wants.shapes):
        return None
    several = given if isinstance(given, list) else [given]
    if any(one is None or isinstance(one, dict) for one in several):
        return None
    return "; ".join(map(str, several))
