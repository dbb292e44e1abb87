"""Widths on a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usecases.cli.columns import cut, padded, table, width, wrapped


@pytest.mark.parametrize(
    ("text", "columns"),
    [("order", 5), ("заказ", 5), ("配送", 4), ("зака\u0301з", 5), ("a\u200bb", 2), ("ﾊﾟ", 2), ("Ａ", 2), ("", 0)],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns
    assert width(padded(text, 9)) == 9


@given(st.text(), st.integers(0, 30))
def test_what_is_cut_fits(text: str, columns: int) -> None:
    shown = cut(text, columns)
    assert width(shown) <= columns
    assert shown == text or width(text) > columns


def test_cutting_says_so() -> None:
    assert cut("配送と返品", 6) == "配送…"
    assert cut("order", 5) == "order"
    assert cut("orders", 5) == "orde…"


def test_columns_stand_under_each_other() -> None:
    lines = table([("id", "title", "n"), ("a", "配送", "1"), ("long-id", "зака\u0301з", "22")], 1, None)
    assert lines == ["id       title  n", "a        配送   1", "long-id  зака\u0301з  22"]


def test_a_narrow_terminal_cuts_the_title_first() -> None:
    rows = [("id", "a title that is rather long", "draft")]
    assert table(rows, 1, 30) == ["id  a title that is ra…  draft"]
    assert all(width(line) <= 10 for line in table(rows, 1, 10))


@given(st.text(st.sampled_from("ab 配\u0301 ")), st.integers(4, 20))
def test_wrapped_lines_fit_and_lose_nothing(text: str, columns: int) -> None:
    lines = wrapped(text, columns, "- ")
    assert "".join(" ".join(lines).split()) == "-" + "".join(text.split())
    for line in lines:
        assert width(line) <= columns or len(line.removeprefix("- ").split()) == 1
