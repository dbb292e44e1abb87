"""The shelf says what the library says, whatever happened to it in between."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checking.small import case, make, put
from tests.shelf.shelved import expected, found_in, rows_of, told, unusable
from usecases.checking.run import check_library
from usecases.reading import document
from usecases.reading.folder import FoundFile, scan
from usecases.shelf import bring_up as bringing
from usecases.shelf.bring_up import bring_up
from usecases.shelf.listing import glanced, quick_ids, row_of
from usecases.shelf.rows import UNKNOWN, ShelfRow
from usecases.shelf.store import Shelf

A, B, SUB = "use-cases/a.yaml", "use-cases/b.yaml", "use-cases/sales/c.yaml"
SILENT = "# usecases: ignore UC201 - not yet hired\n"
CONTENTS = (
    case("a"),
    case("b", group="sales", status="review", language="pl").replace("actor: manager", "actor: nobody"),
    SILENT + case("c").replace("actor: manager", "actor: nobody"),
    case("a").replace("title: Case a", 'title: "Żółw\\x1b[31m № 5 [b]"'),
    "id: b\ntitle: Ёлка\nstatus: sometimes\nlanguage: 5\nsteps: 3\n",
    "title: [no, text]\n",
    "id: a\ntitle: it isn't closed: 'here\nsteps: [\n",
    "steps:\n  - {id: x}\nid: c\ntitle: Below its steps\n",
    "id: a\ntitle: Good above\nsteps:\n  - {id: x\n",
    b"id: a\ntitle: \xff\xfe\n",
    b"",
    "- a list\n",
    "id: b\ntitle: Without steps\n",
)


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bringing, "BATCH", 2)
    monkeypatch.setattr(bringing, "WORTH_A_GLANCE", 2)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return make(tmp_path / "library", {A: case("a"), B: CONTENTS[1], SUB: CONTENTS[2]})


def _agrees(root: Path) -> None:
    rows = {row.path: row for row in rows_of(root)}
    assert [told(row) for row in rows.values() if row.path not in unusable(root)] == expected(root)
    assert [path for path in rows if path in unusable(root)] == unusable(root)
    findings = check_library(root).findings
    for path in unusable(root):
        of_file = [found for found in findings if found.path == path]
        assert rows[path].trouble is None or rows[path].trouble in of_file
        assert rows[path].errors == sum(found.severity.word == "error" for found in of_file) > 0


def test_rows_say_what_the_library_and_its_check_say(library: Path) -> None:
    assert bring_up(library)
    _agrees(library)
    a, b, c = rows_of(library)
    assert (a.path, a.id, a.title, a.group, a.status, a.language) == (A, "a", "Case a", None, "draft", None)
    assert (a.errors, a.warnings, a.notes, a.trouble) == (0, 0, 0, None)
    assert (b.group, b.status, b.language) == ("sales", "review", "pl")
    assert b.errors > 0  # nobody knows that actor, and the group neither
    assert c.errors == 0  # silenced


_places = st.sampled_from([A, B, SUB, "use-cases/sales/deep/a.yaml", "use-cases/d.yml"])
_changes = st.one_of(
    st.tuples(st.just("write"), _places, st.sampled_from(CONTENTS)),
    st.tuples(st.just("delete"), _places, st.just("")),
    st.tuples(st.just("touch"), _places, st.just("")),
    st.tuples(
        st.just("write"),
        st.just("library.yaml"),
        st.sampled_from(["title: S\nlanguage: ru\nchecks: {UC201: info}\n", "title: S\nlanguage: en\n", "title: ["]),
    ),
    st.tuples(st.just("folder"), _places, st.just("")),
)


@given(st.lists(st.lists(_changes, max_size=3), min_size=1, max_size=4))
def test_rows_follow_every_change_of_the_library(rounds: list[list[tuple[str, str, str | bytes]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = make(Path(folder) / "library", {A: case("a"), B: case("b")})
        for changes in rounds:
            for change in changes:
                _change(root, *change)
            assert bring_up(root)
            _agrees(root)


def _change(root: Path, kind: str, path: str, content: str | bytes) -> None:
    file = root / path
    if kind == "touch" and file.is_file():
        file.touch()
    elif kind in ("write", "folder", "delete"):
        shutil.rmtree(file) if file.is_dir() else file.unlink(missing_ok=True)
        if kind == "write":
            put(root, path, content, age=1)
        if kind == "folder":
            file.mkdir(parents=True)


def test_only_what_changed_is_read_again(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_up(library)
    told_of: list[tuple[int, int]] = []
    bring_up(library, lambda done, of: told_of.append((done, of)))
    assert told_of == []
    put(library, B, case("b"), age=5)
    bring_up(library, lambda done, of: told_of.append((done, of)))
    assert told_of == [(1, 1)]


def test_a_file_written_in_this_very_moment_is_read_again(library: Path) -> None:
    put(library, A, case("a"))
    bring_up(library)
    told_of: list[int] = []
    bring_up(library, lambda done, _: told_of.append(done))
    assert told_of == [1]


def test_another_program_reads_everything_again_and_shows_the_old_rows_until_then(
    library: Path, monkeypatch: pytest.MonkeyPatch, open_shelf: Callable[[Path], Shelf]
) -> None:
    bring_up(library)
    shelf = open_shelf(library)
    before = shelf.rows()
    monkeypatch.setattr(bringing, "program_key", lambda: "another")
    monkeypatch.setattr(bringing, "WORTH_A_GLANCE", 1000)
    seen: list[list[str]] = []
    bring_up(library, lambda *_: seen.append([row.path for row in shelf.rows()]))
    assert seen == [[A, B, SUB], [A, B, SUB]]
    assert shelf.rows() == before
    assert shelf.matching("answers") == [A, B, SUB]


def test_titles_of_a_new_library_arrive_before_its_files_are_read_whole(
    library: Path, open_shelf: Callable[[Path], Shelf]
) -> None:
    shelf = open_shelf(library)
    seen: list[list[ShelfRow]] = []
    bring_up(library, lambda *_: seen.append(shelf.rows()))
    assert [(row.title, row.errors) for row in seen[0]] == [
        ("Case a", UNKNOWN),
        ("Case b", UNKNOWN),
        ("Case c", UNKNOWN),
    ]


def test_news_are_the_rows_that_changed_since(library: Path, open_shelf: Callable[[Path], Shelf]) -> None:
    bring_up(library)
    shelf = open_shelf(library)
    turn, rows = shelf.news()
    assert sorted(rows) == shelf.rows()
    version = shelf.version()
    assert shelf.news(turn) == (turn, [])
    put(library, B, case("b", group="sold"), age=5)
    bring_up(library)
    assert shelf.version() != version
    assert {row.path: row.group for row in shelf.news(turn).rows} == {B: "sold"}
    later = shelf.news(turn).turn
    put(library, "library.yaml", "title: S\nlanguage: en\nchecks: {UC201: info}\n", age=3)
    bring_up(library)
    assert B in {row.path for row in shelf.news(later).rows}  # other counts, and nothing else


def test_the_version_stays_while_nothing_changes(library: Path, open_shelf: Callable[[Path], Shelf]) -> None:
    bring_up(library)
    shelf = open_shelf(library)
    version = shelf.version()
    bring_up(library)
    assert shelf.version() == version


def test_a_library_without_use_cases_has_an_empty_shelf(tmp_path: Path) -> None:
    root = make(tmp_path / "library", {})
    assert bring_up(root)
    assert rows_of(root) == []
    assert found_in(root, "a") == []
    assert quick_ids(root) == []


def test_ids_are_there_before_anything_is_read(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(library, "use-cases/x.yml", "id: x\n")
    monkeypatch.setattr(document, "open", lambda *_: pytest.fail("a file was opened"), raising=False)
    rows = quick_ids(library)
    assert [(row.path, row.id, row.group, row.title, row.errors) for row in rows] == [
        (A, "a", None, "", UNKNOWN),
        (B, "b", None, "", UNKNOWN),
        (SUB, "c", "sales", "", UNKNOWN),
        ("use-cases/x.yml", "x", None, "", UNKNOWN),
    ][: len(rows)]
    assert len(rows) == 4
    assert rows[3].trouble is not None
    assert rows[3].trouble.code == "UC015"


def _found(root: Path, path: str) -> FoundFile:
    return next(file for file in scan(root) if file.path == path)


def test_a_glance_finds_the_same_title_as_a_reading_or_none(library: Path) -> None:
    answers = []
    for content in CONTENTS:
        put(library, A, content)
        found = _found(library, A)
        row = glanced(library, found)
        whole = row_of(document.load_document(library, found))
        answers.append(row and row.title)
        assert row is None or row[:3] == whole[:3] or whole.trouble is not None
    assert answers[:4] == ["Case a", "Case b", "Case c", "Żółw\x1b[31m № 5 [b]"]
    assert answers[8] == "Good above"
    assert answers[4:8] == ["Ёлка", None, None, None]
    assert answers[9:] == [None, None, None, None]


def test_the_row_of_a_document_counts_its_findings_when_there_are_any(library: Path) -> None:
    check = check_library(library)
    read = document.load_document(library, _found(library, B))
    assert row_of(read).errors == UNKNOWN
    of_file = [found for found in check.findings if found.path == B]
    bring_up(library)
    assert row_of(read, of_file) == rows_of(library)[1]
