"""Ids from titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usecases.ids import is_id, make_id, transliterate


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Обработка заказа", "obrabotka-zakaza"),
        ("Подъём: щётки, съезд", "podem-shchetki-sezd"),
        ("Этот ящик — цех юга", "etot-yashchik-tsekh-yuga"),
        ("Приймання ґанку й гроші", "pryimannya-ganku-i-hroshi"),
        ("Zażółć gęślą jaźń", "zazolc-gesla-jazn"),
        ("Łódź – odbiór", "lodz-odbior"),
        ("Зака\u0301з и\u0306од", "zakaz-yod"),
        ("The customer’s order (no. 5)", "the-customers-order-no-5"),
        ("--Ab  ._ 7--", "ab-7"),
        ("ﬁ ½ ǅ", "fi-1-2-dz"),
        ("配送", "use-case"),
        ("?!", "use-case"),
        ("", "use-case"),
        ("any", "any-2"),
        ("Trigger", "trigger-2"),
        ("interrupted!", "interrupted-2"),
        ("con", "con-2"),
    ],
)
def test_title_becomes_id(title: str, expected: str) -> None:
    assert make_id(title) == expected


def test_taken_ids_are_avoided() -> None:
    assert make_id("Returns", {"returns"}) == "returns-2"
    assert make_id("Returns", {"returns", "returns-2", "returns-3"}) == "returns-4"
    assert make_id("any", {"any-2"}) == "any-3"


def test_long_titles_are_cut_at_a_word() -> None:
    assert make_id("слово " * 40) == "-".join(["slovo"] * 10)
    assert make_id("a" * 500) == "a" * 60


@given(st.text(), st.sets(st.sampled_from(["use-case", "a", "any-2"])))
def test_every_title_gets_an_id(title: str, taken: set[str]) -> None:
    made = make_id(title, taken)
    assert is_id(made)
    assert made not in taken


@given(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True))
def test_an_id_stays_what_it_is(text: str) -> None:
    assert transliterate(text) == text


@pytest.mark.parametrize(
    "text", ["", "-a", "a-", "a--b", "A", "заказ", "a_b", "a b", "a\n", "x" * 121, "any", "trigger", "interrupted"]
)
def test_no_ids(text: str) -> None:
    assert not is_id(text)
