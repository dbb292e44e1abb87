"""Where everything stands: spans, lines and columns, in texts of all kinds of line ends and characters."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import times
from tests.reading.judge import judge, same
from tests.reading.writing import DOCUMENTS, STYLES, edited, written
from usecases.findings.finding import WHOLE_FILE, Place
from usecases.reading.compose import Composed, compose
from usecases.reading.document import read_document
from usecases.reading.node import Node
from usecases.text.source import Source


def _walk(node: Node, path: tuple[Any, ...] = ()) -> list[tuple[tuple[Any, ...], Node]]:
    found = [(path, node)]
    if isinstance(node.parts, dict):
        for key, below in node.parts.items():
            found += _walk(below, (*path, key))
    elif node.parts is not None:
        for index, below in enumerate(node.parts):
            found += _walk(below, (*path, index))
    return found


def _span(composed: Composed, path: tuple[Any, ...], on_key: bool = False) -> tuple[int, int]:
    event = composed.find(path, on_key)
    return event.start_mark.index, event.end_mark.index


def _parse_slice(text: str, node: Node) -> Any:
    """The slice of a node, read on its own: with the blanks that stand before it on its line."""
    column = node.start - (max(text.rfind("\n", 0, node.start), text.rfind("\r", 0, node.start)) + 1)
    return judge(" " * column + text[node.start : node.end])


@given(DOCUMENTS, STYLES)
def test_each_node_spans_its_own_text(data: Any, style: dict[str, Any]) -> None:
    text = written(data, **style)
    composed = compose(text)
    if composed.troubles:  # what ruamel.yaml writes isn't always YAML; test_agreement judges that
        return
    for _, node in _walk(composed.node()):
        if node.style in ("|", ">"):
            assert text[node.start] == node.style
            if text[node.start + 1] in "0123456789":  # counts from the indentation of what is above
                continue
        assert same(_parse_slice(text, node), node.data)


@given(st.one_of(edited(), st.builds(lambda data, style: written(data, **style), DOCUMENTS, STYLES)))
def test_tree_says_what_the_data_say_and_find_leads_there(text: str) -> None:
    composed = compose(text)
    if composed.data is None:
        return
    root = composed.node()
    assert same(root.data, composed.data)
    for path, node in _walk(root):
        assert same(node.data, root.find(path).data)
        if not isinstance(node.parts, (dict, list)):
            assert _span(composed, path) == (node.start, node.end)
        else:
            assert _span(composed, path)[0] == node.start
        for beyond in ("not there", 10_000):
            assert composed.find((*path, beyond)).start_mark.index == root.find((*path, beyond)).start
        for key, key_node in (node.keys or {}).items():
            assert _span(composed, (*path, key), on_key=True) == _of(key_node)
            assert text[slice(*_of(key_node))]


def _of(node: Node) -> tuple[int, int]:
    return node.start, node.end


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize(
    "filler",
    ["plain", "😀😀", "a\u2028b", "a\u2029b", "a\x85b", "é́", "'a # b'", '"tab\t"', "Ёж", "a\u00a0b", "[x, {y: z}]"],
)
def test_line_and_column(end: str, bom: bytes, filler: str) -> None:
    lines = [
        f"first: {filler}",
        "# comment 😀",
        "",
        f"list: [{filler}, here, {filler}]",
        f"  # {filler}",
        "last:",
        "  - x: there",
    ]
    document = read_document(bom + end.join(lines).encode(), "a.yaml", None)
    assert not document.findings
    column = lines[3].index("here") + 1
    assert document.place(("list", 1)) == Place(4, column, 4, column + 4)
    assert document.place(("last", 0, "x")) == Place(7, 8, 7, 13)
    assert document.place(("last", 0, "x"), on_key=True) == Place(7, 5, 7, 6)
    assert document.place(("first",), on_key=True) == Place(1, 1, 1, 6)
    assert document.place(("nowhere", "at", "all"))[:2] == (1, 1)


@given(st.text(st.sampled_from(list("ab\n\r\u2028\x85\u2029\t😀é")), max_size=40), st.booleans())
def test_positions_of_every_character(text: str, bom: bool) -> None:
    content = (b"\xef\xbb\xbf" if bom else b"") + text.encode()
    source = Source.decode(content)
    assert source.encode() == content
    line, column, previous = 1, 1, ""
    for offset, character in enumerate(source.text):
        if previous == "\n" or (previous == "\r" and character != "\n"):
            line, column = line + 1, 1
        assert source.position(offset) == (line, column)
        column, previous = column + 1, character
    assert "".join(source.line(number + 1) for number in range(len(source.line_starts))) == source.text.replace(
        "\r", ""
    ).replace("\n", "")
    assert source.line(0) == source.line(len(source.line_starts) + 1) == ""


@given(st.binary(max_size=60))
@times(2)
def test_bytes_come_back_the_same(content: bytes) -> None:
    try:
        source = Source.decode(content)
    except UnicodeDecodeError:
        return
    assert source.encode() == content


def test_whole_file_where_there_is_nothing() -> None:
    document = read_document(b"", "a.yaml", None)
    assert [found.code for found in document.findings] == ["UC007"]
    assert document.place(("a",)) == WHOLE_FILE
