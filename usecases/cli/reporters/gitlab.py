"""Findings as a report of code quality, which GitLab shows in merge requests.

Source: GitLab's documentation of Code Quality, “Code Quality report format”.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256

from usecases.cli.reporters.shown import Shown
from usecases.findings.severity import Severity

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}


def report(findings: Sequence[Shown], files: int) -> Iterator[str]:
    """The report, in one piece."""
    del files
    seen: Counter[str] = Counter()
    issues = []
    for shown in findings:
        # By its mark GitLab knows a finding again, on whatever line it stands after the change.
        what = f"{shown.finding.code}\0{shown.path}\0{sorted(shown.finding.arguments.items())}"
        seen[what] += 1
        issues.append(
            {
                "description": shown.message,
                "check_name": shown.finding.code,
                "fingerprint": sha256(f"{what}\0{seen[what]}".encode()).hexdigest(),
                "severity": _SEVERITIES[shown.finding.severity],
                "location": {
                    "path": shown.path,
                    "positions": {
                        "begin": {"line": shown.finding.place.line, "column": shown.finding.place.column},
                        "end": {"line": shown.finding.place.end_line, "column": shown.finding.place.end_column},
                    },
                },
            }
        )
    yield json.dumps(issues, ensure_ascii=False, indent=2) + "\n"
