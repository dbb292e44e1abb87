"""New data in an old text: it says what was meant, nothing else is touched, and no comment is lost."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.writing.edits import TEXTS, changed, edit, paths, use_case, value_at
from tests.writing.hand import Hand
from tests.writing.touched import gone, in_flow, own, said, touches_only_its_own
from usecases.reading.compose import compose
from usecases.reading.equal import same
from usecases.text.source import Source
from usecases.writing.carry import carry

FILES = sorted((ROOT / "library").rglob("*.yaml"))
SEEDS = st.integers(0, 2**32 - 1)


@given(SEEDS)
def test_an_edit_of_a_text_written_by_hand_touches_its_own_lines_only(seed: int) -> None:
    random = Random(seed)
    data = use_case(random)
    source = Hand(random).write(data)
    composed: Any = compose(source.text)
    if not same(composed.data, data):
        return
    made = edit(random, composed.data)
    new = carry(source, composed, made.data)
    assert same(compose(new.text).data, made.data)
    assert new.bom == source.bom
    assert max(said(new).values(), default=1) == 1, "a comment stands there twice"
    assert touches_only_its_own(source, new, composed, made)
    if made.kind in ("add", "insert", "move", "relocate", "into branch"):
        assert said(new) == said(source)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_field_of_the_library_takes_any_text(file: Path) -> None:
    source = Source.decode(file.read_bytes())
    composed = compose(source.text)
    random = Random(file.stem)
    fields = [path for path in paths(composed.data) if not isinstance(value_at(composed.data, path), dict | list)]
    for where in random.sample(fields, min(15, len(fields))):
        data = changed(composed.data, where, lambda _: random.choice(TEXTS))
        new = carry(source, composed, data)
        assert same(compose(new.text).data, data)
        outermost = in_flow(source, composed, where) or where
        assert set(gone(source, new)) <= set(own(source, composed, outermost)), where


def _carried(text: str, change: Callable[[Any], Any]) -> str:
    source = Source(dedent(text).lstrip("\n"))
    composed = compose(source.text)
    assert not composed.troubles
    return carry(source, composed, change(composed.data)).text


STEPS = """
    id: a
    title: A
    steps:
      # The first, and its comment
      - id: one
        action: Asks    # beside
        # within: 2h

      # nobody's

      - id: two
        # about the way
        how: |
          Look,
          then leap.
      - {id: three, gives: [a, b]}
    branches: []
    """


def _moved(data: Any, was: int, to: int) -> Any:
    steps = list(data["steps"])
    steps.insert(to, steps.pop(was))
    return {**data, "steps": steps}


def test_a_moved_step_takes_its_comments_along() -> None:
    assert _carried(STEPS, lambda data: _moved(data, 0, 2)) == dedent("""
        id: a
        title: A
        steps:

          # nobody's

          - id: two
            # about the way
            how: |
              Look,
              then leap.
          - {id: three, gives: [a, b]}
          # The first, and its comment
          - id: one
            action: Asks    # beside
            # within: 2h
        branches: []
        """).lstrip("\n")


def test_a_step_that_becomes_a_branch_keeps_its_text() -> None:
    def change(data: Any) -> Any:
        branch = {"id": "new", "kind": "negative", "at": "one", "steps": [data["steps"][1]], "resume": "three"}
        return {**data, "steps": [data["steps"][0], data["steps"][2]], "branches": [branch]}

    assert _carried(STEPS, change) == dedent("""
        id: a
        title: A
        steps:
          # The first, and its comment
          - id: one
            action: Asks    # beside
            # within: 2h

          # nobody's

          - {id: three, gives: [a, b]}
        branches:
          - id: new
            kind: negative
            at: one
            steps:
              - id: two
                # about the way
                how: |
                  Look,
                  then leap.
            resume: three
        """).lstrip("\n")


def test_a_deleted_step_takes_its_comments_away_and_no_others() -> None:
    assert _carried(STEPS, lambda data: {**data, "steps": data["steps"][1:]}) == dedent("""
        id: a
        title: A
        steps:

          # nobody's

          - id: two
            # about the way
            how: |
              Look,
              then leap.
          - {id: three, gives: [a, b]}
        branches: []
        """).lstrip("\n")


FIELDS = [
    ("# c\na: x # d\nb: 1\n", {"A": "x", "b": 1}, "# c\nA: x # d\nb: 1\n"),
    ("a: 'x'\n", {"a": "it's"}, "a: 'it''s'\n"),
    ('a: "x" # c\n', {"a": "y\tz"}, 'a: "y\\tz" # c\n'),
    ("a:   x   # c\nb: 1\n", {"a": "y", "b": 1}, "a:   y   # c\nb: 1\n"),
    ("a: x # c\nb: 1\n", {"a": ["p", "q"], "b": 1}, "a: [p, q] # c\nb: 1\n"),
    ("a: x # c\nb: 1\n", {"a": "p\nq\n", "b": 1}, "a: | # c\n  p\n  q\nb: 1\n"),
    ("a: # c\n  - x # d\nb: 1\n", {"a": "y", "b": 1}, "# d\na: y # c\nb: 1\n"),
    ("a:\n  # c\n  - x\n", {"a": []}, "# c\na: []\n"),
    ("a: |-\n  x \nb: 1\n", {"a": "y", "b": 1}, "a: |-\n  y\nb: 1\n"),
    ("a: [x, y]\n", {"a": ["x", "z", "y"]}, "a: [x, z, y]\n"),
    ("a: [x, y]\n", {"a": ["y"]}, "a: [y]\n"),
    ("a: [ x ]\n", {"a": ["x", "y"]}, "a: [ x, y ]\n"),
    ("a: []\n", {"a": ["x"]}, "a: [x]\n"),
    ("a: [\n  x, # c\n  y # d\n]\n", {"a": ["x", "z", "y"]}, "a: [\n  x, # c\n  z,\n  y # d\n]\n"),
    ("a: [\n  x, # c\n  y # d\n]\n", {"a": ["y"]}, "# c\n# d\na: [y]\n"),
    ("a: [\n  x # c\n]\n", {"a": ["x", "z"]}, "a: [\n  x, # c\n  z\n]\n"),
    ("a: [\n  x,\n]\n", {"a": ["w", "x", "z"]}, "a: [\n  w,\n  x,\n  z,\n]\n"),
    ("a: {b: 1, c: 2}\n", {"a": {"c": 2}}, "a: {c: 2}\n"),
    ("a: {b: 1}\n", {"a": {"b": 1, "c": 2}}, "a: {b: 1, c: 2}\n"),
    ("a:\nb: 1\n", {"a": "x", "b": 1}, "a: x\nb: 1\n"),
    ("a: x\nc: 1", {"a": "x", "c": 1, "d": 2}, "a: x\nc: 1\nd: 2"),
    ("a: x\nc: 1", {"a": "x"}, "a: x"),
    ("a: x\nc: |\n  p", {"a": "x", "c": "p", "d": 2}, "a: x\nc: |-\n  p\nd: 2"),
    ("# Head\na: x\nb: 1\n", {"b": 1}, "# Head\nb: 1\n"),
    ("# Head\na: x\n", {"z": 0, "a": "x"}, "# Head\nz: 0\na: x\n"),
    ("- a: x\n  b: 1\n", [{"b": 1}], "- b: 1\n"),
    ("- a: x\n  # c\n  b: 1\n", [{"b": 1}], "-\n  # c\n  b: 1\n"),
    ("-   a: x\n    b: 1\n", [{"z": 0, "a": "x", "b": 1}], "-   z: 0\n    a: x\n    b: 1\n"),
    ("- p\n\n- q\n", ["p", "r", "q"], "- p\n\n- r\n\n- q\n"),
    ("- p\n\n- q\n\n- r\n", ["p", "r"], "- p\n\n- r\n"),
    ("a: >\n  one two\n  three four\n", {"a": "one two\nthree"}, "a: |-\n  one two\n  three\n"),
    ("a: >-\n  one two\n  three\n  four\n", {"a": "one two 3 four"}, "a: >-\n  one two\n  3\n  four\n"),
    ("a: one\n  two\n", {"a": "one two three"}, "a: one\n  two\n  three\n"),
]


@pytest.mark.parametrize(("old", "data", "new"), FIELDS)
def test_fields_keep_their_style(old: str, data: Any, new: str) -> None:
    lists = isinstance(data, list)
    text, wanted = (f"k:\n{old}", f"k:\n{new}") if lists else (old, new)
    composed = compose(text)
    assert carry(Source(text), composed, {"k": data} if lists else data).text == wanted


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_byte_order_marks_stay(end: str) -> None:
    text = f"id: a{end}steps:{end}  - id: one{end}"
    data = {"id": "a", "goal": "x\ny\n", "steps": [{"id": "one", "notes": ["p: q"]}]}
    new = carry(Source(text, bom=True), compose(text), data)
    lines = ["id: a", "goal: |", "  x", "  y", "steps:", "  - id: one", "    notes:", '      - "p: q"', ""]
    assert new == Source(end.join(lines), bom=True)


def test_what_no_file_can_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="\ud800"):
        carry(Source("a: x\n"), compose("a: x\n"), {"a": "\ud800"})
