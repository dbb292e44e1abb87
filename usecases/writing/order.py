"""In which order the fields of a mapping are written: as the schema names them, unknown ones after those."""

from collections.abc import Iterable
from functools import cache

from usecases.reading.folder import FileKind
from usecases.text.path import Path
from usecases.validation.shape import names_at


class Fields:
    """The fields that the schema knows at one place of a file."""

    def __init__(self, kind: FileKind, path: Path) -> None:
        self._kind = kind
        self._path = path
        self._names = names_at(kind, path)
        self._below: dict[str | int, Fields] = {}

    def in_order(self, names: Iterable[str]) -> list[str]:
        """The names as the schema has them; those it doesn't know come last, in the order they are given in."""
        given = dict.fromkeys(names)
        return [*(name for name in self._names if name in given), *(name for name in given if name not in self._names)]

    def below(self, part: str | int) -> "Fields":
        """What the schema says of a field, or of every item of a list."""
        known = 0 if isinstance(part, int) else part
        if known not in self._below:
            self._below[known] = Fields(self._kind, (*self._path, known))
        return self._below[known]


@cache
def fields(kind: FileKind) -> Fields:
    """The fields of a file of a kind, from the top."""
    return Fields(kind, ())
