"""Findings as workflow commands, which GitHub shows beside the changed lines of a pull request."""

from collections.abc import Iterator, Sequence

from usecases.cli.reporters.shown import Shown
from usecases.findings.severity import Severity
from usecases.rules.registry import name_of

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(findings: Sequence[Shown], files: int) -> Iterator[str]:
    """The report: a line for each finding."""
    del files
    for shown in findings:
        place, code = shown.finding.place, shown.finding.code
        properties = {
            "file": shown.path,
            "line": place.line,
            "col": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
            "title": f"{code} {name_of(code)}",
        }
        listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
        yield f"::{_COMMANDS[shown.finding.severity]} {listed}::{_data(shown.message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
