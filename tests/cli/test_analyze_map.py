"""`usecases analyze map`."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.running import Run
from tests.cli.test_list import on_a_terminal
from usecases.cli.columns import width
from usecases.model.words import LANGUAGES

BASE = Path(__file__).parent.parent / "map" / "base"
DAY = ("--today", "2026-11-18")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    root = tmp_path / "small"
    shutil.copytree(BASE, root)
    (root / "measurements/replies.csv").write_text(
        "date,kpi,value\n2026-10-05,replies,12\n2026-11-02,replies,11\n2026-11-16,replies,10.5\n", encoding="utf-8"
    )
    return root


def test_each_group_shows_its_lamps_and_the_red_one_what_to_do(small: Path, usecases: Run) -> None:
    ran = usecases("analyze", "map", *DAY, cwd=small)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[:2] == ["Map of processes on 18 November 2026", "■ red: 1, ● green: 5"]
    at = lines.index("Prospecting (prospecting)")
    assert lines[at + 4].split() == [
        "in", "the", "middle", "■", "red", "·█···▃·▁", "−", "worse", "−12%", "Companies", "that", "answered:", "10.5",
    ]  # fmt: skip
    assert [line.split(" ", 5)[-1] for line in lines[-2:]] == [
        "Prospecting, in the middle: Companies that answered. It has no use cases yet: write down how",
        " the work is done.",
    ]


def test_json_has_the_same_with_ids_and_no_words(small: Path, usecases: Run) -> None:
    shown = {usecases("analyze", "map", *DAY, "--format", "json", language=one, cwd=small).out for one in LANGUAGES}
    (text,) = shown
    data = json.loads(text)
    assert list(data) == ["today", "mondays", "groups", "not_on_map", "later", "tasks"]
    lamp = data["groups"][0]["lamps"][1]
    assert (lamp["spot"], lamp["kpi"], lamp["colour"], lamp["trend"]) == ("middle", "replies", "red", "worse")
    assert lamp["month"] == {"since": "2026-10-05", "value": 12.0, "better_by": -0.125, "enough": False}
    assert [(task["what"], task["group"]) for task in data["tasks"]] == [("causes", "prospecting")]


def test_only_the_groups_that_are_named(small: Path, usecases: Run) -> None:
    data = json.loads(usecases("analyze", "map", "sales", *DAY, "--format", "json", cwd=small).out)
    assert [group["group"] for group in data["groups"]] == ["sales"]
    ran = usecases("analyze", "map", "sale", cwd=small)
    assert ran.code == 2
    assert "Did you mean “sales”?" in ran.err


def test_a_library_without_a_map_is_told_what_to_do(usecases: Run, tmp_path: Path) -> None:
    (tmp_path / "library.yaml").write_text("title: L\nlanguage: en\n", encoding="utf-8")
    ran = usecases("analyze", "map", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "no map yet" in ran.err


def test_a_day_that_is_none_is_refused(small: Path, usecases: Run) -> None:
    ran = usecases("analyze", "map", "--today", "18.11.2026", cwd=small)
    assert ran.code == 2
    assert "“18.11.2026” is no day" in ran.err


def test_what_is_odd_about_measurements_is_said_with_its_place(small: Path, usecases: Run) -> None:
    (small / "measurements/z.csv").write_text("date,kpi,value\n2062-11-16,replies,1\n", encoding="utf-8")
    out = " ".join(usecases("analyze", "map", *DAY, cwd=small).out.split())
    assert "measurements/z.csv:2: “replies” has a value of 2062-11-16, which is still to come." in out


@pytest.mark.parametrize("command", [("analyze", "map", *DAY), ("plan", *DAY)], ids=" ".join)
def test_rows_that_do_not_count_are_not_passed_over_in_silence(
    command: tuple[str, ...], small: Path, usecases: Run
) -> None:
    (small / "improvements.yaml").write_text("improvements: [{id: faster, title: Faster}]\n", encoding="utf-8")
    assert usecases(*command, cwd=small).err == ""
    (small / "measurements/z.csv").write_text("kpi,date,value\nreplies,2026-11-09,1\n", encoding="utf-8")
    ran = usecases(*command, cwd=small)
    assert ran.code == 0
    assert "don't count, in: measurements/z.csv. See why with: usecases check" in ran.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_real_map_speaks_the_readers_language(language: str, library: Path, usecases: Run) -> None:
    ran = usecases("analyze", "map", *DAY, language=language, cwd=library)
    assert ran.code == 0
    assert {"en": "at the start", "ru": "на входе", "pl": "na początku"}[language] in ran.out
    assert "{" not in ran.out


@pytest.mark.parametrize("columns", [30, 80])
def test_no_line_is_wider_than_a_lamp_needs(columns: int, library: Path) -> None:
    shown = on_a_terminal(columns, "analyze", "map", *DAY, cwd=library, NO_COLOR="1")
    assert max(map(width, shown.splitlines())) <= max(columns, 76)


def test_hostile_titles_are_shown_as_texts(small: Path, usecases: Run) -> None:
    text = (small / "map.yaml").read_text(encoding="utf-8").replace("title: Sales", 'title: "\\e[31mRed\\n\\nSales"')
    (small / "map.yaml").write_text(text.replace("trigger: lead", 'trigger: "\\a"'), encoding="utf-8")
    ran = usecases("analyze", "map", *DAY, cwd=small)
    assert ran.code == 0
    assert "\x1b" not in ran.out
    assert "\a" not in ran.out
