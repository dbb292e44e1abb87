"""Seeded use cases that are out of date, in three languages, each found at its line; of its twin nothing is said."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.cli.running import program
from tests.conftest import ROOT, TODAY
from tests.seeded import Seeded
from usecases.checking.run import check_files, check_library
from usecases.findings.severity import Severity
from usecases.reading.folder import scan

SEEDED = Seeded(Path(__file__).parent, today=TODAY)
NAMES = SEEDED.names()
DUE = "review-in-thirty-days.yaml"


def codes(root: Path, today: date) -> list[tuple[str, str, Severity]]:
    return [(one.code, one.variant, one.severity) for one in check_library(root, today=today).findings]


def test_every_rule_has_several() -> None:
    assert Counter(SEEDED.sign(name).found_by for name in NAMES) == {"UC601": 4, "UC602": 4}
    assert SEEDED.names("twins") == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_what_is_out_of_date_is_found_at_its_line(name: str, tmp_path: Path) -> None:
    sign = SEEDED.sign(name)
    found = SEEDED.found_in(SEEDED.with_defect(name, tmp_path / "library"))
    assert [(one.code, one.place.line) for one in found] == [(sign.found_by, sign.number)]


@pytest.mark.parametrize("name", NAMES)
def test_of_the_twin_nothing_is_said(name: str, tmp_path: Path) -> None:
    assert SEEDED.found_in(SEEDED.with_twin(name, tmp_path / "library")) == []


def test_a_day_makes_the_difference_though_nothing_is_read_again(tmp_path: Path) -> None:
    root = SEEDED.with_defect(DUE, tmp_path / "library")
    due = date(2026, 12, 22)
    assert codes(root, date(2026, 11, 21)) == []
    assert codes(root, TODAY) == [("UC601", "", Severity.INFO)]
    assert codes(root, due) == [("UC601", "", Severity.INFO)]
    assert codes(root, date(2026, 12, 23)) == [("UC601", "passed", Severity.WARNING)]
    assert codes(root, date(2026, 11, 21)) == []


def test_a_file_alone_is_looked_at_on_the_same_day(tmp_path: Path) -> None:
    root = SEEDED.with_defect(DUE, tmp_path / "library")
    found = scan(root, stamps=False)
    paths = {file.path for file in found if file.path.startswith("use-cases/")}
    assert [one.code for one in check_files(root, found, paths, date(2027, 1, 1)).findings] == ["UC601"]
    assert check_files(root, found, paths, date(2026, 1, 1)).findings == ()


def test_the_severity_of_the_library_counts(tmp_path: Path) -> None:
    root = SEEDED.with_defect(DUE, tmp_path / "library")
    settings = root / "library.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "checks: { review-due: ignore }\n", encoding="utf-8")
    assert codes(root, date(2027, 1, 1)) == []


def test_the_command_line_is_told_the_day(tmp_path: Path) -> None:
    root = SEEDED.with_defect(DUE, tmp_path / "library")
    for day, code, count in (("2026-11-01", 0, 0), ("2026-12-01", 0, 1), ("2027-01-01", 1, 1)):
        ran = program("check", str(root), "--today", day, "--format", "json", cwd=tmp_path)
        assert (ran.code, len(json.loads(ran.out)["findings"])) == (code, count)
    assert program("check", str(root), "--today", "tomorrow", cwd=tmp_path).code == 2


def test_an_approval_by_another_program_is_left_alone(tmp_path: Path) -> None:
    text = SEEDED.text("step-added-since.yaml").replace('digest: "sha256:', 'digest: "blake3:')
    assert SEEDED.found_in(SEEDED.with_text(text, tmp_path / "library")) == []


def test_approving_anew_is_the_end_of_it(tmp_path: Path) -> None:
    root = SEEDED.with_defect("step-added-since.yaml", tmp_path / "library")
    ran = program("approve", "step-added-since", "--by", "head", "--on", "2026-11-22", cwd=root)
    assert ran.code == 0, ran.err
    assert SEEDED.found_in(root) == []


def test_in_the_library_no_review_is_due_yet() -> None:
    assert check_library(ROOT / "library", today=TODAY).findings == ()
