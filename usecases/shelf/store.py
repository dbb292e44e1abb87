"""The shelf as the editor reads it: what its list shows and what its filter looks in, kept from the last time.

A cache only: where there is none, where it is broken or of another layout, it is empty, and nobody is told.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from usecases import collecting
from usecases.shelf.layout import ALL_ROWS, FAULTS, FILE, for_reading, has_index, is_current, rows_of
from usecases.shelf.rows import ShelfRow
from usecases.shelf.words import Asked, asked
from usecases.state import state_folder

_HEADS = "SELECT number, path, head FROM files ORDER BY path"
_IN_INDEX = "SELECT rowid FROM texts WHERE texts MATCH ?"
_IN_TEXTS = "SELECT rowid FROM texts"


class _Heads(NamedTuple):
    """Number, path, and folded id and title of every file, in the order of their paths; SQLite is slower at these."""

    version: object = None
    numbers: tuple[int, ...] = ()
    paths: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()

    def having(self, text: str) -> Iterator[int]:
        """The numbers of the files with a text in their head."""
        return (number for number, head in zip(self.numbers, self.heads, strict=True) if text in head)


class News(NamedTuple):
    """The rows written after a turn, in no order, and the turn to ask from the next time."""

    turn: int
    rows: list[ShelfRow]


class Shelf:
    """A library's shelf, opened for reading; it may be used from any thread, by one at a time.

    Another process may write to it at the same time, throw it away and make a new one.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None
        self._indexed = False
        self._heads = _Heads()
        self._found: dict[Asked, set[int]] = {}

    @classmethod
    def open(cls, root: Path) -> "Shelf":
        """The shelf of a library."""
        folder = state_folder(root.resolve()) if root.is_dir() else None
        return cls(folder / FILE if folder else None)

    def rows(self) -> list[ShelfRow]:
        """The rows of all files, in the order of their paths; none where the shelf is empty."""
        with collecting.put_off():
            rows = self._made(self._asked(ALL_ROWS))
        rows.sort()  # by path, which none shares; they mostly lie in this order, and SQLite would take longer
        return rows

    def news(self, turn: int = 0) -> News:
        """The rows that were written after a turn: those of new and changed files, and those with other counts.

        Of files that are gone it says nothing; `rows` does.
        """
        written = self._asked(f"{ALL_ROWS} WHERE turn > ?", (turn,))
        return News(max((row[-1] for row in written), default=turn), self._made(written))

    def version(self) -> object:
        """Something that is equal as long as nothing was written."""
        self._ready()
        return self._identity, self._asked("PRAGMA data_version")

    def matching(self, query: str, limit: int | None = None) -> list[str]:
        """The paths of the use cases that have every word of a filter, in order; all of them for no words.

        A word is found where a word of the texts begins with it, or anywhere in title and id; case and diacritics
        don't matter.
        """
        _, numbers, paths, _ = heads = self._heads_now()
        # Who types on has asked for all words but the last before.
        self._found = {word: self._found.get(word) or self._numbers(heads, word) for word in asked(query)}
        found = set(numbers).intersection(*self._found.values())
        return [path for number, path in zip(numbers, paths, strict=True) if number in found][:limit]

    def heads(self) -> dict[str, str]:
        """Id and title of every file by its path, folded as a filter looks in them."""
        heads = self._heads_now()
        return dict(zip(heads.paths, heads.heads, strict=True))

    def close(self) -> None:
        """Let go of the file; the shelf opens it again when it is asked."""
        connection, self._connection, self._identity = self._connection, None, None
        if connection is not None:
            connection.close()

    def _heads_now(self) -> _Heads:
        version = self.version()
        if self._heads.version != version:
            with collecting.put_off():
                numbers, paths, heads = tuple(zip(*self._asked(_HEADS), strict=True)) or ((), (), ())
            self._heads = _Heads(version, numbers, paths, heads)
            self._found = {}
        return self._heads

    def _numbers(self, heads: _Heads, word: Asked) -> set[int]:
        """The numbers of the files in which a word of a filter is found."""
        if self._indexed:
            rows = self._asked(_IN_INDEX, (" AND ".join(f'"{each}"*' for each in word.words),))
        else:
            begins = " AND ".join(["instr(words, ?)"] * len(word.words))
            rows = self._asked(f"{_IN_TEXTS} WHERE {begins}", [f" {each}" for each in word.words])
        return {number for (number,) in rows}.union(heads.having(word.text))

    def _asked(self, statement: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of an answer; none where there is nobody to ask."""
        connection = self._ready()
        if connection is None:
            return []
        try:
            return connection.execute(statement, tuple(values)).fetchall()
        except FAULTS:
            self.close()
            return []

    def _made(self, found: list[tuple[Any, ...]]) -> list[ShelfRow]:
        try:
            return rows_of(found)
        except (TypeError, ValueError):  # a broken file that SQLite takes for sound
            return []

    def _ready(self) -> sqlite3.Connection | None:
        """The connection to the file that is there now."""
        identity = self._identity_now()
        if identity != self._identity:
            self.close()
            self._connect(identity)
        return self._connection

    def _connect(self, identity: tuple[int, int] | None) -> None:
        if self._file is None or identity is None:
            return
        try:
            connection = for_reading(self._file)
        except FAULTS:
            return
        try:
            current = is_current(connection)
            self._indexed = current and has_index(connection)
        except FAULTS:
            current = False
        if current:
            self._connection, self._identity = connection, identity
        else:
            connection.close()

    def _identity_now(self) -> tuple[int, int] | None:
        if self._file is None:
            return None
        try:
            status = self._file.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino
