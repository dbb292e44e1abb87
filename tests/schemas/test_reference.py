"""The reference pages are fresh, whole, and their examples are right."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, TODAY
from tests.schemas.schemas import KINDS, properties
from usecases.checking.run import check_library
from usecases.reading.folder import FileKind
from usecases.rules.registry import MODULES, name_of


def test_pages_are_fresh() -> None:
    arguments = [sys.executable, str(ROOT / "tools" / "reference.py"), "--check"]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"stale, run “make docs”:\n{done.stdout}{done.stderr}"


def test_examples_are_a_library_with_nothing_to_mend(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs" / "examples", tmp_path / "library")
    report = check_library(tmp_path / "library", today=TODAY)
    assert report.files == len(KINDS)
    assert report.findings == ()


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_a_row(kind: FileKind) -> None:
    text = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    for path, part in properties(kind):
        name = path.rsplit("/", 1)[-1]
        rows = [line for line in text.splitlines() if line.startswith((f"| `{name}`", f"| **`{name}`**"))]
        assert any(part["description"] in row for row in rows), path


def test_every_rule_has_a_page_and_a_row() -> None:
    folder = ROOT / "docs" / "rules"
    assert {file.stem for file in folder.glob("*.md")} == {*MODULES, "README"}
    table = (folder / "README.md").read_text(encoding="utf-8")
    for code in MODULES:
        assert f"| [{code}]({code}.md) | {name_of(code)} |" in table
        assert name_of(code) in (folder / f"{code}.md").read_text(encoding="utf-8")
