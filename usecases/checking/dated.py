"""Findings that depend on today's date: what is kept of them is a day, and what it means is said anew in each run."""

from dataclasses import replace
from datetime import date, timedelta

from usecases.findings.finding import Finding
from usecases.findings.severity import Severity

DATED = frozenset({"UC601"})
"""The rules whose findings have a `day` by which something is due."""

NEAR = 30
"""So many days before it, a day is near: time enough to find an hour with everybody who works by the use case."""


def as_of(finding: Finding, today: date) -> Finding | None:
    """What a finding is on a day; `None` where there is time yet."""
    if finding.code not in DATED:
        return finding
    due = finding.arguments["day"]
    if due < today.isoformat():
        return replace(finding, variant="passed", severity=Severity.WARNING)
    near = (today + timedelta(days=NEAR)).isoformat()
    return replace(finding, variant="", severity=Severity.INFO) if due <= near else None
