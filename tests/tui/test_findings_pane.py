"""Findings while one writes: what is shown, where it leads, and what mends it."""

import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot
from usecases_tui.app import Editor
from usecases_tui.findings_pane.found import Found
from usecases_tui.findings_pane.pane import FindingsPane
from usecases_tui.findings_pane.reading_order import reading_order
from usecases_tui.page import Page
from usecases_tui.text_pane.pane import TextPane

from tests.conftest import ROOT
from tests.tui.screen import SMALL, WIDE, library, must_look_as, play, press, shown, write

ORDER = "use-cases/fulfilment/order-processing.yaml"
SOLD = "use-cases/sell.yaml"
SELL = """\
id: sell
title: Sell
owner: clerk
steps:
  - id: ask
    actor: buyer
    action: Asks for the goods
  - id: answer
    action: Answers
  - id: deliver
    actor: clerc
    action: Delivers
branches:
  - id: gone
    kind: negative
    at: ask
    when: The buyer is gone
    steps:
      - id: wait
        actor: clerk
        action: Waits
"""
ROLES = "roles:\n  - id: buyer\n    title: Buyer\n    kind: customer\n  - id: clerk\n    title: Clerk\n"


def small(folder: Path, text: str = SELL, **files: str) -> Path:
    """A library of one use case."""
    root = folder / "small"
    (root / "use-cases").mkdir(parents=True)
    (root / "library.yaml").write_text("title: Shop\nlanguage: en\n", encoding="utf-8")
    (root / "roles.yaml").write_text(files.get("roles", ROLES), encoding="utf-8")
    (root / SOLD).write_text(text, encoding="utf-8")
    return root


def editor_of(pilot: Pilot[int]) -> Editor:
    assert isinstance(pilot.app, Editor)
    return pilot.app


async def checked(pilot: Pilot[int]) -> Found:
    """What is found when the check that a change has asked for is done."""
    await pilot.pause(0.15)
    await press(pilot)
    while editor_of(pilot).findings._looking:
        await pilot.pause(0.05)
    await pilot.pause(0.1)
    await press(pilot)
    return editor_of(pilot).findings.found


def told(found: Found) -> list[tuple[str, str]]:
    """The numbers and codes, as they are read."""
    return [(one.number, one.finding.code) for one in found.noticed]


def test_numbers_are_sorted_as_the_scenario_is_read() -> None:
    wanted = [
        "1",
        "2",
        "2a",
        "2a1",
        "2a1a",
        "2a1a1",
        "2a2",
        "2a.a",
        "2a.a1",
        "2b",
        "2z",
        "2aa",
        "3-6a",
        "7",
        "10",
        "*a",
    ]
    mixed = sorted(wanted)
    assert sorted(["", *mixed], key=reading_order) == [*wanted, ""]


def test_what_is_wrong_is_found_when_a_file_is_opened_and_told_as_it_is_read(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        found = await checked(pilot)
        assert told(found) == [("1a", "UC504"), ("2", "UC501"), ("3", "UC201")]
        assert found.by_thing[("steps", "answer")][0].spot.field == ("actor",)
        await press(pilot, "f7")
        text = shown(pilot)
        assert "Findings 3" in text
        assert "1 error, 2 warnings" in text
        assert "✗ 1 ! 2" in text

    play(small(tmp_path), script, begin_at=SOLD)


def test_what_is_typed_is_checked_after_a_moment(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        before = await checked(pilot)
        assert ("2", "UC502") not in told(before)
        page = editor_of(pilot).centre.query_one(Page)
        assert page.go_to(("steps", "answer"))
        await press(pilot, "end", *["backspace"] * len("Answers"))
        await pilot.pause(0.5)
        assert ("2", "UC502") in told(await checked(pilot))
        await write(pilot, "Says")
        await pilot.pause(0.5)
        assert told(await checked(pilot)) == told(before)

    play(small(tmp_path), script, begin_at=SOLD)


def test_a_role_that_is_deleted_elsewhere_is_missed_here(tmp_path: Path) -> None:
    from usecases.editing.fields import SetField

    async def script(pilot: Pilot[int]) -> None:
        assert ("1", "UC201") not in told(await checked(pilot))
        editor_of(pilot).do(SetField("roles.yaml", ("roles",), [{"id": "clerk", "title": "Clerk"}]))
        assert ("1", "UC201") in told(await checked(pilot))
        await press(pilot, "ctrl+z")
        assert ("1", "UC201") not in told(await checked(pilot))

    play(small(tmp_path), script, begin_at=SOLD)


def test_a_use_case_that_comes_to_the_disk_is_known(tmp_path: Path) -> None:
    root = small(tmp_path, SELL.replace("    action: Answers\n", "    action: Answers\n    use_case: pack\n"))

    async def script(pilot: Pilot[int]) -> None:
        assert ("2", "UC205") in told(await checked(pilot))
        (root / "use-cases" / "pack.yaml").write_text("id: pack\ntitle: Pack\n", encoding="utf-8")
        guard = editor_of(pilot).guard
        assert guard is not None
        guard.changed_on_disk(frozenset({"use-cases/pack.yaml"}))
        assert ("2", "UC205") not in told(await checked(pilot))

    play(root, script, begin_at=SOLD)


def test_signs_stand_at_the_rows_and_the_words_below_the_field(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await checked(pilot)
        lines = shown(pilot).splitlines()
        assert any("!2 (who?) Answers" in line for line in lines)
        assert any("!  ▸ 1a" in line for line in lines)
        page = editor_of(pilot).centre.query_one(Page)
        page.go_to(("steps", "answer"))
        await press(pilot)
        assert "! The step “answer” doesn't say" in shown(pilot)

    play(small(tmp_path), script, begin_at=SOLD)


def test_what_is_folded_away_is_told_where_it_is_folded(tmp_path: Path) -> None:
    text = (
        SELL.replace("        actor: clerk\n", "")
        .replace("    when: The buyer is gone\n", "")
        .replace("    at: ask\n", "    at: ask\n    when: The buyer is gone\n    end: failure\n")
    )

    async def script(pilot: Pilot[int]) -> None:
        found = await checked(pilot)
        assert ("1a1", "UC501") in told(found)
        page = editor_of(pilot).centre.query_one(Page)
        assert set(page.lines.flags) >= {("branches", "gone")}
        await press(pilot, "shift+f5")
        assert ("steps", "wait") in page.lines.flags
        assert ("branches", "gone") not in page.lines.flags

    play(small(tmp_path, text), script, begin_at=SOLD)


def test_enter_leads_to_the_field_in_which_it_is_mended(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await checked(pilot)
        pane = editor_of(pilot).side.query_one(FindingsPane)
        await press(pilot, "f7", "home")
        assert pane.current is not None
        assert pane.current.number == "1a"
        await press(pilot, "down", "enter")
        editor = editor_of(pilot)
        assert editor.spot is not None
        assert editor.spot.where == ("steps", "answer")
        assert editor.side.current == "details"
        details = editor.query_one("#details")
        assert details.has_focus_within
        assert details.row.key == ("steps", "answer", "actor")  # type: ignore[attr-defined]

    play(small(tmp_path), script, begin_at=SOLD)


def test_a_text_that_is_missing_is_written_in_the_scenario(tmp_path: Path) -> None:
    text = SELL.replace("        action: Waits\n", "")

    async def script(pilot: Pilot[int]) -> None:
        found = await checked(pilot)
        assert told(found)[1] == ("1a1", "UC502")
        await press(pilot, "f8")
        await press(pilot, "f8")
        page = editor_of(pilot).centre.query_one(Page)
        assert page.has_focus_within
        assert page.row is not None
        assert page.row.key == ("steps", "wait")

    play(small(tmp_path, text), script, begin_at=SOLD)


def test_f8_goes_round_and_shift_f8_back(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await checked(pilot)
        editor = editor_of(pilot)
        seen = []
        for key in ("f8", "f8", "f8", "f8", "shift+f8", "shift+f8"):
            await press(pilot, key)
            assert editor.spot is not None
            seen.append(editor.spot.where[1])
        assert seen == ["gone", "answer", "deliver", "gone", "deliver", "answer"]

    play(small(tmp_path), script, begin_at=SOLD)


def test_from_a_step_that_is_fine_f8_goes_to_what_is_read_next(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await checked(pilot)
        editor = editor_of(pilot)
        page = editor.centre.query_one(Page)
        page.go_to(("steps", "deliver"))
        await press(pilot, "shift+f8")
        assert editor.spot is not None
        assert editor.spot.where == ("steps", "answer")

    play(small(tmp_path, SELL.replace("clerc", "clerk")), script, begin_at=SOLD)


def test_a_plain_mend_is_offered_made_and_taken_back(tmp_path: Path) -> None:
    root = small(tmp_path, SELL.replace("clerc", "Clerk"))

    async def script(pilot: Pilot[int]) -> None:
        assert [one.finding.code for one in (await checked(pilot)).noticed] == ["UC105"]
        files = editor_of(pilot).desk.session.files
        before = files.content(SOLD)
        await press(pilot, "f7")
        await pilot.pause(0.3)
        await press(pilot)
        assert "Shift+F7 mends it: “Clerk” is" in shown(pilot)
        await press(pilot, "shift+f7")
        assert files.data(SOLD)["steps"][2]["actor"] == "clerk"
        assert "UC105" not in [one.finding.code for one in (await checked(pilot)).noticed]
        await press(pilot, "ctrl+z")
        assert files.content(SOLD) == before
        assert [one.finding.code for one in (await checked(pilot)).noticed] == ["UC105"]

    play(root, script, begin_at=SOLD)


def test_where_there_is_no_plain_mend_this_is_said(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await checked(pilot)
        await press(pilot, "f8", "shift+f7")
        assert "no mend of this" in shown(pilot)

    play(small(tmp_path, SELL.replace("clerc", "clerk")), script, begin_at=SOLD)


def test_an_unreadable_file_has_its_error_and_enter_opens_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)

    async def script(pilot: Pilot[int]) -> None:
        found = await checked(pilot)
        assert [one.finding.code for one in found.noticed] == ["UC001"]
        await press(pilot, "f7", "enter")
        assert isinstance(pilot.app.screen, TextPane)

    play(small(tmp_path, "id: sell\ntitle: [\n"), script, begin_at=SOLD)


def test_shared_files_are_checked_too(tmp_path: Path) -> None:
    roles = ROLES + "  - id: boss\n    title: Boss\n    stand_ins: [nobody]\n"

    async def script(pilot: Pilot[int]) -> None:
        found = await checked(pilot)
        assert [one.finding.code for one in found.noticed] == ["UC201"]
        await press(pilot, "f8")
        editor = editor_of(pilot)
        assert editor.spot is not None
        assert editor.spot.where == ("roles", "boss")
        assert found.noticed[0].spot.field[:1] == ("stand_ins",)

    play(small(tmp_path, roles=roles), script, begin_at="roles.yaml")


def test_what_stands_in_a_file_never_drives_the_terminal(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await checked(pilot)
        await press(pilot, "f7")
        assert "\x1b" not in shown(pilot)
        assert "[red]" in shown(pilot)

    play(small(tmp_path, SELL.replace("clerc", '"\\e[31m[red]"')), script, begin_at=SOLD)


def test_of_very_many_findings_only_those_that_are_seen_are_drawn(tmp_path: Path) -> None:
    steps = "".join(f"  - id: s{number}\n    actor: nobody{number}\n" for number in range(300))

    async def script(pilot: Pilot[int]) -> None:
        found = await checked(pilot)
        assert len(found.noticed) > 500
        await press(pilot, "f7")
        pane = editor_of(pilot).side.query_one(FindingsPane)
        assert len(pane.rows) == len(found.noticed) + 1
        assert 0 < len(pane.lines._drawn) <= WIDE[1]

    play(small(tmp_path, f"id: sell\ntitle: Sell\nowner: clerk\nsteps:\n{steps}"), script, begin_at=SOLD)


def test_a_check_that_finds_the_same_again_tells_nobody(tmp_path: Path) -> None:
    from usecases.editing.fields import SetField

    async def script(pilot: Pilot[int]) -> None:
        await checked(pilot)
        editor = editor_of(pilot)
        heard: list[Found] = []
        editor.found.subscribe(editor, heard.append)
        editor.do(SetField(SOLD, ("steps", "ask", "action"), "Asks for two"))
        await checked(pilot)
        assert heard == []
        editor.do(SetField(SOLD, ("steps", "ask", "actor"), "nobody"))
        await checked(pilot)
        assert [told(found)[0] for found in heard] == [("1", "UC201")]

    play(small(tmp_path), script, begin_at=SOLD)


def test_where_there_is_room_for_one_thing_the_text_comes_back(tmp_path: Path) -> None:
    text = SELL.replace("        action: Waits\n", "").replace(
        "    when: The buyer is gone\n", "    end: failure\n    when: Gone\n"
    )

    async def script(pilot: Pilot[int]) -> None:
        assert told(await checked(pilot))[0] == ("1a1", "UC502")
        await press(pilot, "f7", "home", "enter")
        page = editor_of(pilot).centre.query_one(Page)
        assert page.has_focus_within
        assert page.region.width == 40
        assert "1a1 clerk" in shown(pilot) or "1a1 Clerk" in shown(pilot)

    play(small(tmp_path, text), script, size=(40, 10), begin_at=SOLD)


def test_help_tells_the_whole_page_of_the_rule(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await checked(pilot)
        await press(pilot, "f7", "home", "down", "f1")
        assert "UC501. Work that is nobody's isn't done." in shown(pilot)

    play(small(tmp_path), script, begin_at=SOLD)


@pytest.mark.parametrize(("name", "size"), [("wide", WIDE), ("small", SMALL)])
def test_the_pane_in_russian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, size: tuple[int, int]) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "ru")
    root = library(tmp_path)
    file = root / ORDER
    text = file.read_text(encoding="utf-8")
    text = text.replace("    actor: manager\n", "    actor: managr\n", 1).replace("    actor: buyer\n", "", 1)
    file.write_text(text.replace("\nowner: ", "\n# owner: ", 1), encoding="utf-8")

    async def script(pilot: Pilot[int]) -> None:
        await checked(pilot)
        await press(pilot, "f7", "down", "down")
        await pilot.pause(0.3)
        await press(pilot)
        must_look_as(pilot, f"findings-{name}", editor_of(pilot).side)

    play(root, script, size=size, begin_at=ORDER)


def test_the_library_of_examples_has_no_findings_while_one_writes(tmp_path: Path) -> None:
    root = tmp_path / "library"
    shutil.copytree(ROOT / "library", root, ignore=shutil.ignore_patterns(".usecases"))

    async def script(pilot: Pilot[int]) -> None:
        await checked(pilot)
        await press(pilot, "f7")
        assert "✓ Nothing is wrong or missing here." in shown(pilot)

    play(root, script, begin_at=ORDER)
