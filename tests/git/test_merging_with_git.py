"""Real git with our merge driver: what people do with branches, and what may go wrong."""

import os
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import PROGRAM, program
from tests.conftest import ROOT
from tests.git.lab import CASE, ORDER, Lab, begun, lonely, with_library
from usecases.reading.folder import FileKind, scan

BRANCHES = ("topic", "ветка-ż", "a;touch${IFS}hacked", "$(touch${IFS}hacked)", "-x'\"q")


@pytest.fixture
def lab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lab:
    lonely(monkeypatch, tmp_path / "home")
    monkeypatch.setenv("PATH", f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}")
    made = begun(tmp_path / "work")
    with_library(made)
    assert program("git-setup", cwd=made.folder).code == 0
    made.commit("Set up")
    return made


def changed(*changes: tuple[str, str], text: str = ORDER) -> str:
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def apart(lab: Lab, ours: str | bytes, theirs: str | bytes, branch: str = "topic", path: str = CASE) -> None:
    """Theirs on a branch, ours on main."""
    lab.git("update-ref", f"refs/heads/{branch}", "HEAD")
    lab.git("symbolic-ref", "HEAD", f"refs/heads/{branch}")
    lab.put(path, theirs)
    lab.commit("Theirs")
    lab.git("checkout", "-q", "main")
    lab.put(path, ours)
    lab.commit("Ours")


def merge(lab: Lab, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *arguments], cwd=lab.folder, capture_output=True, check=False, encoding="utf-8")


def now(lab: Lab, path: str = CASE) -> str:
    return (lab.folder / path).read_bytes().decode()


OURS_IS = ("within: 2bh", "within: 3bh")
THEIRS_IS = ("    within: 2bh\n", "    within: 2bh\n    work: 5min\n")
OURS = changed(OURS_IS)
THEIRS = changed(THEIRS_IS)
BOTH = changed(("    within: 2bh\n", "    within: 3bh\n    work: 5min\n"))


def test_neighbouring_lines_merge_where_git_alone_sees_a_conflict(lab: Lab) -> None:
    apart(lab, OURS, THEIRS)
    done = merge(lab, "merge", "-q", "--no-edit", "topic")
    assert done.returncode == 0, done.stdout + done.stderr
    assert now(lab) == BOTH
    assert program("git-setup", "--undo", cwd=lab.folder).code == 0
    lab.git("reset", "-q", "--hard", "HEAD~1")
    assert merge(lab, "merge", "-q", "--no-edit", "topic").returncode == 1


@pytest.mark.parametrize("how", ["rebase", "cherry-pick"])
def test_rebase_and_cherry_pick_merge_so_too(lab: Lab, how: str) -> None:
    apart(lab, OURS, THEIRS)
    done = merge(lab, how, "topic")
    assert done.returncode == 0, done.stdout + done.stderr
    assert now(lab) == BOTH


def test_a_true_conflict_stays_one_and_says_where(lab: Lab) -> None:
    apart(lab, OURS, changed(("within: 2bh", "within: 4bh"), ("Packs the goods", "Packs it")))
    done = merge(lab, "merge", "--no-edit", "topic")
    assert done.returncode == 1
    assert f"{CASE}: 1 conflict: steps.ask.within" in done.stderr
    assert "UU use-cases/sales/order.yaml" in lab.git("status", "--porcelain")
    text = now(lab)
    assert "    within: 3bh\n=======\n    within: 4bh\n" in text
    assert "Packs it" in text
    assert text.count("<<<<<<<") == 1


@pytest.mark.parametrize("branch", BRANCHES)
def test_the_name_of_a_branch_does_no_harm(lab: Lab, branch: str) -> None:
    apart(lab, OURS, changed(("within: 2bh", "within: 4bh")), branch)
    assert merge(lab, "merge", "--no-edit", f"refs/heads/{branch}").returncode == 1
    assert not (lab.folder / "hacked").exists()
    assert "=======" in now(lab)


def test_a_path_of_any_letters_merges(lab: Lab) -> None:
    path = "use-cases/спецзаказы i ż'ó\"$(touch hacked)/order-2.yaml"
    lab.put(path, ORDER)
    lab.commit("Another")
    apart(lab, OURS, THEIRS, path=path)
    assert merge(lab, "merge", "-q", "--no-edit", "topic").returncode == 0
    assert now(lab, path) == BOTH
    assert not (lab.folder / "hacked").exists()


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (OURS, "steps: [\n"),
        ("steps: [\n", THEIRS),
        (OURS, b"\xff\xfe"),
        (OURS, "- a list\n"),
        (OURS, THEIRS + "title: Again\n"),
    ],
    ids=["theirs broken", "ours broken", "no UTF-8", "a list", "a key twice"],
)
def test_what_cannot_be_read_is_merged_by_git_and_looked_at_by_a_person(
    lab: Lab, ours: str | bytes, theirs: str | bytes
) -> None:
    apart(lab, ours, theirs)
    done = merge(lab, "merge", "--no-edit", "topic")
    assert done.returncode == 1
    assert "UU use-cases/sales/order.yaml" in lab.git("status", "--porcelain")
    unread = "ours" if ours != OURS else "theirs"  # a newer git names the branches
    names = {"ours": "HEAD", "theirs": "topic"}
    said = "{}: The side “{}” can't be read as YAML, so git has merged the file line by line."
    assert any(said.format(CASE, name) in done.stderr for name in (unread, names[unread]))


def test_what_git_takes_for_binary_stays_as_ours_is_and_is_said_to(lab: Lab) -> None:
    apart(lab, OURS, THEIRS.encode("utf-16"))
    done = merge(lab, "merge", "--no-edit", "topic")
    assert done.returncode == 1
    assert "defect" not in done.stderr
    assert "neither by what it means nor line by line (Cannot merge binary files" in done.stderr
    assert now(lab) == OURS


def test_a_program_that_is_gone_leaves_the_merge_to_git(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    apart(lab, OURS, changed(("Packs the goods", "Packs it")))
    lab.git("config", "merge.usecases.driver", lab.git("config", "merge.usecases.driver").replace("usecases ", "gone "))
    assert merge(lab, "merge", "--no-edit", "topic").returncode == 1
    assert now(lab) == changed(("within: 2bh", "within: 3bh"), ("Packs the goods", "Packs it"))
    assert "UU use-cases/sales/order.yaml" in lab.git("status", "--porcelain")


def test_a_defect_leaves_the_merge_to_git(lab: Lab, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import usecases.merge.texts as texts\ndef broken(*_): raise ZeroDivisionError\ntexts.merged_text = broken\n"
    )
    apart(lab, OURS, changed(("within: 2bh", "within: 4bh")))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    done = merge(lab, "merge", "--no-edit", "topic")
    assert done.returncode == 1
    assert "A report was saved" in done.stderr
    assert "    within: 3bh\n=======\n    within: 4bh\n" in now(lab)


def test_a_file_renamed_and_edited_merges(lab: Lab) -> None:
    lab.git("checkout", "-q", "-b", "topic")
    lab.git("mv", CASE, "use-cases/sales/order-goods.yaml")
    lab.put("use-cases/sales/order-goods.yaml", changed(("id: order", "id: order-goods"), text=THEIRS))
    lab.commit("Theirs")
    lab.git("checkout", "-q", "main")
    lab.put(CASE, OURS)
    lab.commit("Ours")
    assert merge(lab, "merge", "-q", "--no-edit", "topic").returncode == 0
    assert now(lab, "use-cases/sales/order-goods.yaml") == changed(("id: order", "id: order-goods"), text=BOTH)


def lines_that_differ(lab: Lab) -> list[str]:
    """The lines of git's difference, with what git puts before them, and single spaces."""
    lines = lab.git("diff", "--no-color").splitlines()
    return [" ".join(line.split()) for line in lines if line[:1] in ("+", "-") and line[:3] not in ("+++", "---")]


def test_the_difference_is_shown_by_names_of_fields(lab: Lab) -> None:
    lab.put(CASE, changed(("steps:\n", "# only a comment\nsteps:\n")))
    assert lines_that_differ(lab) == []
    lab.put(CASE, changed(("steps:\n", "steps:\n  - id: first\n    action: Looks around\n")))
    assert lines_that_differ(lab) == ["+ Looks around [first]"]
    lab.put(CASE, OURS)
    assert lines_that_differ(lab) == ["- deadline: 2 working hours", "+ deadline: 3 working hours"]
    lab.commit("Longer")
    assert "+        deadline: 3 working hours" in lab.git("log", "-p", "-1", "--no-color")
    assert "deadline: 3 working hours" in lab.git("blame", CASE)


def test_a_program_that_is_gone_leaves_differences_as_lines_of_the_file(lab: Lab) -> None:
    textconv = lab.git("config", "diff.usecases.textconv").rstrip("\n")
    lab.git("config", "diff.usecases.textconv", textconv.replace("usecases ", "gone "))
    lab.put(CASE, OURS)
    assert lines_that_differ(lab) == ["- within: 2bh", "+ within: 3bh"]
    assert "within: 3bh" in lab.git("blame", CASE)


def test_the_difference_says_in_which_step_it_stands(lab: Lab) -> None:
    more = "    systems: [shop, crm, erp]\n    result: {}\n"
    lab.put(CASE, changed(("    within: 2bh\n", more.format("Asked"))))
    lab.commit("More")
    lab.put(CASE, changed(("    within: 2bh\n", more.format("Answered"))))
    (hunk,) = [line for line in lab.git("diff", "--no-color").splitlines() if line.startswith("@@")]
    assert hunk.endswith("@@ Asks for goods [ask]")


def test_undoing_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lonely(monkeypatch, tmp_path / "home")
    lab = begun(tmp_path / "work")
    with_library(lab, "library/")
    before = (lab.folder / ".git/config").read_bytes()
    for content in (None, b"*.csv text\r\n*.md -text", b"*.csv text\n"):
        if content is not None:
            lab.put("library/.gitattributes", content)
        for _time in range(2):
            assert program("git-setup", cwd=lab.folder / "library").code == 0
        assert lab.git("check-attr", "merge", f"library/{CASE}").endswith(": usecases\n")
        assert program("git-setup", "--undo", cwd=lab.folder / "library").code == 0
        assert (lab.folder / ".git/config").read_bytes() == before
        left = lab.folder / "library/.gitattributes"
        assert left.exists() is (content is not None)
        if content is not None:
            assert left.read_bytes().rstrip() == content.rstrip()
    assert "nothing to take back" in program("git-setup", "--undo", cwd=lab.folder / "library").out


def test_lines_below_ours_stay_where_somebody_took_our_last_line_away(lab: Lab) -> None:
    attributes = lab.folder / ".gitattributes"
    lines = attributes.read_text().splitlines(keepends=True)
    attributes.write_text("".join(["*.csv text\n", *lines[:-1], "*.md text\n"]))
    assert program("git-setup", cwd=lab.folder).code == 0
    assert attributes.read_text() == "".join(["*.csv text\n", "*.md text\n", *lines])
    attributes.write_text("".join([*lines[:-1], "*.md text\n"]))
    assert program("git-setup", "--undo", cwd=lab.folder).code == 0
    assert attributes.read_text() == "*.md text\n"


def test_only_files_of_the_library_are_merged_so(lab: Lab) -> None:
    own = [file.path for file in scan(ROOT / "library") if file.kind is not FileKind.MEASUREMENTS]
    others = ["compose.yaml", ".github/workflows/ci.yaml", "measurements/2026.csv", "a/roles.yaml", "use-cases/a.md"]
    said = lab.git("-c", "core.quotePath=false", "check-attr", "merge", *own, *others).splitlines()
    assert said == [f"{path}: merge: {'usecases' if path in own else 'unspecified'}" for path in [*own, *others]]


def test_nothing_global_is_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lonely(monkeypatch, tmp_path / "home")
    (tmp_path / "home" / ".gitconfig").write_text("[user]\n\tname = Ewa\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "home" / ".gitconfig"))
    lab = begun(tmp_path / "work")
    with_library(lab)
    assert program("git-setup", cwd=lab.folder).code == 0
    assert sorted(path.name for path in (tmp_path / "home").rglob("*")) == [".gitconfig"]
    assert (tmp_path / "home" / ".gitconfig").read_text() == "[user]\n\tname = Ewa\n"


def test_without_a_repository_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lonely(monkeypatch, tmp_path / "home")
    (tmp_path / "library.yaml").write_text("title: Shop\nlanguage: en\n")
    ran = program("git-setup", cwd=tmp_path)
    assert ran.code == 2
    assert "isn't in a git repository" in ran.err


def test_by_hand_the_result_goes_where_it_is_wanted(tmp_path: Path) -> None:
    for name, text in (("base", ORDER), ("ours", OURS), ("theirs", THEIRS)):
        (tmp_path / name).write_bytes(text.encode())
    ran = program("merge-file", "--stdout", "base", "ours", "theirs", cwd=tmp_path)
    assert (ran.code, ran.out, ran.err) == (0, BOTH, "")
    assert (tmp_path / "ours").read_bytes() == OURS.encode()
    assert program("merge-file", "base", "ours", "theirs", cwd=tmp_path).code == 0
    assert (tmp_path / "ours").read_bytes() == BOTH.encode()
    ran = program("merge-file", "base", "ours", "none", cwd=tmp_path)
    assert ran.code == 2
    assert "none can't be read" in ran.err


def test_the_result_takes_the_place_of_ours_in_one_moment(tmp_path: Path) -> None:
    # Killed in the middle of writing, ours would be half of a file, which git takes for the result.
    for name, text in (("base", ORDER), ("ours", OURS), ("theirs", THEIRS)):
        (tmp_path / name).write_bytes(text.encode())
    (tmp_path / "before").hardlink_to(tmp_path / "ours")
    assert program("merge-file", "base", "ours", "theirs", cwd=tmp_path).code == 0
    assert (tmp_path / "ours").read_bytes() == BOTH.encode()
    assert (tmp_path / "before").read_bytes() == OURS.encode()


def test_where_there_is_no_room_ours_stays_whole_and_the_reason_is_told(tmp_path: Path) -> None:
    long = changed(("title: Order goods", "title: Order goods\n" + "# long\n" * 200))
    for name, text in (
        ("base", long),
        ("ours", changed(OURS_IS, text=long)),
        ("theirs", changed(THEIRS_IS, text=long)),
    ):
        (tmp_path / name).write_bytes(text.encode())
    command = shlex.join([str(PROGRAM), "merge-file", "base", "ours", "theirs"])
    done = subprocess.run(
        ["bash", "-c", f"ulimit -f 1; {command}"], cwd=tmp_path, capture_output=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 2
    assert "ours can't be written: File too large." in done.stderr
    assert (tmp_path / "ours").read_bytes() == changed(OURS_IS, text=long).encode()
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["base", "ours", "theirs"]


def test_it_merges_without_git_too(tmp_path: Path) -> None:
    for name, text in (("base", ORDER), ("ours", OURS), ("theirs", THEIRS)):
        (tmp_path / name).write_bytes(text.encode())
    ran = program("merge-file", "--stdout", "base", "ours", "theirs", cwd=tmp_path, PATH="/nowhere")
    assert (ran.code, ran.out, ran.err) == (0, BOTH, "")


def test_marks_are_as_long_as_asked_for_and_bear_the_names_of_the_sides(tmp_path: Path) -> None:
    for name, text in (("base", ORDER), ("ours", OURS), ("theirs", changed(("within: 2bh", "within: 4bh")))):
        (tmp_path / name).write_bytes(text.encode())
    names = ("--ours-name", "HEAD", "--theirs-name", "evil\x1b[31m\nname", "--marker-size", "9")
    ran = program("merge-file", "--stdout", *names, "base", "ours", "theirs", cwd=tmp_path)
    assert ran.code == 1
    assert "<<<<<<<<< HEAD\n" in ran.out
    assert "\x1b" not in ran.out
    assert ran.out.count("\n>>>>>>>>> evil") == 1


def test_in_a_submodule_the_settings_are_its_own(lab: Lab, tmp_path: Path) -> None:
    outer = begun(tmp_path / "outer")
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(lab.folder), "library")
    outer.commit()
    inner = Lab(outer.folder / "library")
    assert program("git-setup", cwd=inner.folder).code == 0
    assert "merge.usecases" not in outer.git("config", "--local", "--list")
    for name, value in (("user.name", "Ewa Żak"), ("user.email", "ewa@firm.example")):
        inner.git("config", name, value)
    apart(inner, OURS, THEIRS)
    assert merge(inner, "merge", "-q", "--no-edit", "topic").returncode == 0
    assert now(inner) == BOTH


def test_in_a_bare_repository_there_is_no_library_to_set_up(lab: Lab, tmp_path: Path) -> None:
    lab.git("clone", "-q", "--bare", str(lab.folder), str(tmp_path / "bare.git"))
    for arguments in (("git-setup",), ("diff", "HEAD~1..HEAD")):
        ran = program(*arguments, cwd=tmp_path / "bare.git")
        assert ran.code == 2, ran
        assert "Traceback" not in ran.err
