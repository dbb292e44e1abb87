"""What is said of a change, and that nothing goes unsaid."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.merge.changing import changed, items, with_own_ids
from tests.strategies import Data, use_cases
from usecases.comparing.changes import changes
from usecases.comparing.statement import Category, Did
from usecases.languages.catalogue import speaking
from usecases.reading.equal import same
from usecases.reading.folder import FileKind

CASE: Data = {
    "id": "order",
    "title": "Order goods",
    "goal": "The buyer has the goods",
    "stakeholders": [{"role": "buyer", "interest": "Goods"}, {"role": "manager", "interest": "Money"}],
    "steps": [
        {"id": "ask", "actor": "buyer", "action": "Asks for goods", "within": "2bh", "informed": ["manager", "head"]},
        {"id": "pack", "actor": "warehouse", "action": "Packs the goods", "how": "In a box\nWith a ribbon"},
        {"id": "hand", "actor": "courier", "action": "Hands over the goods"},
    ],
    "branches": [
        {
            "id": "sold-out",
            "kind": "negative",
            "at": "pack",
            "when": "The goods are sold out",
            "steps": [{"id": "sorry", "action": "Says sorry"}],
            "resume": "ask",
        },
        {"id": "shut", "kind": "negative", "at": "hand", "when": "Nobody is at home", "end": "failure"},
    ],
}


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "en")


def said(new: Data, old: Data = CASE, kind: FileKind = FileKind.USE_CASE) -> list[str]:
    return [f"{one.category}: {one.said()}" for one in changes(old, new, kind)]


def case(**more: Any) -> Data:
    return {**deepcopy(CASE), **more}


def with_step(name: str, **more: Any) -> Data:
    new = case()
    next(item for item in items(new) if item["id"] == name).update(more)
    return new


def test_a_field_in_a_list_tells_what_its_item_is_about() -> None:
    limits = [{"from": "trigger", "to": "ask", "within": "1d"}, {"from": "trigger", "to": "pack", "within": "2d"}]
    longer = [limits[0], {**limits[1], "within": "3d"}]
    which = "Deadlines of the process (the start of the process – 2 “Packs the goods”)"
    text = f"time: {which}, deadline: 2 calendar days → 3 calendar days"
    assert said(case(limits=longer), case(limits=limits)) == [text]
    nameless = [{"interest": "Money"}, {"interest": "Goods"}]
    now = [{"interest": "Money"}, {"interest": "Peace"}]
    assert said(case(stakeholders=now), case(stakeholders=nameless)) == [
        "responsibility: Stakeholders (2), interest: “Goods” → “Peace”"
    ]


def test_the_same_data_in_another_order_of_fields_is_no_change() -> None:
    assert changes(CASE, dict(reversed(CASE.items())), FileKind.USE_CASE) == ()


@pytest.mark.parametrize(
    ("new", "statement"),
    [
        (case(goal="He has them"), "meaning: Goal: “The buyer has the goods” → “He has them”"),
        (
            case(goal="the buyer has the goods."),
            "wording: Goal: “The buyer has the goods” → “the buyer has the goods.”",
        ),
        (case(goal=" The  buyer has the goods"), "wording: Goal: written in another way"),
        (case(goal=["The buyer has the goods"]), "layout: Goal: written in another way"),
        (case(owner="head"), "responsibility: Owner: new: head"),
        (case(status="approved"), "meaning: Status: new: in force"),
        (case(tags=[]), "wording: Tags: new: (empty)"),
        (case(considered=[]), "meaning: Considered deviations: new: (empty)"),
        (case(guarantees={"success": ["Paid"]}), "meaning: Guarantees: new: guarantee on success: Paid"),
        (with_step("shut", steps=[]), "meaning: Branch 3a “Nobody is at home”, steps: new: (empty)"),
        (with_step("ask", within="3bh"), "time: Step 1 “Asks for goods”, deadline: 2 working hours → 3 working hours"),
        (with_step("ask", within="promptly"), "time: Step 1 “Asks for goods”, deadline: 2 working hours → promptly"),
        (with_step("ask", actor="head"), "responsibility: Step 1 “Asks for goods”, actor: buyer → head"),
        (
            with_step("ask", informed=["head", "manager"]),
            "responsibility: Step 1 “Asks for goods”, told after: in another order: head, manager",
        ),
        (with_step("ask", informed=["head"]), "responsibility: Step 1 “Asks for goods”, told after: deleted: manager"),
        (
            with_step("ask", informed=["manager", "courier"]),
            "responsibility: Step 1 “Asks for goods”, told after: head → courier",
        ),
        (
            with_step("sorry", action="Regrets"),
            "meaning: Step 2a1 “Regrets”, action: “Says sorry” → “Regrets”",
        ),
        (
            with_step("sold-out", resume="hand"),
            "meaning: Branch 2a “The goods are sold out”, step to go on with:"
            " 1 “Asks for goods” → 3 “Hands over the goods”",
        ),
    ],
)
def test_a_field_that_changed_is_said_with_both_values(new: Data, statement: str) -> None:
    assert said(new) == [statement]


def test_changes_are_told_in_the_order_in_which_a_use_case_is_read() -> None:
    new = with_step("ask", actor="head") | {"goal": "Peace"}
    backwards = dict(reversed(with_step("sorry", actor="head", action="Says sorry").items()))
    assert [one.split(": ")[1] for one in said(dict(reversed(new.items())), dict(reversed(CASE.items())))] == [
        "Goal",
        "Step 1 “Asks for goods”, actor",
    ]
    assert [one.split(": ")[1] for one in said(backwards, new)] == [
        "Goal",
        "Step 1 “Asks for goods”, actor",
        "Step 2a1 “Says sorry”, actor",
    ]


def test_one_of_several_alike_says_which() -> None:
    new = case(stakeholders=[CASE["stakeholders"][0], {"role": "manager", "interest": "Peace"}])
    assert said(new) == ["responsibility: Stakeholders (manager), interest: “Money” → “Peace”"]


def test_another_ending_is_one_field_deleted_and_one_new() -> None:
    new = with_step("sold-out", end="failure")
    del new["branches"][0]["resume"]
    assert said(new) == [
        "meaning: Branch 2a “The goods are sold out”, end: new: the goal isn't reached",
        "meaning: Branch 2a “The goods are sold out”, step to go on with: deleted: 1 “Asks for goods”",
    ]


def test_new_things_are_said_where_they_stand_now() -> None:
    new = case()
    new["steps"].insert(1, {"id": "weigh", "action": "Weighs the goods"})
    new["branches"].insert(0, {"id": "heavy", "kind": "negative", "at": "weigh", "steps": [{"id": "lift"}]})
    assert said(new) == [
        "meaning: New: step 2 “Weighs the goods”",
        "meaning: New: branch 2a",
        "meaning: New: step 2a1",
    ]


def test_a_deleted_branch_goes_with_its_steps_under_its_old_numbers() -> None:
    new = case(branches=CASE["branches"][1:])
    assert said(new) == [
        "meaning: Deleted: branch 2a “The goods are sold out”",
        "meaning: Deleted: step 2a1 “Says sorry”",
    ]


def test_a_moved_step_is_moved_and_the_others_stay() -> None:
    steps = CASE["steps"]
    assert said(case(steps=[*steps[1:], steps[0]])) == ["meaning: Moved: step 3 “Asks for goods” (was 1)"]


def test_a_step_moved_into_a_branch_and_changed_there_is_both() -> None:
    new = case(steps=CASE["steps"][:2])
    new["branches"][0]["steps"].append({**CASE["steps"][2], "actor": "manager"})
    assert said(new) == [
        "meaning: Moved: step 2a2 “Hands over the goods” (was 3)",
        "responsibility: Step 2a2 “Hands over the goods”, actor: courier → manager",
    ]


def test_branches_in_another_order_that_keep_their_numbers_are_told_in_another_order() -> None:
    (one,) = changes(CASE, case(branches=CASE["branches"][::-1]), FileKind.USE_CASE)
    assert (one.did, one.category) == (Did.MOVED, Category.WORDING)


def test_another_id_is_a_rename_and_what_refers_to_it_follows() -> None:
    new = case()
    new["steps"][0]["id"] = "request"
    new["branches"][0] |= {"id": "none-left", "resume": "request"}
    assert said(new) == [
        "wording: Another id: step 1 “Asks for goods”, request (was ask)",
        "wording: Another id: branch 2a “The goods are sold out”, none-left (was sold-out)",
    ]


def test_another_id_that_a_reference_did_not_follow_is_no_second_change() -> None:
    new = case()
    new["steps"][0]["id"] = "request"
    assert said(new) == ["wording: Another id: step 1 “Asks for goods”, request (was ask)"]


def test_another_id_and_other_words_are_another_step() -> None:
    new = case(steps=[{"id": "request", "action": "Requests"}, *CASE["steps"][1:]])
    assert [one.split("“")[0] for one in said(new)] == ["meaning: New: step 1 ", "meaning: Deleted: step 1 "]


def test_a_step_that_says_nothing_is_not_known_again() -> None:
    assert said(case(steps=[{"id": "b"}]), case(steps=[{"id": "a"}])) == [
        "meaning: New: step 1",
        "meaning: Deleted: step 1",
    ]


def test_the_second_of_two_steps_with_one_id_is_told_apart() -> None:
    twice = case(steps=[{"id": "ask", "action": "Asks"}, {"id": "ask", "action": "Asks again"}])
    new = case(steps=[twice["steps"][0], {"id": "ask", "action": "Asks anew"}])
    assert said(new, twice) == ["meaning: Step “ask#2”, action: “Asks again” → “Asks anew”"]


def test_what_no_file_can_hold_is_told_without_numbers() -> None:
    new, old = with_step("ask", actor="head"), case()
    new["id"] = old["id"] = "\ud800"
    assert said(new, old) == ["responsibility: Step “ask”, actor: buyer → head"]


def test_of_long_texts_the_difference_is_shown() -> None:
    text = "All that has to be known about the goods is written down. " * 5
    (one,) = said(with_step("pack", how=text + "Twice."), with_step("pack", how=text + "Once."))
    assert one.endswith("how: “…goods is written down. Once.” → “…goods is written down. Twice.”")


def test_a_text_of_several_lines_is_said_in_one() -> None:
    (one,) = said(with_step("pack", how="In a bag\nWith a ribbon"))
    assert one.endswith("how: “In a box With a ribbon” → “In a bag With a ribbon”")


def test_nothing_in_a_statement_can_drive_a_terminal_or_is_taken_for_a_place_to_fill() -> None:
    new = with_step("ask", action="\x1b[31m{what}\u202e\n{0}", **{"{x}\x07": "\x9b"})
    text = "".join(said(new))
    assert "\\x1b[31m{what}\\u202e {0}" in text
    assert all(one.isprintable() for one in text)
    (one,) = said(with_step("ask", action="\x1b[31m{what}\nAsks"))
    assert one == "meaning: Step 1 “\\x1b[31m{what} Asks”, action: “Asks for goods” → “\\x1b[31m{what} Asks”"


def test_items_of_shared_files_are_known_again() -> None:
    old = {"roles": [{"id": "a", "title": {"en": "Anna", "ru": "Анна"}}, {"id": "b", "title": "Ben"}, {"id": "c"}]}
    new = {"roles": [{"id": "c"}, {"id": "a", "title": {"en": "Ann", "ru": "Анна"}}, {"id": "d", "title": "Dan"}]}
    assert said(new, old, FileKind.ROLES) == [
        "wording: Roles: in another place: “c”",
        "wording: “Ann”, title in English: “Anna” → “Ann”",
        "meaning: Roles: new: “Dan”",
        "meaning: Roles: deleted: “Ben”",
    ]


def test_a_renamed_role_is_followed_by_its_stand_ins() -> None:
    old = {"roles": [{"id": "a", "title": "Anna", "stand_ins": ["b"]}, {"id": "b", "title": "Ben"}]}
    new = {"roles": [{"id": "a", "title": "Anna", "stand_ins": ["c"]}, {"id": "c", "title": "Ben"}]}
    assert said(new, old, FileKind.ROLES) == ["wording: Another id: “Ben”, c (was b)"]


def test_statements_speak_the_language_that_is_spoken() -> None:
    (one,) = changes(CASE, with_step("ask", within="3bh"), FileKind.USE_CASE)
    with speaking("ru"):
        assert one.said() == "Шаг 1 «Asks for goods», срок: 2 рабочих часа → 3 рабочих часа"
        assert one.brief() == "шаг 1: срок"
    assert one.brief() == "step 1: deadline"


def test_a_step_that_is_referred_to_stands_in_the_quotes_of_the_language_that_is_spoken() -> None:
    (one,) = changes(CASE, with_step("sold-out", resume="hand"), FileKind.USE_CASE)
    with speaking("ru"):
        assert "1 «Asks for goods» → 3 «Hands over the goods»" in one.said()
    with speaking("pl"):
        assert "1 „Asks for goods” → 3 „Hands over the goods”" in one.said()


broken = st.recursive(
    st.none() | st.booleans() | st.integers(0, 2) | st.floats() | st.sampled_from(["a", "b", "", "1", " a"]),
    lambda below: (
        st.lists(below, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "steps", "branches", "roles", "at", "1", "x.y"]), below, max_size=4)
    ),
    max_leaves=12,
)
mappings = st.dictionaries(st.sampled_from(["id", "title", "steps", "branches", "roles", "at"]), broken, max_size=4)


@given(mappings, mappings, st.sampled_from(list(FileKind)[:-1]))
def test_whatever_differs_is_said_and_nothing_else(old: Data, new: Data, kind: FileKind) -> None:
    assert (changes(old, new, kind) == ()) == same(old, new)
    for one in changes(old, new, kind):
        assert one.said()
        assert one.brief()


@given(st.data())
def test_every_step_and_branch_that_differs_is_spoken_of(data: st.DataObject) -> None:
    old = with_own_ids(data.draw(use_cases))
    new = data.draw(changed(old, "new"))
    found = changes(old, new, FileKind.USE_CASE)
    assert (found == ()) == same(old, new)
    spoken = {one.id for one in found} | {one.old for one in found if one.did is Did.RENAMED}
    before = {item["id"]: {**item, "steps": None} for item in items(old)}
    after = {item["id"]: {**item, "steps": None} for item in items(new)}
    renamed = {one.old for one in found if one.did is Did.RENAMED}
    for name in before.keys() | after.keys():
        refers = any(str(one) in str(before.get(name)) for one in renamed)
        assert name in spoken or refers or same(before.get(name), after.get(name)), name
    for name in (old.keys() | new.keys()) - {"steps", "branches"}:
        if not renamed and not same(old.get(name), new.get(name)):
            assert any(one.names[:1] == (name,) and one.id is None for one in found), name


@given(st.data())
def test_taking_a_change_back_is_as_many_statements(data: st.DataObject) -> None:
    old = with_own_ids(data.draw(use_cases))
    new = data.draw(changed(old, "new"))
    there, back = changes(old, new, FileKind.USE_CASE), changes(new, old, FileKind.USE_CASE)
    opposite = {Did.ADDED: Did.DELETED, Did.DELETED: Did.ADDED, Did.SET: Did.CLEARED, Did.CLEARED: Did.SET}
    moved = {Did.MOVED}  # one step forward may be two steps back
    assert sorted(opposite.get(one.did, one.did) for one in there if one.did not in moved) == sorted(
        one.did for one in back if one.did not in moved
    )
