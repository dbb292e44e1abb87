"""Accounts of one process, side by side."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.running import program
from tests.conftest import ROOT
from usecases.analysing.accounts.aligning import Needed, aligned, crossed
from usecases.analysing.accounts.comparison import Account, Comparison, Point, compared
from usecases.model import build
from usecases.reading.document import read_document
from usecases.reading.folder import FileKind

ORDER = Path(__file__).parent / "order"
NAMES = ("anna", "boris", "cezary")


def account(name: str) -> Account:
    data = read_document((ORDER / f"{name}.yaml").read_bytes(), name, FileKind.USE_CASE).data
    assert data is not None
    return Account(name, build.use_case(data))


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compared([account(name) for name in NAMES])


def point(comparison: Comparison, words: str) -> Point:
    """The point of the first account's step that has these words."""
    return next(
        each for each in comparison.points if any(told and words in (told.step.action or "") for told in each.told)
    )


def numbers(each: Point) -> list[str | None]:
    return [told and told.number for told in each.told]


def test_steps_in_other_words_are_the_same_step(comparison: Comparison) -> None:
    assert numbers(point(comparison, "Оформляет")) == ["1", "1", None]
    assert numbers(point(comparison, "подтверждает")) == ["2", None, "1"]
    assert numbers(point(comparison, "упаковывает")) == ["4", "2", "2"]
    assert numbers(point(comparison, "остатки")) == [None, "5", None]


def test_what_only_some_tell_is_missing_from_the_others(comparison: Comparison) -> None:
    assert point(comparison, "Оформляет").missing == (2,)
    assert point(comparison, "остатки").missing == (0, 2)
    assert point(comparison, "Привозит").missing == ()


def test_another_order_is_said_of_the_step_that_moved_and_of_no_other(comparison: Comparison) -> None:
    moved = [each for each in comparison.points if each.other_order]
    assert moved == [point(comparison, "Оплачивает")]
    assert moved[0].other_order == (1, 2)  # each tells it at a point of its own; the first one is to begin with


def test_another_actor_and_another_deadline_are_found(comparison: Comparison) -> None:
    assert [each.other_actor for each in comparison.points].count(True) == 1
    assert point(comparison, "подтверждает").other_actor
    assert [each.other_deadline for each in comparison.points].count(True) == 1


def test_a_deadline_is_counted_from_the_same_step_whatever_its_id(comparison: Comparison) -> None:
    anna, boris, cezary = point(comparison, "упаковывает").told
    assert anna is not None
    assert boris is not None
    assert cezary is not None
    assert anna.deadlines == cezary.deadlines != boris.deadlines


def test_the_figure_counts_pairs_of_accounts_that_agree(comparison: Comparison) -> None:
    # order: A-B of three pairs; confirm: none of three (another actor); pay: none of three (order);
    # pack: A-C of three (deadline); deliver: three of three; stock: none of two
    assert (comparison.agreements, comparison.pairs) == (1 + 0 + 0 + 1 + 3 + 0, 3 + 3 + 3 + 3 + 3 + 2)


def test_branches_are_known_by_their_conditions(comparison: Comparison) -> None:
    told = [[each and each[0] for each in trouble.told] for trouble in comparison.troubles]
    assert told == [["2a", None, "1a"], [None, None, "3a"]]


def test_an_account_agrees_with_itself() -> None:
    twice = compared([account("anna"), account("anna")])
    assert twice.standard == 1
    assert not any(each.missing or each.other_order for each in twice.points)


def test_accounts_without_a_step_have_no_figure() -> None:
    nothing = Account("nothing", build.use_case({"id": "nothing", "title": "Nothing"}))
    assert compared([nothing, nothing]).standard is None
    assert compared([nothing, account("anna")]).standard == 0


LISTS = st.lists(st.lists(st.integers(0, 7), unique=True, max_size=8), min_size=1, max_size=4)


@given(LISTS)
def test_everything_has_one_place_and_the_same_things_share_it(lists: list[list[int]]) -> None:
    places = aligned(lists, lambda one, other: float(one == other), Needed(1, 1, 0, 0))
    for number, things in enumerate(lists):
        assert sorted(index for place in places if (index := place[number]) is not None) == list(range(len(things)))
    for place in places:
        assert len({lists[number][index] for number, index in enumerate(place) if index is not None}) == 1
    assert len(places) == len({thing for things in lists for thing in things})


def test_what_would_turn_a_known_order_around_needs_more_in_common() -> None:
    alike = {"bB": 1.0, "aA": 0.4}
    lists = ["ab", "BA"]
    assert aligned(lists, lambda one, other: alike.get(one + other, 0), Needed(0.3, 0.9, 0, 0)) == [[0, 1], [1, 0]]
    known = aligned(lists, lambda one, other: alike.get(one + other, 0), Needed(0.3, 0.9, 0, 0.2))
    assert sorted(known, key=str) == [[0, None], [1, 0], [None, 1]]


def test_of_two_that_it_may_be_the_one_in_its_order_is_taken_though_a_little_less_alike() -> None:
    alike = {"cC": 1.0, "ax": 0.6, "dx": 0.55}
    found = aligned(["acd", "Cx"], lambda one, other: alike.get(one + other, 0), Needed(0.3, 0.9, 0, 0.2))
    assert found == [[0, None], [1, 0], [2, 1]]


def test_of_three_it_is_the_odd_one_out_that_tells_it_in_another_order() -> None:
    def told(name: str, *actions: str) -> Account:
        steps = [{"id": f"{name}-{action}", "actor": "x", "action": action} for action in actions]
        return Account(name, build.use_case({"id": name, "title": name, "steps": steps}))

    some = [told("one", "alpha", "beta"), told("two", "alpha", "beta"), told("three", "beta", "alpha")]
    assert [point.other_order for point in compared(some).points if point.other_order] == [(2,)]


@given(st.permutations(range(7)))
def test_without_what_is_crossed_both_orders_are_one_and_no_fewer_would_do(order: list[int]) -> None:
    away = crossed(range(7), order, [0] * 7, "abcdefg")
    kept = [each for position, each in enumerate(order) if position not in away]
    assert kept == sorted(kept)
    longest = [1] * 7
    for at in range(7):
        longest[at] = 1 + max((longest[before] for before in range(at) if order[before] < order[at]), default=0)
    assert len(kept) == max(longest)


@given(st.permutations(range(7)))
def test_it_does_not_matter_which_of_two_orders_comes_first(order: list[int]) -> None:
    assert crossed(range(7), order, [0] * 7, "gabcdef") == crossed(order, range(7), [0] * 7, "gabcdef")


@given(st.permutations(NAMES))
def test_the_figure_is_the_same_whoever_is_named_first(names: list[str]) -> None:
    found = compared([account(name) for name in names])
    assert (found.agreements, found.pairs) == (5, 17)


def test_the_command_shows_titles_of_roles_from_the_library() -> None:
    files = [str(ORDER / f"{name}.yaml") for name in NAMES]
    ran = program("compare", *files, "--library", "library", cwd=ROOT)
    assert ran.code == 0
    assert "29%" in ran.out
    assert "! actor: Sales manager (anna); Senior sales manager (cezary)" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 100


def test_the_command_shows_how_others_put_it(tmp_path: Path) -> None:
    for name, action in (("one", "Оплачивает счёт"), ("other", "Переводит деньги по счёту")):
        text = f"id: {name}\ntitle: {name}\nsteps:\n  - {{id: pay, actor: buyer, action: {action}}}\n"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    ran = program("compare", "one.yaml", "other.yaml", cwd=tmp_path)
    assert "1  1  Оплачивает счёт\n      ≈ other: Переводит деньги по счёту\n" in ran.out


def test_the_command_writes_data(tmp_path: Path) -> None:
    files = [str(ORDER / f"{name}.yaml") for name in NAMES]
    data = json.loads(program("compare", *files, "--format", "json", cwd=tmp_path).out)
    assert data["standard"] == 0.2941
    assert data["steps"][0]["told"] == {
        "anna": {"number": "1", "id": "order"},
        "boris": {"number": "1", "id": "step-a"},
        "cezary": None,
    }
    assert data["steps"][0]["missing"] == ["cezary"]


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    for name in ("anna", "boris"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "order.yaml").write_bytes((ORDER / f"{name}.yaml").read_bytes())
    ran = program("compare", "anna/order.yaml", "boris/order.yaml", cwd=tmp_path)
    assert "┌ anna/order.yaml: " in ran.out
    assert "┌ boris/order.yaml: " in ran.out


def test_a_file_that_cannot_be_used_is_refused_with_its_place(tmp_path: Path) -> None:
    good = tmp_path / "good.yaml"
    good.write_bytes((ORDER / "anna.yaml").read_bytes())
    (tmp_path / "bad.yaml").write_text("id: bad\ntitle: Bad\nsteps:\n  - id: one\n    wihtin: 2h\n")
    (tmp_path / "broken.yaml").write_text("id: [\n")
    for arguments, wanted in (
        (["good.yaml"], "two accounts or more"),
        (["good.yaml", "bad.yaml"], "bad.yaml:5:5: "),
        (["good.yaml", "broken.yaml"], "broken.yaml:2:1: "),
        (["good.yaml", "none.yaml"], "none.yaml can't be read"),
        (["good.yaml", "."], ". can't be read"),
    ):
        ran = program("compare", *arguments, cwd=tmp_path)
        assert ran.code == 2
        assert wanted in ran.err
        assert "Traceback" not in ran.err


def test_all_files_that_cannot_be_used_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text("id: one\ntitle: One\nwihtin: 2h\n")
    (tmp_path / "two.yaml").write_text("id: two\n")
    ran = program("compare", "one.yaml", "two.yaml", "three.yaml", cwd=tmp_path)
    assert ran.code == 2
    for wanted in ("one.yaml:3:1: ", "two.yaml:1:1: ", "three.yaml can't be read"):
        assert wanted in ran.err


def test_what_accounts_say_never_drives_the_terminal(tmp_path: Path) -> None:
    evil = (
        'id: evil\ntitle: "a\\e[31mb"\nsteps:\n  - id: one\n    actor: x\n'
        '    action: "c\\e]0;d\\a"\n    within: {time: 1h, from: "e\\e[2J"}\n'
    )
    (tmp_path / "evil.yaml").write_text(evil)
    (tmp_path / "other.yaml").write_text(evil.replace("1h", "2h"))
    ran = program("compare", "evil.yaml", "other.yaml", cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert "\x1b" not in ran.out
    assert "\x07" not in ran.out
