"""What pipelines are given: findings at their lines, in the forms that GitHub and GitLab read."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.cli.running import Run
from tests.conftest import ROOT
from tests.git.lab import begun, lonely

SARIF = json.loads((Path(__file__).parent / "sarif-2.1.0.schema.json").read_text(encoding="utf-8"))
CASE = "library/use-cases/fulfilment/order-processing.yaml"


@pytest.fixture
def broken(library: Path) -> Path:
    """A library with a role that nobody knows, named twice; its path has a blank and is no ASCII."""
    file = library.parent / CASE
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("actor: manager", "actor: продавец, или кто-то", 2), encoding="utf-8")
    return library.rename(library.with_name("наша library"))


def report(usecases: Run, library: Path, form: str) -> Any:
    ran = usecases("check", library.name, "--format", form, "--today", "2026-11-22", cwd=library.parent)
    assert ran.code == 1
    return json.loads(ran.out)


def lines_of(library: Path) -> list[int]:
    text = (library / CASE.removeprefix("library/")).read_text(encoding="utf-8")
    return [number for number, line in enumerate(text.splitlines(), 1) if "продавец" in line]


def test_sarif_keeps_its_schema_and_shows_the_lines(broken: Path, usecases: Run) -> None:
    found = report(usecases, broken, "sarif")
    jsonschema.Draft7Validator(SARIF).validate(found)
    (run,) = found["runs"]
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in run["results"]]
    assert [region["startLine"] for region in regions] == lines_of(broken)
    text = (broken / CASE.removeprefix("library/")).read_text(encoding="utf-8").splitlines()
    for region in regions:
        line = text[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "продавец, или кто-то"
    uris = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]}
    assert uris == {"%D0%BD%D0%B0%D1%88%D0%B0%20library/use-cases/fulfilment/order-processing.yaml"}
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_of_a_sound_library_keeps_its_schema(library: Path, usecases: Run) -> None:
    ran = usecases("check", library, "--format", "sarif", "--today", "2026-11-22")
    jsonschema.Draft7Validator(SARIF).validate(json.loads(ran.out))


def test_code_quality_has_a_mark_of_its_own_for_each_finding(broken: Path, usecases: Run) -> None:
    found = report(usecases, broken, "gitlab")
    assert [one["location"]["positions"]["begin"]["line"] for one in found] == lines_of(broken)
    assert {one["location"]["path"] for one in found} == {f"{broken.name}/{CASE.removeprefix('library/')}"}
    assert {one["severity"] for one in found} == {"critical"}
    marks = [one["fingerprint"] for one in found]
    assert len(set(marks)) == len(marks) == 2
    file = broken / CASE.removeprefix("library/")
    file.write_text("# One line more\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    moved = report(usecases, broken, "gitlab")
    assert [one["fingerprint"] for one in moved] == marks
    assert moved[0]["location"] != found[0]["location"]


def test_workflow_commands_name_the_line(broken: Path, usecases: Run) -> None:
    ran = usecases("check", broken.name, "--format", "github", "--today", "2026-11-22", cwd=broken.parent)
    found = re.findall(r"^::error file=наша library/[^,]*,line=(\d+),", ran.out, re.MULTILINE)
    assert [int(line) for line in found] == lines_of(broken)


@pytest.mark.parametrize("name", ["github.yml", "gitlab.yml"])
def test_reviews_in_the_templates_can_be_run(
    name: str, library: Path, usecases: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    lonely(monkeypatch, library.parent / "home")
    lab = begun(library.parent)
    lab.commit()
    lab.git("branch", "before")
    file = library.parent / CASE
    file.write_text(file.read_text(encoding="utf-8").replace("within: 2bh", "within: 3bh", 1), encoding="utf-8")
    lab.commit()
    (command,) = re.findall(r"usecases (review[^>\n]*)", (ROOT / "docs" / "ci" / name).read_text(encoding="utf-8"))
    words = [re.sub(r"(origin/)?\$[A-Z_]+", "before", word).replace("$head", "HEAD") for word in shlex.split(command)]
    ran = usecases(*words, cwd=library.parent)
    assert ran.code == 0
    assert "2 working hours → 3 working hours" in ran.out


@pytest.mark.parametrize("name", ["github.yml", "gitlab.yml"])
def test_checks_in_the_templates_can_be_run(name: str, tmp_path: Path, usecases: Run) -> None:
    assert usecases("init", "library", "--language", "pl").code == 0
    text = (ROOT / "docs" / "ci" / name).read_text(encoding="utf-8")
    assert isinstance(yaml.safe_load(text), dict)
    commands = re.findall(r"usecases (check[^>\n]*)", text)
    assert commands
    for command in commands:
        assert usecases(*shlex.split(command)).code == 0, command
