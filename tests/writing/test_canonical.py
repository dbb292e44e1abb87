"""The canonical form: the same data, every comment at its thing, and a form that comes to rest."""

from collections import Counter
from re import DOTALL
from re import compile as regex
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from ruamel.yaml.emitter import EmitterError

from tests.reading.judge import judge
from tests.reading.writing import ROOT, STYLES, edited, written
from tests.strategies import use_cases
from usecases.checking.silence import silences
from usecases.reading.comments import comments
from usecases.reading.compose import compose
from usecases.reading.folder import SHARED_FILES, FileKind
from usecases.text.source import Source
from usecases.writing import canonical as module
from usecases.writing.canonical import Unformattable, canonical
from usecases.writing.order import fields

FILES = sorted((ROOT / "library").rglob("*.yaml"))


def formatted(text: str, kind: FileKind = FileKind.USE_CASE) -> str:
    source = Source.decode(text.encode())
    return canonical(source, compose(source.text), kind)


def comments_of(text: str) -> list[str]:
    source = Source.decode(text.encode())
    return [comment.text.rstrip() for comment in comments(source, compose(source.text).scalars())]


def silenced(text: str) -> list[tuple[str, ...]]:
    """What is silenced in the whole file."""
    composed = compose(text)
    source = Source(text)
    first = source.position(composed.node().start).line
    return [mark.codes for mark in silences(comments(source, composed.scalars()), first) if mark.whole_file]


def look_sorted(data: Any) -> Any:
    """Data that differs where a type differs, and not where the order of fields does."""
    if isinstance(data, dict):
        return {key: look_sorted(data[key]) for key in sorted(data)}
    return [look_sorted(below) for below in data] if isinstance(data, list) else repr(data)


def check(text: str, kind: FileKind = FileKind.USE_CASE) -> str:
    """Everything that is promised of a text and its canonical form."""
    after = formatted(text, kind)
    assert look_sorted(compose(after).data) == look_sorted(compose(Source.decode(text.encode()).text).data)
    assert Counter(comments_of(after)) == Counter(comments_of(text))
    assert formatted(after, kind) == after
    assert after.endswith("\n")
    assert not after.startswith("\ufeff")
    assert "\r" not in after
    return after


@st.composite
def commented(draw: Any) -> str:
    """A use case in some style or a part of the library, with comments and blank lines anywhere."""
    if draw(st.booleans()):
        text = draw(edited())
    else:
        try:
            text = written(draw(use_cases), **draw(STYLES))
        except EmitterError:  # ruamel.yaml can't write everything in every style
            text = ""
    lines = text.split("\n")
    for number in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, len(lines) - 1))
        place = draw(st.sampled_from(["above", "above", "beside", "blank"]))
        words = draw(st.sampled_from(["comment", "usecases: ignore UC501 -"]))
        if place == "beside" and lines[at].strip():
            lines[at] += f"  # {words} {number}"
        else:
            indent = " " * draw(st.sampled_from([0, 0, 1, 2, 2, 3, 4, 6, 8]))
            lines.insert(at, "" if place == "blank" else f"{indent}# {words} {number}")
    text = "\n".join(lines)
    if draw(st.booleans()):
        text = text.rstrip("\n")
    return str(draw(st.sampled_from(["", "", "\ufeff"])) + text.replace("\n", draw(st.sampled_from(["\n", "\r\n"]))))


def is_usable(text: str) -> bool:
    composed = compose(Source.decode(text.encode()).text)
    return isinstance(composed.data, dict) and not composed.troubles


@given(commented())
@example("a:\n- b\n   # after\n  # end\n c: 1\n")
def test_whatever_the_style_the_meaning_and_every_comment_stay(text: str) -> None:
    assume(is_usable(text))
    check(text)


@given(commented())
def test_where_no_field_moves_comments_keep_their_order(text: str) -> None:
    assume(is_usable(text))
    with patch("usecases.writing.order.Fields.in_order", lambda _, names: list(names)):
        assert comments_of(formatted(text)) == comments_of(text)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_file_of_the_library_has_a_canonical_form(file: Any) -> None:
    after = check(file.read_text(encoding="utf-8"), SHARED_FILES.get(file.name, FileKind.USE_CASE))
    judge(after)
    assert not [line for line in after.split("\n") if line != line.rstrip() or "\t" in line]
    assert "\n\n\n" not in after


@pytest.mark.parametrize("file", FILES[::4], ids=lambda file: file.stem)
def test_comments_at_every_line_of_a_file_stay(file: Any) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    above = [" " * (len(line) - len(line.lstrip())) + f"# {number}\n{line}\n" for number, line in enumerate(lines)]
    after = check("".join(above), SHARED_FILES.get(file.name, FileKind.USE_CASE))
    assert len(comments_of(after)) > len(lines) - 10


def test_a_file_by_hand_becomes_tidy() -> None:
    assert formatted(BY_HAND) == TIDY


BY_HAND = """\
%YAML 1.2
---
# yaml-language-server: $schema=x
# usecases: ignore UC508 - short

id:   'sell'   # never changes
"title": 'Sell: fast'
level: summary



# free

steps:
# at the left
- actor: manager   # who
  id: ask
  within:   # how long
    time: 1h
    # from the start
    from: trigger
  # work: 3h

  # of the list
- {id: pay, actor: [buyer, # rich
    crm], action: Pays}   # done
- id: x
  channel: [
    phone, mail]
  how: >
    one
    two

    three
  # at the end
unknown: {b: 1, a: 2}
goal: "Money, fast"
# the end

"""

TIDY = """\
# yaml-language-server: $schema=x
# usecases: ignore UC508 - short

id: sell  # never changes
title: "Sell: fast"
level: summary
goal: Money, fast

# free

steps:
  # at the left
  - id: ask
    actor: manager  # who
    within:  # how long
      time: 1h
      # from the start
      from: trigger
    # work: 3h

    # of the list
  - id: pay
    actor:
      - buyer  # rich
      - crm
    action: Pays  # done
  - id: x
    how: |
      one two
      three
    channel: [phone, mail]
    # at the end
unknown: { b: 1, a: 2 }
# the end
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("id: a\ntitle: |+\n  x\n\ngoal: b\n", 'id: a\ntitle: "x\\n\\n"\n\ngoal: b\n'),
        ("id: a\nsteps:\n-\n  # why\n  id: b\n", "id: a\nsteps:\n  # why\n  - id: b\n"),
        ("id: a\nsteps:\n- action: c\n  # why\n  id: b\n", "id: a\nsteps:\n  # why\n  - id: b\n    action: c\n"),
        ("id: a\ntitle: # why\n  b\n", "id: a\ntitle: b  # why\n"),
        ("id: a\ntitle:\n  # why\n  b\n", "id: a\ntitle: b  # why\n"),
        ("id: a\ntitle: # one\n  # two\n  b # three\n", "id: a\n# one\n# two\ntitle: b  # three\n"),
        ("{id: a, # why\n title: b}\n", "id: a  # why\ntitle: b\n"),
        ("id: a\ntitle: ~\n", "id: a\ntitle:\n"),
        ("? id\n: a\n", "id: a\n"),
        ('id: a\ntitle: "b\\nc"\n    # deep\ngoal: d\n', "id: a\ntitle: |-\n  b\n  c\n # deep\ngoal: d\n"),
        ("id: a\nlimits:\n- to: b\n  # why\n  from: c\n", "id: a\nlimits:\n  # why\n  - { from: c, to: b }\n"),
        (
            "id: a\nx: [b, [c, # one\n d]]\n   # two\ny: 1\n",
            "id: a\nx:\n  - b\n  - - c  # one\n    - d\n  # two\ny: 1\n",
        ),
        ("id: a\nx: [b, # one\n  c\n  # two\n  ]\ny: 1\n", "id: a\nx:\n  - b  # one\n  - c\n  # two\ny: 1\n"),
        (
            "id: a\nx:\n  - b: 1\n\n    # one\n  # two\n    # three\n  - c\n",
            "id: a\nx:\n  - b: 1\n\n    # one\n  # two\n  # three\n  - c\n",
        ),
        (
            "id: a\nx:\n  - b:\n      - c d\n    # one\n      # two\n",
            "id: a\nx:\n  - b:\n      - c d\n    # one\n    # two\n",
        ),
        ("id: a\nx:\n\n  - b\n\n\n  - c  # one\n\ny: 1\n", "id: a\nx:\n\n  - b\n\n  - c  # one\n\ny: 1\n"),
        ("id: a\nx: 1\n\ny: 2  # one\n", "id: a\nx: 1\n\ny: 2  # one\n"),
        (
            "id: a\nx:\n  - b: 1\n    # one\n      # two\n  - c\n",
            "id: a\nx:\n  - b: 1\n    # one\n    # two\n  - c\n",
        ),
        ("id: a\nx: [b, # one\n  c\n# two\n]\ny: 1\n", "id: a\nx:\n  - b  # one\n  - c\n  # two\ny: 1\n"),
        ("id: a\nx: [b, # one\n  c]\n          # two\n", "id: a\nx:\n  - b  # one\n  - c\n  # two\n"),
        ("id: a\nsteps:\n\n  - action: b\n    id: c\n", "id: a\nsteps:\n\n  - id: c\n    action: b\n"),
        (
            "id: a\nconsidered:\n- deviation: d\n  # usecases: ignore UC206 - x\n  at:\n    - b\n    - c\n",
            "id: a\nconsidered:\n  # usecases: ignore UC206 - x\n  - at:\n      - b\n      - c\n    deviation: d\n",
        ),
        ("# one\ntitle: b\n\nid: a\n", "# one\nid: a\ntitle: b\n"),
        ("id: a\n\ntitle: # one\n  # two\n  b # three\n", "id: a\n\n# one\n# two\ntitle: b  # three\n"),
        ("id: a\nx:\n- { # one\n  # two\n  b: c}\n", "id: a\nx:\n  # one\n  # two\n  - { b: c }\n"),
        ("id: a\nx:\n- [ # one\n  b c, d]\n", "id: a\nx:\n  - - b c  # one\n    - d\n"),
        ("# one\n{} # two\n# three", "# one\n{}\n# two\n# three\n"),
        ("id: 0x10\ntitle: 012\ntags: [1.10, True,\n +1]", "id: 0x10\ntitle: 012\ntags: [1.10, True, +1]\n"),
        ("id: a\ntags: [a, b]   \n\n\n", "id: a\ntags: [a, b]\n"),
        ("id: a # x  \n", "id: a  # x\n"),
    ],
)
def test_odd_corners(before: str, after: str) -> None:
    assert check(before) == after


def test_a_comment_that_comes_to_stand_above_the_first_key_would_speak_of_the_whole_file() -> None:
    text = "title: A\n# usecases: ignore UC011 - its old name\nid: sell\nlevel: summary\n"
    assert formatted(text) == text
    assert silenced(formatted("goal: b\n# usecases: ignore UC011 - x\nid: a\ntitle: c\n")) == []
    assert silenced(formatted("# usecases: ignore UC011 - x\ntitle: c\nid: a\n")) == [("UC011",)]


def test_a_silencing_comment_stays_at_its_line() -> None:
    after = formatted(
        "id: a\nsteps:\n- action: b # usecases: ignore UC501 - x\n  id: c\n# usecases: ignore UC502 - y\n- id: d\n"
    )
    assert "    action: b  # usecases: ignore UC501 - x\n" in after
    assert "  # usecases: ignore UC502 - y\n  - id: d\n" in after


@pytest.mark.parametrize(
    "text",
    [
        "id: a\nrules:\n  # usecases: ignore UC105 - x\n  - { id: b, text: c }\n",
        "id: a\nrules:\n  - { id: b, text: c }  # usecases: ignore UC105 - x\n",
        "id: a\nlimits:\n  # usecases: ignore UC206 - x\n  - from: b\n    to: c\n",
        "id: a\ntags:  # usecases: ignore UC105 - x\n  - b\n  - c\n",
    ],
)
def test_what_is_silenced_keeps_its_lines(text: str) -> None:
    assert check(text) == text


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("id: a\nid: b\n", 2, 1), ("id: a\nb: [\n", 3, 1), ("- a\n", 1, 1), ("", 1, 1), ("id: a\nx: &b 1\n", 2, 4)],
)
def test_what_can_not_be_read_is_refused_where_it_stands(text: str, line: int, column: int) -> None:
    with pytest.raises(Unformattable) as caught:
        formatted(text)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert caught.value.reason.said()


def test_a_key_that_no_simple_key_can_hold_is_refused_where_it_stands() -> None:
    with pytest.raises(Unformattable) as caught:
        formatted(f"id: a\n? {'k' * 2000}\n: 1\n")
    assert (caught.value.line, caught.value.column) == (2, 3)


def test_a_lost_comment_is_refused_and_named() -> None:
    with patch.object(module, "_lead", lambda *_: []), pytest.raises(Unformattable) as caught:
        formatted("id: a\nsteps:\n  # why\n  - id: b\n")
    assert (caught.value.line, caught.value.column) == (3, 3)


def test_a_comment_that_would_speak_of_the_whole_file_is_refused_and_named() -> None:
    with pytest.raises(Unformattable) as caught:
        formatted("id:\n  # one\n  # two\n  a\ntitle: b\n")
    assert (caught.value.line, caught.value.column) == (2, 3)


def test_changed_data_is_refused() -> None:
    with patch.object(module._Writing, "_ordered", lambda *_: 1), pytest.raises(Unformattable):
        formatted("id: a\nlevel: summary\n")


def test_a_form_that_does_not_come_to_rest_is_refused() -> None:
    with patch.object(module._Writing, "text", side_effect=["id: a\n", "id:  a\n"]), pytest.raises(Unformattable):
        formatted("id:   a\n")


def test_a_comment_that_changes_places_with_another_is_refused_and_named() -> None:
    swapped = patch.object(module._Writing, "text", return_value="id: a  # two\n# one\n")
    with swapped, pytest.raises(Unformattable) as caught:
        formatted("id: a  # one\n# two\n")
    assert (caught.value.line, caught.value.column) == (1, 8)


def test_fields_stand_as_the_schema_has_them_and_unknown_ones_after() -> None:
    known = fields(FileKind.USE_CASE)
    assert known.in_order(["z", "title", "a", "id"]) == ["id", "title", "z", "a"]
    branch_step = known.below("branches").below(3).below("steps").below(0)
    assert branch_step.in_order(["action", "id"]) == ["id", "action"]
    assert branch_step.below("within").in_order(["from", "time"]) == ["time", "from"]
    assert branch_step.below("within").below(0).in_order(["from", "time", "when"]) == ["when", "time", "from"]
    assert fields(FileKind.ROLES).below("roles").below(0).below("title").in_order(["en", "pl", "ru"]) == [
        "ru", "pl", "en",
    ]  # fmt: skip


def test_the_example_of_the_documentation_is_true() -> None:
    before, after = regex(r"```yaml\n(.*?)```", DOTALL).findall((ROOT / "docs/formatting.md").read_text("utf-8"))
    assert check(before) == after
