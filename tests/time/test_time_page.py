"""The handbook's page about time, and its pictures."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from usecases_exporters.handbook.book import Book
from usecases_exporters.handbook.pages import PAGES
from usecases_exporters.handbook.time import time_page
from usecases_exporters.handbook.time_pictures import Bar, bars, spread
from usecases_exporters.names import Names
from usecases_exporters.protocol import ExportError, Request
from usecases_exporters.tree.markdown import write_markdown

from tests.time.processes import case, nobody, shared, step
from usecases.analysing.time.simulated import Simulation
from usecases.library import open_library
from usecases.model.words import LANGUAGES

CASE = case(step("take", within="2bh", work="10min"), step("send", "head", within="1bd", work="1h"), frequency="1/w")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_times_and_costs(language: str) -> None:
    page = time_page(Names(shared(), language), [CASE, CASE._replace(id="old", status="retired")], nobody, 0)
    text = write_markdown(page.document)
    assert "use-cases/sell.md" in text
    assert "old.md" not in text
    assert "10" in text
    assert len(page.pictures) == 1
    work, waiting = {"en": ("Work", "Waiting"), "ru": ("Работа", "Ожидание"), "pl": ("Praca", "Oczekiwanie")}[language]
    assert f">{work}<" in page.pictures[0].decode()
    assert f">{waiting}<" in page.pictures[0].decode()


def test_bars_are_as_long_as_the_time() -> None:
    svg = bars((Bar("A <b>", 100, 25, "100"), Bar("B", 50, 60, "50")), "Time & work", ("Work", "Waiting"), "en")
    root = ElementTree.fromstring(svg)  # noqa: S314
    own = [float(each.get("width", "0")) for each in root.iter("{http://www.w3.org/2000/svg}rect")][3:]
    assert own == [420, 105, 210, 210]  # more work than time fills the bar
    assert "A <b>: 100; B: 50" in "".join(root.itertext())


def test_a_spread_shows_how_many_runs_take_how_long() -> None:
    found = Simulation(10, 1, 5.0, 5.0, 9.0, 0.0, 10.0, (1, 4, 5), (), (), (), 0.0)
    root = ElementTree.fromstring(spread(found, "Runs", "en", lambda minutes: f"{minutes:g} min"))  # noqa: S314
    high = [float(each.get("height", "0")) for each in root.iter("{http://www.w3.org/2000/svg}rect")][1:]
    assert high == [36, 144, 180]
    assert "P50: 5 min, P90: 9 min" in "".join(root.itertext())


def test_runs_are_drawn_where_they_are_asked_for() -> None:
    pytest.importorskip("numpy")
    page = time_page(Names(shared(), "en"), [CASE, case(step("take"), id="timeless")], nobody, 100)
    assert len(page.pictures) == 2
    assert "runs-sell.svg" in write_markdown(page.document)


@pytest.mark.parametrize("written", ["many", "-1", "1e6", "9999999", "²"])
def test_what_is_no_number_of_runs_is_said(written: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    root = tmp_path_factory.mktemp("library")
    (root / "library.yaml").write_text("title: T\nlanguage: en\n")
    request = Request(open_library(root), (), None, {"runs": written})
    with pytest.raises(ExportError, match="is no number of runs"):
        assert Book(request).runs


def test_a_handbook_of_some_use_cases_takes_times_from_the_others(tmp_path: Path) -> None:
    (tmp_path / "use-cases").mkdir()
    (tmp_path / "library.yaml").write_text("title: T\nlanguage: en\n")
    (tmp_path / "use-cases" / "sell.yaml").write_text("id: sell\ntitle: Sell\nsteps: [{id: mend, use_case: mend}]\n")
    (page,) = (page for page in PAGES if page.file == "time.md")

    def made(work: str) -> tuple[str, str]:
        mend = f"id: mend\ntitle: Mend\nsteps: [{{id: mend, work: {work}}}]\n"
        (tmp_path / "use-cases" / "mend.yaml").write_text(mend)
        library = open_library(tmp_path)
        book = Book(Request(library, (library.by_id["sell"],), None, {}))
        return next(page.make(book)).decode(), page.depends(book)

    (text, depends), (other, changed) = made("3h"), made("4h")
    assert "| [Sell](use-cases/sell.md) | 3 hr |" in text
    assert "| [Sell](use-cases/sell.md) | 4 hr |" in other
    assert depends != changed
