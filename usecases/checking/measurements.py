"""Checking a file of measurements: `date,kpi,value` a row."""

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
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
_LISTED = 50
"""How many findings of one kind in one file are told one by one."""


def judge_measurements(path: str, content: bytes, names: Names) -> Verdict:
    """The verdict on a file of measurements."""
    content = content.removeprefix(BOM_UTF8)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        arguments = {"byte": f"0x{content[error.start]:02X}"}
        place = Place(line, column, line, column + 1)
        return Verdict(path, (Finding("UC002", path, place, Severity.ERROR, "", arguments),))
    return Verdict(path, tuple(_first_ones(_findings(path, text, names))))


def _first_ones(found: Iterable[Finding]) -> Iterator[Finding]:
    """The first findings of each kind; of a whole file with one mistake in every row the others are counted."""
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], Finding] = {}
    following: dict[tuple[str, str], Finding] = {}
    for finding in found:
        kind = (finding.code, finding.variant)
        counts[kind] += 1
        first.setdefault(kind, finding)
        if counts[kind] <= _LISTED:
            yield finding
        else:
            following.setdefault(kind, finding)
    for kind, finding in following.items():
        arguments = {"line": str(first[kind].place.line), "count": str(counts[kind] - _LISTED)}
        yield replace(finding, variant="more", arguments=arguments)


def measured_in_two_files(root: Path, found: Iterable[FoundFile]) -> Iterator[Finding]:
    """What a file measures on a day on which a file before it, by path, has measured it already."""
    files = sorted(file for file in found if file.kind is FileKind.MEASUREMENTS)
    if len(files) < 2:
        return
    first: dict[tuple[str, str], tuple[str, int]] = {}
    for file in files:
        yield from _first_ones(_elsewhere(file.path, _text(load_bytes(root, file)), first))


def _elsewhere(path: str, text: str, first: dict[tuple[str, str], tuple[str, int]]) -> Iterator[Finding]:
    """What one file measures that another one has measured; `first` says where each day was measured first."""
    for row in rows_of(text):
        if row.measurement is not None:
            day, kpi, _value = row.measurement
            other, line = first.setdefault((kpi, day), (path, row.line))
            if other != path:
                arguments = {"kpi": kpi, "day": row.cells[0].strip(), "path": other, "line": str(line)}
                yield Finding("UC021", path, _place(row, 0), Severity.WARNING, "file", arguments)


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
