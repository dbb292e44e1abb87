"""Writing to the shelf, batch by batch; readers see each batch when it is whole."""

import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from usecases.checking.index import Stamp
from usecases.shelf.layout import for_writing, has_index
from usecases.shelf.rows import Counts, ShelfRow, dump_trouble

_PUT = "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_TEXT = "INSERT INTO texts (rowid, words) VALUES (?, ?)"
_COUNTS = "UPDATE files SET errors = ?, warnings = ?, notes = ?, turn = ? WHERE path = ?"
_MOST_LITTER = 4
_SPARE = 1000
"""So many numbers, for each file and on top, may have been given before it is worth tidying up."""


class Shelved(NamedTuple):
    """A file as the shelf keeps it: its row, what tells that it is still the same, and what a filter looks in."""

    row: ShelfRow
    stamp: Stamp
    head: str
    words: str


class ShelfWriter:
    """A shelf that is written to. Its methods raise one of `FAULTS` where the file is broken or can't be written."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._indexed = has_index(connection)

    @classmethod
    @contextmanager
    def opened(cls, file: Path) -> Iterator["ShelfWriter"]:
        """A shelf's file, made where there is none that can be used. Raises one of `FAULTS`."""
        connection = for_writing(file)
        try:
            yield cls(connection)
        finally:
            connection.close()

    def keep_for(self, program: str) -> None:
        """Have every file read again where another `program` read it, or where too much lies under no file's number.

        The rows stay as they are until then.
        """
        if self._setting("program") == program and not self._is_littered():
            return
        with self._turn():
            self._connection.execute("UPDATE files SET mtime = -1")
            # A full-text table without content empties only in this way.
            emptied = "INSERT INTO texts (texts) VALUES ('delete-all')" if self._indexed else "DELETE FROM texts"
            self._connection.execute(emptied)
            self._set("program", program)
            self._set("emptied at", self._last_number())

    def stamps(self) -> dict[str, tuple[int, int, int]]:
        """The stamp of every file, by path."""
        rows = self._connection.execute("SELECT path, size, mtime, inode FROM files")
        return {path: (size, mtime, inode) for path, size, mtime, inode in rows}

    def counts(self) -> dict[str, Counts]:
        """How many findings every file has, by path."""
        rows = self._connection.execute("SELECT path, errors, warnings, notes FROM files")
        return {path: Counts(errors, warnings, notes) for path, errors, warnings, notes in rows}

    def put(self, batch: Sequence[Shelved]) -> None:
        """Keep files in place of what was known of them."""
        with self._turn() as turn:
            numbered = list(enumerate(batch, self._last_number() + 1))
            self._connection.executemany(
                _PUT,
                (
                    (number, row.path, *stamp, turn, head, *row[1:-1], dump_trouble(row.trouble))
                    for number, (row, stamp, head, _) in numbered
                ),
            )
            # All of them after all rows: in between, each would be written out at once, which takes four times as long.
            before = "" if self._indexed else " "
            self._connection.executemany(_TEXT, ((number, before + each.words) for number, each in numbered))

    def put_counts(self, counts: Mapping[str, Counts]) -> None:
        """Keep how many findings files have."""
        with self._turn() as turn:
            self._connection.executemany(_COUNTS, ((*some, turn, path) for path, some in counts.items()))

    def drop(self, paths: Iterable[str]) -> None:
        """Forget files that are gone."""
        with self._turn():
            self._connection.executemany("DELETE FROM files WHERE path = ?", ((path,) for path in paths))

    @contextmanager
    def _turn(self) -> Iterator[int]:
        """One batch; its number grows from each to the next, from one shelf to the one that replaces it too."""
        self._connection.execute("BEGIN IMMEDIATE")
        with self._connection:
            turn = max(self._setting_number("turn") + 1, 0) or time.time_ns()
            self._set("turn", turn)
            yield turn

    def _is_littered(self) -> bool:
        live = int(self._connection.execute("SELECT count(*) FROM files").fetchone()[0])
        return self._last_number() - self._setting_number("emptied at") > _MOST_LITTER * live + _SPARE

    def _last_number(self) -> int:
        row = self._connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'files'").fetchone()
        return int(row[0]) if row else 0

    def _setting(self, key: str) -> object:
        row = self._connection.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def _setting_number(self, key: str) -> int:
        value = self._setting(key)
        return value if isinstance(value, int) else -1

    def _set(self, key: str, value: str | int) -> None:
        self._connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (key, value))
