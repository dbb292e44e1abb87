"""The page of responsibilities in the handbook, and the heat map on it."""

import re
from xml.etree import ElementTree as Xml

from usecases_exporters.handbook.heat_map import Heat, heat_map
from usecases_exporters.handbook.responsibilities import responsibilities_page
from usecases_exporters.names import Names
from usecases_exporters.tree.markdown import write_markdown

from tests.raci.library import case, shared
from usecases.model.usecase import UseCase

SPACE = "{http://www.w3.org/2000/svg}"
CASES = (
    case({"id": "a", "actor": ["manager", "buyer"]}, {"id": "b", "actor": "courier"}, {"id": "c", "actor": "buyer"}),
    case({"id": "a", "actor": "manager"})._replace(id="two"),
    case({"id": "a", "actor": "warehouse"}, status="retired")._replace(id="old"),
)


def drawn(*cases: UseCase, language: str = "en") -> tuple[str, list[str]]:
    """The page, and the words of the heat map."""
    page = responsibilities_page(Names(shared(), language), cases)
    return write_markdown(page.document), words_of(page.picture)


def words_of(picture: bytes) -> list[str]:
    """The texts of a picture."""
    return [text.text or "" for text in Xml.fromstring(picture).iter(f"{SPACE}text")]  # noqa: S314


def test_the_heat_map_counts_the_steps_of_roles_inside() -> None:
    _page, words = drawn(*CASES)
    assert words == ["Not on the map", "Σ", "Manager", "2", "2", "Courier", "1", "1"]


def test_the_page_tells_all_seven_passes_in_its_language() -> None:
    page, _words = drawn(*CASES)
    assert re.findall("^## (.*)$", page, re.MULTILINE) == [
        "1. Heads", "2. Load", "3. Weak spots", "4. Duplicates", "5. Time", "6. Results", "7. Communication",
    ]  # fmt: skip
    assert "- **Only one person does it, and nobody stands in:** 1: sell 2" in page
    russian, words = drawn(*CASES, language="ru")
    assert "## 3. Слабые места" in russian
    assert words[:2] == ["Вне карты", "процессов"], "in two lines"


def test_a_darker_cell_has_more_steps() -> None:
    svg = heat_map(Heat(("A", "B"), ("X", "Y"), ({0: 1, 1: 10}, {0: 5})), "Load", "en").decode()
    fills = re.findall(r'rx="3" fill="#(\w+)"', svg)
    light = [sum(int(fill[place : place + 2], 16) for place in (0, 2, 4)) for fill in fills]
    one, ten, five, none = light
    assert none > one > five > ten


def test_hostile_titles_stay_texts() -> None:
    svg = heat_map(Heat(("<script>&\x1b",), ('"x"',), ({0: 1},)), "<b>", "en")
    assert any("<script>&" in text for text in words_of(svg))
    assert b"<b>" not in svg
    assert b"\x1b" not in svg


def test_nothing_to_draw() -> None:
    page, words = drawn()
    assert words == ["Σ"]
    assert "## 7. Communication" in page
    assert drawn(*CASES) == drawn(*CASES)
