"""What people type into the filter, and which use cases they expect to see."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from unicodedata import combining

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checking.small import case, make, put
from tests.shelf.shelved import database_of, found_in
from usecases.reading.document import load_document
from usecases.reading.folder import scan
from usecases.shelf import layout
from usecases.shelf.bring_up import bring_up
from usecases.shelf.listing import row_of, use_case_files
from usecases.shelf.store import Shelf
from usecases.shelf.words import MOST_WORDS, has, head_of, words_of

CASES = {
    "order-processing": ("Обработка заказа № 17", "Менеджер перезванивает клиенту", "Ещё не решено"),
    "zwrot-towaru": ("Zwrot towaru", "Kierownik przyjmuje zwrócony żółty ŁAŃCUCH", "Reklamacja e-mailem"),
    "repair": ("Straße; İstanbul O'Neil", "Call the customer-care line", "Done at 17:30"),
    "cjk": ("注文処理 🐢", "יום טוב — عربي", "नमस्ते दुनिया"),
}
ORDER, ZWROT, REPAIR, CJK = (f"use-cases/{name}.yaml" for name in CASES)


def _text(name: str) -> str:
    title, action, result = CASES[name]
    return (
        f'id: {name}\ntitle: "{title}"\ngroup: sales\nstatus: review\n# комментарий\n'
        f'steps:\n  - {{id: ask, action: "{action}", result: "{result}"}}\n'
    )


@pytest.fixture(params=["with FTS5", "without FTS5"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    if request.param == "without FTS5":
        monkeypatch.setattr(layout, "_TEXTS", "CREATE VIRTUAL TABLE texts USING not_in_this_build(words)")
    root = make(tmp_path / "library", {f"use-cases/{name}.yaml": _text(name) for name in CASES})
    assert bring_up(root)
    opened = Shelf.open(root)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("заказ", [ORDER]),
        ("ЗАКАЗ", [ORDER]),
        ("каза", [ORDER]),  # inside a word of the title
        ("перез", [ORDER]),  # the beginning of a word of a text
        ("звани", []),  # the middle of one
        ("еще", [ORDER]),
        ("ЕЩЁ", [ORDER]),
        ("е\u0308ще", [ORDER]),
        ("менеджер заказа", [ORDER]),
        ("заказа менеджер клиент", [ORDER]),
        ("заказа towaru", []),
        ("№ 17", [ORDER, REPAIR]),
        ("№17", [ORDER, REPAIR]),
        ("за №", [ORDER]),
        ("17", [ORDER, REPAIR]),
        ("order-proc", [ORDER]),
        ("processing", [ORDER]),
        ("rder", [ORDER]),
        ("zwrocony", [ZWROT]),
        ("ZWRÓCONY", [ZWROT]),
        ("zolty lancuch", [ZWROT]),
        ("żółty łańcuch", [ZWROT]),
        ("z\u0307o\u0301łty", [ZWROT]),  # letter by letter, as macOS writes names
        ("e-mail", [ZWROT]),
        ("strasse", []),
        ("straße", [REPAIR]),
        ("STRASE", []),
        ("o’neil", [REPAIR]),
        ("customer-care", [REPAIR]),
        ("care", [REPAIR]),
        ("17:30", [REPAIR]),
        ("注文", [CJK]),
        ("処理", [CJK]),
        ("טוב", [CJK]),
        ("عرب", [CJK]),
        ("नमस्ते", [CJK]),
        ("комментарий", []),
        ("action", []),
        ("' OR 9=9 --", []),
        ("a* NEAR b", []),
    ],
)
def test_the_filter_finds_what_people_mean(shelf: Shelf, query: str, found: list[str]) -> None:
    assert sorted(shelf.matching(query)) == sorted(found)


@pytest.mark.parametrize("query", ["", "  \t", "№", '"', "*", "%", "- 🐢", "\x00", "\udcff"])
def test_what_is_no_word_lets_everything_through(shelf: Shelf, query: str) -> None:
    assert shelf.matching(query) == sorted([ORDER, ZWROT, REPAIR, CJK])


def test_a_limit_keeps_the_first_in_order(shelf: Shelf) -> None:
    everything = [CJK, ORDER, REPAIR, ZWROT]
    assert shelf.matching("sales", 2) == everything[:2]
    assert shelf.matching("sales", 9) == everything
    assert shelf.matching("", 1) == everything[:1]


def test_a_pasted_letter_breaks_nothing(shelf: Shelf) -> None:
    assert shelf.matching("слово " * 5000) == []
    assert shelf.matching("обработка " * 5000) == [ORDER]
    assert shelf.matching(" ".join(f"w{number}" for number in range(5000))) == []
    assert shelf.matching("-".join(f"w{number}" for number in range(5000))) == []
    assert shelf.matching("обработка " + "о" * 100_000) == []
    assert MOST_WORDS < 100


def test_a_changed_file_is_found_by_its_new_words_only(shelf: Shelf, tmp_path: Path) -> None:
    root = tmp_path / "library"
    assert shelf.matching("клиенту") == [ORDER]
    put(root, ORDER, _text("order-processing").replace("клиенту", "соседу"), age=5)
    bring_up(root)
    assert shelf.matching("клиенту") == []
    assert shelf.matching("соседу") == [ORDER]
    (root / ORDER).unlink()
    put(root, "use-cases/new.yaml", case("new"), age=5)
    bring_up(root)
    assert shelf.matching("соседу") == []
    assert shelf.matching("answers") == ["use-cases/new.yaml"]
    put(root, ORDER, case("new"), age=4)
    bring_up(root)
    assert shelf.matching("answers") == ["use-cases/new.yaml", ORDER]
    assert shelf.matching("соседу") == []


def test_a_broken_file_is_found_by_whatever_is_written_in_it(shelf: Shelf, tmp_path: Path) -> None:
    put(tmp_path / "library", "use-cases/broken.yaml", "id: x\ntitle: 'Незакрытая кавычка\n", age=5)
    bring_up(tmp_path / "library")
    assert shelf.matching("кавычка") == ["use-cases/broken.yaml"]
    assert shelf.matching("broken") == ["use-cases/broken.yaml"]


def test_a_shelf_made_by_another_sqlite_is_used_or_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make(tmp_path / "library", {"use-cases/a.yaml": case("a")})
    with monkeypatch.context() as patched:
        patched.setattr(layout, "_TEXTS", "CREATE VIRTUAL TABLE texts USING not_in_this_build(words)")
        bring_up(root)
    bring_up(root)
    assert found_in(root, "answers") == ["use-cases/a.yaml"]


def test_what_lies_under_no_files_number_is_tidied_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("usecases.shelf.writer._SPARE", 0)
    root = make(tmp_path / "library", {"use-cases/a.yaml": case("a"), "use-cases/b.yaml": case("b")})
    for number in range(30):
        put(root, "use-cases/a.yaml", case("a", goal=f"g{number}x"), age=100 - number)
        bring_up(root)
    with database_of(root / ".usecases" / layout.FILE) as database:
        assert database.execute("SELECT count(*) FROM texts_docsize").fetchone()[0] <= 11
    assert found_in(root, "g29x") == ["use-cases/a.yaml"]
    assert found_in(root, "g28x") == []
    assert found_in(root, "answers") == ["use-cases/a.yaml", "use-cases/b.yaml"]


_letters = st.text(st.sampled_from("аеёЁйЙкбłŁlżz ZaA1№-_'\"\u0301\u0306*ß語\n"), max_size=8)


@given(st.lists(st.tuples(_letters, _letters), min_size=1, max_size=3), st.lists(_letters, min_size=1, max_size=12))
def test_the_shelf_and_a_single_document_agree_and_more_letters_never_find_more(
    texts: list[tuple[str, str]], queries: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files: dict[str, str | bytes] = {
            f"use-cases/u{number}.yaml": f"title: {title!r}\ngoal: {goal!r}\n".encode("utf-8", "backslashreplace")
            for number, (title, goal) in enumerate(texts)
        }
        root = make(Path(folder) / "library", files)
        bring_up(root)
        shelf = Shelf.open(root)
        documents = [load_document(root, file) for file in use_case_files(scan(root))]
        heads = {each.path: (head_of(row_of(each).id, row_of(each).title), words_of(each)) for each in documents}
        for query in queries:
            found = shelf.matching(query)
            assert found == [path for path, words in heads.items() if has(query, *words)]
            for length in (at for at, letter in enumerate(query) if not combining(letter)):
                assert set(found) <= set(shelf.matching(query[:length]))
        shelf.close()
