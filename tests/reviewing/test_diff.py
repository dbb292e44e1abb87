"""What changed in the processes, told by the command line, in real repositories."""

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.cli.running import PROGRAM, Ran, program
from tests.git.lab import CASE, ORDER, Lab, begun, lonely, with_library


@pytest.fixture
def lab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lab:
    lonely(monkeypatch, tmp_path / "home")
    monkeypatch.setenv("PATH", f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}")
    made = begun(tmp_path / "work")
    with_library(made)
    return made


def changed(old: str, new: str, text: str = ORDER) -> str:
    assert old in text
    return text.replace(old, new, 1)


def diff(lab: Lab, *arguments: str, at: Path | None = None) -> Ran:
    ran = program("diff", *arguments, cwd=at or lab.folder)
    assert "Traceback" not in ran.err
    return ran


LONGER = changed("within: 2bh", "within: 4bh")


def test_nothing_differs_and_the_exit_code_says_so(lab: Lab) -> None:
    ran = diff(lab)
    assert ran.code == 0
    assert ran.out.startswith("Nothing differs between ")


def test_the_disk_the_index_and_commits_are_compared(lab: Lab) -> None:
    lab.put(CASE, LONGER)
    said = "deadline: 2 working hours → 4 working hours"
    assert (diff(lab).code, said in diff(lab).out) == (1, True)
    assert diff(lab, "--staged").code == 0
    lab.git("add", "-A")
    assert said in diff(lab, "--staged").out
    lab.commit("Longer")
    assert diff(lab).code == 0
    assert said in diff(lab, "HEAD~1").out
    assert said in diff(lab, "HEAD~1..HEAD").out
    assert "deadline: 4 working hours → 2 working hours" in diff(lab, "HEAD..HEAD~1").out
    assert said in diff(lab, "HEAD~1..").out


def test_three_dots_compare_with_where_a_branch_left(lab: Lab) -> None:
    lab.git("checkout", "-q", "-b", "topic")
    lab.put(CASE, LONGER)
    lab.commit("Longer")
    lab.git("checkout", "-q", "main")
    lab.put(CASE, changed("Packs the goods", "Packs it"))
    lab.commit("Packs")
    ran = diff(lab, "main...topic")
    assert "4 working hours" in ran.out
    assert "Packs it" not in ran.out


def test_a_use_case_that_got_another_name_is_one_file_with_what_changed_in_it(lab: Lab) -> None:
    lab.git("mv", CASE, "use-cases/sales/заказ-ż.yaml")
    lab.put("use-cases/sales/заказ-ż.yaml", LONGER)
    for arguments in ((), ("--staged",)):
        lab.git("add", "-A")
        ran = diff(lab, *arguments)
        assert "use-cases/sales/order.yaml → use-cases/sales/заказ-ż.yaml" in ran.out
        assert "1 file differs" in ran.out


def test_a_new_file_that_git_has_not_seen_yet_counts_on_the_disk(lab: Lab) -> None:
    lab.put("use-cases/sales/other.yaml", "id: other\ntitle: Something else entirely\n")
    lab.put("notes.txt", "not of the library")
    ran = diff(lab, "--format", "json")
    assert [(file["path"], file["what"]) for file in json.loads(ran.out)["files"]] == [
        ("use-cases/sales/other.yaml", "new")
    ]


def test_a_branch_that_went_leaves_its_deviation_without_an_answer(lab: Lab) -> None:
    named = changed("    kind: negative\n", "    kind: negative\n    deviation: out-of-stock\n")
    lab.put(CASE, named)
    lab.commit("Named")
    lab.put(CASE, named[: named.index("branches:")])
    ran = diff(lab)
    assert "- meaning Deleted: branch 2a “The goods are sold out”" in " ".join(ran.out.split())
    assert "Nobody has an answer any more to “" in ran.out
    assert "(out-of-stock)" in ran.out
    lab.put(CASE, named[: named.index("branches:")] + "considered: [{deviation: out-of-stock, because: Never}]\n")
    assert "any more" not in diff(lab).out


def test_every_change_has_a_category(lab: Lab) -> None:
    text = changed("actor: buyer", "actor: warehouse", changed("title: Order goods", "title: Orders", LONGER))
    lab.put(CASE, changed("Packs the goods", "Weighs the goods", text))
    found = json.loads(diff(lab, "--format", "json").out)
    assert found["categories"] == {"meaning": 1, "responsibility": 1, "time": 1, "wording": 1}
    lab.put(CASE, "# a comment\n" + ORDER)
    assert json.loads(diff(lab, "--format", "json").out)["categories"] == {"layout": 1}


def test_two_files_and_two_folders_need_no_git(tmp_path: Path) -> None:
    for name, text in (("a", ORDER), ("b", LONGER)):
        (tmp_path / name / "use-cases").mkdir(parents=True)
        (tmp_path / name / "use-cases" / "order.yaml").write_text(text)
    assert "4 working hours" in program("diff", "a", "b", cwd=tmp_path).out
    assert "4 working hours" in program("diff", "a/use-cases/order.yaml", "b/use-cases/order.yaml", cwd=tmp_path).out
    assert program("diff", "a", "a", cwd=tmp_path).code == 0
    ran = program("diff", "a/use-cases/order.yaml", "none", cwd=tmp_path)
    assert (ran.code, "none can't be read" in ran.err) == (2, True)


@pytest.mark.parametrize(
    "revision", ["no-such", "--output=hacked", "$(touch hacked)", "HEAD..no-such", ":/", "a\x1b[31m"]
)
def test_a_revision_that_is_none_is_refused_in_words(lab: Lab, revision: str) -> None:
    ran = diff(lab, "--", revision)
    assert ran.code == 2
    assert "\x1b" not in ran.err
    assert not (lab.folder / "hacked").exists()


def test_without_git_it_says_what_else_can_be_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lonely(monkeypatch, tmp_path / "home")
    (tmp_path / "library.yaml").write_text("title: Shop\nlanguage: en\n")
    ran = program("diff", cwd=tmp_path)
    assert (ran.code, "two files or two folders" in ran.err) == (2, True)


def test_a_shallow_clone_and_a_library_below_the_top_work(lab: Lab, tmp_path: Path) -> None:
    lab.git("mv", "library.yaml", "roles.yaml", "use-cases", str(_made(lab.folder / "lib")))
    lab.commit("Below")
    lab.put(f"lib/{CASE}", LONGER)
    lab.commit("Longer")
    lab.git("clone", "-q", "--depth", "1", f"file://{lab.folder}", str(tmp_path / "copy"))
    ran = diff(lab, "HEAD~1", at=tmp_path / "copy" / "lib")
    assert ran.code == 2
    (tmp_path / "copy" / "lib" / CASE).write_text(ORDER)
    assert "4 working hours → 2 working hours" in diff(lab, at=tmp_path / "copy" / "lib").out


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_what_files_say_never_drives_the_terminal(lab: Lab) -> None:
    lab.put(CASE, changed("title: Order goods", 'title: "a\\e[31mb"', changed("Packs the goods", '"\\e]0;x\\a"')))
    ran = diff(lab)
    assert ran.code == 1
    assert "\x1b" not in ran.out
    assert "\x07" not in ran.out


def flat(ran: Ran) -> str:
    """What was said, without the line breaks that make it fit."""
    return " ".join(ran.out.split())


ROLES = """\
roles:
  - {id: buyer, title: {en: Buyer, pl: Kupujący}}
  - {id: warehouse, title: {en: Warehouse, pl: Magazyn}}
  - {id: depot, title: {en: Warehouse, pl: Magazyn}}
"""


def test_roles_are_told_by_their_names_and_by_ids_only_where_two_have_one_name(lab: Lab) -> None:
    lab.put("roles.yaml", ROLES)
    lab.commit("Roles")
    lab.put(CASE, changed("actor: buyer", "actor: warehouse", changed("actor: warehouse", "actor: depot")))
    ran = flat(diff(lab))
    assert "Step 1 “Asks for goods”, actor: Buyer → Warehouse" in ran
    assert "Step 2 “Packs the goods”, actor: Warehouse (warehouse) → Warehouse (depot)" in ran
    polish = " ".join(program("diff", cwd=lab.folder, language="pl").out.split())
    assert "Kupujący → Magazyn" in polish


def test_a_role_that_is_gone_keeps_the_name_that_it_had(lab: Lab) -> None:
    lab.put("roles.yaml", ROLES)
    lab.commit("Roles")
    lab.put("roles.yaml", "roles:\n  - {id: clerk, title: Clerk}\n")
    lab.put(CASE, changed("actor: buyer", "actor: clerk"))
    assert "actor: Buyer → Clerk" in flat(diff(lab))
    lab.commit("Clerks")
    assert "actor: Buyer → Clerk" in flat(diff(lab, "HEAD~1.."))
    assert "actor: Clerk → Buyer" in flat(diff(lab, "HEAD..HEAD~1"))


def test_names_are_told_of_two_files_and_two_folders_too(lab: Lab, tmp_path: Path) -> None:
    shutil.copytree(lab.folder, tmp_path / "other", ignore=shutil.ignore_patterns(".git"))
    lab.put(CASE, changed("actor: buyer", "actor: warehouse"))
    for old, new in (("other", "work"), (f"other/{CASE}", f"work/{CASE}")):
        assert "actor: Buyer → Warehouse" in flat(diff(lab, old, new, at=tmp_path))


def test_a_broken_file_of_roles_leaves_the_ids(lab: Lab) -> None:
    lab.put("roles.yaml", "roles: [\n")
    lab.put(CASE, changed("actor: buyer", "actor: nobody"))
    assert "actor: Buyer → nobody" in flat(diff(lab))
    lab.commit("Broken")
    lab.put(CASE, ORDER)
    assert "actor: nobody → buyer" in flat(diff(lab))


def test_a_step_with_another_id_that_was_edited_too_is_the_same_step(lab: Lab) -> None:
    text = changed("id: pack\n    actor: warehouse", "id: wrap\n    actor: buyer", changed("at: pack", "at: wrap"))
    lab.put(CASE, changed("  - id: ask\n    actor: buyer\n    action: Asks for goods\n    within: 2bh\n", "", text))
    ran = flat(diff(lab))
    assert "Another id: step 1 “Packs the goods”, wrap (was pack)" in ran
    assert "Step 1 “Packs the goods”, actor: Warehouse → Buyer" in ran
    assert "branch" not in ran.replace("branch 1a", "")
    assert "New:" not in ran


def test_a_step_that_says_something_else_is_a_new_one(lab: Lab) -> None:
    lab.put(
        CASE,
        changed(
            "id: pack", "id: count", changed("Packs the goods", "Counts the money").replace("at: pack", "at: count")
        ),
    )
    ran = flat(diff(lab))
    assert "New: step 2 “Counts the money”" in ran
    assert "Deleted: step 2 “Packs the goods”" in ran


def test_another_id_of_a_use_case_changes_nothing_that_is_meant(lab: Lab) -> None:
    (lab.folder / CASE).unlink()
    lab.put("use-cases/sales/purchase.yaml", changed("id: order", "id: purchase"))
    assert json.loads(diff(lab, "--format", "json").out)["categories"] == {"wording": 1}


def test_without_git_that_is_what_is_said(lab: Lab, tmp_path: Path) -> None:
    for command in (["diff"], ["review", "HEAD"], ["history", "order"], ["blame", "order"]):
        ran = program(*command, cwd=lab.folder, PATH=str(tmp_path))
        assert (ran.code, "git isn't installed, or isn't found." in ran.err) == (2, True), ran.err
        assert "isn't in a git repository" not in ran.err


def test_a_commit_that_a_shallow_copy_lacks_is_named_with_how_to_fetch_it(lab: Lab, tmp_path: Path) -> None:
    ran = diff(lab, "HEAD~7")
    assert (ran.code, "no commit here is called “HEAD~7”." in ran.err) == (2, True)
    assert "shallow" not in ran.err
    lab.put(CASE, LONGER)
    lab.commit("Longer")
    lab.git("clone", "-q", "--depth", "1", f"file://{lab.folder}", str(tmp_path / "copy"))
    ran = diff(lab, "HEAD~1..", at=tmp_path / "copy")
    assert (ran.code, "no commit here is called “HEAD~1”." in ran.err) == (2, True)
    assert "git fetch --unshallow" in ran.err


def test_line_ends_of_one_side_are_mere_layout(lab: Lab) -> None:
    lab.put(CASE, ORDER.replace("\n", "\r\n"))
    found = json.loads(diff(lab, "--format", "json").out)
    assert found["categories"] == {"layout": 1}
    lab.put(CASE, LONGER.replace("\n", "\r\n"))
    assert "2 working hours → 4 working hours" in flat(diff(lab))


@pytest.mark.parametrize("name", ["--output=x", "$(touch x)", "żółw-заказ", "a;touch x", "-n", "x\u202ey"])
def test_a_branch_of_any_name_is_compared_and_nothing_else_happens(lab: Lab, name: str) -> None:
    """Git itself makes no such branch by command, but somebody's copy may have one."""
    lab.put(CASE, LONGER)
    lab.commit("Longer")
    head = lab.git("rev-parse", "HEAD~1").strip()
    lab.put(f".git/refs/heads/{name}", f"{head}\n")
    before = sorted(path.name for path in lab.folder.iterdir())
    for command in ("diff", "review"):
        ran = program(command, "--", f"{name}..HEAD", cwd=lab.folder)
        assert "Traceback" not in ran.err
        if ran.code == 2:  # no branch can be called so
            assert "no commit here is called" in ran.err
        else:
            assert "4 working hours" in flat(ran)
        assert not {"\x1b", "\u202e"} & set(ran.out + ran.err)
    assert sorted(path.name for path in lab.folder.iterdir()) == before


def test_a_library_in_a_submodule_and_one_in_another_work_tree_are_compared(lab: Lab, tmp_path: Path) -> None:
    above = begun(tmp_path / "above")
    above.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(lab.folder), "lib")
    above.commit("With a library")
    above.put(f"lib/{CASE}", LONGER)
    assert "4 working hours" in flat(diff(lab, at=tmp_path / "above" / "lib"))
    assert "4 working hours" in flat(diff(lab, "--library", "lib", at=tmp_path / "above"))
    lab.git("worktree", "add", "-q", "-b", "side", str(tmp_path / "side"))
    (tmp_path / "side" / CASE).write_text(LONGER, encoding="utf-8")
    assert "4 working hours" in flat(diff(lab, at=tmp_path / "side"))


def test_a_bare_repository_has_no_library_on_the_disk(lab: Lab, tmp_path: Path) -> None:
    lab.git("clone", "-q", "--bare", str(lab.folder), str(tmp_path / "bare"))
    ran = diff(lab, at=tmp_path / "bare")
    assert (ran.code, "There is no library here" in ran.err) == (2, True)
