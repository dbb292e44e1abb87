"""Our reader against ruamel.yaml: the same data, or both refuse.

Where they differ, the text belongs to one of the classes below, each judged by YAML 1.2.2:

- *A colon before an indicator, in a flow collection* (`{a:,}`, `{en:?x}`, `[:x]`). Section 7.3.3 lets a plain scalar
  hold or begin with `:` before a character that is safe there, and section 7.4.2 lets a value be empty. libyaml keeps
  to 1.1 and refuses. ruamel.yaml reads `{a: b :}`, which no production allows. We refuse all of them, aloud.
- *A tab inside or behind a plain scalar* (`a\\tb: c`). Sections 5.5 and 7.3.3: a tab is white space like a blank, so it
  may stand there. We read it; ruamel.yaml refuses it.
- *A text block at the top of the file that isn't indented* (`|` and lines that begin in column 1). Section 8.1.1.1
  allows it; libyaml wants a blank at least, and we refuse. A file that holds but a text is refused in any case.
- *A text block whose first line begins with a tab* (`|`, blanks, a tab). Section 6.1 counts blanks alone as
  indentation, so the tab is text; libyaml refuses it, and so do we.
- *U+0085, U+2028, U+2029* are no line breaks (section 5.4). The judge takes them for breaks, so it gets stand-ins.
"""

from typing import Any

import pytest
from hypothesis import given

from tests.effort import times
from tests.reading.judge import FALSE_BREAKS, Refused, judge, same
from tests.reading.writing import DOCUMENTS, STYLES, edited, written
from usecases.reading.compose import Trouble, compose


def _ours(text: str) -> tuple[Any, list[Trouble]]:
    composed = compose(text)
    return composed.data, composed.troubles


def _judged(text: str) -> tuple[Any, str | None]:
    try:
        return judge(text), None
    except Refused as refused:
        return None, str(refused)


def _known_difference(text: str, troubles: list[Trouble], expected: Any, reason: str | None) -> bool:
    """Whether a difference is of a class above: we refuse a colon or a text at the top, or the judge a tab."""
    if troubles:
        at = troubles[0].start
        problem = troubles[0].arguments.get("problem", "")
        colon = "unexpected ':'" in problem or ":" in text[max(0, at - 1) : at + 1]
        if isinstance(expected, str) or "found a tab" in problem:
            return True
        return troubles[0].code == "UC001" and colon and ("{" in text or "[" in text)
    return reason is not None and "\t" in text


def _hold_equal(text: str) -> None:
    """Both readers refuse the text, or read it alike."""
    read, troubles = _ours(text)
    expected, reason = _judged(text)
    agree = bool(troubles) if reason is not None else not troubles and same(read, expected)
    assert agree or _known_difference(text, troubles, expected, reason)


@given(DOCUMENTS, STYLES)
@times(3)
def test_written_documents_are_read_alike(data: Any, style: dict[str, Any]) -> None:
    text = written(data, **style)
    read, troubles = _ours(text)
    _hold_equal(text)
    # What was meant is what is read, but for faults of ruamel.yaml's writer: it folds lines at false breaks, puts a
    # blank too many where it folds a text of escapes, and writes texts of blanks alone as blocks that hold nothing.
    sound = style["unicode"] and style["style"] not in ("|", ">")
    if sound and not troubles and not any(character in text for character in FALSE_BREAKS):
        assert same(read, data)


@given(edited())
@times(5)
def test_edited_files_are_read_alike_or_refused_by_both(text: str) -> None:
    _hold_equal(text)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("no", "no"),
        ("[no, on, off, yes, y, n]", ["no", "on", "off", "yes", "y", "n"]),
        ("[1:30, 2026-11-22, 2026-11-22T10:00:00Z]", ["1:30", "2026-11-22", "2026-11-22T10:00:00Z"]),
        ("[012, +012, -012, 0, -0]", [12, 12, -12, 0, 0]),
        ("[0o17, 0O17, 0x1f, 0X1F, -0x1f, 0b1]", [15, "0O17", 31, "0X1F", "-0x1f", "0b1"]),
        ("[1_000, 1e3, 1.e3, .5, 5., +.5e-1, ., +, e3]", ["1_000", 1e3, 1e3, 0.5, 5.0, 0.05, ".", "+", "e3"]),
        ("[.inf, -.Inf, +.INF, .iNF, -.nan]", [float("inf"), -float("inf"), float("inf"), ".iNF", "-.nan"]),
        ("[true, True, TRUE, tRUE, false, False, FALSE]", [True, True, True, "tRUE", False, False, False]),
        ("[~, null, Null, NULL, nULL, '', '~']", [None, None, None, None, "nULL", "", "~"]),
        ("{a: , b: }", {"a": None, "b": None}),
        ("[<<, =, '012', \"1\"]", ["<<", "=", "012", "1"]),
        ("[١٢, ５]", ["١٢", "５"]),
        ("a\tb: c", {"a\tb": "c"}),
        ("a: b\x85c\u2028d\u2029e", {"a": "b\x85c\u2028d\u2029e"}),
        ("a: 'b\u2028\n  c'", {"a": "b\u2028 c"}),
        ("a: |\n  b\u2028c\n  d\n", {"a": "b\u2028c\nd\n"}),
        ("%YAML 1.2\n---\na: 1\n...\n", {"a": 1}),
    ],
)
def test_core_schema_of_yaml_1_2(text: str, data: Any) -> None:
    assert same(compose(text).data, data)


def test_longest_number_is_read_and_written() -> None:
    for longest in ("9" * 3500, "0x" + "f" * 3498):
        number = compose(longest).data
        assert isinstance(number, int)
        assert str(number)
        assert compose(longest + "0").data == longest + "0"
