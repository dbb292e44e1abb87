"""`usecases analyze`."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Run
from tests.cli.test_list import on_a_terminal
from usecases.cli.columns import width
from usecases.library import open_library
from usecases.model.words import LANGUAGES


def test_the_matrix_of_one_use_case_and_seven_passes(library: Path, usecases: Run) -> None:
    ran = usecases("analyze", "raci", "order-processing", cwd=library)
    case = open_library(library).by_id["order-processing"]
    lines = ran.out.splitlines()
    assert ran.code == 0
    first = next(line for line in lines if line.endswith("Оформляет заказ на сайте"))
    assert first.split()[:2] == ["R", "·"]
    assert [line for line in lines if line[:2] in {f"{number}." for number in range(1, 9)}] == [
        "1. Heads", "2. Load", "3. Weak spots", "4. Duplicates", "5. Time", "6. Results", "7. Communication",
    ]  # fmt: skip
    steps = len(case.steps) + sum(len(branch.steps) for branch in case.branches)
    assert sum("·" in line for line in lines) == steps


def test_every_role_stands_above_its_column(usecases: Run, tmp_path: Path) -> None:
    roles = "".join(f"  - {{id: r{number}, title: 顧客{number}}}\n" for number in range(200))
    steps = "".join(f"  - {{id: s{number}, actor: r{number}, action: 配送と返品}}\n" for number in range(200))
    (tmp_path / "use-cases").mkdir()
    (tmp_path / "library.yaml").write_text("title: L\nlanguage: en\n")
    (tmp_path / "roles.yaml").write_text(f"roles:\n{roles}", encoding="utf-8")
    (tmp_path / "use-cases/big.yaml").write_text(f"id: big\ntitle: Big\nsteps:\n{steps}", encoding="utf-8")
    shown = on_a_terminal(80, "analyze", "raci", "big", cwd=tmp_path, NO_COLOR="1").splitlines()
    assert max(map(width, shown)) <= 80
    head: dict[int, str] = {}
    seen = 0
    for line in shown[3 : shown.index("1. Heads")]:
        if "┌" in line:
            head = head if "│" in line else {}
            head[line.index("┌")] = line.split("┌ 顧客")[1]
        elif "R" in line:
            assert line.split()[-2] == str(int(head[line.index("R")]) + 1), line
            seen += 1
    assert seen == 200


@pytest.mark.parametrize("columns", [30, 80])
def test_no_line_is_too_wide(columns: int, library: Path) -> None:
    for arguments in (["website-outage"], []):
        shown = on_a_terminal(columns, "analyze", "raci", *arguments, cwd=library, NO_COLOR="1")
        longest = max(width(word) for word in shown.split())
        assert max(map(width, shown.splitlines())) <= max(columns, longest + 12)


def test_json_has_ids_and_no_words(library: Path, usecases: Run) -> None:
    ran = usecases("analyze", "raci", "--format", "json", "order-processing", "returns", cwd=library)
    found = json.loads(ran.out)
    assert (ran.code, found["use_cases"]) == (0, 2)
    assert [one["case"] for one in found["matrices"]] == ["order-processing", "returns"]
    assert found["matrices"][0]["lines"][0]["letters"] == {"buyer": "R"}
    assert set(found) == {
        "use_cases", "steps", "heads", "load", "weak_spots", "duplicates", "timing", "results", "communication",
        "matrices",
    }  # fmt: skip
    russian = usecases("analyze", "raci", "--format", "json", "order-processing", "returns", language="ru", cwd=library)
    assert json.loads(russian.out) == found


def test_a_group_and_the_whole_library(library: Path, usecases: Run) -> None:
    (library / "use-cases/sales/broken.yaml").write_text("id: [", encoding="utf-8")
    cases = open_library(library).use_cases
    whole = usecases("analyze", "raci", "--format", "json", cwd=library)
    assert json.loads(whole.out)["use_cases"] == len(cases)
    assert "use-cases/sales/broken.yaml" in whole.err
    some = usecases("analyze", "raci", "--group", "fulfilment", "--format", "json", cwd=library)
    assert json.loads(some.out)["use_cases"] == sum(case.group == "fulfilment" for case in cases)
    assert json.loads(some.out)["matrices"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_the_readers_language(language: str, library: Path, usecases: Run) -> None:
    ran = usecases("analyze", "raci", "order-processing", language=language, cwd=library)
    title = {"ru": "3. Слабые места", "pl": "3. Słabe punkty", "en": "3. Weak spots"}[language]
    role = {"ru": "┌ Покупатель", "pl": "┌ Kupujący", "en": "┌ Buyer"}[language]
    assert title in ran.out.splitlines()
    assert role in ran.out.splitlines()
    assert "{" not in ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rasi"], "Did you mean “raci”?"),
        (["raci", "order-procesing"], "Did you mean “order-processing”?"),
        (["raci", "--group", "fulfilmen"], "Did you mean “fulfilment”?"),
        (["raci", "returns", "--group", "sales"], "not both"),
        (["raci", "\x1b[31m"], "\\x1b[31m"),
    ],
)
def test_wrong_words_are_told(arguments: list[str], said: str, library: Path, usecases: Run) -> None:
    ran = usecases("analyze", *arguments, cwd=library)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_nothing_to_look_at_is_said(usecases: Run, tmp_path: Path) -> None:
    (tmp_path / "library.yaml").write_text("title: L\nlanguage: en\n")
    ran = usecases("analyze", "raci", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "no such use cases" in ran.err


def test_hostile_words_dont_drive_the_terminal(usecases: Run, tmp_path: Path) -> None:
    (tmp_path / "use-cases").mkdir()
    (tmp_path / "library.yaml").write_text("title: L\nlanguage: en\n")
    (tmp_path / "roles.yaml").write_text('roles: [{id: bad, title: "B\\x1b[31md"}]\n')
    step = '{id: a, actor: bad, action: "x\\x9b2J", gives: [g]}'
    other = '{id: b, actor: worse, action: "x\\x9b2J"}'
    text = f'id: sell\ntitle: "S\\x9b31m"\nowner: bad\nsteps: [{step}, {other}]\n'
    (tmp_path / "use-cases/sell.yaml").write_text(text)
    for arguments in (["sell"], [], ["--format", "json", "sell"]):
        ran = usecases("analyze", "raci", *arguments, cwd=tmp_path)
        assert ran.code == 0
        assert not set(ran.out) & set("\x1b\x9b")


def test_a_use_case_without_steps_or_actors(usecases: Run, tmp_path: Path) -> None:
    (tmp_path / "use-cases").mkdir()
    (tmp_path / "library.yaml").write_text("title: L\nlanguage: en\n")
    (tmp_path / "use-cases/none.yaml").write_text("id: none\ntitle: Nothing yet\n")
    (tmp_path / "use-cases/nobody.yaml").write_text("id: nobody\ntitle: Nobody\nsteps: [{id: a}, {id: b}]\n")
    ran = usecases("analyze", "raci", "none", "nobody", cwd=tmp_path)
    assert ran.code == 0
    assert "No steps yet." in ran.out
    assert ["1", "?"] in [line.split() for line in ran.out.splitlines()]
