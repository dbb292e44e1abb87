"""The way back from a place in a text to the path of what stands there."""

from pathlib import Path as Folder
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.reading.writing import DOCUMENTS, STYLES, TEXTS, edited, written
from usecases.checking import shared, verdict
from usecases.checking.live import LiveCheck
from usecases.checking.verdict import finding_of
from usecases.findings.finding import WHOLE_FILE, Finding, Place
from usecases.reading.at import path_at, path_of
from usecases.reading.document import Document, load_document, read_document
from usecases.reading.folder import scan
from usecases.reading.node import Node
from usecases.rules.base import Hit, Rule
from usecases.text.path import Path

BROKEN = sorted(folder for folder in (Folder(__file__).parents[1] / "broken").iterdir() if folder.is_dir())


def walk(node: Node, path: Path = ()) -> list[tuple[Path, Node]]:
    found = [(path, node)]
    parts = node.parts or []
    for name, below in parts.items() if isinstance(parts, dict) else enumerate(parts):
        found += walk(below, (*path, name))
    return found


def leads_back(document: Document) -> None:
    """Holds that the place of each value, and of each key, leads back to it."""
    if document.data is None or document.source is None:
        return
    for path, node in walk(document.root):
        place = document.place(path)
        there = path_of(document, place)
        assert there == path or document.place(there) == place, (path, there, place)
        at = path_at(document, place.line, place.column)
        if node.parts is None:
            assert at == path or document.place(at) == place, (path, at, place)
        else:
            assert at[: len(path)] == path, (path, at)
        if path and isinstance(path[-1], str):
            key = document.place(path, on_key=True)
            assert path_of(document, key) == path
            assert path_at(document, key.line, key.column) == path


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.split("\n", 1)[0])
def test_every_place_of_the_library_leads_back(text: str) -> None:
    leads_back(read_document(text.encode(), "a.yaml", None))


@given(st.one_of(edited(), st.builds(lambda data, style: written(data, **style), DOCUMENTS, STYLES)))
@example("\u2028# a: b\nc: d\u2028\ne: f\n")
@example("a:\n- - - b\n  -\n- {c, d: e}\n- [f: g, h]\n")
@example("a:\nb: |\n\n  c\n\n# d\ne: ''\n")
def test_every_place_of_made_up_documents_leads_back(text: str) -> None:
    leads_back(read_document(text.encode(), "a.yaml", None))


@given(edited(), st.integers(-1, 400), st.integers(-1, 200))
def test_any_place_leads_to_something_that_is_there(text: str, line: int, column: int) -> None:
    document = read_document(text.encode(), "a.yaml", None)
    path = path_at(document, line, column)
    if document.data is not None:
        here: Any = document.data
        for part in path:
            here = here[part]


TEXT = """\
# the order
id: order  # of the shop
steps:
  - id: ask  # first

    actor: [buyer,   manager]
  # usecases: ignore UC501 - it is clear
  - id: answer
    how: |
      Politely.

      # Always.
  # a thought

branches:
- {id: late,
   when: Late}
- id: never
trigger:
"""


@pytest.mark.parametrize(
    ("line", "column", "path"),
    [
        pytest.param(1, 1, ("id",), id="a comment above"),
        pytest.param(2, 1, ("id",), id="a key"),
        pytest.param(2, 4, ("id",), id="between key and value"),
        pytest.param(2, 7, ("id",), id="inside a value"),
        pytest.param(2, 20, ("id",), id="a comment beside"),
        pytest.param(3, 1, ("steps",), id="the key of a list"),
        pytest.param(3, 99, ("steps",), id="far right of a key"),
        pytest.param(4, 1, ("steps",), id="the beginning of a list"),
        pytest.param(4, 5, ("steps", 0, "id"), id="the first key of an item"),
        pytest.param(4, 30, ("steps", 0, "id"), id="a comment in an item"),
        pytest.param(5, 1, ("steps", 0), id="an empty line in an item"),
        pytest.param(6, 2, ("steps", 0, "actor"), id="left of a key"),
        pytest.param(6, 12, ("steps", 0, "actor"), id="a bracket"),
        pytest.param(6, 14, ("steps", 0, "actor", 0), id="the first item of a list in brackets"),
        pytest.param(6, 19, ("steps", 0, "actor"), id="between the items of a list in brackets"),
        pytest.param(6, 25, ("steps", 0, "actor", 1), id="the second item of a list in brackets"),
        pytest.param(7, 5, ("steps", 1), id="a comment above an item"),
        pytest.param(8, 3, ("steps", 1), id="the hyphen of an item"),
        pytest.param(9, 10, ("steps", 1, "how"), id="the sign of a block"),
        pytest.param(12, 8, ("steps", 1, "how"), id="a line of a block that looks like a comment"),
        pytest.param(13, 5, (), id="a comment with nothing below"),
        pytest.param(16, 3, ("branches", 0), id="a brace"),
        pytest.param(17, 10, ("branches", 0, "when"), id="a value in braces over several lines"),
        pytest.param(18, 9, ("branches", 1, "id"), id="an item that isn't indented"),
        pytest.param(19, 5, ("trigger",), id="a key without a value"),
        pytest.param(19, 9, ("trigger",), id="right of a key without a value"),
        pytest.param(0, 1, (), id="above the first line"),
        pytest.param(99, 1, (), id="below the last line"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_a_place(line: int, column: int, path: Path, end: str) -> None:
    text = "\ufeff" + TEXT.replace("\n", end)
    assert path_at(read_document(text.encode(), "a.yaml", None), line, column) == path


def test_a_comment_that_ends_the_file() -> None:
    assert path_at(read_document(b"a: b\n# c", "a.yaml", None), 2, 1) == ()


def test_nothing_is_at_any_place_of_what_cant_be_read() -> None:
    for content in (b"", b"a: [", b"\xff", b"- a"):
        document = read_document(content, "a.yaml", None)
        assert path_at(document, 1, 1) == ()
        assert path_of(document, WHOLE_FILE) == ()


def test_a_whole_mapping_is_told_from_its_first_key() -> None:
    document = read_document(TEXT.encode(), "a.yaml", None)
    assert path_of(document, document.place(("steps", 0))) == ("steps", 0)
    assert path_of(document, document.place(("steps", 0, "id"))) == ("steps", 0, "id")
    assert path_of(document, document.place(())) == ()
    assert path_of(document, Place(12, 8, 12, 9)) == ("steps", 1, "how")


@pytest.mark.parametrize("folder", BROKEN, ids=lambda folder: folder.name)
def test_findings_in_broken_files_lead_to_what_they_are_about(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    meant: list[tuple[Finding, Hit]] = []

    def noting(each: Rule, hit: Hit, document: Document) -> Finding:
        meant.append((finding := finding_of(each, hit, document), hit))
        return finding

    monkeypatch.setattr(verdict, "finding_of", noting)
    monkeypatch.setattr(shared, "finding_of", noting)
    check = LiveCheck(folder)
    for file in scan(folder):
        if file.path.endswith(".yaml") and file.kind is not None:
            meant.clear()
            document = load_document(folder, file)
            check.check(document)
            for finding, hit in meant:
                if finding.path == file.path:
                    assert path_of(document, finding.place) == there(document.data, hit.where)


def there(data: Any, where: Path) -> Path:
    """As much of a path as leads to something."""
    path: Path = ()
    for part in where:
        if isinstance(data, list) or (isinstance(data, dict) and part in data):
            path, data = (*path, part), data[part]  # type: ignore[index]
        elif part != 0:  # the first of a list that is written without the list
            break
    return path
