"""The hooks for pre-commit and prek: when they run, and that they take whatever names they are given."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.running import Ran, program
from tests.conftest import ROOT
from usecases.reading.folder import SHARED_FILES, FileKind, scan

HOOKS: dict[str, dict[str, Any]] = {
    hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
}
CASE = "library/use-cases/fulfilment/order-processing.yaml"


@pytest.fixture
def library(library: Path) -> Path:
    """The library of examples, in which no review will ever be due."""
    for file in library.rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"^review_by:.*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    return library


def run(hook: str, *names: str, cwd: Path) -> Ran:
    """Run a hook as its runner does: the names after the entry and its arguments."""
    described = HOOKS[hook]
    given = names if described.get("pass_filenames", True) else ()
    words = [*shlex.split(described["entry"]), *described.get("args", []), *given]
    assert words[0] == "usecases"
    return program(*words[1:], cwd=cwd)


def test_hooks_run_for_every_file_of_a_library() -> None:
    paths = [file.path for file in scan(ROOT / "library")]
    assert SHARED_FILES.keys() <= set(paths)
    for name, hook in HOOKS.items():
        left = {path for path in paths if not re.search(hook["files"], f"some/where/{path}")}
        measurements = {file.path for file in scan(ROOT / "library") if file.kind is FileKind.MEASUREMENTS}
        assert left == (measurements if name == "usecases-fmt" else set())


@pytest.mark.parametrize("path", ["README.md", "src/main.py", "docs/library.md", ".github/workflows/ci.yml"])
def test_hooks_do_not_run_for_other_files(path: str) -> None:
    assert not any(re.search(hook["files"], path) for hook in HOOKS.values())


def test_a_sound_library_passes_with_files_of_all_kinds(library: Path) -> None:
    other = library.parent / "ansible" / "roles.yaml"
    other.parent.mkdir()
    other.write_text("roles: [", encoding="utf-8")
    beside = library.parent / "map.yaml"
    beside.write_text("no map: [", encoding="utf-8")
    shared = ("library/roles.yaml", "library/measurements/2026.csv")
    names = (CASE, *shared, "ansible/roles.yaml", "map.yaml", "gone.yaml")
    for hook in ("usecases-check", "usecases-fmt"):
        ran = run(hook, *names, cwd=library.parent)
        assert ran.code == 0, ran
    assert (other.read_text(encoding="utf-8"), beside.read_text(encoding="utf-8")) == ("roles: [", "no map: [")


@pytest.mark.parametrize("hook", ["usecases-check", "usecases-fmt"])
def test_files_of_no_library_pass(hook: str, tmp_path: Path) -> None:
    (tmp_path / "roles.yaml").write_text("- hosts: all\n", encoding="utf-8")
    assert run(hook, "roles.yaml", cwd=tmp_path).code == 0


def test_measurements_alone_are_not_formatted(library: Path) -> None:
    (one, *_rest) = sorted((library / "measurements").iterdir())
    assert run("usecases-fmt", f"library/measurements/{one.name}", cwd=library.parent).code == 0


def test_a_broken_file_fails(library: Path) -> None:
    file = library.parent / CASE
    file.write_text(file.read_text(encoding="utf-8").replace("actor: manager", "actor: manger", 1), encoding="utf-8")
    ran = run("usecases-check", CASE, cwd=library.parent)
    assert ran.code == 1
    assert "manger" in ran.out


def test_a_change_that_breaks_another_file_fails(library: Path) -> None:
    roles = library / "roles.yaml"
    roles.write_text(roles.read_text(encoding="utf-8").replace("id: manager\n", "id: vendor\n", 1), encoding="utf-8")
    ran = run("usecases-check", "library/roles.yaml", cwd=library.parent)
    assert ran.code == 1
    assert CASE in ran.out


def test_documents_that_differ_fail_until_they_are_written(library: Path) -> None:
    assert run("usecases-export-check", CASE, cwd=library.parent).code == 1
    written = program("export", "markdown", "-o", "docs/regulations", cwd=library.parent)
    assert written.code == 0, written
    assert run("usecases-export-check", CASE, cwd=library.parent).code == 0
