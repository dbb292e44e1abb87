"""Analyses of the whole library: made by a process of their own, stopped with Escape, kept until something changes."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from textual.pilot import Pilot
from usecases_tui.analyses import of_library, process
from usecases_tui.analyses.of_case import OfCase
from usecases_tui.analyses.of_library import OfLibrary
from usecases_tui.analyses.table import OF_CASE, OF_LIBRARY, Analysis
from usecases_tui.analyses.told import Goal, Line, Told, Whole, as_json, of_json
from usecases_tui.app import Editor
from usecases_tui.desk import Spot
from usecases_tui.forms.items_page import ItemsPage
from usecases_tui.sheet.row import Span

from tests.tui.screen import SMALL, lines, must_look_as, play, press, quiet, shown
from tests.tui.small_library import HIRE, RETURNS, SHOP, have_small_catalogue, small_library
from usecases.analysing.cases import Progress
from usecases.editing.fields import SetField

BIG = (120, 40)
LOAD, COVERAGE = "1", "2"
"""The figures in the list where no use case is open."""
LOAD_BESIDE, COVERAGE_BESIDE = (str(len(OF_CASE) + place) for place in (1, 2))
"""The figures where one is."""


def editor_of(pilot: Pilot[int]) -> Editor:
    assert isinstance(pilot.app, Editor)
    return pilot.app


def screen_of(pilot: Pilot[int]) -> OfLibrary:
    screen = pilot.app.screen
    assert isinstance(screen, OfLibrary)
    return screen


def line_with(pilot: Pilot[int], words: str) -> str:
    """The first line of the screen that has these words, without the frame."""
    return next(line for line in lines(pilot) if words in line).strip("│ ▌")


async def go_to(pilot: Pilot[int], words: str) -> None:
    """Put the cursor on the first line that begins with these words."""
    sheet = screen_of(pilot).sheet
    sheet.go(next(place for place, row in enumerate(sheet.rows) if row.stops and row.text.startswith(words)))
    await quiet(pilot)


async def until(pilot: Pilot[int], fine: Callable[[], bool]) -> None:
    """Wait for something while a worker goes on."""
    async with asyncio.timeout(30):
        while not fine():
            await pilot.pause(0.02)


@pytest.fixture
def of_three_deviations(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process is none, so that it has the small catalogue, too."""
    have_small_catalogue(monkeypatch)

    async def made_here(analysis: Analysis, root: Path, progress: Progress) -> Told:
        module, _colon, name = analysis.made_by.partition(":")
        told: Told = getattr(import_module(module), name)(Whole(root, progress))
        return told

    monkeypatch.setattr(of_library, "told_of_library", made_here)


@pytest.mark.usefixtures("of_three_deviations")
@pytest.mark.parametrize("size", [SMALL, BIG])
def test_the_analyses_look_as_they_should(tmp_path: Path, size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f4", LOAD)
        must_look_as(pilot, f"load-{size[0]}x{size[1]}")
        await press(pilot, "escape", COVERAGE)
        await press(pilot, "down", "enter")
        must_look_as(pilot, f"coverage-{size[0]}x{size[1]}")

    play(small_library(tmp_path), script, size=size)


@pytest.mark.parametrize("analysis", OF_LIBRARY, ids=lambda one: one.id)
def test_every_analysis_tells_something_of_a_library_and_of_an_empty_one(tmp_path: Path, analysis: Analysis) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty/library.yaml").write_text("title: Empty\nlanguage: en\n", encoding="utf-8")
    for root in (small_library(tmp_path), tmp_path / "empty"):
        command = process.command(analysis, root)
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        progress, _empty, content = done.stdout.partition("\n\n" if root.name == "library" else "\n")
        told = of_json(content)
        assert progress == ("3 3" if root.name == "library" else "")
        assert any(line.text for line in told.lines)
        assert len({line.key for line in told.lines}) == len(told.lines)


# where lines lead


def test_a_group_shows_its_use_cases_and_one_of_them_opens_with_its_questions(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f4", COVERAGE)
        assert sum("Sells goods" in line for line in lines(pilot)) == 1
        await go_to(pilot, "Sales")
        await press(pilot, "enter")
        assert sum("Sells goods" in line for line in lines(pilot)) == 2
        await press(pilot, "enter")
        assert sum("Sells goods" in line for line in lines(pilot)) == 1
        await press(pilot, "enter")
        await go_to(pilot, "Takes goods back")
        await press(pilot, "enter")
        assert editor_of(pilot).page.path == RETURNS  # type: ignore[union-attr]
        screen = pilot.app.screen
        assert isinstance(screen, OfCase)
        assert screen.analysis.id == "questions"
        await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1

    play(small_library(tmp_path), script)


def test_a_role_opens_among_the_roles(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f4", LOAD)
        assert line_with(pilot, "Head").split() == ["█████░░░░░", "1", "4", "1", "0", "Head"]
        await go_to(pilot, "Head")
        words = "Does it (R): 1, 20% of the steps inside the company · Answers for it (A): 4"
        assert words in shown(pilot)
        await press(pilot, "enter")
        assert isinstance(editor_of(pilot).page, ItemsPage)
        assert editor_of(pilot).spot == Spot("roles.yaml", ("roles", "head"))

    play(small_library(tmp_path), script, size=BIG)


def test_a_line_of_the_passes_leads_to_a_step_of_another_use_case(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f4", LOAD)
        await go_to(pilot, "Trouble that is told to nobody")
        assert "Enter: Sells goods – 2a" in shown(pilot)
        await press(pilot, "enter")
        assert editor_of(pilot).spot == Spot(SHOP, ("branches", "gone"))
        await press(pilot, "shift+f4", LOAD_BESIDE)
        await go_to(pilot, "Use cases that don't")
        await press(pilot, "enter", "down", "enter")
        assert editor_of(pilot).page.path == RETURNS  # type: ignore[union-attr]

    play(small_library(tmp_path), script)


def test_a_use_case_that_is_gone_meanwhile_is_said(tmp_path: Path) -> None:
    root = small_library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f4", COVERAGE)
        await go_to(pilot, "Hires somebody")
        (root / HIRE).unlink()
        editor_of(pilot).desk.session.files.look_again()
        await press(pilot, "enter")
        assert "hire" in lines(pilot)[-2]
        assert lines(pilot)[-2].startswith(" ! ")

    play(root, script)


# the process


def held(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let the process be this one."""
    monkeypatch.setattr(process, "command", lambda *_given: [sys.executable, "-c", code])


WAITING = "import sys, time; print('3 10', flush=True); time.sleep(1000)"


def test_the_screen_is_there_at_once_tells_how_far_it_is_and_escape_stops_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held(monkeypatch, WAITING)
    ended: list[int] = []
    end = process._end

    def note(running: asyncio.subprocess.Process) -> None:
        ended.append(running.pid)
        end(running)

    monkeypatch.setattr(process, "_end", note)

    async def script(pilot: Pilot[int]) -> None:
        await pilot.press("shift+f4", COVERAGE)
        await until(pilot, lambda: "3 of 10" in shown(pilot))
        assert "█████████░░░░░░░░░░░░░░░░░░░░░  3 of 10" in shown(pilot)
        await pilot.press("down", "enter", "escape")
        await until(pilot, lambda: bool(ended))
        assert "Analyses" in shown(pilot)
        await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1

    play(small_library(tmp_path), script)
    (pid,) = ended
    listed = subprocess.run(["ps", "-p", str(pid), "-o", "stat="], capture_output=True, text=True, check=False)
    assert listed.stdout.strip() in ("", "Z")


def test_looking_again_begins_anew_with_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held(monkeypatch, WAITING)

    async def script(pilot: Pilot[int]) -> None:
        await pilot.press("shift+f4", COVERAGE)
        await until(pilot, lambda: "3 of 10" in shown(pilot))
        monkeypatch.undo()
        await press(pilot, "f5")
        assert "Process groups" in shown(pilot)
        assert "of 3" not in shown(pilot)

    play(small_library(tmp_path), script)


def test_a_process_that_fails_is_said_without_its_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def script(pilot: Pilot[int]) -> None:
        for code, words in (
            ("raise ValueError('x')", "! The analysis has failed. The command line says more: usecases analyze"),
            ("import sys; sys.stderr.write('no room'); sys.exit(2)", "! The library can’t be read: no room."),
            ("", "! The analysis has failed."),
        ):
            held(monkeypatch, code)
            await press(pilot, "shift+f4", COVERAGE)
            assert words in shown(pilot)
            assert "Traceback" not in shown(pilot)
            await press(pilot, "enter", "escape", "escape")

    play(small_library(tmp_path), script)


def test_the_process_says_why_a_library_cannot_be_read(tmp_path: Path) -> None:
    for name in ("load", "coverage"):
        command = [sys.executable, "-m", "usecases_tui.analyses", name, str(tmp_path / "nowhere")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (2, "")
        assert "Traceback" not in done.stderr
        assert done.stderr


def test_lines_come_through_the_pipe_as_they_were() -> None:
    inside = Line("c", "\x1b[31m\ud800", stops=False)
    line = Line("a", "б", (Span("x", "quiet"),), "heading", (Goal("t", thing="s", then="coach"),), "more", (inside,))
    told = Told((line,), (inside,))
    assert of_json(as_json(told)) == told
    assert json.loads(as_json(told))


# what is left out, what isn't saved, what is kept


def test_files_that_cannot_be_used_are_left_out_and_lead_to_their_errors(tmp_path: Path) -> None:
    root = small_library(tmp_path)
    (root / HIRE).write_text("a: [", encoding="utf-8")

    async def script(pilot: Pilot[int]) -> None:
        for number in (LOAD, COVERAGE_BESIDE):
            await press(pilot, "shift+f4", number)
            await go_to(pilot, "1 file can’t be used as it is, and is left out.")
            await press(pilot, "enter")
            assert editor_of(pilot).spot == Spot(HIRE)

    play(root, script)


def test_what_isnt_saved_is_said_and_saving_it_makes_the_figures_anew(tmp_path: Path) -> None:
    root = small_library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        editor_of(pilot).do(SetField(SHOP, ("steps", "bring", "actor"), "manager"))
        await press(pilot, "shift+f4", LOAD_BESIDE)
        assert "● 1 file isn’t saved" in shown(pilot)
        assert line_with(pilot, "Courier").split()[:2] == ["██████████", "2"]
        await press(pilot, "ctrl+s")
        assert "isn’t saved" not in shown(pilot)
        assert line_with(pilot, "Courier").split()[:2] == ["███░░░░░░░", "1"]

    play(root, script, begin_at=SHOP, size=BIG)


def test_one_comes_back_to_the_line_and_to_figures_of_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = small_library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f4", COVERAGE)
        await go_to(pilot, "Sales")
        await press(pilot, "enter")
        await go_to(pilot, "Takes goods back")
        await press(pilot, "enter", "escape")
        held(monkeypatch, "raise ValueError")
        await press(pilot, "shift+f4", COVERAGE_BESIDE)
        row = screen_of(pilot).sheet.row
        assert row is not None
        assert row.key == "case of sales returns"
        monkeypatch.undo()
        (root / RETURNS).write_text("id: returns\ntitle: Returned\ngroup: sales\n", encoding="utf-8")
        editor_of(pilot).guard.changed_on_disk(frozenset({RETURNS}))  # type: ignore[union-attr]
        await quiet(pilot)
        assert "Returned" in shown(pilot)
        await press(pilot, "escape", "escape", "shift+f4", COVERAGE_BESIDE)
        assert "Returned" in shown(pilot)

    play(root, script, size=BIG)


def test_words_that_look_like_orders_to_the_terminal_are_only_words(tmp_path: Path) -> None:
    root = small_library(tmp_path)
    evil = "\\e[31m[/x]\\\\[bold]"
    (root / HIRE).write_text(f'id: hire\ntitle: "{evil}"\nsteps: [{{ id: a, actor: head }}]\n', encoding="utf-8")

    async def script(pilot: Pilot[int]) -> None:
        for number, words in ((LOAD, "Use cases that don't"), (COVERAGE, "␛[31m")):
            await press(pilot, "shift+f4", number)
            sheet = screen_of(pilot).sheet
            sheet.go(next(place for place, row in enumerate(sheet.rows) if words in row.text.replace("\x1b", "␛")))
            await quiet(pilot)
            assert "\x1b" not in shown(pilot)
            assert "␛[31m[/x]\\[bold]" in shown(pilot)
            await press(pilot, "enter", "escape", "escape", "escape")
            assert "\x1b" not in shown(pilot)

    play(root, script, size=BIG)


def test_an_empty_library_has_figures_too(tmp_path: Path) -> None:
    (tmp_path / "library.yaml").write_text("title: Empty\nlanguage: en\n", encoding="utf-8")

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f4", LOAD)
        assert "0 use cases in use" in shown(pilot)
        await press(pilot, "escape", COVERAGE)
        assert "– thought of." in shown(pilot)

    play(tmp_path, script)
