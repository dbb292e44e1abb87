"""`usecases check --fix`."""

import json
from pathlib import Path

import pytest

from tests.checking.small import make
from tests.cli.running import Run

CASE = "id: a\nowner: Manager\ntitle: 012\nsteps:\n  - {id: ask, actor: buyer, action: Asks}\n"
FIXED = CASE.replace("012", '"012"').replace("Manager", "manager")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return make(tmp_path / "library", {"use-cases/a.yaml": CASE})


def _text(root: Path, name: str = "a") -> str:
    return (root / f"use-cases/{name}.yaml").read_text(encoding="utf-8")


def test_mends_and_says_so_and_reports_what_is_left(usecases: Run, small: Path) -> None:
    ran = usecases("check", small, "--fix")
    assert (ran.code, _text(small)) == (0, FIXED)
    assert ran.err.splitlines() == [
        "library/use-cases/a.yaml:2: “Manager” is written “manager” now.",
        "library/use-cases/a.yaml:3: 012 is a text now.",
    ]
    assert "UC" not in ran.out


def test_without_the_option_nothing_is_written(usecases: Run, small: Path) -> None:
    assert usecases("check", small).code == 1
    assert _text(small) == CASE


def test_the_exit_code_goes_by_what_is_left(usecases: Run, small: Path) -> None:
    (small / "use-cases/b.yaml").write_text("id: b\ntitle: B\nowner: nobody\nstatus: Draft\n", encoding="utf-8")
    ran = usecases("check", small, "--fix", "--format", "json")
    assert ran.code == 1
    assert [(one["code"], one["fixable"]) for one in json.loads(ran.out)["findings"]] == [("UC201", True)]
    assert "status: draft" in _text(small, "b")


def test_a_second_time_there_is_nothing_to_mend(usecases: Run, small: Path) -> None:
    usecases("check", small, "--fix")
    ran = usecases("check", small, "--fix")
    assert (ran.code, ran.err, _text(small)) == (0, "", FIXED)


def test_only_the_files_that_were_asked_for(usecases: Run, small: Path) -> None:
    (small / "use-cases/b.yaml").write_text(CASE.replace("id: a", "id: b"), encoding="utf-8")
    usecases("check", small / "use-cases/b.yaml", "--fix")
    assert (_text(small), _text(small, "b")) == (CASE, FIXED.replace("id: a", "id: b"))


def test_what_the_library_ignores_is_left(usecases: Run, small: Path) -> None:
    settings = small / "library.yaml"
    settings.write_text("title: Small\nlanguage: en\nchecks: {UC102: ignore, UC508: ignore, UC509: ignore}\n")
    usecases("check", small, "--fix")
    assert _text(small) == CASE.replace("Manager", "manager")


def test_a_roles_file_that_is_mended_lets_others_be(usecases: Run, small: Path) -> None:
    roles = small / "roles.yaml"
    roles.write_text(roles.read_text(encoding="utf-8").replace("title: Manager", "Title: Manager"), encoding="utf-8")
    assert usecases("check", small, "--fix").code == 0
    assert "title: Manager" in roles.read_text(encoding="utf-8")
    assert _text(small) == FIXED


def test_a_file_that_cannot_be_read_stops_no_other(usecases: Run, small: Path) -> None:
    (small / "use-cases/broken.yaml").write_text("id: [\n", encoding="utf-8")
    assert usecases("check", small, "--fix").code == 1
    assert _text(small) == FIXED


def test_a_file_that_is_protected_is_left_with_a_word(usecases: Run, small: Path) -> None:
    protected = small / "use-cases/a.yaml"
    (small / "use-cases/b.yaml").write_text(CASE.replace("id: a", "id: b"), encoding="utf-8")
    protected.chmod(0o444)
    ran = usecases("check", small, "--fix")
    assert (ran.code, _text(small), _text(small, "b")) == (1, CASE, FIXED.replace("id: a", "id: b"))
    assert ran.err.count("library/use-cases/a.yaml isn't mended") == 1


def test_what_has_no_mend_is_not_talked_about(usecases: Run, small: Path) -> None:
    text = FIXED.replace("action: Asks", "action: Asks, work: 15")
    (small / "use-cases/a.yaml").write_text(text, encoding="utf-8")
    ran = usecases("check", small, "--fix")
    assert (ran.code, ran.err, _text(small)) == (1, "", text)


def test_measurements_are_not_taken_for_yaml(usecases: Run, small: Path) -> None:
    (small / "measurements").mkdir()
    file = small / "measurements/sales.csv"
    file.write_text("date,kpi,value\n2026-01-31,orders,1\n", encoding="utf-8")
    ran = usecases("check", small, "--fix")
    assert "UC203" in ran.out
    assert "sales.csv" not in ran.err
    assert file.read_text(encoding="utf-8") == "date,kpi,value\n2026-01-31,orders,1\n"
