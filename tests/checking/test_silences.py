"""Silencing comments, in the whole way from the file to the report."""

from pathlib import Path

import pytest

from tests.checking.small import case, check_part, make
from usecases.checking.run import check_library

HEAD = "id: a\ntitle: A\nowner: manager\n"
STEPS = "steps:\n  - {id: ask, actor: nobody, action: Asks}\n  - {id: tell, actor: manager, action: Tells}\n"
IGNORE = "# usecases: ignore"
ASK = "  - {id: ask"
TWICE = f"{IGNORE} UC091 - so\n{IGNORE} UC502 - so\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(HEAD + STEPS, ["UC201:5"], id="nothing silenced"),
        pytest.param(HEAD + STEPS.replace("Asks}", f"Asks}} {IGNORE} UC201 - he is new"), [], id="own line"),
        pytest.param(HEAD + STEPS.replace(ASK, f"  {IGNORE} UC201 - he is new\n{ASK}"), [], id="next line"),
        pytest.param(f"{IGNORE} UC201 - he is new\n" + HEAD + STEPS, [], id="whole file"),
        pytest.param(f"# a\n\n  {IGNORE} UC201 - so\n---\n" + HEAD + STEPS, [], id="above the document"),
        pytest.param(HEAD + f"{IGNORE} UC201 - he is new\n" + STEPS, ["UC091:4", "UC201:6"], id="two lines above"),
        pytest.param(HEAD + STEPS + f"{IGNORE} UC201 - he is new", ["UC201:5", "UC091:7"], id="below"),
        pytest.param(f"{IGNORE} UC201\n" + HEAD + STEPS, ["UC090:1"], id="no reason"),
        pytest.param(f"{IGNORE} UC201 -\n" + HEAD + STEPS, ["UC090:1"], id="empty reason"),
        pytest.param(f"{IGNORE} UC201 UC502, UC503 — so\n" + HEAD + STEPS, ["UC091:1", "UC091:1"], id="several codes"),
        pytest.param(f"{IGNORE} UC777 - so\n" + HEAD + STEPS, ["UC092:1", "UC201:6"], id="unknown code"),
        pytest.param(f"{IGNORE} unknown-role - so\n" + HEAD + STEPS, [], id="name"),
        pytest.param(f"{IGNORE} unknown-rule - so\n" + HEAD + STEPS, ["UC092:1", "UC201:6"], id="unknown name"),
        pytest.param(f"{IGNORE} unknown-role, no-action – so\n" + HEAD + STEPS, ["UC091:1"], id="names"),
        pytest.param(f"{IGNORE} UC201-he is new\n" + HEAD + STEPS, [], id="no blanks about the hyphen"),
        pytest.param(f"{IGNORE} UC201 — замещает временный сотрудник - до мая\n" + HEAD + STEPS, [], id="dash"),
        pytest.param("#usecases:ignore UC201 - so\n" + HEAD + STEPS, [], id="no blanks"),
        pytest.param("# usecases: ignored UC201 - so\n" + HEAD + STEPS, ["UC201:6"], id="another word"),
        pytest.param(f"# see {IGNORE} UC201 - so\n" + HEAD + STEPS, ["UC201:6"], id="inside another comment"),
        pytest.param(HEAD + f"goal: '{IGNORE} UC201 - so'\n" + STEPS, ["UC201:6"], id="inside a text"),
        pytest.param(HEAD + f"goal: |\n  {IGNORE} UC201 - so\n" + STEPS, ["UC201:7"], id="inside a text block"),
        pytest.param(HEAD + f"owner: '{IGNORE} UC201 - x'\n" + STEPS, ["UC003:4", "UC201:6"], id="inside a refusal"),
        pytest.param(HEAD + f"title: B {IGNORE} UC003 - so\n" + STEPS, ["UC201:6"], id="a finding of the reader"),
        pytest.param(HEAD + f"titel: B {IGNORE} UC101 - so\n", [], id="a finding of the schema"),
        pytest.param(TWICE + HEAD + STEPS, ["UC091:1", "UC091:2", "UC201:7"], id="no silence of silences"),
        pytest.param(HEAD.replace("\n", "\r\n") + f"  {IGNORE} UC505 - so\r\n", ["UC091:4"], id="CRLF"),
    ],
)  # fmt: skip
def test_silences(text: str, expected: list[str], tmp_path: Path) -> None:
    library = make(tmp_path / "library", {"use-cases/a.yaml": text})
    whole = check_library(library)
    shown = [f"{one.code}:{one.place.line}" for one in whole.findings if one.path == "use-cases/a.yaml"]
    assert shown == expected
    assert check_library(library) == whole, "from the index"
    alone = check_part(library, ["use-cases/a.yaml"]).findings
    assert list(alone) == [one for one in whole.findings if one.path == "use-cases/a.yaml"]


def test_silences_in_shared_files(tmp_path: Path) -> None:
    ghost = f"  {IGNORE} UC211 - hired in May\n  - {{id: ghost, title: Ghost}}\n"
    roles = f"roles:\n{ghost}  - {{id: manager, title: Manager, kind: team}}\n"
    library = make(
        tmp_path / "library", {"roles.yaml": roles, "use-cases/a.yaml": case("a").replace("buyer", "manager")}
    )
    assert check_library(library).findings == ()
    assert check_library(library).findings == ()


def test_a_code_silences_in_its_own_file_only(tmp_path: Path) -> None:
    text = HEAD + STEPS
    files = {
        "use-cases/a.yaml": f"{IGNORE} UC201 - so\n" + text,
        "use-cases/b.yaml": text.replace("id: a\n", "id: b\n"),
    }
    found = check_library(make(tmp_path / "library", dict(files))).findings
    assert [one.path for one in found if one.code == "UC201"] == ["use-cases/b.yaml"]


def test_the_place_of_an_unknown_code(tmp_path: Path) -> None:
    library = make(tmp_path / "library", {"use-cases/a.yaml": HEAD + f"goal: x 😀 {IGNORE} UC209x - so  \n"})
    (found,) = (one for one in check_library(library).findings if one.code == "UC092")
    assert found.place == (4, 11, 4, 11 + len(f"{IGNORE} UC209x - so"))
    assert found.arguments == {"code": "UC209x", "guess": "UC209"}
