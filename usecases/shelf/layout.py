"""How the shelf's file is laid out: an ordinary SQLite database, written by one process and read by others.

The full-text table has no content of its own, so that it stays small. Such a table forgets nothing, so a file that is
read again gets a new number, and what stands under numbers of nobody is never shown.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from usecases import collecting
from usecases.shelf.rows import ShelfRow, load_trouble

FILE = "shelf.sqlite"
LAYOUT = 2
"""Another layout is thrown away, by older programs and by newer ones."""

FAULTS = (sqlite3.Error, UnicodeError)
"""What a broken file or a busy disk raises; the second where Python looks into what is no text any more."""

_TABLES = """
CREATE TABLE settings (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE files (
  number INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL UNIQUE,
  size INTEGER, mtime INTEGER, inode INTEGER, turn INTEGER, head TEXT,
  id TEXT, title TEXT, process_group TEXT, status TEXT, language TEXT,
  errors INTEGER, warnings INTEGER, notes INTEGER, trouble TEXT,
  CHECK (typeof(path) || typeof(head) || typeof(id) || typeof(title) || typeof(status) = 'texttexttexttexttext'),
  CHECK (typeof(turn) || typeof(errors) || typeof(warnings) || typeof(notes) = 'integerintegerintegerinteger')
);
CREATE INDEX turns ON files (turn);
"""
# The words come folded and parted, so the plainest of the tokenizers does; one to three letters are typed most often.
_TEXTS = "CREATE VIRTUAL TABLE texts USING fts5(words, content='', detail=none, prefix='1 2 3', tokenize='ascii')"
_PLAIN_TEXTS = "CREATE TABLE texts (words TEXT)"

ALL_ROWS = "SELECT path, id, title, process_group, status, language, errors, warnings, notes, trouble, turn FROM files"

_PASSING = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
    }
)


def for_reading(file: Path) -> sqlite3.Connection:
    """A connection that writes nothing, usable from any thread; raises one of `FAULTS` where there is no such file."""
    return sqlite3.connect(
        f"file:{quote(file.as_posix())}?mode=ro", uri=True, timeout=1.0, isolation_level=None, check_same_thread=False
    )


def for_writing(file: Path) -> sqlite3.Connection:
    """A connection to a sound shelf; one that isn't sound is thrown away. Raises one of `FAULTS`."""
    connection = _connected(file)
    try:
        sound = _is_sound(connection)
        if not sound and not _is_blank(connection):
            connection.close()
            discard(file)
            connection = _connected(file)
        if not sound:
            _lay_out(connection)
    except FAULTS:
        connection.close()
        raise
    return connection


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether a database has this program's layout; raises one of `FAULTS`."""
    return bool(connection.execute("PRAGMA user_version").fetchone()[0] == LAYOUT)


def has_index(connection: sqlite3.Connection) -> bool:
    """Whether the texts are in a full-text table; raises one of `FAULTS`."""
    row = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'texts'").fetchone()
    return bool(row) and str(row[0]).startswith("CREATE VIRTUAL")


def rows_of(found: Iterable[tuple[Any, ...]]) -> list[ShelfRow]:
    """Rows of the answers to `ALL_ROWS`; words that stand in many rows are kept once.

    Raises ValueError or TypeError where these are no rows.
    """
    kept: dict[str | None, str | None] = {}
    once = kept.setdefault
    with collecting.put_off():
        return [
            ShelfRow(
                path,
                case_id,
                title,
                once(group, group),
                once(status, status) or "",
                once(language, language),
                errors,
                warnings,
                notes,
                None if trouble is None else load_trouble(path, trouble),
            )
            for path, case_id, title, group, status, language, errors, warnings, notes, trouble, _ in found
        ]


def is_passing(error: Exception) -> bool:
    """Whether an error says something of the moment or the disk, and nothing against the file."""
    code: int | None = getattr(error, "sqlite_errorcode", None)  # not there where Python itself found the error
    return code is not None and code & 0xFF in _PASSING


def discard(file: Path) -> None:
    """Throw a shelf away; where the system keeps a file that is open, it stays."""
    for ending in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            file.with_name(file.name + ending).unlink()


def _connected(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=10.0, isolation_level=None)
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def _is_sound(connection: sqlite3.Connection) -> bool:
    try:
        if not is_current(connection) or connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            return False
        connection.execute("SELECT rowid FROM texts LIMIT 0")
        rows_of(connection.execute(ALL_ROWS))
        if has_index(connection):  # which the database itself doesn't look into
            connection.execute("INSERT INTO texts (texts) VALUES ('integrity-check')")
    except (*FAULTS, ValueError, TypeError) as error:
        if is_passing(error):
            raise
        return False
    return True


def _is_blank(connection: sqlite3.Connection) -> bool:
    try:
        return connection.execute("SELECT 1 FROM sqlite_master").fetchone() is None
    except FAULTS as error:
        if is_passing(error):
            raise
        return False


def _lay_out(connection: sqlite3.Connection) -> None:
    # Readers see the state before a batch while it is written; where the file system can't do that, they wait.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        if is_current(connection):  # where there are no locks, somebody else may have been quicker
            return
        for statement in filter(str.strip, _TABLES.split(";")):
            connection.execute(statement)
        try:
            connection.execute(_TEXTS)
        except sqlite3.OperationalError:  # not every build of SQLite has FTS5
            connection.execute(_PLAIN_TEXTS)
        connection.execute(f"PRAGMA user_version = {LAYOUT}")
