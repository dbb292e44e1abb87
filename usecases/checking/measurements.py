"""Checking a file of measurements: `date,kpi,value` a row."""

from collections.abc import Iterator

from usecases.checking.verdict import Verdict
from usecases.findings.finding import Finding, Place
from usecases.findings.severity import Severity
from usecases.measurements import COLUMNS, BadRow, MeasurementRow, rows_of
from usecases.reading.folder import FileKind
from usecases.rules.base import Names
from usecases.rules.guess import guess

_COLUMN = {BadRow.DATE: 0, BadRow.VALUE: 2}


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


def _findings(path: str, text: str, names: Names) -> Iterator[Finding]:
    for row in rows_of(text):
        for trouble in row.troubles:
            column = _COLUMN.get(trouble)
            written = ",".join(row.cells) if column is None else row.cells[column]
            arguments = {"text": written.strip()}
            place = _place(row, 0 if column is None else column, written)
            yield Finding("UC020", path, place, Severity.ERROR, trouble.value, arguments)
        if len(row.cells) == len(COLUMNS) and BadRow.HEADER not in row.troubles:
            yield from _unknown_indicator(path, row, names)


def _unknown_indicator(path: str, row: MeasurementRow, names: Names) -> Iterator[Finding]:
    kpi = row.cells[1].strip()
    if kpi and kpi not in names.kpis and FileKind.KPIS not in names.unusable:
        arguments = {"kpi": kpi, **guess(kpi, names.kpis)}
        yield Finding("UC203", path, _place(row, 1, row.cells[1]), Severity.ERROR, "", arguments)


def _place(row: MeasurementRow, column: int, written: str) -> Place:
    start = sum(len(cell) + 1 for cell in row.cells[:column]) + len(written) - len(written.lstrip()) + 1
    return Place(row.line, start, row.line, start + len(written.strip()))
