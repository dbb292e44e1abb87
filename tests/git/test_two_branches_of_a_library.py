"""A library with thirty commits by three people on two long branches: merged, rebased and all the rest by real git."""

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.running import PROGRAM, program
from tests.conftest import TODAY
from tests.git.lab import Lab, begun, lonely

LIBRARY = Path(__file__).resolve().parents[2] / "library"
PEOPLE = ("Ewa Żak", "Иван Петров", "Ann Lee")
_ON_EACH = 14
"""So many commits on each of two branches, after two on both."""
ORDER = "use-cases/fulfilment/order-processing.yaml"


class Work:
    """The files of a library, changed line by line as in a text editor."""

    def __init__(self, lab: Lab) -> None:
        self.lab = lab
        self.files = sorted(path.relative_to(lab.folder).as_posix() for path in lab.folder.glob("use-cases/*/*.yaml"))
        self.commits = 0

    def commit(self, message: str) -> None:
        """Commit all, by one of three people in turn."""
        self.lab.git("config", "user.name", PEOPLE[self.commits % len(PEOPLE)])
        self.lab.commit(message)
        self.commits += 1

    def after(self, path: str, start: str, line: str) -> None:
        """A line of its own below the first that begins so, indented likewise."""
        lines = self.text(path).splitlines(keepends=True)
        at = next(index for index, each in enumerate(lines) if each.strip().startswith(start))
        indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
        self.lab.put(path, "".join([*lines[: at + 1], f"{indent}{line}\n", *lines[at + 1 :]]))

    def replace(self, path: str, old: str, new: str) -> None:
        """One place said otherwise."""
        text = self.text(path)
        assert old in text
        self.lab.put(path, text.replace(old, new, 1))

    def text(self, path: str) -> str:
        """What a file holds."""
        return (self.lab.folder / path).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two branches, `main` and `topic`, that change neighbouring lines of the same files."""
    folder = tmp_path_factory.mktemp("library") / "work"
    with pytest.MonkeyPatch.context() as patch:
        _alone(patch, folder.parent)
        shutil.copytree(LIBRARY, folder, ignore=shutil.ignore_patterns(".usecases"))
        _thirty_commits(Work(begun(folder)))
    return folder


@pytest.fixture
def work(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Work:
    """A copy of that repository, on `main`."""
    _alone(monkeypatch, tmp_path)
    shutil.copytree(repository, tmp_path / "work")
    return Work(Lab(tmp_path / "work"))


def _alone(patch: pytest.MonkeyPatch, folder: Path) -> None:
    lonely(patch, folder / "home")
    patch.setenv("PATH", f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}")


def _thirty_commits(work: Work) -> None:
    work.commit("The library")
    assert program("git-setup", cwd=work.lab.folder).code == 0
    work.commit("Set up")
    work.lab.git("branch", "topic")
    for number in range(_ON_EACH):
        work.after(work.files[number], "accountable:", "# ours: agreed")
        _retitled(work, work.files[number], "title: ", f" ({number})")
        work.commit(f"Ours {number}")
    work.lab.git("checkout", "-q", "topic")
    for number in range(_ON_EACH):
        _retitled(work, work.files[number], "goal: ", f" ({number})")
        work.after(work.files[number], "accountable:", "# theirs: as discussed")
        work.commit(f"Theirs {number}")
    work.lab.git("checkout", "-q", "main")
    assert len(work.lab.git("rev-list", "--all").split()) == 30


def _retitled(work: Work, path: str, start: str, more: str) -> None:
    """A text field, one line of it, with more at its end."""
    line = next(each for each in work.text(path).splitlines() if each.startswith(start))
    new = f"{line[:-1]}{more}{line[-1]}" if line.endswith(('"', "'")) else f"{line}{more}"
    work.replace(path, line, new)


def both_are_there(work: Work) -> None:
    """What either branch wrote is in every file, and nothing is wrong with the library."""
    for number in range(_ON_EACH):
        text = work.text(work.files[number])
        for said in (f" ({number})", "# ours: agreed", "# theirs: as discussed"):
            assert said in text, (work.files[number], said)
        assert text.count(f" ({number})") == 2
    sound(work)


def sound(work: Work) -> None:
    """The library is as whole and as tidy as any."""
    checked = program("check", "--today", TODAY.isoformat(), cwd=work.lab.folder)
    assert checked.code == 0, checked.out
    formatted = program("fmt", "--check", "use-cases", cwd=work.lab.folder)
    assert formatted.code == 0, formatted.out + formatted.err
    assert "<<<<<<<" not in "".join(map(work.text, work.files))


def test_two_long_branches_merge(work: Work) -> None:
    work.lab.git("merge", "-q", "--no-edit", "topic")
    assert work.lab.git("status", "--porcelain") == ""
    both_are_there(work)
    shown = work.lab.git("log", "-p", "--no-color", "-3", "topic")
    assert "theirs" not in shown.replace("Theirs", "")  # comments aren't shown
    merge = work.lab.git("show", "--no-color", "HEAD")
    assert "Merge branch 'topic'" in merge
    ran = program("diff", "HEAD~1..HEAD", cwd=work.lab.folder)
    assert ran.code == 1
    assert f"{_ON_EACH} files differ" in ran.out


def test_a_long_branch_is_rebased(work: Work) -> None:
    work.lab.git("checkout", "-q", "topic")
    work.lab.git("rebase", "-q", "main")
    both_are_there(work)


def test_commits_are_picked_and_taken_back(work: Work) -> None:
    work.lab.git("cherry-pick", "topic~3", "topic~1")
    sound(work)
    picked = work.text(work.files[_ON_EACH - 4])
    assert "# theirs: as discussed" in picked
    assert "# ours: agreed" in picked
    work.lab.git("revert", "--no-edit", "HEAD", "HEAD~1", f"main~{2 + 3}")
    sound(work)
    assert "# theirs: as discussed" not in work.text(work.files[_ON_EACH - 4])
    assert "# ours: agreed" not in work.text(work.files[_ON_EACH - 4])


def test_what_was_put_aside_comes_back_over_a_merge(work: Work) -> None:
    work.replace(ORDER, "    within: 2bh\n    work: 10min\n", "    within: 2bh\n    work: 12min\n")
    work.lab.git("stash")
    work.replace(ORDER, "    within: 2bh\n    work: 10min\n", "    within: 3bh\n    work: 10min\n")
    work.commit("Longer")
    work.lab.git("merge", "-q", "--no-edit", "topic")
    work.lab.git("stash", "pop")
    assert "    within: 3bh\n    work: 12min\n" in work.text(ORDER)
    both_are_there(work)
