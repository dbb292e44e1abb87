"""New data in an old text: it says what was meant, nothing else is touched, and no comment is lost."""

from collections import Counter
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path
from random import Random
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.writing.edits import TEXTS, Edit, changed, edit, paths, use_case, value_at
from tests.writing.hand import Hand
from usecases.reading.comments import comments
from usecases.reading.compose import Composed, compose
from usecases.reading.equal import same
from usecases.text.source import Source
from usecases.writing.carry import carry

FILES = sorted((ROOT / "library").rglob("*.yaml"))
SEEDS = st.integers(0, 2**32 - 1)


def _said(source: Source) -> Counter[str]:
    return Counter(comment.text for comment in comments(source, compose(source.text).scalars()))


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _gone(old: Source, new: Source) -> list[int]:
    """The lines of the old text, from 0, that the new one doesn't have."""
    matcher = SequenceMatcher(None, _lines(old.text), _lines(new.text), autojunk=False)
    return [line for tag, i, j, _, _ in matcher.get_opcodes() if tag != "equal" for line in range(i, j)]


def _missing(old: Source, new: Source) -> list[int]:
    """The lines of the old text, from 0, that the new one has nowhere, at whatever indent."""
    there = Counter(line.strip().removeprefix("-").strip() for line in _lines(new.text))
    missing = []
    for number, line in enumerate(_lines(old.text)):
        words = line.strip().removeprefix("-").strip()
        if words and there[words] == 0:
            missing.append(number)
        there[words] -= 1
    return missing


def _own(source: Source, composed: Composed, where: tuple[str | int, ...]) -> range:
    """The lines, from 0, of what stands at a path: from the comments and the dash above it to the last below."""
    lines = _lines(source.text)
    first = composed.find(where, on_key=True).start_mark.line
    value = composed.find(where)
    text = source.text[: value.end_mark.index].rstrip()
    last = max(len(_lines(text)) - 1, first)
    while first > 0 and (lines[first - 1].strip() in ("", "-") or lines[first - 1].lstrip().startswith("#")):
        first -= 1
    while last + 1 < len(lines) and (not lines[last + 1].strip() or lines[last + 1].lstrip().startswith("#")):
        last += 1
    return range(first, last + 1)


def _in_flow(source: Source, composed: Composed, where: tuple[str | int, ...]) -> tuple[str | int, ...] | None:
    """The way to the outermost collection of the flow style on the way."""
    node = composed.node()
    for depth, part in enumerate((*where, None)):
        if node.style in ("[", "{"):
            return where[:depth]
        if part is None or not node.parts:
            return None
        node = node.parts[part]  # type: ignore[index]
    return None


def _beside_dash(source: Source, composed: Composed, where: tuple[str | int, ...]) -> set[int]:
    """The lines of the first two fields of an item, if that is what is meant: one may take the other's place."""
    if len(where) < 2 or not isinstance(where[-2], int):
        return set()
    first_two = list(value_at(composed.data, where[:-1]))[:2]
    if where[-1] != first_two[0]:
        return set()
    return {line for key in first_two for line in _own(source, composed, (*where[:-1], key))}


def _allowed(source: Source, composed: Composed, made: Edit) -> set[int]:
    """The old lines that an edit may change."""
    where = made.where
    if made.kind in ("add", "insert", "set", "delete") and (flow := _in_flow(source, composed, where)) is not None:
        return set(_own(source, composed, flow))
    if made.kind == "delete" and len(value_at(composed.data, where[:-1])) == 1:
        where = where[:-1]
    if made.kind in ("set", "delete"):
        return set(_own(source, composed, where)) | _beside_dash(source, composed, where)
    if made.kind == "add":
        return _beside_dash(source, composed, (*where, next(iter(value_at(composed.data, where)))))
    if made.kind == "insert":
        return set()
    moving = [
        path
        for path in paths(composed.data)
        if path[-1] == "steps" or path == where or (path[-1] == "branches" and _in_flow(source, composed, path))
    ]
    return {line for path in moving for line in _own(source, composed, path)}


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
    assert max(_said(new).values(), default=1) == 1, "a comment stands there twice"
    last = {len(_lines(source.text)) - 1} if not source.text.endswith(("\n", "\r")) else set()
    gone = _missing(source, new) if made.kind in ("move", "relocate", "into branch") else _gone(source, new)
    assert set(gone) <= _allowed(source, composed, made) | last
    if made.kind in ("add", "insert", "move", "relocate", "into branch"):
        assert _said(new) == _said(source)


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
        own = _in_flow(source, composed, where) or where
        assert set(_gone(source, new)) <= set(_own(source, composed, own)), where


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
    ("a: 'x'\n", {"a": "it's"}, "a: 'it''s'\n"),
    ('a: "x" # c\n', {"a": "y\tz"}, 'a: "y\\tz" # c\n'),
    ("a:   x   # c\nb: 1\n", {"a": "y", "b": 1}, "a:   y   # c\nb: 1\n"),
    ("a: x # c\nb: 1\n", {"a": ["p", "q"], "b": 1}, "a: [p, q] # c\nb: 1\n"),
    ("a: x # c\nb: 1\n", {"a": "p\nq\n", "b": 1}, "a: | # c\n  p\n  q\nb: 1\n"),
    ("a: # c\n  - x # d\nb: 1\n", {"a": "y", "b": 1}, "# d\na: y # c\nb: 1\n"),
    ("a:\n  # c\n  - x\n", {"a": []}, "# c\na: []\n"),
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
