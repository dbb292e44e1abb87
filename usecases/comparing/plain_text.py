"""A file of a library as plain text, made to be compared line by line.

Everything that the data says stands in it, in the order of reading, each thing on a line of its own; nothing else does,
so that no line differs where only the layout does. Steps are called by their ids and not by their numbers: one step
more must not change the lines of all that follow.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from usecases.comparing.values import words_of
from usecases.languages.catalogue import reader_language
from usecases.languages.labels import label
from usecases.model.words import text_in
from usecases.reading.folder import FileKind
from usecases.text.harmless import harmless, one_line
from usecases.validation.shape import names_at

_INDENT = "    "
_HEADS = ("title", "action", "when", "text")
"""The first of these that a thing has is its heading."""


def plain_text(data: dict[str, Any], kind: FileKind) -> str:
    """The text of a file's data, which may break the schema, in the reader's language."""
    return "".join(f"{line}\n" for line in _mapping((), data, kind, ""))


def _mapping(names: tuple[str, ...], data: dict[str, Any], kind: FileKind, indent: str) -> Iterator[str]:
    head = _head(data)
    if head is not None:
        yield f"{indent}{head.words}"
    written = [name for name in names_at(kind, names) if name in data] if all(map(str.isidentifier, names)) else []
    below = indent + (_INDENT if names else "")
    for name in dict.fromkeys([*written, *data]):
        if head is None or name not in head.told:
            yield from _field((*names, name), data[name], kind, below)


class _Head(NamedTuple):
    """What a thing is called, and the fields that this tells in full."""

    words: str
    told: tuple[str, ...]


def _head(data: dict[str, Any]) -> _Head | None:
    if not isinstance(data.get("id"), str):
        return None
    named = one_line(data["id"])
    for name in _HEADS:
        said = data.get(name)
        if isinstance(said, str) and said and "\n" not in said:
            return _Head(f"{one_line(said)} [{named}]", ("id", name))
        if isinstance(said, dict) and (words := text_in(said, reader_language())):
            return _Head(f"{one_line(words)} [{named}]", ("id",))
    return _Head(f"[{named}]", ("id",))


def _field(names: tuple[str, ...], value: Any, kind: FileKind, indent: str) -> Iterator[str]:
    called = one_line(label(names))
    if isinstance(value, dict) and value:
        yield f"{indent}{called}:"
        yield from _mapping(names, value, kind, indent + ("" if len(names) > 1 else _INDENT))
    elif isinstance(value, list) and value:
        yield f"{indent}{called}:"
        for item in value:
            yield from _item(names, item, kind, indent + _INDENT)
    elif isinstance(value, str) and "\n" in value.strip():
        yield f"{indent}{called}:"
        yield from (f"{indent}{_INDENT}{harmless(line)}".rstrip() for line in value.rstrip().split("\n"))
    else:
        yield f"{indent}{called}: {words_of(names, value)}"


def _item(names: tuple[str, ...], item: Any, kind: FileKind, indent: str) -> Iterator[str]:
    if not isinstance(item, dict) or not isinstance(item.get("id"), str):
        yield f"{indent}- {words_of(names, item)}"
        return
    yield from _mapping(names, item, kind, indent)
