"""The seeded defects of map and measurements: each file of `defects/` has one, its twin in `twins/` has none.

A CSV file stands beside the measurements of the base; a file that ends with `.map.yaml` or `.kpis.yaml` takes the place
of that file. `signs.txt` tells, since a comment in a CSV file would be a defect of its own, in which line the defect is
and what finds it: a rule, a task of the map (`look:group.spot`), or a remark on measurements.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from usecases.analysing.map.report import map_report
from usecases.analysing.map.standing import MapStanding
from usecases.analysing.map.tasks import Task, tasks
from usecases.checking.run import check_files, check_library
from usecases.findings.finding import Finding
from usecases.reading.folder import scan

HERE = Path(__file__).parent
TODAY = "2026-11-18"


class Sign(NamedTuple):
    """What finds a defect, in which line."""

    name: str
    line: int
    found_by: str


def signs() -> list[Sign]:
    lines = (HERE / "signs.txt").read_text(encoding="utf-8").splitlines()
    split = (line.split() for line in lines if not line.startswith("#"))
    return [Sign(name, int(line), found_by) for name, line, found_by in split]


SIGNS = signs()
FIGURES = [sign for sign in SIGNS if not sign.found_by.startswith("UC")]


def library(of: str, name: str, root: Path) -> Path:
    """The base with one file of a folder in it."""
    shutil.copytree(HERE / "base", root)
    ending = name.partition(".")[2]
    shutil.copy(HERE / of / name, root / (ending if ending != "csv" else "measurements/replies.csv"))
    return root


def found_in(root: Path) -> list[tuple[str, int]]:
    return [(found.code, found.place.line) for found in check_library(root).findings]


def standing(root: Path) -> MapStanding:
    return map_report(root, scan(root), TODAY).standing


def name_of(task: Task) -> str:
    return f"{task.what}:{task.group}.{task.spot}"


def remarks(seen: MapStanding) -> list[tuple[str, int]]:
    """The remarks on the file of the defect, and in which line."""
    return [("later", each.line) for each in seen.later]


def test_there_are_enough() -> None:
    names = [sign.name for sign in SIGNS]
    assert len(names) >= 39
    for of in ("defects", "twins"):
        assert sorted(path.name for path in (HERE / of).iterdir()) == sorted(names)


@pytest.mark.parametrize("sign", [sign for sign in SIGNS if sign not in FIGURES], ids=lambda sign: sign.name)
def test_the_rule_finds_the_defect_at_its_line(sign: Sign, tmp_path: Path) -> None:
    assert found_in(library("defects", sign.name, tmp_path / "library")) == [(sign.found_by, sign.line)]


@pytest.mark.parametrize("sign", FIGURES, ids=lambda sign: sign.name)
def test_the_map_names_the_defect(sign: Sign, tmp_path: Path) -> None:
    root = library("defects", sign.name, tmp_path / "library")
    assert found_in(root) == []
    seen = standing(root)
    if ":" not in sign.found_by:
        assert remarks(seen) == [(sign.found_by, sign.line)]
        return
    assert [name_of(task) for task in tasks(seen)] == [sign.found_by]
    if sign.line:
        (lamp,) = (lamp for group, lamp in seen.lamps() if sign.found_by.endswith(f":{group.group}.{lamp.spot}"))
        rows = (root / "measurements/replies.csv").read_text(encoding="utf-8").splitlines()
        assert rows[sign.line - 1] == f"{lamp.day},{lamp.kpi},{lamp.value:g}"


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.name)
def test_nothing_is_said_of_the_twin_of(sign: Sign, tmp_path: Path) -> None:
    root = library("twins", sign.name, tmp_path / "library")
    assert found_in(root) == []
    if sign in FIGURES:
        assert remarks(standing(root)) == []
        assert sign.found_by not in map(name_of, tasks(standing(root)))


def two_files(tmp_path: Path) -> Path:
    """A library in which the second file, by path, measures a day of the first."""
    shutil.copytree(HERE / "base", tmp_path / "library")
    (tmp_path / "library/measurements/later.csv").write_text("date,kpi,value\n2026-11-16,leads,7\n")
    return tmp_path / "library"


def told(findings: Iterable[Finding]) -> list[tuple[str, str, int, object]]:
    return [(each.code, each.path, each.place.line, each.arguments.get("path")) for each in findings]


def test_a_day_measured_in_two_files_is_found_again_when_either_has_changed_or_gone(tmp_path: Path) -> None:
    root = two_files(tmp_path)
    wanted = [("UC021", "measurements/weekly.csv", 3, "measurements/later.csv")]
    assert told(check_library(root).findings) == wanted
    assert told(check_library(root).findings) == wanted  # from the index
    (root / "measurements/later.csv").write_text("date,kpi,value\n\n2026-11-16,answer-time,30\n")
    assert told(check_library(root).findings) == [("UC021", "measurements/weekly.csv", 4, "measurements/later.csv")]
    (root / "measurements/later.csv").unlink()
    assert told(check_library(root).findings) == []


def test_a_day_measured_in_two_files_is_found_when_one_of_them_is_asked_for(tmp_path: Path) -> None:
    root = two_files(tmp_path)
    found = scan(root)
    weekly = check_files(root, found, ["measurements/weekly.csv"])
    assert told(weekly.findings) == [("UC021", "measurements/weekly.csv", 3, "measurements/later.csv")]
    assert told(check_files(root, found, ["measurements/later.csv"]).findings) == []


def test_a_byte_that_is_no_utf_8_is_found_at_its_column_also_behind_a_byte_order_mark(tmp_path: Path) -> None:
    root = two_files(tmp_path)
    text = b"\xef\xbb\xbfdate,kpi,value\n2026-11-02,leads,7\n2026-11-09,leads,\xea\n"
    (root / "measurements/later.csv").write_bytes(text)
    (found,) = check_library(root).findings
    assert (found.code, found.place.line, found.place.column) == ("UC002", 3, 18)


def test_the_map_names_the_files_of_which_rows_do_not_count(tmp_path: Path) -> None:
    root = two_files(tmp_path)
    assert map_report(root, scan(root), TODAY).faulty == ()
    (root / "measurements/later.csv").write_text("date,kpi,value\n2026-11-09,leads,many\n2026-11-02,leads,7\n")
    (root / "measurements/weekly.csv").write_bytes(b"\xff")
    assert map_report(root, scan(root), TODAY).faulty == ("measurements/later.csv", "measurements/weekly.csv")


def test_a_use_case_that_is_withdrawn_is_nowhere_on_the_map(tmp_path: Path) -> None:
    root = two_files(tmp_path)
    (root / "use-cases").mkdir()
    for name, status in (("kept", "draft"), ("gone", "retired")):
        text = f"id: {name}\ntitle: {name}\nstatus: {status}\ngroup: sales\n"
        (root / f"use-cases/{name}.yaml").write_text(text, encoding="utf-8")
    assert [name for group in standing(root).groups for name in group.use_cases] == ["kept"]
