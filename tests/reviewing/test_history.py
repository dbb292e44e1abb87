"""How a use case came to say what it says, told by the command line from real repositories."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

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


def told(lab: Lab, command: str, *arguments: str, at: Path | None = None) -> Ran:
    ran = program(command, "order", *arguments, cwd=at or lab.folder)
    assert "Traceback" not in ran.err
    return ran


def moments(lab: Lab, *arguments: str, at: Path | None = None) -> list[tuple[str | None, list[str]]]:
    """The subject of each commit, and what it changed."""
    ran = told(lab, "history", "--format", "json", *arguments, at=at)
    assert ran.code == 0, ran.err
    return [
        (one["commit"] and one["commit"]["subject"], [said["statement"] for said in one["changes"]])
        for one in json.loads(ran.out)["moments"]
    ]


def blamed(lab: Lab, at: Path | None = None) -> dict[str, str | None]:
    """By id of a step or branch: the subject of the commit that is blamed."""
    ran = told(lab, "blame", "--format", "json", at=at)
    assert ran.code == 0, ran.err
    things: list[dict[str, Any]] = json.loads(ran.out)["things"]
    return {thing["id"]: thing["commit"] and thing["commit"]["subject"] for thing in things}


def as_somebody(lab: Lab, name: str, message: str) -> None:
    lab.git("add", "-A")
    lab.git("-c", f"user.name={name}", "commit", "-qm", message)


LONGER = changed("within: 2bh", "within: 4bh")
FIRST = "New file: “Order goods”"
LATER = "Step 1 “Asks for goods”, deadline: 2 working hours → 4 working hours"


def test_the_newest_comes_first_with_who_and_when(lab: Lab) -> None:
    lab.put(CASE, LONGER)
    as_somebody(lab, "Boris Ivanov", "More time")
    assert moments(lab) == [("More time", [LATER]), ("A library", [FIRST])]
    text = told(lab, "history").out
    assert text.index("Boris Ivanov") < text.index("Ewa Żak")
    day = lab.git("log", "-1", "--format=%ad", "--date=format:%-d %B %Y").strip()
    assert f" {day} Boris Ivanov\n" in text


def test_commits_of_the_layout_only_are_shown_when_asked_for(lab: Lab) -> None:
    lab.put(CASE, "# A remark\n" + ORDER)
    lab.commit("Remark")
    assert [subject for subject, _said in moments(lab)] == ["A library"]
    assert [subject for subject, _said in moments(lab, "--all")] == ["Remark", "A library"]


def test_a_file_renamed_and_edited_in_one_commit_is_followed(lab: Lab) -> None:
    lab.put(CASE, LONGER)
    lab.commit("More time")
    (lab.folder / CASE).unlink()
    lab.put("use-cases/shop/order.yaml", changed("Packs the goods", "Packs it", LONGER))
    lab.commit("To the shop")
    said = "Step 2 “Packs it”, action: “Packs the goods” → “Packs it”"
    assert moments(lab) == [("To the shop", [said]), ("More time", [LATER]), ("A library", [FIRST])]
    assert f"The file was renamed; before, it was {CASE}." in " ".join(told(lab, "history").out.split())
    assert blamed(lab) == {"ask": "More time", "pack": "To the shop", "sold-out": "A library"}


def test_a_file_only_renamed_is_a_moment_of_its_own(lab: Lab) -> None:
    place = lab.folder / "use-cases/кириллица" / "order.yaml"
    place.parent.mkdir()
    shutil.move(lab.folder / CASE, place)
    lab.commit("To another folder")
    assert moments(lab) == [("To another folder", []), ("A library", [FIRST])]


def test_what_is_not_committed_comes_first(lab: Lab) -> None:
    lab.put(CASE, LONGER)
    assert moments(lab) == [(None, [LATER]), ("A library", [FIRST])]
    assert "Not committed yet" in told(lab, "history").out
    assert blamed(lab) == {"ask": None, "pack": "A library", "sold-out": "A library"}


def test_both_sides_of_a_merge_are_told_and_the_merge_says_nothing_of_its_own(lab: Lab) -> None:
    lab.git("checkout", "-qb", "topic")
    lab.put(CASE, LONGER)
    as_somebody(lab, "Boris", "More time")
    lab.git("checkout", "-q", "main")
    lab.put(CASE, changed("sold out", "gone"))
    as_somebody(lab, "Anna", "Gone")
    lab.git("merge", "-q", "--no-edit", "topic")
    assert {subject for subject, _said in moments(lab)} == {"More time", "Gone", "A library"}
    assert blamed(lab) == {"ask": "More time", "pack": "A library", "sold-out": "Gone"}


def test_a_merge_that_says_what_neither_side_said_is_told(lab: Lab) -> None:
    lab.git("checkout", "-qb", "topic")
    lab.put(CASE, LONGER)
    lab.commit("Four")
    lab.git("checkout", "-q", "main")
    lab.put(CASE, changed("within: 2bh", "within: 5bh"))
    lab.commit("Five")
    lab.git("merge", "-q", "-s", "ours", "--no-commit", "topic")
    lab.put(CASE, changed("within: 2bh", "within: 6bh"))
    lab.commit("Agreed on six")
    said = dict(moments(lab))
    assert said["Agreed on six"] == ["Step 1 “Asks for goods”, deadline: 5 working hours → 6 working hours"]
    assert blamed(lab)["ask"] == "Agreed on six"


def test_a_side_from_which_nothing_was_taken_is_not_blamed(lab: Lab) -> None:
    lab.git("checkout", "-qb", "topic")
    lab.put(CASE, LONGER)
    lab.commit("Four")
    lab.git("checkout", "-q", "main")
    lab.put(CASE, changed("within: 2bh", "within: 5bh"))
    lab.commit("Five")
    lab.git("merge", "-q", "-s", "ours", "--no-edit", "topic")
    assert blamed(lab)["ask"] == "Five"


def test_layout_another_id_and_another_number_blame_nobody(lab: Lab) -> None:
    other_id = ORDER.replace("id: pack", "id: wrap").replace("at: pack", "at: wrap")
    lab.put(CASE, "# A remark\n" + other_id)
    lab.commit("Another id")
    lab.put(CASE, changed("steps:\n", "steps:\n  - id: greet\n    action: Greets\n", other_id))
    lab.commit("Greeting")
    found = blamed(lab)
    assert found == {"greet": "Greeting", "ask": "A library", "wrap": "A library", "sold-out": "A library"}
    assert list(found) == ["greet", "ask", "wrap", "sold-out"]


def test_a_use_case_that_was_never_committed_has_no_history(lab: Lab) -> None:
    lab.put("use-cases/sales/fresh.yaml", ORDER.replace("id: order", "id: fresh"))
    ran = program("history", "fresh", cwd=lab.folder)
    assert (ran.code, "hasn't been committed yet" in ran.out) == (0, True)
    ran = program("blame", "fresh", cwd=lab.folder)
    assert (ran.code, "hasn't been committed yet" in ran.out) == (0, True)


def test_an_unknown_use_case_is_suggested_a_known_one(lab: Lab) -> None:
    ran = program("history", "ordr", cwd=lab.folder)
    assert ran.code == 2
    assert "order" in ran.err.partition("“ordr”")[2]


def test_without_a_repository_it_is_said_in_words(lab: Lab, tmp_path: Path) -> None:
    shutil.copytree(lab.folder, tmp_path / "bare", ignore=shutil.ignore_patterns(".git"))
    for command in ("history", "blame"):
        ran = told(lab, command, at=tmp_path / "bare")
        assert (ran.code, "isn't in a git repository" in ran.err) == (2, True)


def test_where_a_shallow_copy_ends_nobody_is_blamed(lab: Lab, tmp_path: Path) -> None:
    lab.put(CASE, LONGER)
    lab.commit("More time")
    lab.put(CASE, changed("Packs the goods", "Packs it", LONGER))
    lab.commit("Packing")
    lab.git("clone", "-q", "--depth", "2", f"file://{lab.folder}", str(tmp_path / "shallow"))
    ran = told(lab, "history", at=tmp_path / "shallow")
    assert "older commits are missing" in ran.out
    assert "New file" not in ran.out
    found = json.loads(told(lab, "blame", "--format", "json", at=tmp_path / "shallow").out)["things"]
    assert {one["id"]: one["older_are_missing"] for one in found} == {"ask": True, "pack": False, "sold-out": True}


def test_a_library_below_the_repositorys_top_is_followed(lab: Lab) -> None:
    root = with_library(lab, "deep/below/")
    lab.put("deep/below/" + CASE, LONGER)
    lab.commit("More time")
    lab.git("mv", "deep/below/use-cases/sales", "deep/below/use-cases/shop")
    lab.commit("To the shop")
    assert [subject for subject, _said in moments(lab, at=root)] == ["To the shop", "More time", "A library"]


def test_hostile_words_cannot_drive_the_terminal(lab: Lab) -> None:
    lab.put(CASE, changed("Packs the goods", '"\\e[31mPacks"'))
    as_somebody(lab, "Eve\x1b[2J", "\x1b]0;title\x07 Of\u202eevil")
    for command in ("history", "blame"):
        shown = told(lab, command).out
        assert not {"\x1b", "\x07", "\u202e"} & set(shown)


def test_a_version_that_could_not_be_read_is_passed_in_words(lab: Lab) -> None:
    lab.put(CASE, "steps: [\n")
    lab.commit("Broken")
    lab.put(CASE, ORDER)
    lab.commit("Whole again")
    unreadable = "The text is changed; it can't be compared by fields."
    assert moments(lab) == [("Whole again", [unreadable]), ("Broken", [unreadable]), ("A library", [FIRST])]
    assert set(blamed(lab).values()) == {"Whole again"}


def merged(lab: Lab, text: str, path: str = CASE, message: str = "Merge") -> None:
    """The branch topic brought in, with the file as it is given."""
    lab.git("merge", "-q", "-s", "ours", "--no-commit", "topic")
    lab.put(path, text)
    lab.git("add", "-A")
    lab.git("commit", "-qm", message)


PACKED = changed("Packs the goods", "Packs it")
ELSEWHERE = "use-cases/shop/order.yaml"


@pytest.mark.parametrize("renaming", ["main", "topic"])
def test_what_one_side_edits_while_the_other_renames_the_file_is_told_and_blamed(lab: Lab, renaming: str) -> None:
    lab.git("checkout", "-qb", "topic")
    editing = "topic" if renaming == "main" else "main"
    lab.git("checkout", "-q", editing)
    lab.put(CASE, LONGER)
    lab.commit("More time")
    lab.git("checkout", "-q", renaming)
    lab.git("mv", "use-cases/sales", "use-cases/shop")
    lab.put(ELSEWHERE, PACKED)
    lab.commit("To the shop")
    lab.git("checkout", "-q", "main")
    lab.git("merge", "-q", "--no-edit", "topic")
    assert (lab.folder / ELSEWHERE).read_text() == changed("Packs the goods", "Packs it", LONGER)
    assert {subject for subject, _said in moments(lab)} == {"More time", "To the shop", "A library"}
    assert blamed(lab) == {"ask": "More time", "pack": "To the shop", "sold-out": "A library"}


@pytest.mark.parametrize(("day", "last"), [(1, "Said otherwise"), (3, "More time")])
def test_a_step_that_both_sides_of_a_merge_changed_is_put_down_to_the_later_one(
    lab: Lab, monkeypatch: pytest.MonkeyPatch, day: int, last: str
) -> None:
    lab.git("checkout", "-qb", "topic")
    lab.put(CASE, changed("Asks for goods", "Asks for it"))
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2030-01-02T10:00:00Z")
    lab.commit("Said otherwise")
    lab.git("checkout", "-q", "main")
    lab.put(CASE, LONGER)
    monkeypatch.setenv("GIT_COMMITTER_DATE", f"2030-01-0{day}T10:00:00Z")
    lab.commit("More time")
    merged(lab, changed("Asks for goods", "Asks for it", LONGER))
    assert blamed(lab)["ask"] == last
    assert "Merge" not in dict(moments(lab))


def test_a_deleted_use_case_is_told_to_its_end_and_blamed_as_it_was(lab: Lab) -> None:
    lab.put(CASE, LONGER)
    lab.commit("More time")
    lab.git("rm", "-q", CASE)
    as_somebody(lab, "Anna", "No more orders")
    lab.put("notes.txt", "something else")
    lab.commit("Notes")
    gone = ("No more orders", ["Deleted file: “Order goods”"])
    assert moments(lab) == [gone, ("More time", [LATER]), ("A library", [FIRST])]
    assert blamed(lab) == {"ask": "More time", "pack": "A library", "sold-out": "A library"}
    told_words = " ".join(told(lab, "blame").out.split())
    assert "This use case was deleted: " in told_words
    assert "Anna" in told_words
    deleted = json.loads(told(lab, "history", "--format", "json").out)["deleted"]
    assert (deleted["subject"], deleted["author"]) == ("No more orders", "Anna")


def test_a_use_case_deleted_on_the_disk_only_is_told_too(lab: Lab) -> None:
    (lab.folder / CASE).unlink()
    assert moments(lab) == [(None, ["Deleted file: “Order goods”"]), ("A library", [FIRST])]
    assert set(blamed(lab).values()) == {"A library"}


def test_a_use_case_is_found_by_a_name_that_it_had(lab: Lab) -> None:
    for number, name in enumerate(("purchase", "buying"), start=1):
        before = CASE if number == 1 else "use-cases/sales/purchase.yaml"
        text = (lab.folder / before).read_text()
        lab.git("rm", "-q", before)
        lab.put(f"use-cases/sales/{name}.yaml", text.replace("id: order", f"id: {name}").replace("purchase", name))
        lab.commit(f"Renamed {number}")
    ran = told(lab, "history")
    assert "“order” has another name now: use-cases/sales/buying.yaml" in ran.err
    assert [subject for subject, _said in moments(lab)] == ["Renamed 2", "Renamed 1", "A library"]
    lab.git("rm", "-q", "use-cases/sales/buying.yaml")
    lab.commit("Gone")
    assert [subject for subject, _said in moments(lab)] == ["Gone", "Renamed 2", "Renamed 1", "A library"]


def test_branches_that_went_on_side_by_side_are_told_by_their_days(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    lab.git("checkout", "-qb", "topic")
    for branch, days in (("topic", (2, 4)), ("main", (1, 3))):
        lab.git("checkout", "-q", branch)
        for day in days:
            (old, new) = ("Packs", f"Packs {day}") if branch == "main" else ("Asks", f"Asks {day}")
            lab.put(CASE, changed(old, new, (lab.folder / CASE).read_text()))
            at = f"2030-01-0{day}T10:00:00Z"
            lab.git("add", "-A")
            monkeypatch.setenv("GIT_COMMITTER_DATE", at)
            lab.git("commit", "-qm", f"Day {day}", "--date", at)
    lab.git("merge", "-q", "--no-edit", "topic")
    assert [subject for subject, _said in moments(lab)] == ["Day 4", "Day 3", "Day 2", "Day 1", "A library"]
