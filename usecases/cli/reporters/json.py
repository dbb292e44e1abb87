"""Findings for programs: one JSON object, as the design of the command line lays it down."""

import json
from collections.abc import Iterator, Sequence

from usecases.cli.reporters.shown import Shown
from usecases.rules.registry import name_of, rule
from usecases.rules.wording import help_url


def report(findings: Sequence[Shown], files: int) -> Iterator[str]:
    """The report, in one piece."""
    rows = [
        {
            "code": shown.finding.code,
            "rule": name_of(shown.finding.code),
            "severity": shown.finding.severity.word,
            "path": shown.path,
            **shown.finding.place._asdict(),
            "message": shown.message,
            "help_url": help_url(shown.finding.code),
            "fixable": rule(shown.finding.code).fixable,
        }
        for shown in findings
    ]
    yield json.dumps({"files": files, "findings": rows}, ensure_ascii=False, indent=2) + "\n"
