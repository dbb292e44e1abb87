"""The analyses and their pages of the handbook over what nobody wants and somebody has."""

import json
import re
from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest

from tests.cli.running import Run
from tests.git.lab import Lab, begun, lonely
from usecases.model.words import LANGUAGES

SELL = """\
id: sell
title: Sell
owner: head
steps:
  - {id: ask, actor: buyer, action: Asks for the price}
  - {id: offer, actor: manager, action: Makes an offer}
  - {id: sign, actor: buyer, action: Signs the contract}
branches:
  - {id: quiet, kind: negative, at: offer, when: The buyer doesn’t answer, end: failure}
"""
ROLES = """\
roles:
  - {id: buyer, title: Buyer, kind: customer}
  - {id: manager, title: Manager, stand_ins: [head]}
  - {id: head, title: Head, stand_ins: [manager]}
"""
DEVIATIONS = """\
deviations:
  - id: flood
    question: The cellar is under water. Who pumps?
    applies: {activities: make}
    likelihood: often
    impact: high
  - id: snow
    guide_word: never
    question: The road is closed by snow. What do we tell the buyer?
  - just a text
"""
MANY = 200
MANY_ROLES = "roles:\n" + "".join(f"  - {{id: r{number}, title: Deputy {number}}}\n" for number in range(MANY))
STEPS = "".join(f"  - {{id: s{number}, actor: r{number}, action: Sends it, within: 1d}}\n" for number in range(MANY))
EVERYTHING = "actor: head, accountable: head, consulted: [head], informed: [head], channel: mail"
UNFINISHED = {
    "no activities": SELL,
    "no actors": "id: sell\ntitle: Sell\nsteps:\n  - {id: ask, action: Asks}\n  - {id: offer}\n",
    "no steps": "id: sell\ntitle: Sell\n",
    "a single actor without any word": "id: sell\ntitle: Sell\nsteps: [{id: ask, actor: nobody-knows-whom}]\n",
    "Polish by its header, Russian by its words": SELL.replace("owner", "language: pl\nowner").replace(
        "Makes an offer", "Готовит предложение"
    ),
    "a language that nobody here speaks": SELL.replace("Makes an offer", "做一个报价").replace(
        "The buyer", "Ο πελάτης"
    ),
    "one role on all sides": f"id: sell\ntitle: Sell\nsteps:\n  - {{id: a, action: Does it, {EVERYTHING}}}\n",
    "300 steps": "id: sell\ntitle: Sell\nowner: head\nsteps:\n"
    + "".join(f"  - {{id: s{number}, actor: manager, action: Sends the letter}}\n" for number in range(300)),
}


def put(root: Path, files: Mapping[str, str]) -> Path:
    """A library of these files, with roles."""
    settings = {"library.yaml": "title: Shop\nlanguage: en\n", "roles.yaml": ROLES}
    for path, text in {**settings, **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("what", UNFINISHED)
def test_whatever_is_written_is_checked_analysed_and_shown(what: str, tmp_path: Path, usecases: Run) -> None:
    put(tmp_path, {"use-cases/sell.yaml": UNFINISHED[what]})
    for arguments in (["raci", "sell"], ["raci"], ["coverage", "sell"], ["coverage"]):
        ran = usecases("analyze", *arguments)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out
        assert json.loads(usecases("analyze", *arguments, "--format", "json").out)
    assert usecases("check").code in (0, 1)
    assert usecases("export", "handbook", "-o", "book").code == 0
    assert (tmp_path / "book/coverage.md").read_text(encoding="utf-8").startswith("# What can go wrong: Shop")
    assert (tmp_path / "book/responsibilities.md").read_text(encoding="utf-8").startswith("# Responsibilities: Shop")


def test_without_steps_there_is_nothing_to_ask_about(tmp_path: Path, usecases: Run) -> None:
    put(tmp_path, {"use-cases/sell.yaml": UNFINISHED["no steps"]})
    assert usecases("analyze", "coverage", "sell").out.splitlines() == ["Sell (sell)", "No steps yet."]
    including = "id: both\ntitle: Both\nsteps: [{id: one, use_case: sell}]\n"
    put(tmp_path, {"use-cases/both.yaml": including})
    said = "Every step is another use case as a whole. What can go wrong is looked at there."
    assert usecases("analyze", "coverage", "both").out.splitlines() == ["Both (both)", said]
    mixed = SELL.replace("id: sell", "id: both").replace("steps:\n", "steps:\n  - {id: one, use_case: sell}\n")
    put(tmp_path, {"use-cases/both.yaml": mixed})
    lines = usecases("analyze", "coverage", "both").out.splitlines()
    assert lines[1].endswith("open"), "the figures"
    assert "1. another use case: sell; what can go wrong is looked at there" in lines


def test_where_the_catalogue_knows_of_nothing_no_figure_is_made_up(tmp_path: Path, usecases: Run) -> None:
    put(tmp_path, {"use-cases/sell.yaml": "id: sell\ntitle: Sell\nsteps: [{id: a, actor: buyer, action: Blarghs}]\n"})
    assert usecases("analyze", "coverage", "sell").out.splitlines() == [
        "Sell (sell)",
        "",
        "1. Blarghs (kind of act: not known)",
        "  - The catalogue knows of nothing here. Say what kind of act it is: activity.",
    ]


def test_a_guessed_kind_of_act_is_shown_as_one(tmp_path: Path, usecases: Run) -> None:
    put(tmp_path, {"use-cases/sell.yaml": SELL.replace("Asks for the price", "Blarghs the foo")})
    lines = usecases("analyze", "coverage", "sell").out.splitlines()
    where = lines.index("1. Blarghs the foo (kind of act: not known)")
    assert lines[where + 1] == "  - The catalogue knows of nothing here. Say what kind of act it is: activity."
    assert "2. Makes an offer (kind of act, guessed from the verb: making)" in lines


def test_without_actors_the_matrix_says_so(tmp_path: Path, usecases: Run) -> None:
    put(tmp_path, {"use-cases/sell.yaml": UNFINISHED["no actors"]})
    lines = usecases("analyze", "raci", "sell").out.splitlines()
    assert lines[2:6] == ["Sell (sell)", "  No step says who does it yet.", "1  Asks", "2  ?"]
    asked = usecases("analyze", "coverage", "sell").out
    assert "Whoever does it: who takes over" in asked
    assert "“whoever" not in asked


def test_words_in_another_language_than_declared_are_understood(tmp_path: Path, usecases: Run) -> None:
    russian = SELL.replace("The buyer doesn’t answer", "Он больше не отвечает нам")
    put(tmp_path, {"use-cases/sell.yaml": russian.replace("Makes an offer", "Готовит предложение")})
    lines = usecases("analyze", "coverage", "sell").out.splitlines()
    assert "2. Готовит предложение (kind of act, guessed from the verb: making)" in lines
    (covered,) = (line for line in lines if line.startswith("  + "))
    assert covered.startswith("  + 2a Он больше не отвечает нам; by its words “не отвечает” [")


def test_one_role_on_all_sides_of_a_step_is_named(tmp_path: Path, usecases: Run) -> None:
    put(tmp_path, {"use-cases/sell.yaml": UNFINISHED["one role on all sides"]})
    lines = usecases("analyze", "raci", "sell").out.splitlines()
    assert "RACI  1  Does it" in lines
    assert "  One role does the step, is asked and is told: 1: 1 (Head)" in lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_hundred_roles_are_counted_and_the_busiest_shown(language: str, tmp_path: Path, usecases: Run) -> None:
    case = f"id: sell\ntitle: Sell\nowner: r0\nsteps:\n{STEPS}"
    put(tmp_path, {"use-cases/sell.yaml": case, "roles.yaml": MANY_ROLES})
    figures = usecases("analyze", "raci", language=language)
    loads = re.findall(r"^\d+ +\d+ +\d+ +\d+  Deputy \d+$", figures.out, re.MULTILINE)
    assert len(loads) == 40
    assert "160" in figures.out, "the others are counted"
    assert usecases("export", "handbook", "-o", "book", "--language", language, language=language).code == 0
    page = (tmp_path / "book/responsibilities.md").read_text(encoding="utf-8")
    busiest = {"en": "the 60 busiest roles of 200", "ru": "60 из 200", "pl": "60 z 200"}[language]
    assert busiest in page
    assert (tmp_path / "book/load.svg").read_text(encoding="utf-8").count("Deputy") == 60


def test_of_a_broken_catalogue_the_rest_works_and_the_reader_is_told(tmp_path: Path, usecases: Run) -> None:
    put(tmp_path, {"use-cases/sell.yaml": SELL, "deviations.yaml": DEVIATIONS})
    told = "Left out, wholly or in part, because of mistakes: deviations.yaml. See which with: usecases check\n"
    for arguments in product(("coverage", "raci", "time", "handovers", "customers"), ("", "sell")):
        ran = usecases("analyze", *filter(None, arguments))
        assert (ran.code, ran.err) == (0, told)
    asked = usecases("analyze", "coverage", "sell", "--all").out
    assert "The cellar is under water. Who pumps? [flood]" in asked
    assert "snow" not in asked
    found = usecases("check").out
    assert "deviations.yaml:8:17: error UC104" in found
    assert "deviations.yaml:10:5: error UC102" in found


@pytest.mark.parametrize("text", ["", "deviations: [\n", "deviations: text\n", "things: 1\n", "- a\n", "\0"])
def test_a_catalogue_that_nobody_can_read_leaves_the_built_in_one(text: str, tmp_path: Path, usecases: Run) -> None:
    put(tmp_path, {"use-cases/sell.yaml": SELL})
    sound = usecases("analyze", "coverage", "sell").out
    put(tmp_path, {"deviations.yaml": text})
    ran = usecases("analyze", "coverage", "sell")
    assert (ran.code, ran.out) == (0, sound)
    assert "deviations.yaml" in ran.err
    assert "deviations.yaml:" in usecases("check").out


@pytest.fixture
def lab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lab:
    """A repository with a library in a folder of it."""
    lonely(monkeypatch, tmp_path / "home")
    found = begun(tmp_path / "work")
    put(found.folder / "shop", {"use-cases/sell.yaml": SELL})
    return found


def trend(usecases: Run, root: Path, *more: str) -> list[dict[str, int]]:
    """The trend, for programs."""
    ran = usecases("analyze", "coverage", "--trend", "--format", "json", *more, cwd=root / "shop")
    assert ran.code == 0
    found: list[dict[str, int]] = json.loads(ran.out)["trend"]
    return found


def test_what_could_not_be_used_at_a_commit_is_counted(lab: Lab, usecases: Run) -> None:
    lab.commit()
    for broken in ("id: sell\n<<<<<<<\n", b"\xff\xfe", "id: 1\n"):
        lab.put("shop/use-cases/sell.yaml", broken)
        lab.commit()
    lab.put("shop/use-cases/sell.yaml", SELL)
    lab.commit()
    for arguments in ([], ["sell"]):
        found = trend(usecases, lab.folder, *arguments)
        assert [each["left_out"] for each in found] == [0, 1, 1, 1, 0]
        assert [each["pairs"] > 0 for each in found] == [True, False, False, False, True]
    text = usecases("analyze", "coverage", "sell", "--trend", cwd=lab.folder / "shop").out
    assert text.count("1 use case couldn't be used then, and isn't counted.") == 3


def test_before_the_first_commit_there_is_no_trend(lab: Lab, usecases: Run) -> None:
    ran = usecases("analyze", "coverage", "--trend", cwd=lab.folder / "shop")
    assert ran.code == 0
    assert ran.err == "There is no trend: no commit holds the use cases yet.\n"
    assert trend(usecases, lab.folder) == []


def test_a_shallow_clone_says_that_older_commits_are_missing(lab: Lab, usecases: Run, tmp_path: Path) -> None:
    lab.commit()
    lab.put("shop/use-cases/sell.yaml", SELL.replace("Sell\n", "Sell more\n"))
    lab.commit()
    lab.git("clone", "-q", "--depth", "1", lab.folder.as_uri(), str(tmp_path / "copy"))
    ran = usecases("analyze", "coverage", "--trend", cwd=tmp_path / "copy/shop")
    assert ran.code == 0
    assert "git fetch --unshallow" in ran.err
    assert len(trend(usecases, tmp_path / "copy")) == 1
    assert usecases("analyze", "coverage", "--trend", cwd=lab.folder / "shop").err == ""


def test_a_damaged_repository_costs_the_trend_and_nothing_else(lab: Lab, usecases: Run) -> None:
    lab.commit()
    name = lab.git("rev-parse", "HEAD:shop/use-cases/sell.yaml").strip()
    (lab.folder / ".git/objects" / name[:2] / name[2:]).unlink()
    ran = usecases("analyze", "coverage", "sell", "--trend", cwd=lab.folder / "shop")
    assert ran.code == 0
    assert ran.err == f"There is no trend: The repository is damaged: {name[:8]} is missing.\n"
    assert ran.out.startswith("Sell (sell)")


def test_where_git_is_missing_it_is_said(
    lab: Lab, usecases: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lab.commit()
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = usecases("analyze", "coverage", "--trend", cwd=lab.folder / "shop")
    assert ran.code == 0
    assert ran.err == "There is no trend: git isn't installed, or isn't found.\n"
