"""Publishing with real git, to a bare repository beside it."""

import os
import shlex
from datetime import date
from pathlib import Path

import pytest

from tests.git.lab import CASE, ORDER, Lab, begun, lonely, with_library, with_remote
from usecases.editing.command import Refused
from usecases.publishing.plan import Prepared, Publication, plan, prepare
from usecases.publishing.steps import AddFiles, Commit, NewBranch, Push, SetIdentity, StepFailed

DAY = date(2026, 11, 22)
LATER = ORDER.replace("2bh", "3bh")
posix = pytest.mark.skipif(os.name == "nt", reason="POSIX only: scripts as hooks")


@pytest.fixture
def lab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lab:
    lonely(monkeypatch, tmp_path / "home")
    return begun(tmp_path / "work")


@pytest.fixture
def root(lab: Lab) -> Path:
    """A library in a sub-folder whose name wants quotes, one use case changed."""
    root = with_library(lab, "my library/")
    lab.put(f"my library/{CASE}", LATER)
    return root


@pytest.fixture
def remote(lab: Lab, root: Path, tmp_path: Path) -> Lab:
    return with_remote(lab, tmp_path / "bare.git")


def all_done(publication: Publication) -> list[str]:
    while publication.next is not None:
        publication.carry_out_next()
    return [result.message.said() for result in publication.results]


def refusal(root: Path, *unsaved: str) -> str:
    with pytest.raises(Refused) as refused:
        prepare(root, DAY, unsaved)
    return refused.value.message.said()


def no_plan(prepared: Prepared, branch: str | None = None, message: str | None = None) -> str:
    with pytest.raises(Refused) as refused:
        plan(prepared, branch, message)
    return refused.value.message.said()


def hook(lab: Lab, name: str, script: str) -> None:
    place = lab.folder / ("hooks" if (lab.folder / "hooks").exists() else ".git/hooks") / name
    place.parent.mkdir(exist_ok=True)
    place.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    place.chmod(0o755)


def test_a_change_goes_to_a_branch_a_commit_and_the_server(lab: Lab, root: Path, remote: Lab) -> None:
    prepared = prepare(root, DAY)
    assert prepared.new_branch == "order-2026-11-22"
    assert (prepared.branch, prepared.main, prepared.may_stay) == ("main", "main", False)
    assert prepared.notes() == ()
    publication = plan(prepared, prepared.new_branch)
    assert [step.message().said() for step in publication.steps] == [
        "Begin the branch “order-2026-11-22”; your files stay as they are",
        "Choose the library's changed files for the commit, and no others. Number of files: 1",
        "Record the change in git: order: step 1: deadline",
        f"Send the branch “order-2026-11-22” to origin ({remote.folder}), where others can see it",
    ]
    assert lab.git("status", "--porcelain") == f' M "my library/{CASE}"\n'  # nothing has happened so far
    done = all_done(publication)
    head = lab.git("rev-parse", "--short", "HEAD").strip()
    assert done == [
        "You are on the branch “order-2026-11-22” now.",
        "Files chosen for the commit: 1",
        f"Recorded as {head}.",
        "The branch “order-2026-11-22” is on the server. Ask for a review of it there.",
    ]
    assert remote.git("log", "-1", "--format=%an%n%B", "order-2026-11-22").strip() == (
        "Ewa Żak\norder: step 1: deadline\n\n"
        f"{CASE}\n- Step 1 “Asks for goods”, deadline: 2 working hours → 3 working hours"
    )
    assert remote.git("rev-parse", "main") != remote.git("rev-parse", "order-2026-11-22")
    assert lab.git("rev-parse", "--abbrev-ref", "@{upstream}").strip() == "origin/order-2026-11-22"
    assert lab.git("status", "--porcelain") == ""


def test_the_commands_that_are_shown_do_the_same(lab: Lab, root: Path, remote: Lab) -> None:
    lab.put("my library/use-cases/it's $(new).yaml", "id: new\ntitle: New\n")
    (root / "roles.yaml").unlink()
    prepared = prepare(root, DAY)
    for step in plan(prepared, "shown", "One\n").steps:
        for command in step.commands():
            program, *arguments = shlex.split(command)
            assert program == "git"
            place = lab.folder / "message"
            place.write_text("One\n", encoding="utf-8")
            lab.git(*(str(place) if argument == "-" else argument for argument in arguments), at=root)
    assert remote.git("log", "-1", "--format=%s", "shown").strip() == "One"
    (lab.folder / "message").unlink()
    assert lab.git("status", "--porcelain") == ""


def test_new_changed_deleted_and_renamed_files_are_published_and_nobody_elses(
    lab: Lab, root: Path, remote: Lab
) -> None:
    lab.put("beside.txt", "one")
    lab.put("my library/notes.txt", "two")
    lab.put("my library/staged.txt", "three")
    lab.git("add", "my library/staged.txt")
    lab.put("my library/staged.txt", "four")
    lab.put("my library/measurements/a.csv", "date,kpi,value\n")
    (root / "roles.yaml").unlink()
    (root / CASE).unlink()
    lab.put("my library/use-cases/buy.yaml", LATER.replace("id: order", "id: buy"))
    lab.git("rm", "-q", "--cached", f"my library/{CASE}")  # gone from the index, too
    prepared = prepare(root, DAY)
    assert prepared.paths == ("measurements/a.csv", "roles.yaml", "use-cases/buy.yaml", CASE)
    assert f"use-cases/buy.yaml (was {CASE})\n- Id: order → buy\n- Step 1 “Asks for goods”, deadline" in prepared.body
    all_done(plan(prepared, "all"))
    shown = remote.git("show", "--name-status", "--format=", "--no-renames", "all").split("\n")
    assert sorted(filter(None, shown)) == [
        "A\tmy library/measurements/a.csv",
        "A\tmy library/use-cases/buy.yaml",
        "D\tmy library/roles.yaml",
        f"D\tmy library/{CASE}",
    ]
    assert lab.git("status", "--porcelain").splitlines() == [
        'AM "my library/staged.txt"',
        "?? beside.txt",
        '?? "my library/notes.txt"',
    ]
    assert lab.git("show", ":my library/staged.txt") == "three"


def test_files_that_came_to_the_library_or_left_it_are_new_or_deleted(lab: Lab, root: Path, remote: Lab) -> None:
    lab.put("my library/notes/draft.yaml", "id: draft\ntitle: Draft of a use case\n" * 9)
    lab.git("add", "my library/notes")
    lab.git("commit", "-qm", "A draft")
    (root / "notes/draft.yaml").rename(root / "use-cases/draft.yaml")
    (root / CASE).rename(root / "notes/order.yaml")
    prepared = prepare(root, DAY)
    assert [(file.path, file.what.value) for file in prepared.said] == [
        ("use-cases/draft.yaml", "new"),
        (CASE, "deleted"),
    ]
    all_done(plan(prepared, "new"))
    assert lab.git("status", "--porcelain").splitlines() == [
        ' D "my library/notes/draft.yaml"',
        '?? "my library/notes/order.yaml"',
    ]


def test_very_many_files_are_published_in_one_commit(lab: Lab, root: Path, remote: Lab) -> None:
    for number in range(300):
        lab.put(f"my library/use-cases/group/a-use-case-with-a-long-name-{number}.yaml", f"id: x{number}\ntitle: X\n")
    prepared = prepare(root, DAY)
    publication = plan(prepared, "many")
    all_done(publication)
    assert lab.git("status", "--porcelain") == ""
    assert len(remote.git("show", "--name-only", "--format=", "many").split("\n")) == 302
    assert remote.git("log", "-1", "--format=%s", "many").strip() == prepared.title


def test_the_branch_of_a_review_is_gone_on_with(lab: Lab, root: Path, remote: Lab) -> None:
    lab.git("switch", "-q", "-c", "review/ёж")
    lab.git("branch", "-q", "--set-upstream-to=origin/main")
    prepared = prepare(root, DAY)
    assert prepared.may_stay
    publication = plan(prepared)
    assert [type(step) for step in publication.steps] == [AddFiles, Commit, Push]
    all_done(publication)
    assert remote.git("log", "-1", "--format=%s", "review/ёж").strip() == "order: step 1: deadline"
    # The branch that it followed is the main one, which nobody has meant to change.
    assert remote.git("log", "-1", "--format=%s", "main").strip() == "A library"


def test_the_main_branch_is_left_to_reviewed_changes(root: Path, remote: Lab) -> None:
    assert "“main” is the branch that everybody builds on" in no_plan(prepare(root, DAY))


@pytest.mark.parametrize(
    ("name", "words"),
    [("a b", "can't be called"), ("-f", "can't be called"), ("", "can't be called"), ("OTHER", "already")],
)
def test_names_that_a_new_branch_can_not_have(lab: Lab, root: Path, name: str, words: str) -> None:
    lab.git("branch", "other")
    assert words in no_plan(prepare(root, DAY), name)


def test_a_message_must_say_something(root: Path) -> None:
    assert "empty" in no_plan(prepare(root, DAY), "new", " \n")


def test_a_message_of_ones_own_is_taken_as_it_is(lab: Lab, root: Path) -> None:
    all_done(plan(prepare(root, DAY), "new", "Срок продлён\n\n# 1: so agreed\n\x1b[0m\n"))
    assert lab.git("log", "-1", "--format=%B").strip() == "Срок продлён\n\n# 1: so agreed\n\\x1b[0m"


def test_a_detached_head_needs_a_branch(lab: Lab, root: Path) -> None:
    lab.git("checkout", "-q", "--detach")
    prepared = prepare(root, DAY)
    assert not prepared.may_stay
    assert "on no branch" in no_plan(prepared)
    all_done(plan(prepared, prepared.new_branch))
    assert lab.git("log", "-1", "--format=%D").strip() == "HEAD -> order-2026-11-22"


def test_a_repository_without_a_commit_gets_its_first_one(lab: Lab, tmp_path: Path) -> None:
    lab.put("library.yaml", "title: Shop\nlanguage: pl\n")
    lab.put("other.txt", "not ours")
    remote = with_remote(lab, tmp_path / "bare.git")
    prepared = prepare(lab.folder, DAY)
    assert prepared.may_stay
    all_done(plan(prepared))
    assert remote.git("ls-tree", "-r", "--name-only", "main").split() == ["library.yaml"]


def test_without_a_server_it_ends_with_the_commit(lab: Lab, root: Path) -> None:
    prepared = prepare(root, DAY)
    assert [note.said() for note in prepared.notes()] == [
        "This repository has no server to send to, so what you publish stays on this computer."
    ]
    assert [type(step) for step in plan(prepared, "new").steps] == [NewBranch, AddFiles, Commit]


def test_nothing_to_publish(lab: Lab, root: Path, remote: Lab) -> None:
    lab.put(f"my library/{CASE}", ORDER)
    lab.put("my library/notes.txt", "not the library's")
    assert refusal(root).startswith("There is nothing to publish")


def test_what_is_not_saved_is_saved_first(root: Path) -> None:
    assert refusal(root, CASE, "roles.yaml") == f"Save first: {CASE}, roles.yaml. Only what is saved can be published."


def test_without_a_repository_there_is_nowhere_to_publish_to(tmp_path: Path, lab: Lab) -> None:
    assert "isn't in a git repository" in refusal(tmp_path)


def test_a_merge_under_way_is_ended_first(lab: Lab, root: Path) -> None:
    lab.commit("Ours")
    lab.git("switch", "-q", "-c", "other", "HEAD~1")
    lab.put(f"my library/{CASE}", ORDER.replace("2bh", "4bh"))
    lab.commit("Theirs")
    with pytest.raises(AssertionError):
        lab.git("merge", "-q", "main")
    assert "A merge was begun" in refusal(root)


def test_nobody_known_to_git_is_asked_and_noted_for_this_repository_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lonely(monkeypatch, tmp_path / "home")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "global"))
    lab = begun(tmp_path / "work", known=False)
    lab.put("library.yaml", "title: Shop\nlanguage: pl\n")
    prepared = prepare(lab.folder, DAY)
    assert (prepared.name, prepared.email) == ("", "")
    assert "git doesn't know who you are" in no_plan(prepared)
    for who in (("", "a@b.example"), ("Ewa", "nothing")):
        with pytest.raises(Refused):
            plan(prepared, who=who)
    publication = plan(prepared, who=("-Ewa\nŻak ", " ewa@firm.example"))
    assert isinstance(publication.steps[0], SetIdentity)
    assert publication.steps[0].message().said() == "Note in this repository that you are -Ewa Żak <ewa@firm.example>"
    all_done(publication)
    assert lab.git("log", "-1", "--format=%an <%ae>").strip() == "-Ewa Żak <ewa@firm.example>"
    assert not (tmp_path / "global").exists()


@posix
def test_a_check_before_the_commit_that_says_no_is_heard_and_the_step_tried_again(
    lab: Lab, root: Path, remote: Lab
) -> None:
    hook(lab, "pre-commit", "echo 'step 1 is \033[31mred'; exit 1")
    publication = plan(prepare(root, DAY), "new")
    publication.carry_out_next()
    publication.carry_out_next()
    with pytest.raises(StepFailed) as failed:
        publication.carry_out_next()
    assert str(failed.value) == "step 1 is \\x1b[31mred"
    assert failed.value.advice.said().startswith("The commit wasn't made.")
    assert isinstance(publication.next, Commit)
    assert len(publication.results) == 2
    (lab.folder / ".git/hooks/pre-commit").unlink()
    all_done(publication)
    assert remote.git("log", "-1", "--format=%s", "new").strip() == "order: step 1: deadline"


@posix
def test_a_server_that_does_not_take_the_branch(lab: Lab, root: Path, remote: Lab) -> None:
    hook(remote, "pre-receive", "echo 'this branch is protected' >&2; exit 1")
    publication = plan(prepare(root, DAY), "new")
    with pytest.raises(StepFailed) as failed:
        all_done(publication)
    assert failed.value.advice.said().startswith("The server doesn't take changes to the branch “new” from you.")
    assert "this branch is protected" in str(failed.value)
    assert isinstance(publication.next, Push)
    assert lab.git("log", "-1", "--format=%s").strip() == "order: step 1: deadline"


def test_somebody_was_faster_on_the_server(lab: Lab, root: Path, remote: Lab, tmp_path: Path) -> None:
    lab.git("push", "-q", "origin", "main:new")
    publication = plan(prepare(root, DAY), "fresh")
    while not isinstance(publication.next, Push):
        publication.carry_out_next()
    lab.git("clone", "-q", str(remote.folder), str(tmp_path / "other"))
    other = Lab(tmp_path / "other")
    other.git("-c", "user.name=B", "-c", "user.email=b@b.example", "commit", "-q", "--allow-empty", "-m", "Faster")
    other.git("push", "-q", "origin", "HEAD:fresh")
    with pytest.raises(StepFailed) as failed:
        publication.carry_out_next()
    assert failed.value.advice.said().startswith("Somebody else has changed the branch “fresh” on the server.")


def test_a_server_out_of_reach_and_the_commit_sent_the_next_day(
    lab: Lab, root: Path, remote: Lab, tmp_path: Path
) -> None:
    remote.folder.rename(tmp_path / "away.git")
    publication = plan(prepare(root, DAY), "new")
    with pytest.raises(StepFailed) as failed:
        all_done(publication)
    assert failed.value.advice.said().startswith("The branch couldn't be sent. Your commit is kept here")
    (tmp_path / "away.git").rename(remote.folder)
    prepared = prepare(root, DAY)
    assert (prepared.said, prepared.waiting) == ({}, 1)
    assert [type(step) for step in plan(prepared).steps] == [Push]
    all_done(plan(prepared))
    assert remote.git("log", "-1", "--format=%s", "new").strip() == "order: step 1: deadline"
    assert refusal(root).startswith("There is nothing to publish")


@posix
def test_the_address_that_the_server_prints_is_given(root: Path, remote: Lab) -> None:
    address = "https://git.firm.example/f/l/-/merge_requests/new?merge_request%5Bsource_branch%5D=new"
    hook(remote, "post-receive", f"echo 'To create a merge request, visit:'; echo '  {address}'")
    publication = plan(prepare(root, DAY), "new")
    all_done(publication)
    assert publication.results[-1].address == address
    assert publication.results[-1].message.said().endswith(address)


def test_a_remote_with_a_hostile_name_is_a_remote(lab: Lab, root: Path, remote: Lab) -> None:
    lab.git("remote", "remove", "origin")
    with (lab.folder / ".git/config").open("a", encoding="utf-8") as config:
        config.write(f'[remote "--receive-pack=touch hacked;"]\n\turl = {remote.folder}\n')
    prepared = prepare(root, DAY)
    assert (prepared.remote, prepared.url) == ("--receive-pack=touch hacked;", str(remote.folder))
    all_done(plan(prepared, "new"))
    assert "new" in remote.git("branch", "--list", "new")
    assert not list(lab.folder.rglob("hacked;*"))
