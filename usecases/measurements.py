"""Measurements: what the indicators of a library showed, day by day, from CSV files `date,kpi,value`.

A row that can't be read is kept apart with the reason, so that one bad row never hides the others.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from io import StringIO
from pathlib import Path
from re import compile as regex

from usecases.reading.folder import FileKind, scan

COLUMNS = ("date", "kpi", "value")
_DAY = regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = regex(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")


class BadRow(StrEnum):
    """Why a row can't be used."""

    HEADER = "header"
    """The first row isn't `date,kpi,value`."""
    COLUMNS = "columns"
    """It hasn't three columns."""
    DATE = "date"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Measurement:
    """The value of an indicator on a day (year-month-day)."""

    day: str
    kpi: str
    value: float


@dataclass(frozen=True, slots=True)
class MeasurementRow:
    """A row of a file: its line, counted from 1, its cells, and the measurement or all that is wrong with it."""

    line: int
    cells: tuple[str, ...]
    measurement: Measurement | None = None
    troubles: tuple[BadRow, ...] = ()


def rows_of(text: str) -> Iterator[MeasurementRow]:
    """The rows of a file below its head; where the head is wrong, that one row says so."""
    reader = csv.reader(StringIO(text, newline=""))
    try:
        head = tuple(next(reader, []))
        if tuple(cell.strip() for cell in head) != COLUMNS:
            yield MeasurementRow(1, head, troubles=(BadRow.HEADER,))
            return
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield _row(reader.line_num, tuple(cells))
    except csv.Error:  # a field that is too long
        yield MeasurementRow(reader.line_num, (), troubles=(BadRow.COLUMNS,))


def _row(line: int, cells: tuple[str, ...]) -> MeasurementRow:
    if len(cells) != len(COLUMNS) or not cells[1].strip():
        return MeasurementRow(line, cells, troubles=(BadRow.COLUMNS,))
    day, kpi, value = (cell.strip() for cell in cells)
    troubles = (
        *(() if _is_day(day) else (BadRow.DATE,)),
        *(() if _NUMBER.fullmatch(value) else (BadRow.VALUE,)),
    )
    measurement = None if troubles else Measurement(day, kpi, float(value))
    return MeasurementRow(line, cells, measurement, troubles)


def _is_day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def measurements_of(root: Path) -> list[Measurement]:
    """Every measurement of the library in a folder, in the order of files and rows; bad rows are passed over."""
    return [row.measurement for text in _texts(root) for row in rows_of(text) if row.measurement is not None]


def _texts(root: Path) -> Iterator[str]:
    for found in scan(root):
        if found.kind is FileKind.MEASUREMENTS and found.trouble is None:
            try:
                yield (root / found.path).read_bytes().decode("utf-8-sig")
            except (OSError, UnicodeDecodeError):
                continue


def latest(measurements: Iterable[Measurement]) -> Mapping[str, Measurement]:
    """The last measurement of each indicator; of two on one day the later row counts."""
    found: dict[str, Measurement] = {}
    for measurement in measurements:
        known = found.get(measurement.kpi)
        if known is None or measurement.day >= known.day:
            found[measurement.kpi] = measurement
    return found
