"""What stands twice is held equal: tables of names and the package's own metadata, public names, sizes of files."""

import tomllib
from importlib import import_module
from importlib.metadata import entry_points, version
from pathlib import Path

import pytest
from usecases_exporters.registry import ENTRY_POINTS as EXPORTER_POINTS
from usecases_exporters.registry import EXPORTERS

import usecases
from tests.conftest import ROOT
from usecases.cli.main import COMMANDS
from usecases.cli.main import ENTRY_POINTS as COMMAND_POINTS

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TABLES = {COMMAND_POINTS: COMMANDS, EXPORTER_POINTS: EXPORTERS}
SOURCES = sorted(file for folder in ("usecases", "exporters", "tui") for file in (ROOT / folder).rglob("*.py"))
LONGEST = 400


@pytest.mark.parametrize("group", TABLES)
def test_tables_equal_the_metadata(group: str) -> None:
    table = {name: place for name, (place, _) in TABLES[group].items()}
    assert table == PROJECT["entry-points"][group]
    points = [point for point in entry_points(group=group) if point.dist and point.dist.name == "usecases"]
    installed = {point.name: point.value for point in points}
    assert table == installed, "install the package again: pip install -e ."


@pytest.mark.parametrize("group", TABLES)
def test_everything_in_the_tables_is_there(group: str) -> None:
    for name, (place, summary) in TABLES[group].items():
        module, _, attribute = place.partition(":")
        found = getattr(import_module(module), attribute)
        assert found.name == name
        assert summary.endswith(".")


def test_version() -> None:
    assert usecases.__version__ == version("usecases")


def test_public_names() -> None:
    assert sorted(usecases.__all__) == usecases.__all__
    for name in usecases.__all__:
        assert getattr(usecases, name) is not None
    with pytest.raises(AttributeError, match="'nonsense'"):
        usecases.nonsense  # noqa: B018 - asking is the test


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_no_file_is_longer_than_one_reads(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    made_by_a_tool = "tools/" in text[:600]
    assert made_by_a_tool or text.count("\n") <= LONGEST, "split it"
