"""Checking a file of measurements: `date,kpi,value` a row."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from usecases.checking.verdict import Verdict
from usecases.findings.finding import Finding, Place
from usecases.findings.severity import Severity
from usecases.reading.document import load_bytes
from usecases.reading.folder import FileKind, FoundFile
from usecases.rules.base import Names
from usecases.rules.guess import guess

HEADER = ["date", "kpi", "value"]


def judge_measurements(root: Path, found: FoundFile, names: Names) -> Verdict:
    """The verdict on a file of measurements."""
    content = load_bytes(root, found)
    if isinstance(content, Finding):
        return Verdict(found.path, (content,))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        arguments = {"byte": f"0x{content[error.start]:02X}"}
        place = Place(line, 1, line, 1)
        return Verdict(found.path, (Finding("UC002", found.path, place, Severity.ERROR, "", arguments),))
    return Verdict(found.path, tuple(_findings(found.path, text, names)))


def _findings(path: str, text: str, names: Names) -> Iterator[Finding]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=False)
    try:
        for number, row in enumerate(reader):
            line = reader.line_num
            if number == 0:
                if row != HEADER:
                    yield _bad(path, line, 1, "header", ",".join(row))
                    return
            elif row:
                yield from _row(path, line, row, names)
    except csv.Error:  # a field of more than 131,072 characters
        yield _bad(path, reader.line_num, 1, "columns", "…")


def _row(path: str, line: int, row: list[str], names: Names) -> Iterator[Finding]:
    if len(row) != len(HEADER):
        yield _bad(path, line, 1, "columns", ",".join(row))
        return
    day, kpi, value = row
    if not _is_date(day):
        yield _bad(path, line, 1, "date", day)
    if kpi not in names.kpis and FileKind.KPIS not in names.unusable:
        place = Place(line, len(day) + 2, line, len(day) + len(kpi) + 2)
        arguments = {"kpi": kpi, **guess(kpi, names.kpis)}
        yield Finding("UC203", path, place, Severity.ERROR, "", arguments)
    if not _is_number(value):
        yield _bad(path, line, len(day) + len(kpi) + 3, "value", value)


def _bad(path: str, line: int, column: int, variant: str, text: str) -> Finding:
    place = Place(line, column, line, column + len(text))
    return Finding("UC020", path, place, Severity.ERROR, variant, {"text": text})


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_number(text: str) -> bool:
    try:
        return float(text) - float(text) == 0  # neither infinite nor “not a number”
    except ValueError:
        return False
