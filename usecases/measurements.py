"""Measurements: what the indicators of a library showed, day by day, from CSV files `date,kpi,value`.

A file is written in one of two ways, told by its first line: with commas, days as 2026-11-16 and a decimal point; or
with semicolons, as spreadsheet programs in Russian and Polish save it, where a day may also be 16.11.2026, and a number
have a decimal comma and blanks between its thousands. Both are without doubt; whatever leaves any isn't guessed at.

A row that can't be read is kept apart with the reason, so that one bad row never hides the others.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from io import StringIO
from pathlib import Path
from re import Pattern
from re import compile as regex
from typing import NamedTuple

from usecases.reading.folder import FileKind, FoundFile, scan

COLUMNS = ("date", "kpi", "value")
_ISO_DAY = regex(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DOTTED_DAY = regex(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_DECIMAL_COMMA = regex(r"-?[0-9]{1,15},[0-9]{1,15}")


class BadRow(StrEnum):
    """Why a row can't be used."""

    EMPTY = "empty"
    """The file has no rows at all, not even the first."""
    HEADER = "header"
    """The first row isn't `date,kpi,value`."""
    COLUMNS = "columns"
    """It hasn't three columns."""
    DATE = "date"
    VALUE = "value"
    COMMA = "comma"
    """The value has a decimal comma where commas stand between the columns."""


class Measurement(NamedTuple):
    """The value of an indicator on a day (year-month-day)."""

    day: str
    kpi: str
    value: float


class MeasurementRow(NamedTuple):
    """A row of a file: its line, counted from 1, its cells, and the measurement or all that is wrong with it.

    `text` is the line as it is written, without its end.
    """

    line: int
    cells: tuple[str, ...]
    measurement: Measurement | None = None
    troubles: tuple[BadRow, ...] = ()
    text: str = ""


class _Way(NamedTuple):
    """A way of writing: what stands between the columns, and how numbers look."""

    separator: str
    number: Pattern[str]
    dotted_days: bool


_WITH_COMMAS = _Way(",", regex(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?"), dotted_days=False)
_WITH_SEMICOLONS = _Way(
    ";",
    regex(r"-?(?:[0-9]{1,15}|[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3}){1,4})(?:[.,][0-9]{1,15})?"),
    dotted_days=True,
)
_TO_POINT = str.maketrans({",": ".", " ": None, "\u00a0": None, "\u202f": None})


def rows_of(text: str) -> Iterator[MeasurementRow]:
    """The rows of a file below its head; where the head is wrong, that one row says so."""
    lines = StringIO(text, newline=None)
    head = next(lines, "").rstrip("\n")
    if not head.strip() and not text.strip():
        yield MeasurementRow(1, (), troubles=(BadRow.EMPTY,))
        return
    for way in (_WITH_COMMAS, _WITH_SEMICOLONS):
        if tuple(cell.strip() for cell in _cells(head, way.separator)) == COLUMNS:
            yield from _Rows(way).of(lines)
            return
    yield MeasurementRow(1, (head,), troubles=(BadRow.HEADER,), text=head)


class _Rows:
    """Reads rows written in one way; a day that stands in many of them is looked at once."""

    def __init__(self, way: _Way) -> None:
        self._way = way
        self._days: dict[str, str | None] = {}

    def of(self, lines: Iterable[str]) -> Iterator[MeasurementRow]:
        """The rows below the head."""
        for number, line in enumerate(lines, 2):
            text = line.rstrip("\n")
            cells = _cells(text, self._way.separator)
            if len(cells) == len(COLUMNS) or any(cell.strip() for cell in cells):
                yield self._row(number, cells, text)

    def _row(self, line: int, cells: Sequence[str], text: str) -> MeasurementRow:
        if len(cells) != len(COLUMNS) or not (kpi := cells[1].strip()):
            trouble = BadRow.COMMA if self._splits_a_number(cells) else BadRow.COLUMNS
            return MeasurementRow(line, tuple(cells), None, (trouble,), text)
        day = self._day(cells[0].strip())
        value = cells[2].strip()
        if day is not None and self._way.number.fullmatch(value):
            number = float(value if self._way is _WITH_COMMAS else value.translate(_TO_POINT))
            return MeasurementRow(line, tuple(cells), Measurement(day, kpi, number), (), text)
        troubles = [BadRow.DATE] if day is None else []
        if not self._way.number.fullmatch(value):
            troubles.append(BadRow.COMMA if _DECIMAL_COMMA.fullmatch(value) else BadRow.VALUE)
        return MeasurementRow(line, tuple(cells), None, tuple(troubles), text)

    def _splits_a_number(self, cells: Sequence[str]) -> bool:
        written = ",".join(cells[2:]).strip()
        return self._way is _WITH_COMMAS and len(cells) == 4 and _DECIMAL_COMMA.fullmatch(written) is not None

    def _day(self, written: str) -> str | None:
        """The day as year-month-day; `None` where it is none."""
        if written not in self._days:
            self._days[written] = _day_of(written, dotted=self._way.dotted_days)
        return self._days[written]


def _day_of(written: str, *, dotted: bool) -> str | None:
    if (parts := _ISO_DAY.fullmatch(written)) is not None:
        year, month, day = parts.groups()
    elif dotted and (parts := _DOTTED_DAY.fullmatch(written)) is not None:
        day, month, year = parts.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _cells(text: str, separator: str) -> list[str]:
    """The cells of a line; empty ones at its end, which spreadsheets leave behind, are passed over."""
    if '"' in text:
        try:
            cells = next(csv.reader([text], delimiter=separator), [])
        except csv.Error:  # a field that is too long
            cells = [text]
    else:
        cells = text.split(separator)
    while len(cells) > len(COLUMNS) and not cells[-1].strip():
        cells.pop()
    return cells


class Measured(NamedTuple):
    """A measurement and where it stands: the file, relative to the library, and the line."""

    measurement: Measurement
    path: str
    line: int


def measured(root: Path, found: Iterable[FoundFile], faulty: set[str] | None = None) -> Iterator[Measured]:
    """Every measurement in the found files of a library, in their order and row by row; bad rows are passed over.

    The paths of files with such rows, and of those that can't be read, come into `faulty`.
    """
    faulty = set() if faulty is None else faulty
    for file in found:
        if file.kind is not FileKind.MEASUREMENTS:
            continue
        try:
            text = "" if file.trouble is not None else (root / file.path).read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            text = ""
        for row in rows_of(text):
            if row.measurement is not None:
                yield Measured(row.measurement, file.path, row.line)
            else:
                faulty.add(file.path)


def measurements_of(root: Path) -> list[Measurement]:
    """Every measurement of the library in a folder, in the order of files and rows; bad rows are passed over."""
    return [each.measurement for each in measured(root, scan(root, stamps=False))]


def latest(measurements: Iterable[Measurement]) -> Mapping[str, Measurement]:
    """The last measurement of each indicator; of two on one day the later row counts."""
    found: dict[str, Measurement] = {}
    for measurement in measurements:
        known = found.get(measurement.kpi)
        if known is None or measurement.day >= known.day:
            found[measurement.kpi] = measurement
    return found
