"""Examples of what fields hold, in the reader's language."""

from collections.abc import Callable, Iterator
from re import compile as regex
from typing import Any

from usecases.languages.catalogue import _
from usecases.reading.folder import FileKind
from usecases.validation.schemas import schema
from usecases.validation.wanted import Shape, Wanted, wanted

_LETTER = regex(r"[^\W\d_]")
_ID = regex(r"[a-z0-9]+(-[a-z0-9]+)*")


def example(field: Wanted, whole: Shape) -> Any:
    """An example of what a field of a schema holds, as data; `None` where the schema gives none.

    Its prose is in the reader's language, in lists and mappings too. Ids, words of the format, durations and the like
    are the same in all languages; so is what stands in a field for one language.
    """
    return _told(field.example, field, whole, _)


def texts(kind: FileKind) -> Iterator[str]:
    """The prose of all examples for a kind of file, in English: what the catalogues must have."""
    whole, found = schema(kind), list[str]()

    def noted(text: str) -> str:
        found.append(text)
        return text

    top = wanted(kind, ())
    assert top is not None
    for field in _fields(top, whole):
        _told(field.example, field, whole, noted)
    return iter(dict.fromkeys(found))


def _fields(field: Wanted, whole: Shape) -> Iterator[Wanted]:
    """A field, and all that are below it."""
    yield field
    belows = [field.item(whole), *(field.field(name, whole) for name in field.names)]
    for below in belows:
        if below is not None:
            yield from _fields(below, whole)


def _told(value: Any, field: Wanted | None, whole: Shape, say: Callable[[str], str]) -> Any:
    """An example with its prose said in other words."""
    if field is None:
        return value
    if isinstance(value, list):
        return [_told(one, field.item(whole), whole, say) for one in value]
    if isinstance(value, dict):
        return {name: _told(below, field.field(name, whole), whole, say) for name, below in value.items()}
    return say(value) if isinstance(value, str) and _is_prose(value, field) else value


def _is_prose(text: str, field: Wanted) -> bool:
    """Whether it is in somebody's own words. Where any text may stand, an id may be the example: `trigger`."""
    if field.language or any("enum" in shape or "pattern" in shape for shape in field.shapes):
        return False
    return _LETTER.search(text) is not None and _ID.fullmatch(text) is None
