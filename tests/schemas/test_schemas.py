"""The schemas themselves: sound, strict, and explained by examples that keep them."""

import json
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.conftest import ROOT, client
from tests.schemas.schemas import KINDS, properties
from usecases.reading.folder import FileKind
from usecases.validation.schemas import schema

FILES = sorted((ROOT / "schemas").glob("*.schema.json"))
PROPERTIES = [pytest.param(kind, part, id=f"{kind} {path}") for kind in KINDS for path, part in properties(kind)]


def test_one_schema_for_each_kind() -> None:
    assert {file.name.removesuffix(".schema.json") for file in FILES} == {kind.value for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_keeps_the_metaschema(kind: FileKind) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(kind))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_compiles_under_the_strict_mode_of_ajv(file: Path) -> None:
    ajv = client("ajv")
    arguments = [ajv, "compile", "--spec=draft2020", "--strict=true", "-s", str(file)]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("kind", KINDS)
def test_ajv_accepts_the_library(kind: FileKind, tmp_path: Path) -> None:
    ajv = client("ajv")
    from usecases.reading.compose import compose

    place = "use-cases" if kind is FileKind.USE_CASE else f"{kind}.yaml"
    top = ROOT / "library" / place
    for number, file in enumerate(sorted(top.rglob("*.yaml")) if top.is_dir() else [top]):
        data = compose(file.read_text(encoding="utf-8")).data
        (tmp_path / f"{number}.json").write_text(json.dumps(data), encoding="utf-8")
    arguments = [ajv, "validate", "--spec=draft2020", "--strict=true", "-s", f"{ROOT}/schemas/{kind}.schema.json"]
    done = subprocess.run([*arguments, "-d", f"{tmp_path}/*.json"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("kind", "part"), PROPERTIES)
def test_each_property_is_explained_and_its_examples_keep_it(kind: FileKind, part: dict[str, Any]) -> None:
    assert part["title"].strip()
    assert part["description"].strip().endswith(".") or part["description"].endswith("?")
    assert part["examples"]
    for example in part["examples"]:
        checked = {**part, "$defs": schema(kind)["$defs"]}
        jsonschema.validate(example, checked, cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize("kind", KINDS)
def test_each_definition_is_explained_and_its_examples_keep_it(kind: FileKind) -> None:
    root = schema(kind)
    for part in (root, *root["$defs"].values()):
        assert {"title", "description", "examples"} <= part.keys()
        for example in part["examples"]:
            checked = {**part, "$defs": root["$defs"]}
            jsonschema.validate(example, checked, cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize("kind", KINDS)
def test_no_object_takes_unknown_fields_and_no_pattern_is_open(kind: FileKind) -> None:
    waiting: list[Any] = [schema(kind)]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting.extend(part)
        elif isinstance(part, dict):
            if part.get("type") == "object" and "properties" in part:
                assert part["additionalProperties"] is False
            if isinstance(part.get("pattern"), str):
                assert part["pattern"].startswith("^")
                assert part["pattern"].endswith("$")
                assert "\\d" not in part["pattern"], "Python's \\d knows digits of other scripts"
            waiting.extend(part.values())


def test_definitions_of_one_name_are_the_same_in_every_schema() -> None:
    # A use case's term is a text in one language; the library's may be in several.
    apart = {"term"}
    known: dict[str, Any] = {}
    for kind in KINDS:
        for name, part in schema(kind)["$defs"].items():
            if name not in apart:
                assert known.setdefault(name, part) == part, f"{name} of {kind}"
