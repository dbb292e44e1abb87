"""What the list of use cases holds and how its rows read, as data."""

import pytest
from rich.cells import cell_len
from usecases_tui.library_pane.finding import Heads, other_layout, pieces
from usecases_tui.library_pane.groups import Groups
from usecases_tui.library_pane.listing import SHARED, Heading, Key, Listing, Nothing, Whole
from usecases_tui.library_pane.rows import row

from usecases.findings.finding import WHOLE_FILE, Finding
from usecases.findings.severity import Severity
from usecases.shelf.rows import ShelfRow

TROUBLE = Finding("UC008", "use-cases/sales/big.yaml", WHOLE_FILE, Severity.ERROR, "", {"file": "big.yaml"})
A = ShelfRow("use-cases/sales/a.yaml", "a", "Żółta ёлка", "sales", "draft", None, 2, 1, 0)
B = ShelfRow("use-cases/sales/b.yaml", "b", "Обработка заказа", "delivery", "approved", None, 0, 0, 0)
C = ShelfRow("use-cases/c.yaml", "c", "Taking an order", None, "review", None, 0, 3, 0)
D = ShelfRow("use-cases/sales/d.yaml", "d", "Unknown", "elsewhere", "retired")
BIG = ShelfRow("use-cases/sales/big.yaml", "big", trouble=TROUBLE)


def _listing(*rows: ShelfRow) -> Listing:
    listing = Listing()
    listing.take_groups(Groups({"delivery": "Доставка", "sales": "Продажи"}))
    listing.take(sorted(rows))
    return listing


def _read(listing: Listing, key: Key, width: int = 40, words: tuple[str, ...] = ()) -> str:
    shown = row(key, listing, width, words)
    return ("".join(span.text for span in shown.lead) + shown.text).rstrip()


def test_groups_stand_in_the_order_of_the_map_then_unknown_ones_then_none() -> None:
    listing = _listing(A, B, C, D, BIG)
    assert listing.keys() == [
        *(Heading("delivery"), B.path),
        *(Heading("sales"), A.path, BIG.path),
        *(Heading("elsewhere"), D.path),
        *(Heading(None), C.path),
        *(Whole(), *SHARED),
    ]
    assert _read(listing, Heading("sales")) == "▾ Продажи".ljust(37) + "2"
    assert _read(listing, Heading("elsewhere")).startswith("▾ elsewhere (not in the map)")
    assert _read(listing, Heading(None)).startswith("▾ Without a group")


def test_a_folded_group_keeps_its_count_and_hides_its_use_cases() -> None:
    listing = _listing(A, B)
    listing.folded = {Heading("sales"), Whole()}
    assert listing.keys() == [Heading("delivery"), B.path, Heading("sales"), Whole()]
    assert _read(listing, Heading("sales")) == "▸ Продажи".ljust(37) + "1"


def test_a_row_tells_status_and_findings_by_signs_and_by_words_where_there_is_room() -> None:
    listing = _listing(A, B, C, D)
    assert _read(listing, A.path) == " ○ Żółta ёлка".ljust(33) + "✗2 !1"
    assert _read(listing, B.path) == " ✓ Обработка заказа"
    assert _read(listing, C.path).startswith(" ◐ Taking an order")
    assert _read(listing, D.path).startswith(" – Unknown")
    assert "draft" in _read(listing, A.path, 70)
    assert [word in _read(listing, C.path, 110) for word in ("Taking an order", " c ", "!3", "under review")] == [
        True
    ] * 4


def test_a_file_that_cannot_be_read_says_why_beside_its_name() -> None:
    listing = _listing(BIG)
    assert _read(listing, BIG.path, 70).startswith(" ✗ big ")
    assert "big" in _read(listing, BIG.path, 20)
    assert len(_read(listing, BIG.path, 70)) > 40


def test_a_long_title_is_cut_with_a_sign_and_never_wider_than_the_pane() -> None:
    long = A._replace(title="中文" * 40)
    listing = _listing(long)
    for width in (20, 33, 40, 64, 120):
        shown = row(long.path, listing, width)
        assert sum(cell_len(span.text) for span in shown.lead) <= width - 1
        assert "…" in _read(listing, long.path, width)


def test_what_would_drive_the_terminal_is_shown_as_a_sign() -> None:
    evil = A._replace(title="red\x1b[31m [b]x[/b]\x9b")
    assert "\x1b" not in _read(_listing(evil), evil.path, 70)
    assert "[b]x[/b]" in _read(_listing(evil), evil.path, 70)


def test_without_use_cases_the_rows_say_how_to_begin() -> None:
    listing = _listing()
    assert listing.keys()[:2] == [Nothing(0), Nothing(1)]
    assert [_read(listing, Nothing(0)), _read(listing, Nothing(1))] == [" No use cases yet.", " Enter begins one."]


def test_what_is_not_saved_is_marked_and_what_is_deleted_is_gone() -> None:
    listing = _listing(A, B, C)
    assert listing.overlay({A.path: A._replace(title="New"), B.path: None, D.path: D}, {})
    assert list(listing.rows) == [C.path, A.path, D.path]
    assert "New" in _read(listing, A.path)
    assert "●" in _read(listing, A.path)
    assert "●" not in _read(listing, C.path)
    assert listing.overlay({}, {A.path: A, B.path: B, D.path: D})  # two of them undone, one saved
    assert list(listing.rows) == [C.path, A.path, B.path, D.path]
    assert "●" not in _read(listing, A.path)
    assert not listing.overlay({}, {})


def test_the_neighbour_is_the_next_one_of_the_list() -> None:
    listing = _listing(A, B, C)
    assert listing.neighbour(B.path, 1) == A.path
    assert listing.neighbour(A.path, 1) == C.path
    assert listing.neighbour(C.path, 1) is None
    assert listing.neighbour(B.path, -1) is None


def _heads(*rows: ShelfRow) -> Heads:
    heads = Heads()
    heads.take({each.path: (each.id, each.title) for each in rows})
    return heads


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("зак", [B]), ("ЗАКАЗА обр", [B]), ("ёлк", [A]), ("елк", [A]), ("żół", [A]), ("zol", [A]), ("ORDER", [C]),
        ("tak ord", [C]), ("nothing", []), ("   ", []), ("[", []), ("", []),
    ],
)  # fmt: skip
def test_typing_finds_titles_in_any_case_and_script(text: str, found: list[ShelfRow]) -> None:
    assert _heads(A, B, C).find(text).paths == [each.path for each in found]


def test_the_best_hit_is_first_then_the_order_of_the_list() -> None:
    titles = ["Preorder", "Late order", "Order late", "An order"]
    rows = [ShelfRow(f"use-cases/x{number}.yaml", f"x{number}", title) for number, title in enumerate(titles)]
    assert _heads(*rows).find("order").paths == [rows[2].path, rows[1].path, rows[3].path, rows[0].path]


def test_a_word_typed_on_the_other_layout_can_be_read() -> None:
    assert other_layout("ghbvth") == "пример"
    assert other_layout("Pfrfp") == "Заказ"
    assert other_layout("щквук") == "order"


def test_hits_are_marked_where_they_stand() -> None:
    assert pieces("Żółta ёлка", ["ел"]) == [("Żółta ", False), ("ёл", True), ("ка", False)]
    assert pieces("Żółta ёлка", ["zolta"]) == [("Żółta", True), (" ёлка", False)]
    assert pieces("abc", ["x"]) == [("abc", False)]
    assert pieces("a.c", ["."]) == [("a", False), (".", True), ("c", False)]
