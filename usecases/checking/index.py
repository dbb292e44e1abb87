"""The index: what the last run found in each file, so that unchanged files aren't read again. A cache only.

One file holds a digest and, behind it, an SQLite database that is worked on in memory. It is written whole or not
at all, and one that doesn't match its digest is thrown away, so deleting or corrupting it changes no answer.
"""

import hashlib
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from usecases.checking.index_texts import dump, dump_findings, dump_silences, load_findings, load_silences
from usecases.checking.silence import Silence
from usecases.findings.finding import Finding, Place
from usecases.reading.folder import USE_CASES
from usecases.rules.facts import CaseFacts, Chained, Included
from usecases.state import state_folder
from usecases.text.atomic import write_atomically

if TYPE_CHECKING:  # the readers behind it aren't needed where nothing changed
    from usecases.checking.verdict import Verdict

FILE = "index.sqlite"
_DIGEST = 32
_SCHEMA = """
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE files (
  path TEXT PRIMARY KEY, size INTEGER, mtime INTEGER, inode INTEGER, digest BLOB,
  findings TEXT, silences TEXT,
  id TEXT, id_place TEXT, can_fail INTEGER, includes TEXT, uses TEXT, chain TEXT, chain_places TEXT
) WITHOUT ROWID;
CREATE TABLE names (name TEXT PRIMARY KEY, number INTEGER) WITHOUT ROWID;
"""

_FACTS = "SELECT path, id, id_place, can_fail, includes, uses FROM files"


class Stamp(NamedTuple):
    """What tells that a file is still the same without reading it; the time in nanoseconds."""

    size: int
    mtime: int
    inode: int


class Row(NamedTuple):
    """A file's verdict as the index keeps it: texts of JSON, `None` for nothing."""

    path: str
    size: int
    mtime: int
    inode: int
    digest: bytes
    findings: str | None
    silences: str | None
    id: str | None
    id_place: str | None
    can_fail: int
    includes: str | None
    uses: str | None
    chain: str | None
    chain_places: str | None


def row_of(verdict: "Verdict", stamp: Stamp, digest: bytes) -> Row:
    """A verdict as a row."""
    facts = verdict.facts
    return Row(
        verdict.path,
        *stamp,
        digest,
        dump_findings(verdict.findings),
        dump_silences(verdict.silences),
        facts.id if facts else None,
        dump(facts.id_place) if facts else None,
        int(facts.can_fail) if facts else 0,
        dump(facts.includes) if facts else None,
        " ".join(facts.uses) if facts else None,
        " ".join(each.text for each in facts.chain) if facts and facts.chain else None,
        dump([each.place for each in facts.chain]) if facts and facts.chain else None,
    )


class Index:
    """The verdicts of the last run, in memory; `save` puts them on disk."""

    def __init__(self, file: Path | None, database: sqlite3.Connection) -> None:
        self._file = file
        self._database = database

    @classmethod
    def open(cls, root: Path, program: str) -> "Index":
        """The index of a library, empty where there is none, where it is broken or of another `program`."""
        folder = state_folder(root)
        file = folder / FILE if folder else None
        database = _read(file) if file else None
        if database is not None and _setting(database, "program") == program:
            return cls(file, database)
        fresh = cls(file, _empty())
        fresh.set("program", program)
        return fresh

    def get(self, key: str) -> str | None:
        """A setting."""
        return _setting(self._database, key)

    def set(self, key: str, value: str) -> None:
        """Keep a setting."""
        self._database.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (key, value))

    def stamps(self) -> dict[str, tuple[int, int, int]]:
        """The stamp of every file, by path."""
        rows = self._database.execute("SELECT path, size, mtime, inode FROM files")
        return {path: (size, mtime, inode) for path, size, mtime, inode in rows}

    def digest(self, path: str) -> bytes | None:
        """The digest of a file's bytes."""
        row = self._database.execute("SELECT digest FROM files WHERE path = ?", (path,)).fetchone()
        return bytes(row[0]) if row else None

    def restamp(self, path: str, stamp: Stamp) -> None:
        """Keep a file's new stamp: it was touched and says the same."""
        self._database.execute("UPDATE files SET size = ?, mtime = ?, inode = ? WHERE path = ?", (*stamp, path))

    def put(self, rows: Iterable[Row]) -> None:
        """Keep verdicts."""
        self._database.executemany(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", map(self._numbered, rows)
        )

    def _numbered(self, row: Row) -> Row:
        """The row with numbers for the names it uses: the same few stand in very many rows."""
        return row._replace(uses=self._as_numbers(row.uses), chain=self._as_numbers(row.chain))

    def _as_numbers(self, words: str | None) -> str | None:
        if words is None:
            return None
        numbers = self._numbers
        for name in words.split():
            if name not in numbers:
                numbers[name] = len(numbers)
                self._database.execute("INSERT INTO names VALUES (?, ?)", (name, numbers[name]))
        return " ".join(str(numbers[name]) for name in words.split())

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return dict(self._database.execute("SELECT name, number FROM names"))

    @cached_property
    def _names(self) -> dict[str, str]:
        return {str(number): name for name, number in self._numbers.items()}

    def drop(self, paths: Iterable[str]) -> None:
        """Forget files that are gone."""
        self._database.executemany("DELETE FROM files WHERE path = ?", ((path,) for path in paths))

    def clear(self) -> None:
        """Forget every file."""
        self._database.execute("DELETE FROM files")

    def findings(self) -> list[Finding]:
        """The findings of all files, in the order of their paths."""
        rows = self._database.execute("SELECT path, findings FROM files WHERE findings IS NOT NULL ORDER BY path")
        return [finding for path, text in rows for finding in load_findings(path, text)]

    def silences(self) -> dict[str, list[Silence]]:
        """The silencing comments, by file."""
        rows = self._database.execute("SELECT path, silences FROM files WHERE silences IS NOT NULL")
        shared = json.loads(self.get("silences of shared") or "{}")
        return {path: load_silences(text) for path, text in [*rows, *shared.items()]}

    def keep_findings(self, key: str, findings: Sequence[Finding]) -> None:
        """Keep findings that no single file's verdict holds, under a key."""
        by_path: dict[str, list[Finding]] = {}
        for finding in findings:
            by_path.setdefault(finding.path, []).append(finding)
        texts = {path: dump_findings(some) for path, some in by_path.items()}
        self.set(f"findings of {key}", json.dumps(texts, ensure_ascii=False))

    def kept_findings(self, key: str) -> list[Finding]:
        """The findings kept under a key."""
        texts = json.loads(self.get(f"findings of {key}") or "{}")
        return [finding for path, text in texts.items() for finding in load_findings(path, text)]

    def keep_silences(self, key: str, silences: Mapping[str, Sequence[Silence]]) -> None:
        """Keep the silencing comments of the shared files."""
        self.set(f"silences of {key}", json.dumps({path: dump_silences(some) for path, some in silences.items()}))

    def cases(self) -> Iterator[CaseFacts]:
        """The facts of every use case, in the order of their paths."""
        yield from map(self._facts, self._database.execute(f"{_FACTS} WHERE id IS NOT NULL ORDER BY path"))

    def including(self) -> Iterator[CaseFacts]:
        """The facts of the use cases that include others."""
        yield from map(self._facts, self._database.execute(f"{_FACTS} WHERE includes IS NOT NULL ORDER BY path"))

    def ids(self) -> Iterator[tuple[str, str]]:
        """Id and path of every use case, in the order of their paths."""
        yield from self._database.execute("SELECT id, path FROM files WHERE id IS NOT NULL ORDER BY path")

    def failing(self) -> Iterator[str]:
        """The paths of the use cases that can end in failure."""
        yield from (path for (path,) in self._database.execute("SELECT path FROM files WHERE can_fail"))

    def unreadable(self) -> bool:
        """Whether a use case's file gave no facts."""
        rows = self._database.execute("SELECT path FROM files WHERE id IS NULL")
        return any(path.startswith(f"{USE_CASES}/") for (path,) in rows)

    def uses(self) -> Iterator[str]:
        """What the use cases refer to, as `kind:id`, each once, read as far as it is asked for."""
        found: set[str] = set()
        for (text,) in self._database.execute("SELECT uses FROM files WHERE uses IS NOT NULL"):
            new = set(text.split()) - found
            found |= new
            yield from (self._names[number] for number in new)

    def chain(self) -> Iterator[str]:
        """The parts of the chain, as short texts, each once."""
        found: set[str] = set()
        for (text,) in self._database.execute("SELECT chain FROM files WHERE chain IS NOT NULL"):
            found.update(text.split())
        yield from (self._names[number] for number in found)

    def chained(self, texts: Collection[str]) -> Iterator[tuple[str, Chained]]:
        """The files that hold these parts of the chain, in the order of their paths, and where they stand."""
        wanted = {str(self._numbers[text]): text for text in texts}
        rows = self._database.execute(
            "SELECT path, chain, chain_places FROM files WHERE chain IS NOT NULL ORDER BY path"
        )
        for path, chain, places in rows:
            numbers = chain.split()
            if not wanted.keys().isdisjoint(numbers):
                for number, place in zip(numbers, json.loads(places), strict=True):
                    if number in wanted:
                        yield path, Chained(wanted[number], Place(*place))

    def has_broken(self) -> bool:
        """Whether a file breaks its schema, so that any text in it may be a reference."""
        return any(name.startswith("?:") for name in self._numbers)

    def _facts(self, row: tuple[Any, ...]) -> CaseFacts:
        path, case_id, id_place, can_fail, includes, uses = row
        return CaseFacts(
            path,
            case_id,
            Place(*json.loads(id_place)),
            bool(can_fail),
            tuple(
                Included(target, Place(*place), step, branch)
                for target, place, step, branch in json.loads(includes or "[]")
            ),
            tuple(map(self._names.__getitem__, (uses or "").split())),
        )

    def save(self) -> None:
        """Put the index on disk; where that can't be done, the next run reads the files again."""
        if self._file is None:
            return
        self._database.commit()
        image = self._database.serialize()
        digest = hashlib.blake2b(image, digest_size=_DIGEST).digest()
        with suppress(OSError):
            write_atomically(self._file, digest, image, durable=False)


def _empty() -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.executescript(_SCHEMA)
    return database


def _read(file: Path) -> sqlite3.Connection | None:
    try:
        content = file.read_bytes()
    except OSError:
        return None
    image = memoryview(content)[_DIGEST:]
    if hashlib.blake2b(image, digest_size=_DIGEST).digest() != content[:_DIGEST]:
        return None
    database = sqlite3.connect(":memory:")
    database.deserialize(image)
    return database


def _setting(database: sqlite3.Connection, key: str) -> str | None:
    row = database.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else None
