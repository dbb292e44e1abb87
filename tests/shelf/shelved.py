"""What a shelf has to say, told by those who read the whole library."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from usecases.checking.run import check_library
from usecases.findings.severity import Severity
from usecases.library import open_library
from usecases.shelf.rows import ShelfRow
from usecases.shelf.store import Shelf


def told(row: ShelfRow) -> tuple[object, ...]:
    """A row without the arguments of its trouble: path, what the file says, counts, the trouble's code."""
    return (*row[:-1], row.trouble.code if row.trouble else None)


def expected(root: Path) -> list[tuple[object, ...]]:
    """What the rows of the files that keep the schema should tell, by the library as it is read and checked."""
    library = open_library(root)
    counts = Counter((found.path, found.severity) for found in check_library(root).findings)
    return [
        (
            file.path,
            file.case.id,
            file.case.title,
            file.case.group,
            file.case.status,
            file.case.language,
            *(counts[file.path, severity] for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)),
            None,
        )
        for file in library.files
    ]


def unusable(root: Path) -> list[str]:
    """The paths of what stands among the use cases and is none."""
    return sorted(path for path in open_library(root).unusable if path.startswith("use-cases"))


def rows_of(root: Path) -> list[ShelfRow]:
    """The rows that a new reader sees."""
    with closing(Shelf.open(root)) as shelf:
        return shelf.rows()


def found_in(root: Path, query: str) -> list[str]:
    """What a new reader's filter lets through."""
    with closing(Shelf.open(root)) as shelf:
        return shelf.matching(query)


@contextmanager
def database_of(file: Path) -> Iterator[sqlite3.Connection]:
    """The file of a shelf, to do harm to."""
    with closing(sqlite3.connect(file)) as connection, connection:
        yield connection
