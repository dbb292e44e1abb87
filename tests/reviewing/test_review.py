"""The report of a change, and the forms of `diff` for a pull request, from real repositories."""

import json
import os
from base64 import b64decode
from html.parser import HTMLParser
from pathlib import Path
from re import findall
from typing import Any

import pytest
from usecases_exporters.review.documents import Sort, changed_documents
from usecases_exporters.review.page import diff_page

from tests.cli.running import PROGRAM, Ran, program
from tests.conftest import client
from tests.git.lab import CASE, ORDER, Lab, begun, lonely, with_library
from usecases.library import shared_of
from usecases.reviewing.differences import differences
from usecases.reviewing.versions import versions_of_files


@pytest.fixture
def lab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lab:
    lonely(monkeypatch, tmp_path / "home")
    monkeypatch.setenv("PATH", f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}")
    made = begun(tmp_path / "work")
    with_library(made)
    return made


def changed(*pairs: tuple[str, str], text: str = ORDER) -> str:
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def review(lab: Lab, *arguments: str, language: str = "en") -> Ran:
    ran = program("review", *arguments, cwd=lab.folder, language=language)
    assert "Traceback" not in ran.err
    return ran


def reviewed(lab: Lab, *arguments: str) -> dict[str, Any]:
    ran = review(lab, *arguments, "--format", "json")
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def duties(found: dict[str, Any]) -> set[tuple[str, str, str, str, str]]:
    return {(one["role"], one["touched"], one["step"], one["before"], one["after"]) for one in found["duties"]}


MORE = (
    "branches:\n",
    "  - id: ship\n    actor: buyer\n    action: Sends it\n    informed: [warehouse]\nbranches:\n",
)


def test_each_role_is_told_which_duties_are_new_gone_other_or_done_differently(lab: Lab) -> None:
    packer = ("actor: warehouse", "actor: buyer\n    accountable: warehouse")
    lab.put(CASE, changed(("within: 2bh", "within: 4bh"), packer, MORE))
    assert duties(reviewed(lab, "HEAD")) == {
        ("buyer", "different", "ask", "R", "R"),
        ("buyer", "new", "pack", "", "R"),
        ("warehouse", "other", "pack", "R", "A"),
        ("buyer", "new", "ship", "", "R"),
        ("warehouse", "new", "ship", "", "I"),
    }


def test_who_is_only_told_does_nothing_differently(lab: Lab) -> None:
    told = changed(("within: 2bh", "within: 2bh\n    informed: [warehouse]"))
    lab.put(CASE, told)
    lab.commit("Told")
    lab.put(CASE, changed(("within: 2bh", "within: 4bh"), text=told))
    assert duties(reviewed(lab, "HEAD")) == {("buyer", "different", "ask", "R", "R")}


def test_a_step_with_another_id_is_the_same_duty(lab: Lab) -> None:
    lab.put(CASE, changed(("id: ask", "id: request")))
    assert reviewed(lab, "HEAD")["duties"] == []


def test_a_retired_use_case_takes_its_duties_away(lab: Lab) -> None:
    lab.put(CASE, changed(("title:", "status: retired\ntitle:")))
    assert duties(reviewed(lab, "HEAD")) == {("buyer", "gone", "ask", "R", ""), ("warehouse", "gone", "pack", "R", "")}


def test_a_version_that_cannot_be_read_makes_nobodys_duty_new_or_gone(lab: Lab) -> None:
    lab.put(CASE, "steps: [\n")
    assert reviewed(lab, "HEAD")["duties"] == []


def test_findings_that_came_and_went_are_told_wherever_their_lines_are_now(lab: Lab) -> None:
    lab.put(CASE, changed(("actor: buyer", "actor: stranger")))
    lab.commit("Stranger")
    came = reviewed(lab, "HEAD^..HEAD")["findings"]["new"]
    assert [one["line"] for one in came if "stranger" in one["message"]] == [5]
    lab.put(CASE, "# One line more\n" + changed(("actor: buyer", "actor: stranger")))
    lab.commit("Remark")
    assert reviewed(lab, "HEAD^..HEAD")["findings"] == {"new": [], "gone": []}
    lab.put(CASE, ORDER)
    lab.commit("No stranger")
    assert any("stranger" in one["message"] for one in reviewed(lab, "HEAD^..HEAD")["findings"]["gone"])


def test_coverage_times_and_documents_are_compared(lab: Lab) -> None:
    without = ORDER[: ORDER.index("branches:")]
    lab.put(CASE, changed(("within: 2bh", "within: 4bh"), text=without))
    found = reviewed(lab, "HEAD")
    before, after = (found["coverage"][when]["use_cases"]["order"]["covered"] for when in ("before", "after"))
    assert (before, after) == (1, 0)
    assert [(one["old"], one["new"]) for one in found["times"]] == [("2bh", "4bh")]
    told = {(one["sort"], one["name"], one["becomes"]) for one in found["documents"]}
    assert {("regulation", "order", "changed"), ("diagram", "order", "changed")} <= told


def test_a_diagram_that_would_look_the_same_is_not_told(lab: Lab) -> None:
    lab.put(CASE, changed(("within: 2bh", "within: 4bh")))
    told = {(one["sort"], one["name"]) for one in reviewed(lab, "HEAD")["documents"]}
    assert ("regulation", "order") in told
    assert ("diagram", "order") not in told


def test_what_no_document_shows_changes_none(lab: Lab) -> None:
    lab.put(CASE, "# A remark\n" + ORDER)
    assert reviewed(lab, "HEAD")["documents"] == []


def test_files_stand_in_the_order_of_the_map(lab: Lab) -> None:
    lab.put("map.yaml", "groups:\n  - {id: sales, title: Sales}\n  - {id: supply, title: Supply}\n")
    lab.commit("A map")
    lab.put(CASE, changed(("title:", "group: sales\ntitle:")))
    lab.put("use-cases/a.yaml", changed(("id: order\n", "id: a\ngroup: supply\n")))
    lab.put("roles.yaml", "roles:\n  - {id: buyer, title: Client}\n  - {id: warehouse, title: Warehouse}\n")
    assert [one["group"] for one in reviewed(lab, "HEAD")["groups"]] == ["sales", "supply", None]


def test_a_branch_is_reviewed_since_it_left(lab: Lab) -> None:
    lab.git("checkout", "-qb", "topic")
    lab.put(CASE, changed(("within: 2bh", "within: 4bh")))
    lab.commit("Longer")
    lab.git("checkout", "-q", "main")
    lab.put(CASE, changed(("sold out", "gone")))
    lab.commit("Gone")
    (file,) = [one for group in reviewed(lab, "main...topic")["groups"] for one in group["files"]]
    assert [one["category"] for one in file["changes"]] == ["time"]


def affected(lab: Lab, *arguments: str) -> str:
    """Who is affected, in words."""
    said = review(lab, *arguments, "--format", "markdown").out
    return said[said.index("## Who is affected") : said.index("## New findings")]


def test_each_role_is_told_in_words_what_it_does_now_and_no_longer(lab: Lab) -> None:
    packer = ("actor: warehouse\n", "actor: buyer\n    accountable: warehouse\n    within: 1d\n")
    lab.put(CASE, changed(packer, MORE))
    assert affected(lab, "HEAD").split("\n\n")[1:] == [
        "### Buyer",
        "- **now does:** Order goods, step 2 “Packs the goods”; deadline: 1 calendar day\n"
        "- **now does:** Order goods, step 3 “Sends it”",
        "### Warehouse",
        "- **now answers for, no longer does:** Order goods, step 2 “Packs the goods”\n"
        "- **is now told after:** Order goods, step 3 “Sends it”\n"
        "- **done differently:** Order goods: Step 2 “Packs the goods”, deadline: new: 1 calendar day",
        "",
    ]


def test_whoever_took_part_in_a_deleted_use_case_is_told_in_one_line(lab: Lab) -> None:
    (lab.folder / CASE).unlink()
    said = affected(lab, "HEAD")
    assert said.count("- **takes no part any more:** Order goods; the use case is deleted") == 2
    assert said.count("\n- ") == 2


def test_a_use_case_with_another_id_keeps_its_coverage_and_its_documents(lab: Lab) -> None:
    before = reviewed(lab, "HEAD")["coverage"]["after"]["use_cases"]["order"]
    lab.git("mv", CASE, "use-cases/sales/purchase.yaml")
    lab.put("use-cases/sales/purchase.yaml", changed(("id: order", "id: purchase")))
    found = reviewed(lab, "HEAD")
    assert found["coverage"]["after"]["use_cases"]["purchase"] == before
    told = {(one["sort"], one["name"], one["becomes"]) for one in found["documents"] if one["sort"] != "page"}
    assert told == {("regulation", "purchase", "changed"), ("diagram", "purchase", "changed")}
    said = review(lab, "HEAD", "--format", "markdown").out
    assert "no figure" not in said
    assert "- **regulations that change:** “Order goods”" in said


def test_a_report_is_cut_at_whole_sections_and_says_so(lab: Lab) -> None:
    lab.put(CASE, changed(("within: 2bh", "within: 4bh"), MORE))
    whole = review(lab, "HEAD", "--format", "markdown").out
    cut = review(lab, "HEAD", "--format", "markdown", "--limit", str(len(whole) - 1)).out
    assert len(cut) < len(whole)
    note, _colon, names = cut.rpartition("it is whole without --limit:")
    (left_out,) = findall(r"- (.+)", names)
    sections = [section.strip() for section in whole.split("\n## ")[1:]]
    assert [section for section in sections if section not in note] == [
        section for section in sections if section.startswith(f"{left_out}\n")
    ]
    assert review(lab, "HEAD", "--limit", "5").code == 2
    assert review(lab, "HEAD", "--format", "json", "--limit", "5").code == 2


def test_a_revision_that_is_not_there_is_told_in_words(lab: Lab) -> None:
    ran = review(lab, "nowhere")
    assert (ran.code, "git can't tell" in ran.err) == (2, True)
    assert review(lab, "--upload-pack=touch x").code == 2


def test_a_commit_before_there_was_a_library_makes_everything_new(tmp_path: Path, lab: Lab) -> None:
    other = begun(tmp_path / "other")
    other.put("README", "Nothing yet\n")
    other.commit("Nothing")
    with_library(other)
    found = reviewed(other, "HEAD^..HEAD")
    assert {one["touched"] for one in found["duties"]} == {"new"}
    assert {one["becomes"] for one in found["documents"]} == {"new"}


HOSTILE = '"<script>alert(1)</script> **b** [x](javascript:y) \\e[31m \\u202e @all"'


def hostile(lab: Lab) -> None:
    name = "-->]]><img src=x onerror=alert(1)>"
    lab.git("config", "user.name", name)
    lab.put(CASE, changed(("Packs the goods", HOSTILE), ("Order goods", HOSTILE)))
    lab.commit("Hostile")


def test_hostile_texts_are_words_in_markdown(lab: Lab) -> None:
    from markdown_it import MarkdownIt

    hostile(lab)
    for ran in (
        review(lab, "HEAD^..HEAD", "--format", "markdown"),
        program("diff", "HEAD^..HEAD", "--format", "markdown", cwd=lab.folder),
    ):
        assert not {"\x1b", "\u202e", "@"} & set(ran.out)
        shown = MarkdownIt("commonmark").render(ran.out)
        assert "<script" not in shown
        assert "href" not in shown
        assert "&lt;script&gt;alert(1)&lt;/script&gt; **b** [x](javascript:y)" in shown


class _Tags(HTMLParser):
    """The tags of a page, with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def pictures(page: str) -> list[str]:
    return [b64decode(found).decode() for found in findall(r"data:image/svg\+xml;base64,([^\"]+)", page)]


def test_a_page_holds_everything_itself_and_nothing_hostile(lab: Lab) -> None:
    client("dot")
    hostile(lab)
    page = program("diff", "HEAD^..HEAD", "--format", "html", cwd=lab.folder).out
    tags = _Tags()
    tags.feed(page)
    assert not {"script", "link", "a", "iframe"} & {tag for tag, _attributes in tags.found}
    assert all((attributes["src"] or "").startswith("data:") for tag, attributes in tags.found if tag == "img")
    assert not any(name.startswith("on") for _tag, attributes in tags.found for name in attributes)
    assert "default-src 'none'" in page
    assert not {"\x1b", "\u202e"} & set(page)
    assert len(pictures(page)) == 2
    for svg in pictures(page):
        assert "<script" not in svg
        assert "xlink:href" not in svg


def test_pictures_mark_what_was_added_removed_and_changed(lab: Lab) -> None:
    client("dot")
    branch = ORDER[ORDER.index("  - id: sold-out") :]
    other = branch.replace("sold-out", "damaged").replace("The goods are sold out", "The goods are damaged")
    lab.put(CASE, changed((branch, other), ("within: 2bh", "within: 4bh"), ("end: failure", "end: other")))
    before, after = pictures(program("diff", "--format", "html", cwd=lab.folder).out)
    assert before.count('fill="#b3261e"') == 1  # the badge of the branch that is gone
    assert "stroke-dasharray" in before[before.index("<title>sold&#45;out</title>") :].split("</g>")[0]
    assert "#00734d" not in before
    assert after.count('fill="#00734d"') == 1
    assert "#b3261e" not in after
    assert [svg.count('fill="#8a5a00"') for svg in (before, after)] == [1, 1]
    assert "+</text>" in after.replace("\n", "")


def test_without_a_program_that_draws_the_page_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "en")
    monkeypatch.setattr("usecases_exporters.diagram.engine.engines", lambda: ())
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(ORDER, encoding="utf-8")
    new.write_text(changed(("within: 2bh", "within: 4bh")), encoding="utf-8")
    versions = versions_of_files(old, new, None)
    page = diff_page(versions, differences(versions), shared_of({}))
    assert "There are no diagrams: " in page
    assert "4 working hours" in page


@pytest.mark.parametrize(("language", "heading"), [("ru", "Кого это касается"), ("pl", "Kogo to dotyczy")])
def test_a_report_speaks_the_readers_language(lab: Lab, language: str, heading: str) -> None:
    lab.put(CASE, changed(("within: 2bh", "within: 4bh")))
    shown = review(lab, "HEAD", "--format", "markdown", language=language).out
    assert f"## {heading}" in shown


def test_what_was_moved_looks_moved_though_it_has_another_id(lab: Lab) -> None:
    client("dot")
    ask, pack = ORDER[ORDER.index("  - id: ask") : ORDER.index("  - id: pack")], "  - id: pack\n    actor: warehouse\n"
    moved = changed((ask, ""), ("branches:\n", f"{ask}branches:\n".replace("id: ask", "id: request")))
    assert pack in moved
    lab.put(CASE, moved)
    before, after = pictures(program("diff", "--format", "html", cwd=lab.folder).out)
    for svg in (before, after):
        assert svg.count('fill="#00609c"') == 1  # the badge of what was moved
        assert 'fill="#8a5a00"' not in svg


def test_no_picture_is_drawn_where_it_would_show_nothing(lab: Lab) -> None:
    client("dot")
    lab.put(CASE, changed(("title: Order goods", "title: Orders\nstatus: review")))
    assert pictures(program("diff", "--format", "html", cwd=lab.folder).out) == []
    lab.put(CASE, changed(("title:", "trigger: The buyer calls\ntitle:")))
    assert len(pictures(program("diff", "--format", "html", cwd=lab.folder).out)) == 2
    (lab.folder / CASE).unlink()
    assert len(pictures(program("diff", "--format", "html", cwd=lab.folder).out)) == 1


def test_no_picture_of_the_handbook_is_drawn_to_see_whether_its_pages_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    for module in ("handovers", "map_picture"):
        monkeypatch.setattr(f"usecases_exporters.handbook.{module}.render", never)
    for name, text in (("old", ORDER), ("new", changed(("actor: buyer", "actor: warehouse")))):
        lab = begun(tmp_path / name)
        with_library(lab)
        lab.put("map.yaml", "groups:\n  - {id: sales, title: Sales}\n")
        lab.put(CASE, text)
    found = changed_documents(tmp_path / "old", tmp_path / "new", {})
    assert {each.name for each in found if each.sort is Sort.PAGE} >= {"responsibilities.md", "handovers.md"}
