"""What the reader refuses: with which code, where, and what can be used all the same."""

import subprocess
import sys
from typing import Any

import pytest

from usecases.reading.compose import DEEPEST, compose
from usecases.reading.document import read_document

UNUSABLE = object()


@pytest.mark.parametrize(
    ("text", "expected", "data"),
    [
        pytest.param("a: &x 1", [("UC004", "&x")], {"a": 1}, id="anchor"),
        pytest.param("&x a: &y [&z 1]", [("UC004", "&x"), ("UC004", "&y"), ("UC004", "&z")], {"a": [1]}, id="anchors"),
        pytest.param("a: &x 1\nb: *x", [("UC004", "&x"), ("UC004", "*x")], UNUSABLE, id="alias"),
        pytest.param("a: &x 1\n*x : 2", [("UC004", "&x"), ("UC004", "*x")], UNUSABLE, id="alias as a key"),
        pytest.param("- &x {<<: *x}", [("UC004", "&x"), ("UC004", "*x")], UNUSABLE, id="alias of itself"),
        pytest.param("a: !!str 1", [("UC005", "!")], {"a": "1"}, id="tag"),
        pytest.param("a: !x [1]", [("UC005", "!")], {"a": [1]}, id="tag of one's own"),
        pytest.param("a: ! b", [("UC005", "!")], {"a": "b"}, id="non-specific tag"),
        pytest.param("a: &b !c d", [("UC004", "&b"), ("UC005", "&")], {"a": "d"}, id="anchor and tag"),
        pytest.param("a: 1\n---\nb: 2", [("UC006", "---")], {"a": 1}, id="two documents"),
        pytest.param("--- a\n--- b\n--- c", [("UC006", "---")], "a", id="three documents"),
        pytest.param("%YAML 1.1\n--- a", [("UC018", "%YAML 1.1")], "a", id="YAML 1.1"),
        pytest.param("%TAG ! tag:x,2000:\n--- a", [("UC018", "%TAG ! tag:x,2000:")], "a", id="tag directive"),
        pytest.param("a: 1\nb: 2\na: 3", [("UC003", "a")], {"a": 1, "b": 2}, id="duplicate key"),
        pytest.param(
            "{a: 1, 'a': 2, \"a\": [3]}", [("UC003", "'a'"), ("UC003", '"a"')], {"a": 1}, id="quoted duplicates"
        ),
        pytest.param("a: {b: 1, b: {b: 1, b: 2}}", [("UC003", "b"), ("UC003", "b")], {"a": {"b": 1}}, id="nested"),
        pytest.param("1: a", [("UC017", "1")], {}, id="number as a key"),
        pytest.param("true: a\nb: c", [("UC017", "true")], {"b": "c"}, id="true as a key"),
        pytest.param("?\n: a", [("UC017", "\n")], {}, id="nothing as a key"),
        pytest.param("~: a", [("UC017", "~")], {}, id="null as a key"),
        pytest.param("? [a]\n: b", [("UC017", "[")], {}, id="list as a key"),
        pytest.param("? {a: 1}\n: b\nc: d", [("UC017", "{")], {"c": "d"}, id="mapping as a key"),
        pytest.param("'1': a", [], {"1": "a"}, id="text of digits as a key"),
        pytest.param("a: b: c", [("UC001", ":")], UNUSABLE, id="colon in a colon"),
        pytest.param("a: [", [("UC001", "")], UNUSABLE, id="open bracket"),
        pytest.param("a: b\n c: d", [("UC001", ":")], UNUSABLE, id="indented too far"),
        pytest.param("a:\n\t- b", [("UC001", "\t")], UNUSABLE, id="tab as indentation"),
        pytest.param("a: @b", [("UC001", "@")], UNUSABLE, id="reserved character"),
        pytest.param("a: 'b", [("UC001", "'")], UNUSABLE, id="open quote"),
        pytest.param("a: 1\nb: \x00", [("UC016", "\x00")], UNUSABLE, id="zero"),
        pytest.param("a: \x1b[31m", [("UC016", "\x1b")], UNUSABLE, id="escape"),
        pytest.param("a: b\x7f", [("UC016", "\x7f")], UNUSABLE, id="delete"),
        pytest.param("a: \u0080", [("UC016", "\u0080")], UNUSABLE, id="C1 control"),
        pytest.param("a: \ufffe", [("UC016", "\ufffe")], UNUSABLE, id="no character"),
        pytest.param(
            "a: b\ufeff\nc: \x01", [("UC016", "\x01")], UNUSABLE, id="control character behind a byte order mark"
        ),
        pytest.param("a: b\ufeffc", [], {"a": "b\ufeffc"}, id="byte order mark inside"),
        pytest.param(
            "a: \ud7ff\ue000\ufffd\U0010ffff", [], {"a": "\ud7ff\ue000\ufffd\U0010ffff"}, id="edges of the printable"
        ),
        pytest.param("a: b\rc: d\r", [], {"a": "b", "c": "d"}, id="lone CR"),
        pytest.param("a: b\r\r\nc: d\n\r", [], {"a": "b", "c": "d"}, id="odd line ends"),
    ],
)
def test_refused(text: str, expected: list[tuple[str, str]], data: Any) -> None:
    composed = compose(text)
    assert [(trouble.code, text[trouble.start : trouble.end]) for trouble in composed.troubles] == expected
    assert composed.data == (None if data is UNUSABLE else data)


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", ""), ("{? ", "}")])
def test_deepest(opening: str, closing: str) -> None:
    assert DEEPEST == 64
    deep = opening * DEEPEST + "x" + closing * DEEPEST
    assert not [trouble for trouble in compose(deep).troubles if trouble.code == "UC009"]
    deeper = compose(opening + deep + closing)
    assert [trouble.code for trouble in deeper.troubles] == ["UC009"]
    assert deeper.troubles[0].start == DEEPEST * len(opening)
    assert deeper.data is None


def test_depth_counts_what_is_open_and_not_what_was() -> None:
    flat = "[" + ",".join(["[]", "{a: []}"] * 200) + "]"
    assert not compose(flat).troubles


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (b"", ["UC007"]),
        (b"\xef\xbb\xbf", ["UC007"]),
        (b"# only a comment\n", ["UC007"]),
        (b"---\n...\n", ["UC007"]),
        (b"null", ["UC007"]),
        (b"text", ["UC010"]),
        (b"- a\n", ["UC010"]),
        (b"12", ["UC010"]),
        (b"false", ["UC010"]),
        (b"a: \xff", ["UC002"]),
        (b"a: \xed\xa0\x80", ["UC002"]),
        ("a: é".encode("latin-1"), ["UC002"]),
        ("a: b".encode("utf-16"), ["UC002"]),
        (b"\xef\xbb\xbfa: b", []),
        (b"\xef\xbb\xbf\xef\xbb\xbfa: b", []),
    ],
)
def test_documents_that_hold_no_mapping(content: bytes, codes: list[str]) -> None:
    document = read_document(content, "a.yaml", None)
    assert [found.code for found in document.findings] == codes
    assert (document.data is None) == bool(codes)


def test_broken_byte_is_found_behind_a_byte_order_mark_and_line_ends() -> None:
    document = read_document(b"\xef\xbb\xbfa: \xc3\xa9\r\nb: \xd1\x80 \xff", "a.yaml", None)
    assert document.findings[0].place == (2, 6, 2, 7)
    assert document.findings[0].arguments == {"byte": "0xFF"}


TRAPS = {
    "brackets": "'[' * 50_000",
    "braces": "'{a: ' * 50_000",
    "both brackets": "'{[' * (M // 2)",
    "dashes": "'- ' * (M // 2)",
    "question marks": "'? ' * (M // 2)",
    "questions in flow": "'{' + '? a,' * (M // 32) + '}'",
    "deep block": "''.join(' ' * level + 'a:\\n' for level in range(1_400))",
    "long plain": "'a ' * (M // 2)",
    "plain over many lines": "'a\\n' * (M // 2)",
    "quotes on lines": "'\"\\n' * (M // 2)",
    "long quoted": "'\"' + 'a\\n' * (M // 2 - 1) + '\"'",
    "open quote": "'a: \"' + 'b\\n' * (M // 2)",
    "duplicate keys": "'a:\\n' * (M // 24)",
    "duplicates in flow": "'{' + 'a,' * (M // 32) + '}'",
    "keys": "''.join(f'k{number}:\\n' for number in range(100_000))",
    "keys that are no texts": "'1: 1\\n' * (M // 20)",
    "empty items": "'-\\n' * (M // 2)",
    "colons": "'a:' * (M // 2)",
    "pairs in flow": "'[' + 'a: \\n,' * (M // 5) + ']'",
    "anchors": "'- &a\\n' * (M // 5)",
    "aliases": "'- *a\\n' * (M // 20)",
    "billion laughs": "'a: &a [x,x]\\n' + ''.join(f'b{n}: &b{n} [*a,*a,*a,*a]\\n' for n in range(9_000))",
    "tags": "'!a ' * (M // 3)",
    "documents": "'---\\n' * (M // 4)",
    "directives": "'%YAML 1.2\\n' * (M // 10)",
    "comments": "'#\\n' * (M // 2)",
    "carriage returns": "'\\r' * M",
    "tabs": "'\\t' * M",
    "blanks in a block": "'a: |\\n' + ' ' * M",
    "false breaks": "'a: \\u2028\\n' * (M // 7)",
    "zeros": "'\\0' * M",
    "digits": "'9' * M",
    "byte order marks": "'\\ufeff' * (M // 3)",
}

READ = """
import gc, sys
gc.disable()  # as in checks: nothing here makes cycles
M = 1024 * 1024
from usecases.reading.document import read_document
from usecases.reading.comments import comments
for trap in sys.argv[1:]:
    print(trap, file=sys.stderr, flush=True)
    document = read_document(eval(trap).encode()[:M], "a.yaml", None)
    if document.data is not None:
        document.root
        comments(document.source, document.composed.scalars())
"""


@pytest.mark.parametrize("first", range(4))
def test_no_text_of_a_megabyte_stops_the_reader(first: int) -> None:
    # The time is a guard against reading for ever, or against a crash of the interpreter; nothing is measured.
    traps = list(TRAPS.values())[first::4]
    subprocess.run([sys.executable, "-c", READ, *traps], check=True, timeout=20 * len(traps))
