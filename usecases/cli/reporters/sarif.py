"""Findings as SARIF 2.1.0, for code scanning.

Source: OASIS Static Analysis Results Interchange Format 2.1.0.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from usecases import __version__
from usecases.cli.reporters.shown import Shown
from usecases.findings.severity import Severity
from usecases.rules.page import page
from usecases.rules.registry import name_of, rule
from usecases.rules.wording import help_url

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def report(findings: Sequence[Shown], files: int) -> Iterator[str]:
    """The report, in one piece."""
    del files
    codes = sorted({shown.finding.code for shown in findings})
    driver = {
        "name": "usecases",
        "version": __version__,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(shown, codes.index(shown.finding.code)) for shown in findings],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    yield json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    return {
        "id": code,
        "name": name_of(code),
        "shortDescription": {"text": page(code).title},
        "helpUri": help_url(code),
        "defaultConfiguration": {"level": _LEVELS[rule(code).severity]},
    }


def _result(shown: Shown, index: int) -> dict[str, Any]:
    place = shown.finding.place
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    location = {"artifactLocation": {"uri": quote(shown.path)}, "region": region}
    return {
        "ruleId": shown.finding.code,
        "ruleIndex": index,
        "level": _LEVELS[shown.finding.severity],
        "message": {"text": shown.message},
        "locations": [{"physicalLocation": location}],
    }
