"""The change sheet of a regulation, filled in from real repositories, and those who have to sign."""

import os
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


def export(lab: Lab, *arguments: str) -> Ran:
    ran = program("export", "markdown", "-o", "build", *arguments, cwd=lab.folder)
    assert "Traceback" not in ran.err
    return ran


def rows(lab: Lab, heading: str, *arguments: str) -> list[list[str]]:
    """The rows of the table below a heading, without its head."""
    ran = export(lab, *arguments)
    assert ran.code == 0, ran.err
    text = (lab.folder / "build" / "order.md").read_text(encoding="utf-8")
    table = text[text.index(heading) :].split("\n\n")[1].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table]


def filled(found: list[list[str]]) -> list[list[str]]:
    return [row for row in found if any(row)]


def test_each_change_of_meaning_is_a_line_and_the_oldest_comes_first(lab: Lab) -> None:
    lab.put(CASE, "# A remark\n" + ORDER)
    lab.commit("Layout")
    lab.put(CASE, changed("within: 2bh", "within: 4bh").replace("title:", "document: {edition: '2'}\ntitle:", 1))
    lab.git("add", "-A")
    lab.git("-c", "user.name=Boris | Ivanov", "commit", "-qm", "Longer", "--date", "2026-03-04T12:00:00Z")
    first, second = filled(rows(lab, "Change log", "--history"))
    assert first[0] == ""
    assert first[2:] == ["Written for the first time.", "Ewa Żak"]
    assert second[:2] == ["2", "4 March 2026"]
    assert "deadline: 2 working hours → 4 working hours" in second[2]
    assert second[3] == "Boris &#124; Ivanov"


def test_what_is_not_committed_stands_at_the_end_without_a_day_and_a_name(lab: Lab) -> None:
    lab.put(CASE, changed("within: 2bh", "within: 4bh").replace("title:", "document: {edition: '3'}\ntitle:", 1))
    *_earlier, last = filled(rows(lab, "Change log", "--history"))
    assert (last[0], last[1], last[3]) == ("3", "", "")
    assert "4 working hours" in last[2]


def test_a_commit_without_other_files_brings_the_sheet_up_to_date(lab: Lab) -> None:
    lab.put(CASE, changed("within: 2bh", "within: 4bh"))
    lab.put(".gitignore", "build\n")
    assert filled(rows(lab, "Change log", "--history"))[-1][3] == ""
    lab.commit("Longer")
    assert filled(rows(lab, "Change log", "--history"))[-1][3] == "Ewa Żak"


def test_the_posts_inside_the_company_have_to_sign(lab: Lab) -> None:
    roles = "roles:\n  - {id: buyer, title: Buyer, kind: customer}\n  - {id: warehouse, title: Warehouse}\n"
    lab.put("roles.yaml", roles + "  - {id: crm, title: The CRM, kind: system}\n")
    lab.put(CASE, changed("action: Packs", "informed: [crm]\n    action: Packs"))
    assert filled(rows(lab, "Read and understood", "--history")) == [["1", "", "Warehouse", "", ""]]
    assert len(rows(lab, "Read and understood", "--history")) == 6


def test_without_the_option_nothing_is_filled_in(lab: Lab) -> None:
    assert filled(rows(lab, "Change log")) == []
    assert filled(rows(lab, "Read and understood")) == []


def test_a_shallow_copy_says_that_earlier_changes_are_not_known(lab: Lab, tmp_path: Path) -> None:
    lab.put(CASE, changed("within: 2bh", "within: 4bh"))
    lab.commit("Longer")
    lab.git("clone", "-q", "--depth", "1", f"file://{lab.folder}", str(tmp_path / "shallow"))
    (only,) = filled(rows(Lab(tmp_path / "shallow"), "Change log", "--history"))
    assert only[2] == "Earlier changes aren't known."


def test_many_changes_at_once_are_counted(lab: Lab) -> None:
    steps = "".join(f"  - id: more-{number}\n    action: More {number}\n" for number in range(20))
    lab.put(CASE, changed("branches:\n", f"{steps}branches:\n"))
    lab.commit("Much more")
    told = filled(rows(lab, "Change log", "--history"))[-1][2]
    assert told.count("New: step") == 12
    assert told.endswith("and 8 more")


def test_without_a_repository_it_is_said_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lonely(monkeypatch, tmp_path / "home")
    nowhere = Lab(tmp_path / "plain")
    nowhere.put("library.yaml", "title: Shop\nlanguage: en\n")
    nowhere.put(CASE, ORDER)
    ran = export(nowhere, "--history")
    assert ran.code == 2
    assert "Leave out --history." in ran.err
