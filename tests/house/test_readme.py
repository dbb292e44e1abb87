"""What the README promises: the picture is today's, the tour works as it is written, the links lead somewhere."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from re import DOTALL, MULTILINE, findall, search

import pytest

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = findall(r"```text\n(.*?)```", README, DOTALL)
BIN = Path(sys.executable).parent


def run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "USECASES_LANGUAGE": "en"}
    return subprocess.run(  # noqa: S602
        line, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_picture_is_todays() -> None:
    done = run("usecases export svg order-processing --check -o docs/pictures --library library", ROOT)
    assert done.returncode == 0, f"make docs draws it again: {done.stdout}{done.stderr}"


def test_the_tour_works_as_it_is_written(tmp_path: Path) -> None:
    commands = findall(r"^\$ (usecases .*)$", README, MULTILINE)
    begin, look = commands[:3], commands[3:]
    assert [command.split()[1] for command in begin] == ["init", "new", "check"]
    for command in begin[:2]:
        assert run(command, tmp_path).returncode == 0, command
    unfinished = run(begin[2], tmp_path)
    assert unfinished.returncode == 1
    assert "lend-a-tool.yaml" in unfinished.stdout
    written = search(r"```yaml\n(id: lend-a-tool.*?)```", README, DOTALL)
    assert written is not None
    file = tmp_path / "my-company" / "use-cases" / "general" / "lend-a-tool.yaml"
    file.write_text(written[1], encoding="utf-8")
    done = run(begin[2], tmp_path)
    assert (done.returncode, done.stdout.count("warning")) == (0, 0), done.stdout
    for command in look:
        assert run(command, tmp_path).returncode == 0, command
    assert (tmp_path / "build" / "tour" / "lend-a-tool.svg").exists()
    assert (tmp_path / "build" / "tour" / "lend-a-tool.md").exists()


@pytest.fixture
def tool(tmp_path: Path) -> Path:
    """The use case of the tour, in a library of its own."""
    written = search(r"```yaml\n(id: lend-a-tool.*?)```", README, DOTALL)
    assert written is not None
    run("usecases init my-company --language en", tmp_path)
    file = tmp_path / "my-company" / "use-cases" / "general" / "lend-a-tool.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(written[1], encoding="utf-8")
    return file


def test_what_the_coach_asks_is_what_the_readme_shows(tool: Path, tmp_path: Path) -> None:
    assert SHOWN[0] in run("usecases analyze coverage lend-a-tool --library my-company", tmp_path).stdout


def test_the_broken_example_says_what_the_readme_shows(tool: Path, tmp_path: Path) -> None:
    tool.write_text(tool.read_text(encoding="utf-8").replace("actor: manager", "actor: manger", 1), encoding="utf-8")
    assert SHOWN[1] in run(f"usecases check {tool.relative_to(tmp_path)}", tmp_path).stdout


def test_a_change_reads_as_the_readme_shows(tool: Path, tmp_path: Path) -> None:
    before = tmp_path / "before"
    shutil.copytree(tmp_path / "my-company", before)
    run("usecases set lend-a-tool steps.hand-over.within 15min --library my-company", tmp_path)
    assert SHOWN[2] in run("usecases diff before my-company", tmp_path).stdout


def test_links_lead_somewhere() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
    lost = [
        f"{page.relative_to(ROOT)}: {link}"
        for page in pages
        for link in findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
    ]
    assert lost == []
