"""Checking a file of measurements: `date,kpi,value` a row."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from usecases.checking.verdict import Verdict
from usecases.findings.finding import Finding, Place
from usecases.findings.severity import Severity
from usecases.measurements import COLUMNS, BadRow, MeasurementRow, rows_of
from usecases.reading.document import load_bytes
from usecases.reading.folder import FileKind, FoundFile
from usecases.rules.base import Names
from usecases.rules.guess import guess

_COLUMN = {BadRow.DATE: 0, BadRow.VALUE: 2, BadRow.COMMA: 2}
_SHOWN = 200
"""How many characters of a row a finding repeats."""


def judge_measurements(path: str, content: bytes, names: Names) -> Verdict:
    """The verdict on a file of measurements."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        arguments = {"byte": f"0x{content[error.start]:02X}"}
        place = Place(line, 1, line, 1)
        return Verdict(path, (Finding("UC002", path, place, Severity.ERROR, "", arguments),))
    return Verdict(path, tuple(_findings(path, text, names)))


def measured_in_two_files(root: Path, found: Iterable[FoundFile]) -> Iterator[Finding]:
    """What a file measures on a day on which a file before it, by path, has measured it already."""
    files = sorted(file for file in found if file.kind is FileKind.MEASUREMENTS)
    if len(files) < 2:
        return
    first: dict[tuple[str, str], tuple[str, int]] = {}
    for file in files:
        for row in rows_of(_text(load_bytes(root, file))):
            if row.measurement is None:
                continue
            day, kpi, _value = row.measurement
            path, line = first.setdefault((kpi, day), (file.path, row.line))
            if path != file.path:
                arguments = {"kpi": kpi, "day": row.cells[0].strip(), "path": path, "line": str(line)}
                yield Finding("UC021", file.path, _place(row, 0), Severity.WARNING, "file", arguments)


def _text(content: bytes | Finding) -> str:
    """The text of a file; empty where it can't be read, which is found elsewhere."""
    try:
        return "" if isinstance(content, Finding) else content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""


def _findings(path: str, text: str, names: Names) -> Iterator[Finding]:
    first: dict[tuple[str, str], int] = {}
    for row in rows_of(text):
        for trouble in row.troubles:
            yield _bad_row(path, row, trouble)
        if len(row.cells) == len(COLUMNS) and BadRow.HEADER not in row.troubles:
            yield from _unknown_indicator(path, row, names)
        if row.measurement is not None:
            day, kpi, _value = row.measurement
            line = first.setdefault((kpi, day), row.line)
            if line != row.line:
                arguments = {"kpi": kpi, "day": row.cells[0].strip(), "line": str(line)}
                yield Finding("UC021", path, _place(row, 0), Severity.WARNING, "", arguments)


def _bad_row(path: str, row: MeasurementRow, trouble: BadRow) -> Finding:
    column = _COLUMN.get(trouble)
    if column is None:
        written = row.text.strip()
        start = len(row.text) - len(row.text.lstrip()) + 1
        place = Place(row.line, start, row.line, start + len(written))
    elif len(row.cells) > len(COLUMNS):  # a number that its comma has split
        written = ",".join(row.cells[column:]).strip()
        start = _place(row, column).column
        place = Place(row.line, start, row.line, start + len(written))
    else:
        written = row.cells[column].strip()
        place = _place(row, column)
    return Finding("UC020", path, place, Severity.ERROR, trouble.value, {"text": written[:_SHOWN]})


def _unknown_indicator(path: str, row: MeasurementRow, names: Names) -> Iterator[Finding]:
    kpi = row.cells[1].strip()
    if kpi and kpi not in names.kpis and FileKind.KPIS not in names.unusable:
        arguments = {"kpi": kpi, **guess(kpi, names.kpis)}
        yield Finding("UC203", path, _place(row, 1), Severity.ERROR, "", arguments)


def _place(row: MeasurementRow, column: int) -> Place:
    """Where a cell stands; it is looked for behind the cells before it, since quotes may stand around them."""
    start = 0
    for cell in row.cells[:column]:
        start = max(row.text.find(cell, start), start) + len(cell) + 1
    written = row.cells[column].strip()
    start = max(row.text.find(written, start), start)
    return Place(row.line, start + 1, row.line, start + len(written) + 1)
