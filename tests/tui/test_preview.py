"""The regulation in the terminal: every text of the document is there, and nothing drives the terminal."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from re import findall
from typing import Any

import pytest
from hypothesis import given
from rich.cells import cell_len
from textual.pilot import Pilot
from usecases_exporters.regulation.document import regulation
from usecases_exporters.regulation.page import Page
from usecases_exporters.regulation.shelf import Shelf
from usecases_exporters.tree.clean import inline_shown
from usecases_exporters.tree.nodes import Break, Cell, Document, Figure, Heading, Inlines, Listing, Paragraph, Table
from usecases_tui.preview.regulation import Preview, document_of
from usecases_tui.preview.typesetting import typeset
from usecases_tui.sheet.row import Row
from usecases_tui.unsaved_library import library_around

from tests.conftest import ROOT
from tests.effort import times
from tests.strategies import use_cases
from tests.tui.screen import SMALL, library, must_look_as, play, press, quiet, shown
from usecases.editing.fields import SetField
from usecases.editing.opened import OpenedFiles
from usecases.editing.session import Session
from usecases.library import Library, open_library
from usecases.model.build import use_case

ORDER = "use-cases/fulfilment/order-processing.yaml"
LIBRARY = open_library(ROOT / "library")
LINES = str.maketrans(dict.fromkeys("│┌┐└┘─├┤┬┴┼═", " "))


def texts(document: Document) -> Iterator[str]:
    """Every text of a document."""
    yield document.title
    for block in document.blocks:
        match block:
            case Heading(_level, content):
                yield from of_inlines(content)
            case Table(head, rows):
                for cell in (*head, *(cell for row in rows for cell in row.cells)):
                    yield from of_cell(cell)
            case Figure(_path, alternative, caption):
                yield from filter(None, (alternative, caption))
            case Paragraph() | Listing():
                yield from of_cell(Cell((block,)))


def of_cell(cell: Cell) -> Iterator[str]:
    for block in cell.content:
        for content in (block.content,) if isinstance(block, Paragraph) else block.items:
            yield from of_inlines(content)


def of_inlines(content: Inlines) -> Iterator[str]:
    return (inline.text for inline in content if not isinstance(inline, Break))


def lines_of(rows: list[Row]) -> list[str]:
    return ["".join(span.text for span in row.lead) for row in rows]


def document_for(case: Any, language: str = "ru", shelf: Library = LIBRARY) -> Document:
    return regulation(Page(Shelf(shelf), case, language))


def words(lines: Iterable[str]) -> set[str]:
    return {word for line in lines for word in findall(r"\w+", line.casefold())}


def squeezed(text: str) -> str:
    return "".join(inline_shown(text).translate(LINES).split()).casefold()


@pytest.mark.parametrize("case", LIBRARY.use_cases, ids=lambda case: case.id)
def test_every_text_is_on_the_sheet_where_no_table_has_room(case: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("usecases_tui.preview.typesetting._has_room", lambda *_: False)
    document = document_for(case, LIBRARY.language_of(case))
    found = squeezed("\n".join(lines_of(list(typeset(document, 60)))))
    for text in texts(document):
        assert squeezed(text) in found


@pytest.mark.parametrize("case", LIBRARY.use_cases, ids=lambda case: case.id)
def test_every_word_is_on_the_sheet_where_tables_have_room(case: Any) -> None:
    document = document_for(case, LIBRARY.language_of(case))
    lines = lines_of(list(typeset(document, 200)))
    assert any("┬" in line for line in lines)
    assert not words(texts(document)) - words(lines)
    assert max(map(cell_len, lines)) <= 200


@times(0.5)
@given(use_cases)
def test_any_use_case_can_be_read_and_drives_no_terminal(data: dict[str, Any]) -> None:
    document = document_for(use_case(data), "en")
    for width in (20, 76, 118):
        text = "".join(lines_of(list(typeset(document, width))))
        assert all(letter.isprintable() or letter == " " or ord(letter) >= 0xA0 for letter in text)


def test_markup_and_escape_sequences_are_words() -> None:
    data = {
        "id": "a",
        "title": "[red]A[/red] \x1b[31m",
        "goal": "<b>x</b> [link=x]y[/link] :smile: \x1b]0;t\x07\u202eb",
    }
    text = "\n".join(lines_of(list(typeset(document_for(use_case(data), "en"), 118))))
    assert "[RED]A[/RED]" in text
    assert "<b>x</b> [link=x]y[/link] :smile:" in text
    assert not set(text) & {"\x1b", "\x07", "\u202e"}


@pytest.mark.parametrize("width", [20, 40, 76, 118])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    document = document_for(LIBRARY.by_id["order-processing"])
    assert max(map(cell_len, lines_of(list(typeset(document, width))))) <= width


def test_what_is_not_saved_is_in_it(tmp_path: Path) -> None:
    session = Session.open(library(tmp_path))
    session.do(SetField(ORDER, ("goal",), "Товар у покупателя к вечеру"))
    session.do(SetField("roles.yaml", ("roles", "warehouse", "title"), "Кладовая"))
    session.do(SetField("use-cases/fulfilment/deliver-order.yaml", ("title",), "Отвезти заказ"))
    document = document_of(session.files, ORDER)
    session.give_up()
    assert document is not None
    found = set(texts(document))
    assert {"Товар у покупателя к вечеру", "Кладовая", "Отвезти заказ"} <= found


def test_it_is_the_document_that_is_exported() -> None:
    """Only what the document needs is read, and nothing of it is missing."""
    files = OpenedFiles(ROOT / "library")
    for file in LIBRARY.files:
        assert document_of(files, file.path) == document_for(file.case, LIBRARY.language_of(file.case))
    assert len(library_around(OpenedFiles(ROOT / "library"), ORDER).files) < len(LIBRARY.files) / 2


def test_the_regulation_opens_by_its_key_and_escape_leads_back(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "f3", "f12")
        assert "РЕГЛАМЕНТ: ОБРАБОТКА ЗАКАЗА" in shown(pilot)
        await press(pilot, "down")
        assert "РЕГЛАМЕНТ: ОБРАБОТКА ЗАКАЗА" not in shown(pilot)
        await press(pilot, "end")
        assert "Подпись" in shown(pilot)
        await press(pilot, "home")
        assert "РЕГЛАМЕНТ: ОБРАБОТКА ЗАКАЗА" in shown(pilot)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, Preview)

    play(library(tmp_path), script, begin_at=ORDER)


def test_where_nothing_is_open_this_is_said(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "f12")
        assert "Open a use case first." in shown(pilot)

    play(library(tmp_path), script)


@pytest.mark.parametrize("size", [SMALL, (140, 45), (40, 10)])
def test_the_regulation_looks_as_it_should(tmp_path: Path, size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "f12", *["pagedown"] * 4)
        await quiet(pilot)
        must_look_as(pilot, f"regulation-{size[0]}x{size[1]}", pilot.app.screen.query_one(".box"))

    play(library(tmp_path), script, size=size, begin_at=ORDER)
