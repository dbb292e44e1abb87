"""Analyses of the use case that is open: the matrix of responsibilities, and the questions step by step."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from usecases_tui.analyses.inside import cases_inside
from usecases_tui.analyses.listing import ListOfAnalyses
from usecases_tui.analyses.matrix import told
from usecases_tui.analyses.of_case import OfCase
from usecases_tui.analyses.table import OF_CASE, Analysis
from usecases_tui.analyses.told import Opened
from usecases_tui.app import Editor
from usecases_tui.coach.screen import WhatCouldGoWrong
from usecases_tui.desk import Spot
from usecases_tui.scenario.page import ScenarioPage
from usecases_tui.scenario.read import read_case

from tests.tui.screen import SMALL, lines, must_look_as, play, press, quiet, shown, write
from tests.tui.small_library import SHOP, have_small_catalogue, small_library
from usecases.analysing.raci.report import RaciAnalysis
from usecases.cli.raci_text import lines as said_on_the_command_line
from usecases.coverage.coverage import Coach
from usecases.editing.fields import SetField
from usecases.editing.opened import OpenedFiles
from usecases.library import Library, open_library

BIG = (120, 40)
Script = Callable[[Pilot[int], ScenarioPage], Awaitable[None]]


@pytest.fixture(autouse=True)
def three_deviations(monkeypatch: pytest.MonkeyPatch) -> None:
    have_small_catalogue(monkeypatch)


def opened(folder: Path, script: Script, *, at: str = "", size: tuple[int, int] = SMALL, text: str = "") -> Editor:
    """Run a script with the use case open, and the cursor on a step or branch of it."""
    root = small_library(folder)
    if text:
        (root / SHOP).write_text(text, encoding="utf-8")

    async def whole(pilot: Pilot[int]) -> None:
        page = pilot.app.query_one(ScenarioPage)
        if at:
            page.visit(page.key_of(at))
            await quiet(pilot)
        await script(pilot, page)

    return play(root, whole, size=size, begin_at=SHOP)


def line_with(pilot: Pilot[int], words: str) -> str:
    """The first line of the screen that has these words, without the frame."""
    return next(line for line in lines(pilot) if words in line).strip("│ ▌")


async def go_to(pilot: Pilot[int], words: str) -> None:
    """Put the cursor on the line that begins with these words."""
    screen = pilot.app.screen
    assert isinstance(screen, OfCase)
    place = next(place for place, row in enumerate(screen.sheet.rows) if row.text.startswith(words))
    screen.sheet.go(place)
    await quiet(pilot)


def many_roles(count: int) -> str:
    """A use case of as many steps as roles, each done by one of them."""
    steps = "".join(
        f"  - {{ id: s{number}, actor: role-{number}, action: Does {number} }}\n" for number in range(count)
    )
    return f"id: shop\ntitle: Many\nsteps:\n{steps}"


# the list


def test_the_list_has_what_is_about_this_use_case_and_what_is_about_all(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], _page: ScenarioPage) -> None:
        await press(pilot, "shift+f4")
        must_look_as(pilot, "analyses-80x24")
        await press(pilot, "enter")
        assert "Who does what: Sells goods" in shown(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ListOfAnalyses)
        await press(pilot, "2")
        assert "What could go wrong, step by step: Sells goods" in shown(pilot)
        await press(pilot, "escape", "0", "shift+f4")
        assert len(pilot.app.screen_stack) == 1

    opened(tmp_path, script)


def test_without_an_open_use_case_there_is_only_the_library(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f4")
        assert "This use case" not in shown(pilot)
        assert line_with(pilot, "Who carries how much") == "1 Who carries how much"
        await press(pilot, "escape", "ctrl+p")
        await write(pilot, "raci")
        await press(pilot, "enter")
        assert "Open a use case first." in shown(pilot)

    play(small_library(tmp_path), script)


def test_the_matrix_is_found_in_the_palette_by_its_other_name(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], _page: ScenarioPage) -> None:
        await press(pilot, "ctrl+p")
        await write(pilot, "raci")
        await press(pilot, "enter")
        assert "Who does what: Sells goods" in shown(pilot)

    opened(tmp_path, script)


def test_help_says_what_this_is_and_which_keys_there_are(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], _page: ScenarioPage) -> None:
        await press(pilot, "shift+f4", "1", "f1")
        assert "Who does what. The matrix of responsibilities (RACI)" in shown(pilot)
        assert "Look again" in shown(pilot)

    opened(tmp_path, script)


# the matrix


@pytest.mark.parametrize("size", [SMALL, BIG])
def test_the_matrix_looks_as_it_should(tmp_path: Path, size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[int], _page: ScenarioPage) -> None:
        await press(pilot, "shift+f4", "1")
        must_look_as(pilot, f"matrix-{size[0]}x{size[1]}")

    opened(tmp_path, script, at="agree", size=size)


def test_what_isnt_saved_is_in_the_matrix_and_the_row_with_the_cursor_is_said_in_words(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        page.app.do(SetField(SHOP, ("steps", "agree", "actor"), "courier"))
        await press(pilot, "shift+f4", "1")
        assert line_with(pilot, "┌ Courier") == "┌ Courier", "the second role"
        assert line_with(pilot, "Agrees on the price").split()[:5] == ["I", "R", "AC", "·", "2"]
        words = "Does it (R): Courier · Answers for it (A): Head · Is asked before (C): Head"
        assert words in shown(pilot)

    opened(tmp_path, script, at="agree")


def test_enter_goes_to_the_step_and_to_the_branch(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        await press(pilot, "shift+f4", "1")
        await go_to(pilot, "Brings the goods")
        await press(pilot, "enter")
        assert (len(pilot.app.screen_stack), page.key) == (1, ("steps", "bring"))
        await press(pilot, "shift+f4", "1")
        await go_to(pilot, "There are none")
        await press(pilot, "enter")
        assert page.key == ("branches", "gone")

    opened(tmp_path, script)


def test_it_begins_at_the_step_from_which_one_comes(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], _page: ScenarioPage) -> None:
        await press(pilot, "shift+f4", "1")
        row = pilot.app.screen.sheet.row  # type: ignore[attr-defined]
        assert row.text == "Excuses himself"

    opened(tmp_path, script, at="excuse")


def test_a_line_about_one_step_leads_to_it_and_one_about_several_asks_which(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        await press(pilot, "shift+f4", "1")
        await go_to(pilot, "Only one person does it")
        assert "Enter: 2 Agrees on the price; 2a1 Excuses himself" in shown(pilot)
        await press(pilot, "enter")
        await write(pilot, "excuses")
        await press(pilot, "enter")
        assert page.key == ("steps", "excuse")
        await press(pilot, "shift+f4", "1")
        await go_to(pilot, "Trouble that is told to nobody")
        assert "Enter: 2a There are none" in shown(pilot)
        await press(pilot, "enter")
        assert page.key == ("branches", "gone")

    opened(tmp_path, script)


def analysed(library: Library, width: int = 76) -> tuple[Any, list[str]]:
    """What is told of the first use case, and what the command line says of it."""
    case = next(case for case in library.use_cases if case.id == "shop")
    analysis = RaciAnalysis(library.shared)
    analysis.look(case)
    found = told(Opened(case, library.shared, width, Coach, library.by_id.get))
    return found, [line.strip() for line in said_on_the_command_line(analysis.figures(), [], library.shared, "en", 999)]


def test_the_passes_say_what_the_command_line_says(tmp_path: Path) -> None:
    found, there = analysed(open_library(small_library(tmp_path)))
    here = [line.text for line in found.lines if line.key.startswith(tuple("0123456"))]
    assert len(here) > 25
    assert [line for line in there if line in here] == here


def test_more_roles_than_there_is_room_for_come_in_parts_with_their_own_steps(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], _page: ScenarioPage) -> None:
        await press(pilot, "shift+f4", "1")
        screen = pilot.app.screen
        assert isinstance(screen, OfCase)
        words = [(row.text or row.lead[-1].text) if row.lead else "" for row in screen.sheet.rows][:62]
        assert words[:48] == [*(f"role-{one}" for one in range(24)), *(f"Does {one}" for one in range(24))]
        assert words[49:61] == [*(f"role-{one}" for one in range(24, 30)), *(f"Does {one}" for one in range(24, 30))]
        await go_to(pilot, "Does 29")
        must_look_as(pilot, "matrix-of-many-80x24")

    opened(tmp_path, script, text=many_roles(30))


def test_on_a_high_screen_the_roles_stay_above_the_steps(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], _page: ScenarioPage) -> None:
        await press(pilot, "shift+f4", "1", "end")
        assert ("┌ Buyer" in shown(pilot)) is stays

    for size, stays in (((80, 24), True), ((80, 12), False)):
        opened(tmp_path / str(stays), script, size=size)


def test_another_size_draws_the_matrix_anew(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], _page: ScenarioPage) -> None:
        await press(pilot, "shift+f4", "1")
        assert "┌ role-22" in shown(pilot)
        await pilot.resize_terminal(60, 24)
        await quiet(pilot)
        assert "┌ role-12" in shown(pilot)
        assert "┌ role-20" not in shown(pilot)
        await pilot.resize_terminal(20, 6)
        await quiet(pilot)

    opened(tmp_path, script, text=many_roles(23), size=(80, 40))


def test_words_that_look_like_orders_to_the_terminal_are_only_words(tmp_path: Path) -> None:
    evil = "\\e[31m[/x]\\\\[bold]"
    text = f'id: shop\ntitle: "{evil}"\nsteps:\n  - {{ id: s, actor: "manager", action: "A{evil}" }}\n'

    async def script(pilot: Pilot[int], _page: ScenarioPage) -> None:
        for number in ("1", "2"):
            await press(pilot, "shift+f4", number)
            assert "\x1b" not in shown(pilot)
            assert "[31m[/x]\\[bold] ─" in shown(pilot), "in the frame"
            assert "A␛[31m[/x]\\[bold]" in shown(pilot)
            await press(pilot, "escape", "escape")

    opened(tmp_path, script, text=text)


def test_a_use_case_without_steps_says_so(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], _page: ScenarioPage) -> None:
        for number in ("1", "2"):
            await press(pilot, "shift+f4", number)
            assert "No steps yet." in shown(pilot)
            await press(pilot, "enter", "escape", "escape")

    opened(tmp_path, script, text="id: shop\ntitle: Empty\n")


def test_what_of_the_file_isnt_understood_is_said_above_the_rest(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], _page: ScenarioPage) -> None:
        await press(pilot, "shift+f4", "1")
        assert "✗ Line 3: " in shown(pilot)
        assert "Does" in shown(pilot)

    opened(
        tmp_path, script, text="id: shop\ntitle: Half\nowner: [1]\nsteps:\n  - { id: s, actor: head, action: Does }\n"
    )


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    root = small_library(tmp_path)
    (root / SHOP).write_text("a: [", encoding="utf-8")

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f4", "1")
        assert "Who does what: shop" in shown(pilot)
        assert line_with(pilot, "! ").startswith("! ")

    play(root, script, begin_at=SHOP, size=SMALL)


# the others


@pytest.mark.parametrize("analysis", OF_CASE, ids=lambda one: one.id)
def test_every_analysis_tells_something_of_a_use_case_and_of_an_empty_one(tmp_path: Path, analysis: Analysis) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        page.app.open_analysis(analysis.id)
        await quiet(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, OfCase)
        assert screen.told is not None
        assert any(line.stops for line in screen.told.lines)
        assert len({line.key for line in screen.told.lines}) == len(screen.told.lines)
        await press(pilot, "end", "enter")

    opened(tmp_path / "some", script)
    opened(tmp_path / "none", script, text="id: shop\ntitle: Empty\n")


def test_a_hand_over_leads_to_the_step_that_hands_over(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        await press(pilot, "shift+f4", "3")
        assert line_with(pilot, "Manager → Courier") == "2 → 3  Manager → Courier"
        await go_to(pilot, "Manager → Courier")
        await press(pilot, "enter")
        assert page.key == ("steps", "agree")

    opened(tmp_path, script)


# the questions


@pytest.mark.parametrize("size", [SMALL, BIG])
def test_the_questions_look_as_they_should(tmp_path: Path, size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[int], _page: ScenarioPage) -> None:
        await press(pilot, "shift+f4", "2")
        must_look_as(pilot, f"questions-{size[0]}x{size[1]}")

    opened(tmp_path, script, at="agree", size=size)


def test_enter_on_a_question_opens_the_coach_at_its_step(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        await press(pilot, "shift+f4", "2")
        await press(pilot, "down", "enter")
        assert isinstance(pilot.app.screen, WhatCouldGoWrong)
        assert page.app.spot == Spot(SHOP, ("steps", "bring"))

    opened(tmp_path, script, at="bring")


def test_a_step_that_is_a_use_case_of_its_own_is_asked_about_there(tmp_path: Path) -> None:
    text = "id: shop\ntitle: Whole\nsteps:\n  - { id: s, action: Takes back, use_case: returns }\n"

    async def script(pilot: Pilot[int], _page: ScenarioPage) -> None:
        await press(pilot, "shift+f4", "2")
        assert "this step is a use case of its own" in shown(pilot)

    opened(tmp_path, script, text=text, at="s")


def test_use_cases_that_are_steps_are_looked_at_as_they_are_now_with_all_inside_them(tmp_path: Path) -> None:
    def text(case_id: str, step: str) -> bytes:
        return f"id: {case_id}\ntitle: T\nsteps: [{{id: one, {step}}}]\n".encode()

    (tmp_path / "use-cases").mkdir()
    (tmp_path / "library.yaml").write_text("title: T\nlanguage: en\n")
    for case_id, step in (("a", "use_case: b"), ("b", "use_case: nowhere"), ("c", "use_case: a"), ("d", "work: 1h")):
        (tmp_path / "use-cases" / f"{case_id}.yaml").write_bytes(text(case_id, step))
    files = OpenedFiles(tmp_path)
    case = read_case(files, "use-cases/a.yaml").case
    assert case is not None
    assert sorted(cases_inside(files, case)) == ["b"]
    files.put("use-cases/b.yaml", text("b", "use_case: c"))
    assert sorted(cases_inside(files, case)) == ["a", "b", "c"]
