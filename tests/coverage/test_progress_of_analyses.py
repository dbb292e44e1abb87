"""Whoever waits for an analysis of a whole library is told how far it is."""

from pathlib import Path

from tests.conftest import ROOT
from usecases.analysing.cases import Cases
from usecases.analysing.coverage.sums import summed
from usecases.reading.folder import FileKind, scan

LIBRARY = ROOT / "library"


def test_it_is_told_how_many_use_cases_were_looked_at_of_how_many() -> None:
    found = scan(LIBRARY)
    many = sum(file.kind is FileKind.USE_CASE for file in found)
    for look in (_all, _sums):
        told: list[tuple[int, int]] = []
        look(LIBRARY, told)
        assert told == [(many, many)], "all of them are one batch"


def _all(root: Path, told: list[tuple[int, int]]) -> None:
    assert list(Cases(root, scan(root), lambda done, of: told.append((done, of))))


def _sums(root: Path, told: list[tuple[int, int]]) -> None:
    assert summed(root, scan(root), progress=lambda done, of: told.append((done, of))).cases
