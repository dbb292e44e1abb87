"""A line of the editor's list of use cases."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from usecases.findings.finding import Finding, Place
from usecases.findings.severity import Severity

UNKNOWN = -1
"""A count of findings that isn't known yet."""


class Counts(NamedTuple):
    """How many findings a file has, by severity; `UNKNOWN` where nobody has looked yet."""

    errors: int = UNKNOWN
    warnings: int = UNKNOWN
    notes: int = UNKNOWN


class ShelfRow(NamedTuple):
    """What a list shows of one use case's file, as the file has it: nothing is escaped, nothing translated.

    `path` is relative to the library. `id` is the file's stem where the file doesn't say it; `title` is empty where
    there is none that can be read; `group` and `language` are `None` where the file names none; `status` is empty
    where it isn't known yet. `trouble` says why a file can't be read at all.
    """

    path: str
    id: str
    title: str = ""
    group: str | None = None
    status: str = ""
    language: str | None = None
    errors: int = UNKNOWN
    warnings: int = UNKNOWN
    notes: int = UNKNOWN
    trouble: Finding | None = None

    def with_counts(self, counts: Counts) -> "ShelfRow":
        """The same row with other counts of findings."""
        return self._replace(errors=counts.errors, warnings=counts.warnings, notes=counts.notes)


def counts_of(findings: Iterable[Finding]) -> Counts:
    """How many of each severity there are among the findings of a file."""
    found = Counter(finding.severity for finding in findings)
    return Counts(found[Severity.ERROR], found[Severity.WARNING], found[Severity.INFO])


def dump_trouble(trouble: Finding | None) -> str | None:
    """A finding as JSON, without its path; `None` for none."""
    if trouble is None:
        return None
    parts = [trouble.code, *trouble.place, int(trouble.severity), trouble.variant, dict(trouble.arguments)]
    return json.dumps(parts)


def load_trouble(path: str, text: str) -> Finding:
    """A finding of `dump_trouble`; raises ValueError where the text is none."""
    loaded: Any = json.loads(text)
    match loaded:
        case [str(code), int(line), int(column), int(end_line), int(end_column), int(severity), str(variant), dict()]:
            place = Place(line, column, end_line, end_column)
            return Finding(code, path, place, Severity(severity), variant, loaded[-1])
    raise ValueError(text)
