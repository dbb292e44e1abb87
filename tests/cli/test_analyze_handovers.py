"""`usecases analyze handovers` and `usecases analyze customers`."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Run
from usecases.cli.columns import width
from usecases.model.words import LANGUAGES

CALLS = "use-cases/marketing/launch-call-tracking.yaml"


def small(root: Path, *cases: str) -> Path:
    """A library with neither a map nor artefacts nor roles."""
    (root / "use-cases").mkdir(parents=True)
    (root / "library.yaml").write_text("title: L\nlanguage: en\n")
    for name in cases:
        text = f"id: {name}\ntitle: {name}\nsteps:\n  - {{id: a, actor: x, gives: [note]}}\n  - {{id: b, actor: y}}\n"
        (root / f"use-cases/{name}.yaml").write_text(text)
    return root


def test_the_hand_overs_of_one_use_case_stand_one_by_one(library: Path, usecases: Run) -> None:
    ran = usecases("analyze", "handovers", "launch-call-tracking", cwd=library)
    assert ran.code == 0
    lines = [line.strip() for line in ran.out.splitlines()]
    place = next(number for number, line in enumerate(lines) if line.startswith("1 → 2 "))
    assert lines[place].endswith("Marketer → Prospecting lead")
    assert lines[place + 1] == "Call tracking launch plan · План запуска на одну страницу · Meeting"
    assert "3. From step to step" in lines


def test_a_broken_chain_is_told_with_its_steps(library: Path, usecases: Run) -> None:
    file = library / CALLS
    file.write_text(file.read_text(encoding="utf-8").replace("    gives: [duty-roster]\n", ""), encoding="utf-8")
    ran = usecases("analyze", "handovers", cwd=library)
    assert "Needed, and nobody gives it: Duty roster (2: phone-enquiry 1; launch-call-tracking 6)" in ran.out
    other = usecases("analyze", "handovers", "--group", "people", cwd=library)
    assert "Needed, and nobody gives it: none" in other.out, "no step of that group needs it"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("analysis", ["handovers", "customers"])
def test_every_line_fits_and_speaks_the_language(language: str, analysis: str, library: Path, usecases: Run) -> None:
    ran = usecases("analyze", analysis, cwd=library, language=language)
    assert ran.code == 0
    assert max(map(width, ran.out.splitlines())) <= 100
    head = {"en": "outside the company", "ru": "вне компании", "pl": "spoza firmy"}
    assert head[language] in ran.out or analysis == "handovers"


def test_json_holds_ids_and_the_rows_of_what_was_named(library: Path, usecases: Run) -> None:
    whole = json.loads(usecases("analyze", "handovers", "--format", "json", cwd=library).out)
    assert whole["rows"] == []
    assert whole["breaks"]["whole"] is True
    assert {"group": "marketing", "other": "qualification", "artefacts": ["lead"], "on_map": True} in whole["groups"]
    named = json.loads(usecases("analyze", "handovers", "restocking", "--format", "json", cwd=library).out)
    assert {row["case"] for row in named["rows"]} == {"restocking"}
    assert len(named["rows"]) == named["handovers"]
    assert "5bd" in {row["wait"] for row in named["rows"]}
    customers = json.loads(usecases("analyze", "customers", "--format", "json", cwd=library).out)
    assert customers["outside"][0]["role"] == "buyer"
    assert customers["unnamed"] == customers["unreceived"] == []


def test_a_library_with_one_use_case_and_neither_map_nor_artefacts(usecases: Run, tmp_path: Path) -> None:
    root = small(tmp_path / "l", "one")
    ran = usecases("analyze", "handovers", cwd=root)
    assert ran.code == 0
    assert "Map: the library has no map yet" in ran.out
    assert "Given, and nobody needs it: none" in ran.out, "unknown artefacts are another finding's affair"
    assert "Hand-overs: the next step is somebody else's: 1" in ran.out
    assert "Processes that name no customer: one" in usecases("analyze", "customers", cwd=root).out


@pytest.mark.parametrize("map_text", ["groups: []\n", "groups: nonsense\n", None])
def test_a_map_without_groups_or_no_map_at_all(map_text: str | None, usecases: Run, tmp_path: Path) -> None:
    root = small(tmp_path / "l", "one", "two")
    if map_text is not None:
        (root / "map.yaml").write_text(map_text)
    assert "Map: the library has no map yet" in usecases("analyze", "handovers", cwd=root).out


@pytest.mark.parametrize("analysis", ["handovers", "customers"])
def test_wrong_use_is_told(analysis: str, library: Path, usecases: Run, tmp_path: Path) -> None:
    unknown = usecases("analyze", analysis, "--group", "marketin", cwd=library)
    assert (unknown.code, unknown.out) == (2, "")
    assert "marketing" in unknown.err
    nobody = usecases("analyze", analysis, "restockin", cwd=library)
    assert nobody.code == 2
    assert "restocking" in nobody.err
    empty = usecases("analyze", analysis, cwd=small(tmp_path / "l"))
    assert empty.code == 2
    assert "There are no such use cases." in empty.err


@pytest.mark.parametrize("analysis", ["handovers", "customers"])
def test_a_file_that_cannot_be_used_is_left_out_and_said(analysis: str, usecases: Run, tmp_path: Path) -> None:
    root = small(tmp_path / "l", "one", "two")
    (root / "use-cases/two.yaml").write_text("id: two\nsteps: 7\n")
    ran = usecases("analyze", analysis, cwd=root)
    assert ran.code == 0
    assert "use-cases/two.yaml" in ran.err
