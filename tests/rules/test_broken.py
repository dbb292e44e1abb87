"""Deliberately broken files: each folder of tests/broken is laid over a sound library, all findings are compared.

`expected.txt` beside them was written by hand: `path:line:column code severity`, one finding a line.
"""

from collections import Counter
from pathlib import Path

import pytest

from tests.rules.trial import files_of, findings_in, write_library
from usecases.rules.page import page
from usecases.rules.registry import MODULES, rule

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


NOT_IN_A_REPOSITORY = {
    ("UC008", ""),
    ("UC008", "measurements"),
    ("UC013", ""),
    ("UC013", "folder"),
    ("UC014", ""),
    ("UC014", "reason"),
    ("UC099", ""),
    ("UC601", ""),
    *(("UC603", variant) for variant in ("", "new", "shared", "gone", "edited")),
}
"""What test_generated.py makes, what a day or an export makes (tests/currency), what nobody can make on purpose."""


def test_every_message_is_needed(tmp_path: Path) -> None:
    """Each variant of each message is reached by a broken file or by an example of its page."""
    seen = set()
    for number, files in enumerate([*map(files_in, cases()), *(files_of(page(code).failing) for code in MODULES)]):
        seen |= {(found.code, found.variant) for found in findings_in(write_library(tmp_path / str(number), files))}
    every = {(code, variant) for code in MODULES for variant in rule(code).messages}
    assert seen | NOT_IN_A_REPOSITORY == every


@pytest.mark.parametrize(
    ("case", "code", "stretches"),
    [
        ("columns-are-characters", "UC101", {(4, 52, 4, 56), (5, 48, 5, 52)}),
        ("unknown-places", "UC206", {(5, 13, 5, 17), (12, 31, 12, 38), (17, 13, 17, 16), (21, 43, 21, 46)}),
        ("branches-in-a-circle", "UC301", {(17, 9, 17, 14), (24, 9, 24, 16)}),
        ("empty-values", "UC106", {(2, 8, 2, 10), (5, 10, 5, 12)}),
        ("windows-1251", "UC002", {(2, 8, 2, 9)}),
    ],
)
def test_findings_end_where_the_value_ends(
    case: str, code: str, stretches: set[tuple[int, int, int, int]], tmp_path: Path
) -> None:
    found = findings_in(write_library(tmp_path / "library", files_in(case)))
    assert stretches <= {tuple(one.place) for one in found if one.code == code}
