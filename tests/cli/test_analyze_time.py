"""`usecases analyze time` at the command line."""

import json
import sys
from pathlib import Path

import pytest

from tests.cli.running import Run

CASE = """
id: mend
title: Mend
owner: head
frequency: 10/w
steps:
  - {id: take, actor: manager, action: Takes it, within: 2bh, work: 10min}
  - {id: mend, actor: head, action: Mends it, wait: 1bd, within: 4bh, work: 1h}
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "use-cases").mkdir()
    (tmp_path / "library.yaml").write_text('title: T\nlanguage: en\ncalendar: {holidays: ["2026-12-25"]}\n')
    (tmp_path / "roles.yaml").write_text("roles: [{id: manager, title: Manager}, {id: head, title: Head}]\n")
    (tmp_path / "use-cases" / "mend.yaml").write_text(CASE)
    return tmp_path


def test_a_use_case_path_by_path(library: Path, usecases: Run) -> None:
    done = usecases("analyze", "time", "mend", cwd=library)
    assert done.code == 0
    assert "Main scenario  1 day 6 hr  1 hr 10 min  8%     1 day 1 hr" in done.out
    assert "1 → 2, Manager → Head: 1 day 3 hr" in done.out
    assert "often 0.3, sometimes 0.1, rarely 0.02" in done.out
    assert "Roles without the cost of an hour, and their work in a run: Manager, Head; 1 hr 10 min" in done.out


def test_a_whole_library(library: Path, usecases: Run) -> None:
    done = usecases("analyze", "time", cwd=library)
    assert done.code == 0
    assert "mend  1 day 6 hr" in done.out
    assert "Use cases: 1" in done.out


def test_json_has_minutes_and_nulls(library: Path, usecases: Run) -> None:
    data = json.loads(usecases("analyze", "time", "mend", "--format", "json", cwd=library).out)
    main = data["cases"][0]["paths"][0]
    assert (main["kind"], main["total"], main["clock"], main["touch"]) == ("main", 900, 1440 + 360, 70)
    assert data["cases"][0]["cost"]["run"] is None
    assert data["start"] is None


def test_holidays_count_from_a_day_on(library: Path, usecases: Run) -> None:
    data = json.loads(usecases("analyze", "time", "mend", "--start", "2026-12-24", "--format", "json", cwd=library).out)
    assert data["cases"][0]["paths"][0]["clock"] == 4 * 1440 + 360  # Thursday to Monday


SELL = """
id: sell
title: Sell
group: sales
steps:
  - {id: talk, actor: manager, action: Talks, work: 1h}
  - {id: mend, actor: head, use_case: mend}
"""


@pytest.mark.parametrize("words", [["sell"], ["--group", "sales"]])
def test_a_step_that_is_a_use_case_of_another_group_takes_its_time(
    words: list[str], library: Path, usecases: Run
) -> None:
    (library / "map.yaml").write_text("groups: [{id: sales, title: Sales}]\n")
    (library / "use-cases" / "sell.yaml").write_text(SELL)
    (sell,) = json.loads(usecases("analyze", "time", *words, "--format", "json", cwd=library).out)["cases"]
    assert (sell["paths"][0]["total"], sell["paths"][0]["touch"]) == (60 + 900, 60 + 70)
    assert [(each["number"], each["use_case"], each["borrows"]) for each in sell["inner"]] == [("2", "mend", True)]


def test_a_use_case_that_cannot_be_used_is_said_where_it_is_a_step(library: Path, usecases: Run) -> None:
    (library / "use-cases" / "sell.yaml").write_text(SELL)
    (library / "use-cases" / "mend.yaml").write_text("id: mend\nsteps: 7\n")
    done = usecases("analyze", "time", "sell", cwd=library)
    assert done.code == 0
    assert "Steps of which no time is given, and which count for nothing: 1" in done.out
    assert "1 file can't be used and is left out: use-cases/mend.yaml" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["mend", "--start", "2026-02-30"], "“2026-02-30” is no day"),
        (["--runs", "10"], "Only use cases that are named are let run"),
        (["--group", "nowhere"], "There is no process group “nowhere”"),
        (["mend", "--group", "sales"], "not both"),
    ],
)
def test_wrong_use_is_said(words: list[str], said: str, library: Path, usecases: Run) -> None:
    done = usecases("analyze", "time", *words, cwd=library)
    assert done.code == 2
    assert said in done.err


def test_without_numpy_it_says_what_to_install(library: Path, usecases: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    monkeypatch.delitem(sys.modules, "usecases.analysing.time.simulation", raising=False)
    monkeypatch.delitem(sys.modules, "usecases.analysing.time.arrays", raising=False)
    done = usecases("analyze", "time", "mend", "--runs", "10", cwd=library)
    assert done.code == 2
    assert "pip install 'usecases[simulation]'" in done.err


def test_runs_by_chance(library: Path, usecases: Run) -> None:
    pytest.importorskip("numpy")
    done = usecases("analyze", "time", "mend", "--runs", "1000", "--seed", "3", cwd=library)
    assert "Runs: 1,000, by the seed 3" in done.out
    data = json.loads(usecases("analyze", "time", "mend", "--runs", "100", "--format", "json", cwd=library).out)
    assert data["simulations"][0]["runs"] == sum(data["simulations"][0]["bars"]) == 100
