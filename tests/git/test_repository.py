"""What git knows about a library, asked of real repositories."""

import errno
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.git.lab import CASE, ORDER, Lab, begun, lonely, with_library, with_remote
from usecases.git.changed import ChangedFile, What
from usecases.git.repository import Repository
from usecases.git.running import GitProblem, change, run


@pytest.fixture
def lab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lab:
    lonely(monkeypatch, tmp_path / "home")
    return begun(tmp_path / "work")


def repository(folder: Path) -> Repository:
    found = Repository.of(folder)
    assert found is not None
    return found


def happened(folder: Path) -> dict[str, str]:
    return {one.path: one.what.value for one in repository(folder).changed_files()}


def test_a_folder_without_a_repository_has_none(lab: Lab, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    assert Repository.of(tmp_path / "bare") is None
    lab.git("init", "-q", "--bare", at=tmp_path / "bare")
    assert Repository.of(tmp_path / "bare") is None
    assert Repository.of(lab.folder / ".git") is None
    assert Repository.of(tmp_path / "nowhere") is None


def test_without_git_there_is_no_repository(lab: Lab, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert Repository.of(lab.folder) is None
    with pytest.raises(GitProblem, match="git isn't installed"):
        run(lab.folder, "status")


@pytest.mark.skipif(os.name == "nt", reason="POSIX only: owners of files")
def test_a_repository_that_git_refuses_to_look_into_is_a_problem_and_not_no_repository(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_library(lab)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(GitProblem, match=r"safe\.directory"):
        Repository.of(lab.folder)


@pytest.mark.parametrize("below", ["", "deep/Ёж library/"])
def test_files_that_differ_from_the_last_commit(lab: Lab, below: str) -> None:
    root = with_library(lab, below)
    lab.put("beside.txt", "not ours")
    assert [one for one in happened(root).items() if one[0] != "beside.txt"] == []
    lab.put(f"{below}roles.yaml", "roles: []\n")
    lab.put(f"{below}use-cases/Żółw [1]\n.yaml", "id: x\ntitle: Y\n")
    lab.put(f"{below}kpis.yaml", "kpis: []\n")
    lab.git("add", f"{below}kpis.yaml")
    (root / "library.yaml").unlink()
    found = happened(root)
    found.pop("beside.txt", None)
    assert found == {
        "kpis.yaml": "new",
        "library.yaml": "deleted",
        "roles.yaml": "changed",
        "use-cases/Żółw [1]\n.yaml": "new",
    }


def test_what_index_and_disk_say_together(lab: Lab) -> None:
    root = with_library(lab)
    lab.git("rm", "-q", "--cached", "roles.yaml")  # still on the disk
    lab.put("map.yaml", "groups: []\n")
    lab.git("add", "map.yaml")
    (root / "map.yaml").unlink()  # never was, and isn't
    lab.put("kpis.yaml", "kpis: []\n")
    lab.git("add", "-N", "kpis.yaml")  # meant to be added
    lab.put(CASE, ORDER + "goal: Goods\n")
    lab.git("add", CASE)
    (root / CASE).unlink()  # changed, then deleted
    assert happened(root) == {"roles.yaml": "changed", "kpis.yaml": "new", CASE: "deleted"}


@pytest.mark.parametrize("staged", [False, True])
def test_a_renamed_and_edited_file_is_a_rename(lab: Lab, staged: bool) -> None:
    root = with_library(lab)
    (root / CASE).unlink()
    lab.put("use-cases/sales/buy.yaml", ORDER.replace("id: order", "id: buy"))
    lab.put("use-cases/other.yaml", "id: other\ntitle: Other\n")
    if staged:
        lab.git("add", "-A")
    assert repository(root).changed_files() == (
        ChangedFile("use-cases/other.yaml", What.NEW),
        ChangedFile("use-cases/sales/buy.yaml", What.RENAMED, CASE),
    )


def test_each_renamed_file_finds_the_one_most_like_it(lab: Lab) -> None:
    root = with_library(lab)
    lab.put("use-cases/a/two.yaml", ORDER.replace("goods", "money"))
    lab.commit()
    shutil.move(root / CASE, root / "use-cases/first.yaml")
    shutil.move(root / "use-cases/a/two.yaml", root / "use-cases/second.yaml")
    assert {one.path: one.before for one in repository(root).changed_files()} == {
        "use-cases/first.yaml": CASE,
        "use-cases/second.yaml": "use-cases/a/two.yaml",
    }


def test_very_many_renamed_files_find_each_other_by_name_or_content(lab: Lab) -> None:
    root = with_library(lab)
    for number in range(30):
        lab.put(f"use-cases/a/{number}.yaml", f"id: x{number}\n{ORDER}")
        lab.put(f"use-cases/b/other-{number}.yaml", f"id: y{number}\ntitle: Y\n")
    lab.commit()
    for number in range(30):
        shutil.move(root / f"use-cases/a/{number}.yaml", root / f"use-cases/{number}.yaml")
        lab.put(f"use-cases/{number}.yaml", f"id: x{number}\ngoal: G\n{ORDER}")
        shutil.move(root / f"use-cases/b/other-{number}.yaml", root / f"use-cases/b/new-{number}.yaml")
    expected = {f"use-cases/{number}.yaml": f"use-cases/a/{number}.yaml" for number in range(30)}
    expected |= {f"use-cases/b/new-{number}.yaml": f"use-cases/b/other-{number}.yaml" for number in range(30)}
    assert {one.path: one.before for one in repository(root).changed_files()} == expected


def test_only_what_is_asked_about_is_looked_at(lab: Lab) -> None:
    root = with_library(lab)
    lab.put("roles.yaml", "roles: []\n")
    lab.put("use-cases/[new].yaml", "id: new\n")
    lab.put("notes/much.txt", "x")
    found = repository(root).changed_files("roles.yaml", "use-cases", "nowhere.yaml")
    assert [one.path for one in found] == ["roles.yaml", "use-cases/[new].yaml"]


def test_a_repository_without_a_commit(lab: Lab) -> None:
    lab.put("library.yaml", "title: Shop\nlanguage: en\n")
    found = repository(lab.folder)
    assert happened(lab.folder) == {"library.yaml": "new"}
    assert not found.has_commits()
    assert found.at_head("library.yaml") is None
    assert found.all_at_head(["library.yaml"]) == {}
    assert found.branch() == "main"
    assert found.unpublished() == 0
    assert found.upstream() is None


@pytest.mark.parametrize("below", ["", "sub folder/"])
def test_bytes_at_the_last_commit(lab: Lab, below: str) -> None:
    root = with_library(lab, below)
    odd = f"{below}use-cases/*\n«Ёж».yaml"
    lab.put(odd, b"\xff\r\n\x00")
    lab.commit()
    lab.put(f"{below}{CASE}", "changed")
    found = repository(root)
    assert found.at_head(CASE) == ORDER.encode()
    assert found.at_head(odd.removeprefix(below)) == b"\xff\r\n\x00"
    assert found.at_head("nowhere.yaml") is None
    assert found.at_head("use-cases") is None
    several = [CASE, odd.removeprefix(below), "nowhere.yaml", *(f"{number}.yaml" for number in range(30))]
    assert found.all_at_head(several) == {CASE: ORDER.encode(), several[1]: b"\xff\r\n\x00"}


def test_a_content_that_the_repository_has_lost_is_a_problem_in_words(lab: Lab) -> None:
    root = with_library(lab)
    name = lab.git("rev-parse", f"HEAD:{CASE}").strip()
    (lab.folder / ".git/objects" / name[:2] / name[2:]).unlink()
    with pytest.raises(GitProblem, match=f"damaged: {name[:8]} is missing"):
        repository(root).all_at_head([CASE])


def test_stars_in_paths_are_stars(lab: Lab) -> None:
    root = with_library(lab)
    assert run(root, "ls-files", "--", "*.yaml") == b""
    lab.put("use-cases/*.yaml", "id: x\ntitle: X\n")
    lab.git("add", ".")
    assert run(root, "ls-files", "--", "use-cases/*.yaml") == b"use-cases/*.yaml\n"


def test_bytes_come_as_git_would_write_them_to_the_disk(lab: Lab) -> None:
    root = with_library(lab)
    lab.put(".gitattributes", "*.yaml text eol=crlf\n")
    found = repository(root)
    assert found.at_head(CASE) == ORDER.replace("\n", "\r\n").encode()
    assert found.all_at_head([CASE]) == {CASE: ORDER.encode()}


@pytest.mark.skipif(os.name == "nt", reason="POSIX only: links")
def test_a_link_has_no_content_of_its_own(lab: Lab) -> None:
    root = with_library(lab)
    (root / "kpis.yaml").symlink_to("roles.yaml")
    lab.commit()
    with pytest.raises(GitProblem, match=r"kpis\.yaml"):
        repository(root).at_head("kpis.yaml")


def test_branches_remotes_and_what_is_followed(lab: Lab, tmp_path: Path) -> None:
    root = with_library(lab)
    assert repository(root).push_remote() is None
    with_remote(lab, tmp_path / "bare.git")
    found = repository(root)
    assert found.remotes() == {"origin": str(tmp_path / "bare.git")}
    assert found.upstream() == ("origin", "main")
    assert found.main_branch("origin") == "main"
    assert found.unpublished() == 0
    lab.git("switch", "-q", "-c", "review/Ёж")
    lab.put("kpis.yaml", "kpis: []\n")
    lab.commit()
    assert found.branch() == "review/Ёж"
    assert found.branches() == {"main", "review/Ёж"}
    assert found.upstream() is None
    assert found.unpublished() == 1
    assert found.push_remote() == "origin"
    lab.git("remote", "add", "fork", str(tmp_path / "fork.git"))
    lab.git("config", "remote.pushDefault", "fork")
    assert found.push_remote() == "fork"


def test_the_remote_says_which_branch_is_the_main_one(lab: Lab, tmp_path: Path) -> None:
    root = with_library(lab)
    with_remote(lab, tmp_path / "bare.git")
    lab.git("update-ref", "refs/remotes/origin/stable", "HEAD")
    lab.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/stable")
    assert repository(root).main_branch("origin") == "stable"
    assert repository(root).main_branch() == "main"


def test_a_detached_head_is_no_branch(lab: Lab) -> None:
    root = with_library(lab)
    lab.git("checkout", "-q", "--detach")
    found = repository(root)
    assert found.branch() is None
    assert found.upstream() is None
    assert found.at_head(CASE) == ORDER.encode()


@pytest.mark.parametrize("name", ["$(touch${IFS}hacked)", "-f", "(detached)", "a'b;c", "ёж|cat"])
def test_hostile_names_of_branches_are_names(lab: Lab, name: str) -> None:
    root = with_library(lab)
    lab.git("update-ref", f"refs/heads/{name}", "HEAD")
    lab.git("symbolic-ref", "HEAD", f"refs/heads/{name}")
    found = repository(root)
    assert found.branch() == name
    assert name in found.branches()
    assert found.upstream() is None
    assert found.changed_files() == ()


def test_names_that_a_branch_can_have(lab: Lab) -> None:
    with_library(lab)
    found = repository(lab.folder)
    lab.git("switch", "-q", "-c", "other")
    assert [one for one in ("order-1", "a/b", "Ёж") if not found.is_branch_name(one)] == []
    assert [
        one for one in ("", "-x", "a b", "a..b", "@{-1}", "a.lock", "a~1", "HEAD") if found.is_branch_name(one)
    ] == []


def test_a_submodule_is_a_repository_of_its_own(lab: Lab, tmp_path: Path) -> None:
    with_library(lab)
    outer = begun(tmp_path / "outer")
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(lab.folder), "library")
    outer.commit()
    root = outer.folder / "library"
    Lab(root).put(CASE, "changed")
    assert happened(root) == {CASE: "changed"}
    assert repository(root).at_head(CASE) == ORDER.encode()
    assert happened(outer.folder) == {}


def test_a_shallow_clone_knows_its_last_commit(lab: Lab, tmp_path: Path) -> None:
    with_library(lab)
    lab.put(CASE, ORDER + "goal: Goods\n")
    lab.commit()
    lab.git("clone", "-q", "--depth=1", f"file://{lab.folder}", str(tmp_path / "shallow"))
    Lab(tmp_path / "shallow").put(CASE, ORDER)
    found = repository(tmp_path / "shallow")
    assert happened(found.folder) == {CASE: "changed"}
    assert found.at_head(CASE) == (ORDER + "goal: Goods\n").encode()
    assert found.unpublished() == 0


def test_a_merge_that_was_begun_is_under_way_and_its_files_are_in_conflict(lab: Lab) -> None:
    root = with_library(lab)
    assert repository(root).under_way() is None
    lab.git("switch", "-q", "-c", "other")
    lab.put(CASE, ORDER.replace("2bh", "3bh"))
    lab.commit()
    lab.git("switch", "-q", "main")
    lab.put(CASE, ORDER.replace("2bh", "4bh"))
    lab.commit()
    with pytest.raises(AssertionError):
        lab.git("merge", "-q", "other")
    assert repository(root).under_way() == "merge"
    assert happened(root) == {CASE: "conflict"}
    lab.git("merge", "--abort")
    with pytest.raises(AssertionError):
        lab.git("rebase", "-q", "other")
    assert repository(root).under_way() == "rebase"


def test_asking_writes_nothing_into_the_repository(lab: Lab) -> None:
    root = with_library(lab)
    os.utime(root / CASE, (1, 1))  # git would like to note that nothing has changed
    before = (root / ".git/index").read_bytes()
    assert happened(root) == {}
    assert (root / ".git/index").read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="POSIX only: scripts")
def test_asking_starts_no_program_that_the_repository_names(lab: Lab, tmp_path: Path) -> None:
    root = with_library(lab)
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/caught\n", encoding="ascii")
    trap.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "diff.external"):
        lab.git("config", name, str(trap))
    (tmp_path / "caught").unlink(missing_ok=True)
    lab.put(CASE, "changed")
    assert happened(root) == {CASE: "changed"}
    assert repository(root).at_head(CASE) == ORDER.encode()
    assert not (tmp_path / "caught").exists()


@pytest.mark.skipif(os.name == "nt", reason="POSIX only: scripts")
def test_words_of_git_are_harmless(lab: Lab) -> None:
    root = with_library(lab)
    hook = root / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\nprintf 'no \\033[31m\\007way\\n1%%\\r2%%\\r' >&2; exit 1\n", encoding="ascii")
    hook.chmod(0o755)
    with pytest.raises(GitProblem) as raised:
        change(root, "commit", "--allow-empty", "-m", "x")
    assert str(raised.value) == "no \\x1b[31m\\x07way\n2%"


@pytest.mark.skipif(os.name == "nt", reason="POSIX only: terminals of sessions")
def test_nothing_that_git_starts_can_ask_on_the_terminal(lab: Lab) -> None:
    root = with_library(lab)
    hook = root / ".git/hooks/pre-commit"
    hook.write_text(
        "#!/bin/sh\n(read answer </dev/tty) 2>/dev/null && exit 1; read line && exit 1; exit $GIT_TERMINAL_PROMPT\n"
    )
    hook.chmod(0o755)
    change(root, "commit", "--allow-empty", "-m", "x")


def test_where_there_is_no_room_for_what_git_says_it_is_a_problem(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    with pytest.raises(GitProblem, match="No space left on device"):
        run(lab.folder, "status")
    with pytest.raises(GitProblem):
        run(Path("a\0b"), "status")


@pytest.mark.skipif(os.name == "nt", reason="POSIX only: scripts")
def test_git_that_never_ends_is_stopped_with_all_that_it_started(
    lab: Lab, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = with_library(lab)
    hook = root / ".git/hooks/pre-commit"
    hook.write_text(f"#!/bin/sh\nsleep 1000 &\necho $! > {tmp_path}/child\nwait\n", encoding="ascii")
    hook.chmod(0o755)
    monkeypatch.setattr("usecases.git.running.WRITING", 1.0)
    with pytest.raises(GitProblem, match="didn't answer in time"):
        change(root, "commit", "--allow-empty", "-m", "x")
    child = int((tmp_path / "child").read_text())
    ended = wait_until(lambda: not lives(child))
    assert ended, "what the hook had started lives on"


@pytest.mark.skipif(os.name == "nt", reason="POSIX only: scripts")
def test_what_git_leaves_running_is_not_waited_for(lab: Lab, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    root = with_library(lab)
    hook = root / ".git/hooks/pre-commit"
    hook.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {tmp_path}/child\necho said >&2\n", encoding="ascii")
    hook.chmod(0o755)
    monkeypatch.setattr("usecases.git.running.WRITING", 20.0)
    assert change(root, "commit", "--allow-empty", "-m", "x").beside == "said"
    os.kill(int((tmp_path / "child").read_text()), signal.SIGKILL)


def lives(process: int) -> bool:
    """Whether a process runs; one that has ended, and that nobody has asked about, doesn't."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, check=False, text=True)
    return state.stdout.strip()[:1] not in ("", "Z")


def wait_until(true: Callable[[], bool]) -> bool:
    """Whether something comes true within some seconds."""
    for _ in range(200):
        if true():
            return True
        time.sleep(0.05)
    return False
