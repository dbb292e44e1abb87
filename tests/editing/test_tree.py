"""Changing plain data by copies."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.editing.one_file import objects
from usecases.editing.tree import changed, drop, insert, is_there, ordered, put, value_at, with_field
from usecases.text.path import Path

DATA: dict[str, Any] = {"a": {"b": [1, {"c": "x"}], "d": {"e": 1}}, "f": [{"g": 1}]}

trees = st.recursive(
    st.one_of(st.text(max_size=2), st.integers(), st.none()),
    lambda below: st.one_of(st.lists(below, max_size=3), st.dictionaries(st.sampled_from("abc"), below, max_size=3)),
    max_leaves=12,
)


def ways(tree: Any, path: Path = ()) -> list[Path]:
    parts = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [path, *(way for part, below in parts for way in ways(below, (*path, part)))]


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (("a", "b", 1, "c"), "y", {"a": {"b": [1, {"c": "y"}], "d": {"e": 1}}, "f": [{"g": 1}]}),
        (("f", 0), 2, {"a": {"b": [1, {"c": "x"}], "d": {"e": 1}}, "f": [2]}),
        (("h", "i", "j"), 2, {**DATA, "h": {"i": {"j": 2}}}),
        ((), 2, 2),
    ],
)
def test_a_value_is_put_at_its_path(path: Path, value: Any, expected: Any) -> None:
    assert put(DATA, path, value) == expected


@pytest.mark.parametrize("path", [("f", 1), ("f", "x"), ("a", "b", 0, "x"), ("a", 0), ("f", -1), ("f", 0, "g", "h")])
def test_there_is_no_way_through_what_is_no_such_thing(path: Path) -> None:
    with pytest.raises(LookupError):
        put(DATA, path, 1)
    assert not is_there(DATA, path)


@pytest.mark.parametrize("path", [("f", 2), ("f", -1), ("a", 0), ("f", "x")])
def test_an_item_comes_only_into_a_list_and_at_most_after_its_last(path: Path) -> None:
    with pytest.raises(LookupError):
        insert(DATA, path, 1)


def test_an_item_comes_into_a_list_and_goes() -> None:
    longer = insert(DATA, ("f", 0), 5)
    assert longer["f"] == [5, {"g": 1}]
    assert insert(DATA, ("f", 1), 5)["f"] == [{"g": 1}, 5]
    assert insert(DATA, ("z", 0), 5)["z"] == [5]
    assert drop(longer, ("f", 0)) == DATA
    assert drop(DATA, ("a", "d")) == {"a": {"b": [1, {"c": "x"}]}, "f": [{"g": 1}]}


@given(trees, st.data())
def test_all_but_the_way_stays_the_same_object(tree: Any, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(ways(tree)))
    before = deepcopy(tree)
    new = put(tree, path, "new")
    assert tree == before
    assert value_at(new, path) == "new"
    on_the_way = {id(value_at(tree, path[:end])) for end in range(len(path))}
    gone = objects(value_at(tree, path))
    assert objects(tree).keys() - gone.keys() - on_the_way <= objects(new).keys()
    assert changed(new, path, lambda _: value_at(tree, path)) == tree


@pytest.mark.parametrize(
    ("fields", "name", "expected"),
    [
        ("", "b", "b"),
        ("acd", "b", "abcd"),
        ("dca", "b", "dcab"),
        ("cd", "b", "bcd"),
        ("xcd", "b", "xbcd"),
        ("xy", "b", "xyb"),
        ("ab", "e", "abe"),
        ("adx", "y", "adxy"),
        ("abc", "b", "abc"),
    ],
)
def test_a_new_field_comes_after_the_nearest_before_it_in_the_order(fields: str, name: str, expected: str) -> None:
    assert "".join(with_field(dict.fromkeys(fields, 0), name, 1, "abcde")) == expected


def test_fields_are_put_into_an_order_and_strangers_come_last() -> None:
    assert list(ordered({"x": 1, "c": 1, "a": 1, "y": 1}, "abc")) == ["a", "c", "x", "y"]


def test_mappings_that_are_made_on_the_way_come_in_order() -> None:
    order: dict[Path, tuple[str, ...]] = {(): ("a", "c", "f"), ("c",): ("k", "l")}
    new = put(DATA, ("c", "l"), 1, lambda path: order.get(path, ()))
    assert list(new) == ["a", "c", "f"]
    assert list(put(new, ("c", "k"), 1, lambda path: order.get(path, ()))["c"]) == ["k", "l"]
