"""`usecases plan`."""

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from tests.cli.running import Run
from usecases.model.words import LANGUAGES

BASE = Path(__file__).parent.parent / "map" / "base"
WHEN = ("--today", "2026-11-22", "--from", "2026-11-23")
IMPROVEMENTS = """\
improvements:
  - { id: letters, title: Letters, group: prospecting, facing: external, impact: high, weeks: 2,
      kpi: replies, expected: 30 }
  - { id: law, title: "<b>&", group: sales, facing: internal, impact: low, weeks: 4,
      kpi: leads, expected: 9, blocker: law }
  - { id: vague, title: Vague }
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    root = tmp_path / "small"
    shutil.copytree(BASE, root)
    (root / "improvements.yaml").write_text(IMPROVEMENTS, encoding="utf-8")
    return root


def test_the_plan_says_what_comes_first_and_what_is_missing(small: Path, usecases: Run) -> None:
    ran = usecases("plan", *WHEN, cwd=small)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == "Plan for 90 days: 23 November 2026 – 20 February 2027"
    assert lines[1] == "Outward: 33% of the weeks; about 60% are wanted. Blockers come first."
    assert "  wk 1–4, from 23 November 2026  • <b>& (Sales)" in lines
    assert "   1. <b>& (0.25): it can't wait (the law), so it comes before everything else" in lines
    assert "  Vague: not planned, since it still lacks facing, impact, weeks" in lines


def test_the_plan_begins_on_the_day_that_the_file_names_unless_another_is_asked_for(small: Path, usecases: Run) -> None:
    file = small / "improvements.yaml"
    file.write_text("begins: 2026-10-05\n" + IMPROVEMENTS, encoding="utf-8")
    today = ("--today", "2026-11-22")
    assert "5 October 2026 – 2 January 2027" in usecases("plan", *today, cwd=small).out
    assert "23 November 2026 – 20 February 2027" in usecases("plan", *WHEN, cwd=small).out
    file.write_text("begins: 2026-02-30\n" + IMPROVEMENTS, encoding="utf-8")
    assert "23 November 2026 – 20 February 2027" in usecases("plan", *today, cwd=small).out


def test_json_has_ids_and_no_words(small: Path, usecases: Run) -> None:
    shown = {usecases("plan", *WHEN, "--format", "json", language=one, cwd=small).out for one in LANGUAGES}
    (text,) = shown
    data = json.loads(text)
    assert list(data) == ["today", "schedule", "decisions", "unranked", "nobody_on"]
    assert [slot["improvement"] for slot in data["schedule"]["slots"]] == ["law", "letters"]
    assert data["schedule"]["slots"][0]["why"] == "blocker"
    assert data["decisions"][1]["enough"] == 27.5
    assert data["unranked"] == [{"improvement": "vague", "lacks": ["facing", "impact", "weeks"]}]


def test_a_red_lamp_without_an_improvement_is_named(small: Path, usecases: Run) -> None:
    (small / "measurements/weekly.csv").write_text("date,kpi,value\n2026-11-16,answer-time,90\n", encoding="utf-8")
    assert "Red lamps" not in usecases("plan", *WHEN, cwd=small).out
    (small / "improvements.yaml").write_text("improvements: [{id: vague, title: Vague}]\n", encoding="utf-8")
    out = usecases("plan", *WHEN, cwd=small).out
    assert "Red lamps that no improvement is for:\n  Sales, at the start: Minutes to answer" in out


def test_the_document_escapes_what_people_wrote(small: Path, usecases: Run) -> None:
    out = usecases("plan", *WHEN, "--format", "markdown", cwd=small).out
    assert out.startswith("# Plan for 90 days\n")
    assert "&lt;b>&" in out or "&lt;b&gt;" in out
    assert "<b>" not in out


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_sound_and_speaks_the_language_asked_for(language: str, library: Path, usecases: Run) -> None:
    target = library / "plan.svg"
    ran = usecases("plan", *WHEN, "--format", "svg", "--language", language, "-o", target, cwd=library)
    assert (ran.code, ran.out) == (0, "")
    content = target.read_bytes()
    texts = [text.text or "" for text in Xml.fromstring(content).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314
    assert {"en": "Stream 1", "ru": "Поток 1", "pl": "Strumień 1"}[language] in texts
    usecases("plan", *WHEN, "--format", "svg", "--language", language, "-o", target, cwd=library)
    assert target.read_bytes() == content


def test_the_picture_holds_hostile_titles_as_texts(small: Path, usecases: Run) -> None:
    text = IMPROVEMENTS.replace('"<b>&"', '"<script>\\e[31m&"')
    (small / "improvements.yaml").write_text(text, encoding="utf-8")
    out = usecases("plan", *WHEN, "--format", "svg", cwd=small).out
    Xml.fromstring(out.encode())  # noqa: S314
    assert "<script>" not in out
    assert "\x1b" not in usecases("plan", *WHEN, cwd=small).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--from", "23.11.2026"), "is no day"),
        (("--from", "9999-12-01"), "Begin earlier"),
        (("--format", "svgg"), "Did you mean “svg”?"),
        (("-o", "nowhere/plan.md"), "can't be written"),
    ],
)
def test_wrong_use_says_what_to_do(arguments: tuple[str, ...], said: str, small: Path, usecases: Run) -> None:
    ran = usecases("plan", *arguments, cwd=small)
    assert ran.code == 2
    assert said in ran.err


def test_without_improvements_there_is_nothing_to_plan(usecases: Run) -> None:
    ran = usecases("plan", cwd=BASE)
    assert (ran.code, ran.out) == (2, "")
    assert "no improvements yet" in ran.err


def test_a_file_that_breaks_the_format_is_not_planned_by(small: Path, usecases: Run) -> None:
    (small / "improvements.yaml").write_text("improvements: [{id: a}]\n", encoding="utf-8")
    ran = usecases("plan", cwd=small)
    assert ran.code == 2
    assert "usecases check improvements.yaml" in ran.err


def test_without_a_day_the_plan_begins_on_the_next_monday(small: Path, usecases: Run) -> None:
    for today, begins in (("2026-11-22", "2026-11-23"), ("2026-11-23", "2026-11-23"), ("2026-11-24", "2026-11-30")):
        data = json.loads(usecases("plan", "--today", today, "--format", "json", cwd=small).out)
        assert data["schedule"]["begins"] == begins
