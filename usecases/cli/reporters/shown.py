"""A finding as reporters show it: with its words, and its path as seen from the working folder."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from usecases.findings.finding import Finding
from usecases.rules.wording import message


class Shown(NamedTuple):
    """A finding, its path relative to the working folder (with forward slashes), its file, and its message."""

    finding: Finding
    path: str
    file: Path
    message: str


def shown(findings: Iterable[Finding], root: Path, language: str) -> Iterator[Shown]:
    """Findings of one library, ready to be shown."""
    for finding in findings:
        file = root / finding.path
        yield Shown(finding, _relative(file), file, message(finding, language))


def _relative(file: Path) -> str:
    try:
        return Path(os.path.relpath(file)).as_posix()
    except ValueError:  # another drive
        return file.as_posix()
