"""Findings for people: the place, the message, the line of the file and a caret below it."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from unicodedata import combining, east_asian_width

import click

from usecases.cli.reporters.shown import Shown
from usecases.findings.severity import Severity
from usecases.languages.catalogue import _, mark, ngettext
from usecases.rules.registry import name_of
from usecases.text.harmless import harmless
from usecases.text.source import Source

SEVERITIES = {Severity.ERROR: mark("error"), Severity.WARNING: mark("warning"), Severity.INFO: mark("note")}
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
WIDEST = 160
"""A longer line is shown in part, around the place."""


def report(findings: Sequence[Shown], files: int) -> Iterator[str]:
    """The report, in pieces."""
    for found in findings:
        yield from _finding(found)
    yield _summary(findings, files) + "\n"


def _finding(found: Shown) -> Iterator[str]:
    place, severity = found.finding.place, found.finding.severity
    code = found.finding.code
    where = click.style(f"{harmless(found.path)}:{place.line}:{place.column}", bold=True)
    kind = click.style(f"{_(SEVERITIES[severity])} {code}", fg=_COLOURS[severity])
    yield f"{where}: {kind} {name_of(code)}: {harmless(found.message)}\n"
    line = _line(found.file, place.line)
    if line.strip():
        end = place.end_column if place.end_line == place.line else len(line) + 1
        yield from _excerpt(line, place.line, place.column - 1, end - 1, _COLOURS[severity])


def _excerpt(line: str, number: int, start: int, end: int, colour: str) -> Iterator[str]:
    if len(line) > WIDEST:
        cut = max(0, start - WIDEST // 2)
        line, start, end = line[cut : cut + WIDEST], start - cut, end - cut
    end = min(max(end, start + 1), len(line) + 1)
    before, marked = (harmless(line[:start].replace("\t", " ")), harmless(line[start:end].replace("\t", " ")))
    after = harmless(line[end:].replace("\t", " "))
    gutter = f"{number:>5} | "
    carets = click.style("^" * max(_width(marked), 1), fg=colour)
    yield f"{gutter}{before}{marked}{after}\n{' ' * 5} | {' ' * _width(before)}{carets}\n"


def _width(text: str) -> int:
    """The columns that a text takes on a terminal."""
    return sum(0 if combining(one) else 2 if east_asian_width(one) in "WF" else 1 for one in text)


@cache
def _source(file: Path) -> Source | None:
    try:
        return Source(file.read_bytes().decode("utf-8", errors="replace").removeprefix("\ufeff"))
    except OSError:
        return None


def _line(file: Path, number: int) -> str:
    source = _source(file)
    return source.line(number) if source else ""


def _summary(findings: Sequence[Shown], files: int) -> str:
    checked = ngettext("{count} file checked", "{count} files checked", files).format(count=files)
    counts = {severity: sum(1 for found in findings if found.finding.severity is severity) for severity in SEVERITIES}
    if not findings:
        return click.style(_("{checked}: nothing to mend.").format(checked=checked), fg="green")
    errors = counts[Severity.ERROR]
    warnings = counts[Severity.WARNING]
    notes = counts[Severity.INFO]
    parts = [
        ngettext("{count} error", "{count} errors", errors).format(count=errors) if errors else "",
        ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings) if warnings else "",
        ngettext("{count} note", "{count} notes", notes).format(count=notes) if notes else "",
    ]
    return f"{checked}: " + ", ".join(part for part in parts if part) + "."
