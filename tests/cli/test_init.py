"""`usecases init`."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.running import Run, program
from tests.conftest import ROOT
from usecases.ids import is_id
from usecases.reading.document import load_document
from usecases.reading.folder import FileKind, scan

LANGUAGES = ("ru", "pl", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fresh_library_is_clean(language: str, usecases: Run, tmp_path: Path) -> None:
    made = usecases("init", "shop", language=language)
    assert (made.code, made.out) == (0, "shop\n")
    checked = usecases("check", "shop", "--format", "json", language=language)
    assert json.loads(checked.out)["findings"] == []
    assert checked.code == 0
    shown = json.loads(usecases("list", "--library", "shop", "--format", "json").out)["use_cases"]
    assert [(case["id"], case["language"]) for case in shown] == [("order-processing", language)]


def test_the_three_libraries_have_the_same_shape(usecases: Run, tmp_path: Path) -> None:
    def shape(data: object) -> object:
        """The data with a word in place of everything that is prose."""
        if isinstance(data, dict):
            return {key: "prose" if key in ("language", "term") else shape(value) for key, value in data.items()}
        if isinstance(data, list):
            return [shape(item) for item in data]
        return data if not isinstance(data, str) or is_id(data) else "prose"

    shapes = []
    for language in LANGUAGES:
        usecases("init", language, "--language", language)
        files = scan(tmp_path / language)
        shapes.append({file.path: shape(load_document(tmp_path / language, file).data) for file in files})
    assert shapes[0] == shapes[1] == shapes[2]


def test_schemas_come_along(usecases: Run, tmp_path: Path) -> None:
    usecases("init", "shop")
    for schema in (ROOT / "schemas").glob("*.json"):
        assert (tmp_path / "shop/.schemas" / schema.name).read_bytes() == schema.read_bytes()
    yaml_files = [file for file in scan(tmp_path / "shop") if file.kind is not FileKind.MEASUREMENTS]
    assert len(yaml_files) == 6
    for file in yaml_files:
        path = tmp_path / "shop" / file.path
        first = path.read_text(encoding="utf-8").splitlines()[0]
        schema = path.parent / first.removeprefix("# yaml-language-server: $schema=")
        assert ".schemas" in schema.parts
        data = load_document(tmp_path / "shop", file).data
        Draft202012Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(data)


def test_what_to_do_next_can_be_done(tmp_path: Path) -> None:
    made = program("init", "my shop", cwd=tmp_path)
    assert made.out == "my shop\n"
    assert "usecases check 'my shop'" in made.err
    assert "usecases show order-processing --library 'my shop'" in made.err
    assert program("show", "order-processing", "--library", "my shop", cwd=tmp_path).code == 0


def test_an_existing_library_is_left_alone(library: Path, usecases: Run) -> None:
    before = {path: path.read_bytes() for path in library.rglob("*") if path.is_file()}
    for folder in (library, library / "use-cases" / "new", library / "x" / ".." / "y"):
        refused = usecases("init", folder)
        assert refused.code == 2
        assert "There is a library already" in refused.err
    assert before == {path: path.read_bytes() for path in library.rglob("*") if path.is_file()}


def test_beside_an_existing_library(library: Path, usecases: Run) -> None:
    assert usecases("init", library / ".." / "other").code == 0
    assert (library.parent / "other" / "library.yaml").is_file()


def test_nothing_is_written_over(usecases: Run, tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    folder.mkdir()
    (folder / "roles.yaml").write_text("mine", encoding="utf-8")
    refused = usecases("init", folder)
    assert refused.code == 2
    assert "shop/roles.yaml is there already" in refused.err
    assert [path.name for path in folder.iterdir()] == ["roles.yaml"]
    assert (folder / "roles.yaml").read_text(encoding="utf-8") == "mine"


def test_other_files_may_be_there(usecases: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert usecases("init", ".").code == 0
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["use-cases", ".schemas", "measurements", "use-cases/sales"])
def test_links_are_not_followed(name: str, usecases: Run, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "shop" / name
    link.parent.mkdir(parents=True)
    link.symlink_to(tmp_path / "elsewhere")
    refused = usecases("init", "shop")
    assert refused.code == 2
    assert "is a link" in refused.err
    assert not list((tmp_path / "elsewhere").iterdir())
    assert not (tmp_path / "shop/library.yaml").exists()


def test_half_a_library_is_taken_away(usecases: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from usecases.creating import place

    def full_disk(path: Path, content: bytes) -> None:
        if path.name == "roles.yaml":
            raise OSError(28, "No space left on device")
        path.write_bytes(content)

    monkeypatch.setattr(place, "write_atomically", full_disk)
    refused = usecases("init", "shop")
    assert refused.code == 2
    assert "No space left on device" in refused.err
    assert not [path for path in (tmp_path / "shop").rglob("*") if path.is_file()]


def test_a_file_is_no_folder(usecases: Run, tmp_path: Path) -> None:
    (tmp_path / "shop").write_text("", encoding="utf-8")
    assert usecases("init", "shop").code == 2


@pytest.mark.parametrize("name", ["", " ", "circle", "a" * 5000])
def test_impossible_folders(name: str, usecases: Run, tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to("circle")
    assert usecases("init", name).code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["circle"]


def test_unknown_language_gets_a_suggestion(usecases: Run) -> None:
    refused = usecases("init", "shop", "--language", "rus")
    assert refused.code == 2
    assert "Did you mean “ru”?" in refused.err
