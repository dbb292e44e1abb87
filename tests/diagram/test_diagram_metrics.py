"""Widths of texts, and where lines break."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from usecases_exporters.diagram.metrics import width_of, wrap


@given(st.text(st.sampled_from("абвŻółć AZ-/.,漢🐢e\u0301"), max_size=80), st.integers(60, 300))
def test_no_line_is_wider_than_asked_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width, 10)
    assert all(width_of(line, 10) <= width + 0.01 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_long_words_break_after_a_sign_where_there_is_one() -> None:
    assert wrap("склад/магазин/офис", 60, 10) == ("склад/", "магазин/", "офис")


def test_letters_outside_the_table_count_as_wide() -> None:
    assert width_of("漢", 10) == 10
    assert width_of("🐢", 10) > 10
    assert width_of("e\u0301", 10) == width_of("e", 10)


def test_the_table_is_that_of_the_font() -> None:
    fonts = pytest.importorskip("fontTools.ttLib", reason="needs fonttools")
    path = next(Path("/usr/share/fonts").rglob("LiberationSans-Regular.ttf"), None)
    if path is None:
        pytest.skip("needs the Liberation fonts")
    font = fonts.TTFont(path)
    cmap, advances = font.getBestCmap(), font["hmtx"]
    for text in ("Проверяет заявку № 7 — «да»", "ŁÓDŹ, Gdańsk „tak” … Żółw", "The quick (brown) fox; 100 %"):
        assert width_of(text, 2048) == sum(advances[cmap[ord(char)]][0] for char in text)
