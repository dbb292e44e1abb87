"""Deliberately broken files: each folder of tests/broken is laid over a sound library, all findings are compared.

`expected.txt` beside them was written by hand: `path:line:column code severity`, one finding a line.
"""

from collections import Counter
from pathlib import Path

import pytest

from tests.rules.trial import findings_in, write_library

BROKEN = Path(__file__).parent.parent / "broken"
EXPECTED = "expected.txt"


def cases() -> list[str]:
    return sorted(folder.name for folder in BROKEN.iterdir() if folder.is_dir())


def files_in(case: str) -> dict[str, bytes]:
    folder = BROKEN / case
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != EXPECTED
    }


def expected_of(case: str) -> list[str]:
    lines = (BROKEN / case / EXPECTED).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_there_are_enough() -> None:
    assert len(cases()) >= 45


@pytest.mark.parametrize("case", cases())
def test_finds_what_is_broken(case: str, tmp_path: Path) -> None:
    found = findings_in(write_library(tmp_path / "library", files_in(case)))
    written = [f"{one.path}:{one.place.line}:{one.place.column} {one.code} {one.severity.word}" for one in found]
    expected = expected_of(case)
    surplus, missing = Counter(written) - Counter(expected), Counter(expected) - Counter(written)
    assert not surplus, f"not expected: {sorted(surplus)}; missing: {sorted(missing)}"
    assert not missing, f"missing: {sorted(missing)}"
