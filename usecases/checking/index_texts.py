"""Findings and silences as the texts that the index keeps."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from usecases.checking.silence import Silence
from usecases.findings.finding import Finding, Place
from usecases.findings.severity import Severity


def dump_findings(findings: Sequence[Finding]) -> str | None:
    """Findings as a text."""
    return dump(
        [[found.code, *found.place, int(found.severity), found.variant, dict(found.arguments)] for found in findings]
    )


def load_findings(path: str, text: str) -> Iterator[Finding]:
    """The findings of a file, from their text."""
    for code, *place, severity, variant, arguments in json.loads(text):
        yield Finding(code, path, Place(*place), Severity(severity), variant, arguments)


def dump_silences(silences: Sequence[Silence]) -> str | None:
    """Silencing comments as a text."""
    return dump([list(silence) for silence in silences])


def load_silences(text: str) -> list[Silence]:
    """Silencing comments, from their text."""
    return [
        Silence(tuple(codes), Place(*place), whole_file, reason)
        for codes, place, whole_file, reason in json.loads(text)
    ]


def dump(value: Any) -> str | None:
    """Plain data as a text; `None` for nothing."""
    return json.dumps(value, ensure_ascii=False) if value else None
