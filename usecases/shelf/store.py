"""The shelf as the editor reads it: what its list shows and what its filter looks in, kept from the last time.

A cache only: where there is none, where it is broken or of another layout, it is empty, and nobody is told.
"""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from usecases import collecting
from usecases.shelf.layout import FAULTS, FILE, for_reading, has_index, is_current
from usecases.shelf.rows import ShelfRow, load_trouble
from usecases.shelf.words import Asked, asked
from usecases.state import state_folder

_ALL = "SELECT path, id, title, process_group, status, language, errors, warnings, notes, trouble, turn FROM files"
_PATHS = "SELECT path FROM files"
_IN_HEAD = "SELECT number FROM files WHERE instr(head, ?)"
_IN_INDEX = "SELECT rowid FROM texts WHERE texts MATCH ?"
_IN_TEXTS = "SELECT rowid FROM texts WHERE {}"
_BEGINS = "instr(words, ?)"


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

    @classmethod
    def open(cls, root: Path) -> "Shelf":
        """The shelf of a library."""
        folder = state_folder(root.resolve())
        return cls(folder / FILE if folder else None)

    def rows(self) -> list[ShelfRow]:
        """The rows of all files, in the order of their paths; none where the shelf is empty."""
        rows = self._made(self._asked(_ALL))
        rows.sort()  # by path, which none shares; they mostly lie in this order, and SQLite would take longer
        return rows

    def news(self, turn: int = 0) -> News:
        """The rows that were written after a turn: those of new and changed files, and those with other counts.

        Of files that are gone it says nothing; `rows` does.
        """
        written = self._asked(f"{_ALL} WHERE turn > ?", (turn,))
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
        self._ready()
        conditions, values = [], []
        for word in asked(query):
            condition, some = self._condition(word)
            conditions.append(condition)
            values += some
        statement = f"{_PATHS} WHERE {' AND '.join(conditions)}" if conditions else _PATHS
        found = [path for (path,) in self._asked(statement, values)]
        found.sort()
        return found[:limit]

    def close(self) -> None:
        """Let go of the file; the shelf opens it again when it is asked."""
        connection, self._connection, self._identity = self._connection, None, None
        if connection is not None:
            connection.close()

    def _condition(self, word: Asked) -> tuple[str, list[str]]:
        """The condition of SQL that finds one word of a filter, and its values."""
        if self._indexed:
            within = _IN_INDEX
            values = [" AND ".join(f'"{each}"*' for each in word.words)]
        else:
            within = _IN_TEXTS.format(" AND ".join([_BEGINS] * len(word.words)))
            values = [f" {each}" for each in word.words]
        return f"number IN ({_IN_HEAD} UNION ALL {within})", [word.text, *values]

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
            return _rows_of(found)
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


def _rows_of(found: list[tuple[Any, ...]]) -> list[ShelfRow]:
    """Rows of what the database gave; words that stand in many rows are kept once."""
    kept: dict[str | None, str | None] = {}
    with collecting.put_off():
        rows = []
        for path, case_id, title, group, status, language, errors, warnings, notes, trouble, _ in found:
            rows.append(
                ShelfRow(
                    path,
                    case_id,
                    title,
                    kept.setdefault(group, group),
                    kept.setdefault(status, status) or "",
                    kept.setdefault(language, language),
                    errors,
                    warnings,
                    notes,
                    None if trouble is None else load_trouble(path, trouble),
                )
            )
    return rows
