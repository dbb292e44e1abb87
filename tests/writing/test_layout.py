"""New YAML text: whatever the data, it reads back equal; and it looks as people write it."""

from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.reading.judge import STAND_INS, judge, same
from tests.reading.writing import TEMPTING
from usecases.reading.compose import compose
from usecases.writing.layout import LONGEST_KEY, block, entry, inline
from usecases.writing.scalar import scalar

texts = st.one_of(
    TEMPTING,
    st.text(max_size=30).filter(lambda text: not any("\ud800" <= character <= "\udfff" for character in text)),
    st.text(st.sampled_from("ab \n\t:#-'\",[]{}?&*!|>%@`\r\x85\u2028\ufeff\x00\x7f.0~=<"), max_size=12),
)
scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), texts)
data = st.recursive(
    scalars,
    lambda below: st.one_of(st.lists(below, max_size=4), st.dictionaries(texts, below, max_size=4)),
    max_leaves=15,
)
collections = st.one_of(st.lists(data, max_size=5), st.dictionaries(texts, data, max_size=5))
offsets = st.sampled_from([0, 2])


def read(lines: list[str]) -> Any:
    assert not any("\n" in line or "\r" in line for line in lines)
    composed = compose("\n".join(lines) + "\n")
    assert not composed.troubles
    return composed.data


@given(collections, offsets)
def test_a_block_reads_back_equal(value: Any, offset: int) -> None:
    assert same(read(block(value, 0, offset=offset)), value)


@given(texts, data, data, st.sampled_from([0, 1, 2, 5]), offsets)
def test_an_entry_reads_back_equal_wherever_it_is_put(
    key: str, value: Any, other: Any, indent: int, offset: int
) -> None:
    assume(key not in ("before", "next"))
    lines = [*entry("before", other, indent, offset=offset), *entry(key, value, indent, offset=offset)]
    read_back = read(["top:", *lines, *entry("next", 1, indent)] if indent else [*lines, *entry("next", 1, 0)])
    wanted = {"before": other, key: value, "next": 1}
    assert same(read_back, {"top": wanted} if indent else wanted)


@given(data)
def test_one_line_reads_back_equal_beside_a_key_and_in_a_flow_list(value: Any) -> None:
    line = inline(value)
    assert same(read([f"a: {line}", f"b: [1, {line}, {{ c: {line}, d: {line} }}]"]), {
        "a": value, "b": [1, value, {"c": value, "d": value}],
    })  # fmt: skip


@given(collections)
def test_a_second_reader_reads_the_same(value: Any) -> None:
    text = "\n".join(block(value, 0)) + "\n"
    assume(not STAND_INS.intersection(text))
    assert same(judge(text), value)


@given(texts)
@example("x" * 5000)
def test_a_text_is_one_line_and_reads_back(text: str) -> None:
    assert same(read([f"a: {scalar(text)}"]), {"a": text})


@pytest.mark.parametrize("value", ["\ud800", {"a": "\udfff"}, {"\ud800": 1}, ["x\udc00\ny"]])
def test_a_lone_surrogate_can_not_be_written(value: Any) -> None:
    with pytest.raises(ValueError):
        entry("key", value, 0)
    with pytest.raises(ValueError):
        inline(value)


def test_a_key_too_long_for_a_simple_key_is_refused() -> None:
    assert read(entry("k" * LONGEST_KEY, 1, 0)) == {"k" * LONGEST_KEY: 1}
    with pytest.raises(ValueError):
        entry("k" * (LONGEST_KEY + 1), 1, 0)


def test_a_number_of_more_digits_than_python_writes_reads_back() -> None:
    number = int("f" * 3400, 16)
    assert same(read(entry("a", number, 0)), {"a": number})
    with pytest.raises(ValueError):
        inline(-number)


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        ("Звонит клиенту, дважды", ["a: Звонит клиенту, дважды"]),
        ("no", ["a: no"]),
        ("2026-11-22", ["a: 2026-11-22"]),
        ("-5 degrees", ["a: -5 degrees"]),
        ("2", ['a: "2"']),
        ("true", ['a: "true"']),
        ("", ['a: ""']),
        ("what: this", ['a: "what: this"']),
        ('say: "so"', ["a: 'say: \"so\"'"]),
        ('it\'s: "so"', ['a: "it\'s: \\"so\\""']),
        ("bell\x07", ['a: "bell\\a"']),
        ("line\u2028end", ['a: "line\\Lend"']),
        (None, ["a:"]),
        (True, ["a: true"]),
        (1.0, ["a: 1.0"]),
        (float("-inf"), ["a: -.inf"]),
        ("one\ntwo\n", ["a: |", "  one", "  two"]),
        ("one\n\ntwo", ["a: |-", "  one", "", "  two"]),
        (" one\ntwo", ["a: |2-", "   one", "  two"]),
        ("one\n\n", ['a: "one\\n\\n"']),
        ("\n", ['a: "\\n"']),
        ("one\r\ntwo", ['a: "one\\r\\ntwo"']),
        ([], ["a: []"]),
        ({}, ["a: {}"]),
        (["mail", "crm", 5], ["a: [mail, crm, 5]"]),
        (["two words"], ["a:", "  - two words"]),
        (["x" * 58, "x" * 55], ["a: [" + "x" * 58 + ", " + "x" * 55 + "]"]),
        (["x" * 58, "x" * 56], ["a:", "  - " + "x" * 58, "  - " + "x" * 56]),
        ({"from": "pay", "within": "3bd, at most"}, ['a: { from: pay, within: "3bd, at most" }']),
        ({"id": "pay", "title": "Pays"}, ["a:", "  id: pay", "  title: Pays"]),
        ({"b": ["c"]}, ["a:", "  b: [c]"]),
        ({"b": "c\nd"}, ["a:", "  b: |-", "    c", "    d"]),
        (dict.fromkeys("bcde", 1), ["a: { b: 1, c: 1, d: 1, e: 1 }"]),
        (dict.fromkeys("bcdef", 1), ["a:", "  b: 1", "  c: 1", "  d: 1", "  e: 1", "  f: 1"]),
        ({"ru": "x" * 70, "pl": "x" * 70}, ["a: { ru: " + "x" * 70 + ", pl: " + "x" * 70 + " }"]),
        ({"ru": "x" * 70, "of": "x" * 70}, ["a:", "  ru: " + "x" * 70, "  of: " + "x" * 70]),
        ([{"id": "b", "c": [{"d": 1}]}], ["a:", "  - id: b", "    c:", "      - { d: 1 }"]),
        ([["b", "c d"], ["e"]], ["a:", "  - - b", "    - c d", "  - [e]"]),
    ],
)
def test_it_looks_as_people_write_it(value: Any, lines: list[str]) -> None:
    assert entry("a", value, 0) == lines
    assert same(read(lines), {"a": value})


def test_what_stands_further_in_looks_the_same() -> None:
    value = {"b": [{"id": "c", "d": "e\nf"}], "g": ["h i"], "j": " k\n\nl"}
    assert entry("a", value, 4) == [" " * 4 + line if line else "" for line in entry("a", value, 0)]


def test_dashes_may_stand_below_their_key() -> None:
    assert block({"a": [{"id": "b", "c": ["d e"]}]}, 2, offset=0) == ["  a:", "  - id: b", "    c:", "    - d e"]
    assert block([{"id": "b", "c": {"id": "d"}}], 0, offset=0) == ["- id: b", "  c:", "    id: d"]


def test_inside_brackets_more_needs_quotes() -> None:
    value = ["a, b", "c]", "d: e", "-f", {"id": "g", "h": None, "i": ["two\nlines"]}, {}, []]
    assert inline(value) == ('["a, b", "c]", "d: e", -f, { id: g, h: null, i: ["two\\nlines"] }, {}, []]')
