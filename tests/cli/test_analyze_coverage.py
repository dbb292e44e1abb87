"""`usecases analyze coverage`."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import Run
from tests.cli.test_list import on_a_terminal
from usecases.cli.columns import width
from usecases.model.words import LANGUAGES

CASE = """\
id: sell
title: Sell
group: sales
language: en
steps:
  - id: call
    actor: manager
    action: Calls the customer
    channel: phone
  - id: agree
    actor: manager
    action: "Agrees the price \\e[31m[red]"
branches:
  - id: quiet
    kind: negative
    at: call
    when: The hamster eats the cable
    end: failure
  - id: moon
    kind: negative
    at: agree
    when: The moon is full
    end: failure
considered:
  - { at: agree, deviation: hamster, because: They talk face to face }
"""

DEVIATIONS = """\
deviations:
  - id: hamster
    likelihood: often
    impact: high
    question: { en: The cable is gone. Who has another one?, pl: Nie ma kabla. Kto ma drugi? }
    response: { en: Fetches the spare cable, pl: Przynosi zapasowy kabel }
    signs: hamster*
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A library of one use case."""
    (tmp_path / "use-cases").mkdir()
    (tmp_path / "library.yaml").write_text("title: Shop\nlanguage: pl\n")
    (tmp_path / "roles.yaml").write_text("roles: [{id: manager, title: Manager}]\n")
    (tmp_path / "deviations.yaml").write_text(DEVIATIONS)
    (tmp_path / "use-cases/sell.yaml").write_text(CASE, encoding="utf-8")
    return tmp_path


def test_each_step_with_what_is_thought_of_and_what_to_ask(shop: Path, usecases: Run) -> None:
    ran = usecases("analyze", "coverage", "sell", cwd=shop)
    lines = ran.out.splitlines()
    assert ran.code == 0
    assert "1. Calls the customer (kind of act, guessed from the verb: requesting)" in lines
    assert "  + 1a The hamster eats the cable; by its words “hamster” [hamster]" in lines
    assert "  + considered: They talk face to face [hamster]" in lines
    assert lines[-1].endswith("2a moon")
    assert "\x1b" not in ran.out
    for number in ("1", "2"):
        start = next(index for index, line in enumerate(lines) if line.startswith(f"{number}. "))
        end = lines.index("", start)
        assert sum(line.startswith("  ? ") for line in lines[start:end]) <= 3


def test_questions_are_in_the_language_of_the_use_case_and_the_rest_in_that_of_the_reader(
    shop: Path, usecases: Run
) -> None:
    (shop / "use-cases/sell.yaml").write_text(CASE.replace("language: en\n", "").replace("The hamster", "The dog"))
    ran = usecases("analyze", "coverage", "sell", "--all", cwd=shop, language="ru")
    assert "Nie ma kabla. Kto ma drugi?" in ran.out
    assert "Przynosi zapasowy kabel" in ran.out
    assert "рассмотрено" in ran.out


def test_all_questions(shop: Path, usecases: Run) -> None:
    found = json.loads(usecases("analyze", "coverage", "sell", "--all", "--format", "json", cwd=shop).out)
    few = json.loads(usecases("analyze", "coverage", "sell", "--format", "json", cwd=shop).out)
    count = [[len(step["questions"]) for step in each["use_cases"][0]["steps"]] for each in (found, few)]
    assert all(more >= less for more, less in zip(*count, strict=True))
    assert max(count[1]) <= 3
    assert usecases("analyze", "coverage", "--all", cwd=shop).code == 2


def test_json(shop: Path, usecases: Run) -> None:
    found = json.loads(usecases("analyze", "coverage", "sell", "--format", "json", cwd=shop).out)
    (case,) = found["use_cases"]
    assert (case["id"], case["language"], case["other_branches"]) == ("sell", "en", ["moon"])
    pairs = [pair for step in case["steps"] for pair in step["pairs"]]
    states = [pair["state"] for pair in pairs if pair["counts"]]
    assert found["totals"] == {key: case[key] for key in ("pairs", "covered", "considered", "open", "share")}
    assert (len(states), states.count("covered"), states.count("considered"), states.count("open")) == tuple(
        case[key] for key in ("pairs", "covered", "considered", "open")
    )
    (covered,) = (pair for pair in pairs if pair["state"] == "covered")
    assert (covered["branch"], covered["words"], covered["because"]) == ("quiet", ["hamster"], None)
    first = case["steps"][0]
    assert (first["number"], first["activity"], first["guessed"]) == ("1", "request", True)


def test_the_library_and_a_group(shop: Path, usecases: Run) -> None:
    (shop / "use-cases/old.yaml").write_text(
        CASE.replace("id: sell", "id: old").replace("group: sales", "status: retired")
    )
    (shop / "use-cases/two.yaml").write_text(CASE.replace("id: sell", "id: two").replace("group: sales\n", ""))
    (shop / "use-cases/broken.yaml").write_text("id: [")
    whole = usecases("analyze", "coverage", "--format", "json", cwd=shop)
    found = json.loads(whole.out)
    assert [each["id"] for each in found["use_cases"]] == ["sell", "two"]
    assert {each["group"]: each["pairs"] * 2 for each in found["groups"]} == {
        "sales": found["totals"]["pairs"],
        None: found["totals"]["pairs"],
    }
    assert "broken.yaml" in whole.err
    group = json.loads(usecases("analyze", "coverage", "--group", "sales", "--format", "json", cwd=shop).out)
    assert [each["id"] for each in group["use_cases"]] == ["sell"]
    text = usecases("analyze", "coverage", cwd=shop)
    assert text.code == 0
    assert "no group" in text.out


def test_a_library_of_hundreds_is_shared_out_and_adds_up(shop: Path, usecases: Run) -> None:
    one = json.loads(usecases("analyze", "coverage", "sell", "--format", "json", cwd=shop).out)["totals"]
    for number in range(700):
        (shop / f"use-cases/s{number}.yaml").write_text(CASE.replace("id: sell", f"id: s{number}"))
    found = json.loads(usecases("analyze", "coverage", "--format", "json", cwd=shop).out)
    assert len(found["use_cases"]) == 701
    assert found["totals"]["pairs"] == 701 * one["pairs"]
    assert found["totals"]["covered"] == 701 * one["covered"]
    assert len(usecases("analyze", "coverage", cwd=shop).out.splitlines()) < 60


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sel"], "There is no use case “sel”. Did you mean “sell”?"),
        (["--group", "sails"], "There is no process group “sails”."),
        (["sell", "--group", "sales"], "not both"),
    ],
)
def test_wrong_use(arguments: list[str], said: str, shop: Path, usecases: Run) -> None:
    ran = usecases("analyze", "coverage", *arguments, cwd=shop)
    assert ran.code == 2
    assert said in ran.err


def _git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def test_the_trend_over_commits(shop: Path, usecases: Run) -> None:
    file = shop / "use-cases/sell.yaml"
    file.write_text(CASE.replace("hamster", "dog"), encoding="utf-8")
    (shop / "use-cases/two.yaml").write_text(CASE.replace("id: sell", "id: two"), encoding="utf-8")
    _git(shop, "init", "-q")
    _git(shop, "add", ".")
    _git(shop, "commit", "-qm", "One")
    file.write_text("id: [", encoding="utf-8")
    _git(shop, "commit", "-qam", "Two")
    file.write_text(CASE, encoding="utf-8")
    _git(shop, "commit", "-qam", "Three")
    found = json.loads(usecases("analyze", "coverage", "sell", "--trend", "--format", "json", cwd=shop).out)["trend"]
    assert [(each["covered"], each["pairs"] > 0) for each in found] == [(0, True), (0, False), (1, True)]
    library = json.loads(usecases("analyze", "coverage", "--trend", "--format", "json", cwd=shop).out)["trend"]
    assert [each["covered"] for each in library] == [1, 1, 2]
    text = usecases("analyze", "coverage", "--group", "sales", "--trend", cwd=shop).out
    assert sum(found[0]["commit"][:8] in line for line in text.splitlines()) == 1


def test_without_git_there_is_no_trend_and_the_rest_is_told(shop: Path, usecases: Run) -> None:
    ran = usecases("analyze", "coverage", "sell", "--trend", cwd=shop)
    assert ran.code == 0
    assert "There is no trend: the library isn't in a git repository." in ran.err


@pytest.mark.parametrize("columns", [30, 80])
def test_no_line_is_too_wide(columns: int, library: Path) -> None:
    for arguments in (["website-outage"], []):
        shown = on_a_terminal(columns, "analyze", "coverage", *arguments, cwd=library, NO_COLOR="1")
        longest = max(width(word) for word in shown.split())
        assert max(map(width, shown.splitlines())) <= max(columns, longest + 12)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_speaks(language: str, library: Path, usecases: Run) -> None:
    ran = usecases("analyze", "coverage", "order-processing", cwd=library, language=language)
    assert ran.code == 0
    assert "{" not in ran.out
