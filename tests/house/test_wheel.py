"""The wheel holds all that the program needs, and works from it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

USE = """
import sys
from pathlib import Path
import usecases
from usecases import data
from usecases.cli.main import run
from usecases.languages.catalogue import catalogue
home = Path(sys.argv[1])
assert Path(usecases.__file__).is_relative_to(home), usecases.__file__
for folder in (data.schemas(), data.starter_library(), data.locale(), data.templates()):
    assert folder.is_dir() and folder.is_relative_to(home), folder
assert catalogue("ru").gettext("or") == "или"
assert (data.starter_library() / "library.yaml").is_file()
assert run(["check", str(data.starter_library()), "--fail-on", "error"]) == 0
assert run(["explain", "UC201"]) == 0
assert run(["init", sys.argv[2], "--language", "pl"]) == 0
assert run(["check", sys.argv[2], "--fail-on", "error"]) == 0
library = sys.argv[2] + "/export"
assert run(["export", "markdown", "order-processing", "-o", library, "--library", str(data.starter_library())]) == 0
assert any(Path(library).rglob("*.md"))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (found,) = folder.glob("*.whl")
    return found


def _files(folder: str) -> set[str]:
    """The files that stand in a folder of the checkout, but caches and state."""
    return {
        file.relative_to(ROOT / folder).as_posix()
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and not {".usecases", "__pycache__"}.intersection(file.parts)
    }


def test_it_holds_the_data(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("schemas", "library"):
        assert {f"usecases/_data/{folder}/{name}" for name in _files(folder)} <= names
    for package, inside in (("usecases", "usecases"), ("exporters/usecases_exporters", "usecases_exporters")):
        assert {f"{inside}/{name}" for name in _files(package)} <= names
    assert any(name.endswith("ru/LC_MESSAGES/usecases.mo") for name in names)
    assert "usecases_tui/__init__.py" in names


def test_it_holds_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {
        "usecases",
        "usecases_exporters",
        "usecases_tui",
    }
    assert not [name for name in names if "__pycache__" in name or "/.usecases/" in name or "/tests/" in name]


def test_it_works_where_there_is_no_checkout(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "site"
    command = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--target", str(home), str(wheel)]
    subprocess.run([*command, "--quiet", "--no-warn-script-location"], check=True, capture_output=True)
    environment = {**os.environ, "PYTHONPATH": str(home), "USECASES_LANGUAGE": "en"}
    done = subprocess.run(
        [sys.executable, "-c", USE, str(home), str(tmp_path / "mine")],
        env=environment, cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
