"""Rows drawn: widths, wrapping, and what must never reach a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from usecases_tui.sheet.drawing import drawn, layout
from usecases_tui.sheet.harmless import harmless, unpictured
from usecases_tui.sheet.row import Row, Span
from usecases_tui.sheet.wrapping import wrapped

TEXTS = st.text(max_size=200)


def lines(row: Row, width: int) -> list[str]:
    """The lines of a row, as text."""
    return [strip.text for strip in drawn(row, width, Style.null(), lambda _name: Style.null(), Span("▌"))]


def test_a_text_goes_on_below_where_it_began() -> None:
    row = Row("a", "Подтверждает состав, цену и адрес", (Span(" 2 "), Span("Менеджер: ")))
    assert [line.rstrip() for line in lines(row, 34)] == [
        "▌ 2 Менеджер: Подтверждает",
        "▌             состав, цену и",
        "▌             адрес",
    ]


def test_a_long_beginning_gets_a_line_of_its_own() -> None:
    row = Row(
        "a", "Собирает и упаковывает заказ", (Span(" 3 "), Span("Заведующий складом готовой продукции: ")), indent=4
    )
    first, *rest = lines(row, 50)
    assert first.startswith("▌ 3 Заведующий складом готовой продукции:")
    assert rest[0].startswith("▌    Собирает")
    assert lines(row, 30)[0] == "▌ 3 Заведующий складом готово…"


def test_what_follows_a_text_stands_there_only_where_there_is_room() -> None:
    row = Row("a", "Звонит", tail=(Span("2 часа"),))
    assert lines(row, 30)[0].rstrip() == "▌Звонит  2 часа"
    assert lines(row, 12)[0].rstrip() == "▌Звонит"


def test_a_hint_stands_in_an_empty_row() -> None:
    assert lines(Row("a", "", hint="Что делает?"), 30)[0].rstrip() == "▌Что делает?"


@pytest.mark.parametrize("text", ["日本語のテキスト", "Ćma żółć", "👩‍👩‍👧 семья", "שלום עולם", "a\tb", "é" * 70])
def test_every_line_is_as_wide_as_the_sheet(text: str) -> None:
    for width in (14, 20, 33, 80):
        assert {cell_len(line) for line in lines(Row("a", text, (Span("1 "),)), width)} == {width}


@given(TEXTS, st.integers(min_value=14, max_value=90))
def test_nothing_that_drives_a_terminal_is_drawn(text: str, width: int) -> None:
    for line in lines(Row("a", text, (Span(text),), (Span(text),), hint=text), width):
        assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in line)
        assert not set(line) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


@given(TEXTS, st.integers(min_value=1, max_value=60))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    shown = "\n".join(map(harmless, text.split("\n")))
    assert "".join(wrapped(shown, width)) == shown.replace("\n", "")
    assert layout(Row("a", text), 30).height == len(layout(Row("a", text), 30).lines)


@given(TEXTS)
def test_a_harmless_text_is_as_long_as_the_text(text: str) -> None:
    assert len(harmless(text)) == len(text)
    assert harmless(harmless(text)) == harmless(text)


@given(TEXTS)
def test_a_text_that_nobody_touched_comes_back_as_it_was(text: str) -> None:
    signs = {harmless(letter) for letter in map(chr, [*range(32), 127]) if letter != "\n"} | {"·", "\ufffd"}
    if not signs & set(text):
        seen = "\n".join(map(harmless, text.split("\n")))
        back = unpictured(seen, text)
        assert len(back) == len(text)
        assert harmless(back.replace("\n", "")) == harmless(text.replace("\n", ""))


def test_an_escape_sequence_is_shown_and_kept() -> None:
    text = "до \x1b[31mкрасного\x07"
    assert harmless(text) == "до ␛[31mкрасного␇"
    assert unpictured("до ␛[31mкрасного␇!", text) == "до \x1b[31mкрасного\x07!"
    assert unpictured("␛ is the sign", "plain") == "␛ is the sign"
