"""`usecases search`."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.running import Run, program
from usecases.reading.folder import FileKind, FoundFile
from usecases.searching.search import search
from usecases.text.folding import folded, stem


def write(root: Path, name: str, text: str | bytes) -> None:
    path = root / "use-cases" / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    (tmp_path / "library.yaml").write_text("title: T\nlanguage: ru\n", encoding="utf-8")
    write(tmp_path, "hedgehog", "id: hedgehog\ntitle: Кормление ежа\ngoal: Ёж сыт\n")
    write(tmp_path, "lodz", "id: lodz\ntitle: Zamówienie z Łodzi\ngoal: Towar jest w Łodzi\n")
    write(tmp_path, "plain", "id: plain\ntitle: Курьер\nsteps:\n  - id: go\n    action: Едет за зака\u0301зом\n")
    write(tmp_path, "apart", "id: apart\ntitle: И\u0306од\ngoal: |\n  Курьеры везут йод\n  из аптеки\n")
    write(tmp_path, "spruce", "id: spruce\ntitle: Ёлка\n")
    write(tmp_path, "fir", "id: fir\ntitle: Пестрый ельник\n")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["ёж"], ["hedgehog"]),
        (["ЕЖ"], ["hedgehog"]),
        (["елка"], ["spruce"]),
        (["пёстрый"], ["fir"]),
        (["lodzi"], ["lodz"]),
        (["ŁODZI", "zamowienie"], ["lodz"]),
        (["zamówienia"], ["lodz"]),
        (["заказ"], ["plain"]),
        (["заказы"], ["plain"]),
        (["йод"], ["apart"]),
        (["и\u0306од"], ["apart"]),
        (["курьер"], ["plain", "apart"]),
        (["курьера", "аптека"], ["apart"]),
        (["курьер аптека"], ["apart"]),
        (["hedge"], ["hedgehog"]),
        (["урьер"], []),
        (["steps"], []),
        (["title"], []),
    ],
)
def test_finds(words: list[str], ids: list[str], small: Path, usecases: Run) -> None:
    ran = usecases("search", "--format", "json", *words, cwd=small)
    found = json.loads(ran.out)
    assert [case["id"] for case in found["use_cases"]] == ids
    assert found["total"] == len(ids)
    assert ran.code == (0 if ids else 1)


def test_the_matching_line_and_its_place(library: Path, usecases: Run) -> None:
    ran = usecases("search", "курьер", "заболел", cwd=library)
    path = "use-cases/fulfilment/order-processing.yaml"
    number = (library / path).read_text(encoding="utf-8").split("\n").index("    when: Курьер заболел") + 1
    assert ran.out == f"order-processing  Обработка заказа интернет-магазина\n  {path}:{number}: when: Курьер заболел\n"


def test_lines_that_show_all_words(small: Path, usecases: Run) -> None:
    ran = usecases("search", "йод", "аптеки", cwd=small)
    assert [line.split(":")[1] for line in ran.out.splitlines()[1:]] == ["2", "5"]


def test_a_long_line_is_shown_around_the_word(small: Path, usecases: Run) -> None:
    write(small, "long", f"id: long\ntitle: {'a ' * 300}needle{' b' * 300}\ngoal: {'c ' * 60}thimble\n")
    shown = usecases("search", "needle", cwd=small).out.splitlines()[1]
    assert shown.count("…") == 2
    assert 150 < shown.index("needle") - shown.index("…") + 50 < 160
    shown = usecases("search", "thimble", cwd=small).out.splitlines()[1]
    assert shown.endswith(f"long.yaml:3: goal: {'c ' * 60}thimble")


def test_nothing_found(library: Path, usecases: Run) -> None:
    ran = usecases("search", "абырвалг", cwd=library)
    assert (ran.code, ran.out) == (1, "")
    assert "No use case" in ran.err


def test_a_limit_says_what_it_hides(library: Path, usecases: Run) -> None:
    ran = usecases("search", "клиент", "--limit", "1", cwd=library)
    assert len([line for line in ran.out.splitlines() if not line.startswith(" ")]) == 1
    assert "more are left out" in ran.err
    assert usecases("search", "клиент", "--limit", "0", cwd=library).code == 2


@pytest.mark.parametrize("words", [[], [""], ["  "]])
def test_no_words(words: list[str], library: Path, usecases: Run) -> None:
    assert usecases("search", *words, cwd=library).code == 2


def test_hostile_files(small: Path, usecases: Run) -> None:
    write(small, "a", b"id: a\ntitle: \xff\xfe needle\n")
    write(small, "b", "[" * 50_000 + " needle")
    write(small, "c", "title: \x1b[31m needle \u202e\n")
    write(small, "d", "needle " * 100_000)
    write(small, "e", "id: &x needle\ntitle: *x\n")
    write(small, "f", b"needle\x00\r\n\x85\xe2\x80\xa8")
    write(small, "too-large", "needle " * 200_000)
    os.mkfifo(small / "use-cases" / "pipe.yaml")
    (small / "use-cases" / "loop.yaml").symlink_to("loop.yaml")
    ran = usecases("search", "needle", cwd=small)
    assert ran.code == 0
    assert [line.split()[0] for line in ran.out.splitlines() if not line.startswith(" ")] == [
        "a", "c", "e", "b", "d", "f"
    ]  # fmt: skip
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
    assert max(map(len, ran.out.splitlines())) < 300


@pytest.mark.parametrize(
    "word", ["(", "[a", "a*+", "\\", "\\b", "^", "$", "(?i)", "\ufeff", "\u0301", "'", "-", "配送"]
)
def test_words_are_no_patterns(word: str, library: Path, usecases: Run) -> None:
    assert usecases("search", "--", word, cwd=library).code in (0, 1)


def test_bytes_that_are_no_text(library: Path) -> None:
    assert program("search", b"\xff", cwd=library).code == 1


@given(st.text(), st.text())
def test_search_never_breaks(text: str, query: str) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "x.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
        found = search(root, [FoundFile("x.yaml", FileKind.USE_CASE)], query)
    assert found.total == len(found.hits)


@given(st.text())
def test_folding_is_stable(text: str) -> None:
    assert folded(folded(text)) == folded(text) or "İ" in text


@pytest.mark.parametrize(
    "forms",
    [
        ["заказ", "заказа", "заказы", "заказов", "заказами", "заказе"],
        ["доставка", "доставки", "доставку"],
        ["zamowienie", "zamowienia", "zamowieniu"],
        ["order", "orders", "ordered", "ordering"],
    ],
)
def test_forms_of_a_word_share_a_stem(forms: list[str]) -> None:
    assert len({stem(form) for form in forms}) == 1
