"""`check --since REV`: what changed in git, and what refers to it."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.checking.small import case, make, put
from tests.conftest import client
from usecases.checking.report import Report
from usecases.checking.since import check_since
from usecases.cli.main import run
from usecases.git.running import GitProblem

BROKEN = ", action: Asks", ""
NO_ACTION = "UC502"


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    program = client("git")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    # A repository above the temporary folder must not be taken for this one.
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    def run_git(*arguments: str) -> str:
        who = ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"]
        done = subprocess.run([program, *who, *arguments], cwd=tmp_path, capture_output=True, text=True, check=True)
        return done.stdout

    return run_git


@pytest.fixture
def library(tmp_path: Path, git: Callable[..., str]) -> Path:
    """A library in a subfolder of a repository; each use case misses an action."""
    files: dict[str, str | bytes] = {
        f"use-cases/{name}.yaml": case(name).replace(*BROKEN) for name in ("alone", "included", "retail")
    }
    including = case("includes").replace("action: Asks", "use_case: included")
    files["use-cases/includes.yaml"] = including.replace("actor: buyer", "actor: nobody")
    files["use-cases/retail.yaml"] = case("retail").replace(*BROKEN).replace("actor: buyer", "actor: retailer")
    files["roles.yaml"] = (
        "roles:\n  - {id: manager, title: Manager, kind: team}\n"
        "  - {id: buyer, title: B, kind: team}\n  - {id: retailer, title: R, kind: team}\n"
    )
    root = make(tmp_path / "deep" / "Ёж library", files)
    (tmp_path / "README").write_text("beside", encoding="utf-8")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    return root


def _paths(report: Report) -> list[str]:
    return [found.path.removeprefix("use-cases/") for found in report.findings]


def test_nothing_changed(library: Path, tmp_path: Path) -> None:
    (tmp_path / "README").write_text("changed", encoding="utf-8")
    assert check_since(library, "HEAD") == Report(0, ())


def test_a_changed_file_and_those_that_refer_to_it(library: Path, git: Callable[..., str]) -> None:
    put(library, "use-cases/included.yaml", case("included").replace(*BROKEN) + "goal: x\n")
    report = check_since(library, "HEAD")
    assert report.files == 2
    assert set(_paths(report)) == {"included.yaml", "includes.yaml"}
    git("commit", "-qam", "second")
    assert check_since(library, "HEAD").files == 0
    assert check_since(library, "HEAD~1") == report
    assert check_since(library, ":/first") == report


def test_untracked_staged_deleted_and_renamed_files(library: Path, git: Callable[..., str]) -> None:
    put(library, "use-cases/new.yaml", case("new").replace(*BROKEN))
    put(library, "use-cases/Новый.yaml", case("new").replace(*BROKEN))
    report = check_since(library, "HEAD")
    assert {"new.yaml", "Новый.yaml"} == set(_paths(report))
    git("add", ".")
    assert check_since(library, "HEAD") == report
    git("commit", "-qm", "second")
    (library / "use-cases/included.yaml").unlink()
    report = check_since(library, "HEAD")
    assert ("use-cases/includes.yaml", "UC205") in {(found.path, found.code) for found in report.findings}
    assert set(_paths(report)) == {"includes.yaml"}
    (library / "use-cases/alone.yaml").rename(library / "use-cases/lonely.yaml")
    assert "lonely.yaml" in _paths(check_since(library, "HEAD"))


def test_a_changed_role_concerns_those_that_use_it(library: Path) -> None:
    roles = library / "roles.yaml"
    roles.write_text(roles.read_text().replace("title: R", "title: Retailer"), encoding="utf-8")
    report = check_since(library, "HEAD")
    assert report.files == 2  # roles.yaml too
    assert _paths(report) == ["retail.yaml"]
    without = roles.read_text().replace("  - {id: retailer, title: Retailer, kind: team}\n", "")
    roles.write_text(without, encoding="utf-8")
    assert {(found.path, found.code) for found in check_since(library, "HEAD").findings} == {
        ("use-cases/retail.yaml", "UC201"),
        ("use-cases/retail.yaml", NO_ACTION),
    }


def test_changed_settings_concern_all(library: Path) -> None:
    file = library / "library.yaml"
    file.write_text(file.read_text().replace("language: en", "language: pl"), encoding="utf-8")
    assert set(_paths(check_since(library, "HEAD"))) >= {"alone.yaml", "included.yaml", "retail.yaml"}


def test_a_broken_shared_file(library: Path) -> None:
    (library / "roles.yaml").write_text("roles: [", encoding="utf-8")
    assert ("roles.yaml", "UC001") in {(found.path, found.code) for found in check_since(library, "HEAD").findings}


@pytest.mark.parametrize("revision", ["no-such-branch", "HEAD~9", "-x", "--all", "", "HEAD:README", "HEAD "])
def test_unknown_revisions(library: Path, revision: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(GitProblem):
        check_since(library, revision)
    assert run(["check", str(library), f"--since={revision}"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Traceback" not in shown.err


def test_no_repository(tmp_path: Path, git: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> None:
    library = make(tmp_path / "library", {})
    assert run(["check", str(library), "--since", "HEAD"]) == 2
    assert "git" in capsys.readouterr().err


def test_no_git(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(GitProblem):
        check_since(library, "HEAD")
