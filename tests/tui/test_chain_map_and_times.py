"""Analyses of the chain, of customers, of times, and the map with its lamps: how they look, and where they lead."""

from importlib import import_module
from pathlib import Path

import pytest
from textual.pilot import Pilot
from usecases_tui.analyses import of_library
from usecases_tui.analyses.of_library import OfLibrary
from usecases_tui.analyses.table import Analysis
from usecases_tui.analyses.told import Told, Whole
from usecases_tui.app import Editor
from usecases_tui.desk import Spot
from usecases_tui.library_pane.listing import Heading
from usecases_tui.library_pane.pane import LibraryPane

from tests.tui.lit_library import lit_library
from tests.tui.screen import SMALL, library, must_look_as, play, press, quiet, shown
from tests.tui.small_library import HIRE, RETURNS, SHOP
from usecases.analysing.cases import Progress

BIG = (120, 40)


@pytest.fixture(autouse=True)
def made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """No process of its own, which takes a while to begin."""

    async def told(analysis: Analysis, root: Path, progress: Progress) -> Told:
        module, _colon, name = analysis.made_by.partition(":")
        made: Told = getattr(import_module(module), name)(Whole(root, progress))
        return made

    monkeypatch.setattr(of_library, "told_of_library", told)


async def look_at(pilot: Pilot[int], analysis: str, words: str = "") -> None:
    """Open an analysis, and put the cursor on the first line that begins with these words."""
    assert isinstance(pilot.app, Editor)
    pilot.app.open_analysis(analysis)
    await quiet(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, OfLibrary)
    if words:
        rows = screen.sheet.rows
        screen.sheet.go(next(place for place, row in enumerate(rows) if row.stops and row.text.startswith(words)))
        await quiet(pilot)


def spot(pilot: Pilot[int]) -> Spot | None:
    assert isinstance(pilot.app, Editor)
    return pilot.app.spot


@pytest.mark.parametrize(("size", "language"), [(SMALL, "en"), (BIG, "ru")])
def test_they_look_as_they_should(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], language: str
) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", language)

    async def script(pilot: Pilot[int]) -> None:
        for analysis in ("handovers", "customers", "map", "times"):
            await look_at(pilot, analysis)
            must_look_as(pilot, f"{analysis}-{language}-{size[0]}x{size[1]}")
            await press(pilot, "escape")

    play(lit_library(tmp_path), script, size=size)


@pytest.mark.parametrize(
    ("words", "key"), [("Sales, at the end", RETURNS), ("Returned, a week: 7", RETURNS), ("Sold: 6", RETURNS)]
)
def test_a_lamp_that_isnt_green_opens_its_group_at_the_use_case_to_look_at(
    tmp_path: Path, words: str, key: str
) -> None:
    async def script(pilot: Pilot[int]) -> None:
        pane = pilot.app.query_one(LibraryPane)
        pane.listing.folded.add(Heading("sales"))
        await press(pilot, "x")
        assert pane.finding == "x"
        await look_at(pilot, "map", words)
        assert "Enter: Sales in the list of use cases" in shown(pilot)
        await press(pilot, "enter")
        assert (pane.finding, pane.row and pane.row.key, pane.has_focus_within) == ("", key, True)

    play(lit_library(tmp_path), script)


def test_the_name_of_the_group_stays_in_sight_above_the_use_case(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        pane = pilot.app.query_one(LibraryPane)
        await look_at(pilot, "map", "Marketing, in the middle")
        await press(pilot, "enter")
        assert pane.row is not None
        assert pane.row.key == "use-cases/marketing/lead-generation-campaign.yaml"
        assert "▾ Маркетинг" in shown(pilot)

    play(library(tmp_path), script, size=(80, 16))


def test_from_the_text_a_red_lamp_of_a_group_without_use_cases_opens_the_group(tmp_path: Path) -> None:
    root = lit_library(tmp_path)
    for path in (SHOP, RETURNS):
        (root / path).unlink()

    async def script(pilot: Pilot[int]) -> None:
        pane = pilot.app.query_one(LibraryPane)
        await look_at(pilot, "map", "Sales, at the end")
        assert "It has no use cases yet: write down how the work is done." in shown(pilot)
        await press(pilot, "enter")
        assert (pane.row and pane.row.key, pane.has_focus_within) == (Heading("sales"), True)

    play(root, script, begin_at=HIRE)


def test_other_lines_of_the_map_lead_to_the_indicator_and_to_the_group_itself(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        for words, place in (
            ("Stayed: no measurements", Spot("kpis.yaml", ("kpis", "stayed"))),
            ("Result of the group", Spot("map.yaml", ("groups", "sales"))),
        ):
            await look_at(pilot, "map", words)
            await press(pilot, "enter")
            assert spot(pilot) == place

    play(lit_library(tmp_path), script)


def test_a_customer_leads_to_the_processes(tmp_path: Path) -> None:
    root = lit_library(tmp_path)
    (root / RETURNS).unlink()

    async def script(pilot: Pilot[int]) -> None:
        await look_at(pilot, "customers", "Buyer")
        assert "Enter: Sells goods" in shown(pilot)
        await press(pilot, "enter")
        found = spot(pilot)
        assert found is not None
        assert found.path == SHOP

    play(root, script)
