"""A use case as rows: numbers, branches under their steps, folding, and what is nasty."""

from typing import Any

import pytest
from usecases_tui.scenario.new import NEW, NewBranch, NewStep
from usecases_tui.scenario.rows import BRANCH, ENDING, STAGE, STEP, View, rows
from usecases_tui.sheet.row import Row, Writing

from tests.conftest import ROOT
from usecases.library import open_library
from usecases.model.build import use_case
from usecases.model.usecase import UseCase


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "en")


def case(**fields: Any) -> UseCase:
    return use_case({"id": "case", "title": "A case", **fields})


def step(name: str, **fields: Any) -> dict[str, Any]:
    return {"id": name, "actor": "clerk", "action": name.capitalize(), **fields}


def branch(name: str, at: Any, **fields: Any) -> dict[str, Any]:
    return {"id": name, "kind": "negative", "at": at, "when": f"{name} happens", **fields}


def written(row: Row) -> str:
    """A row as one reads it, without its indentation and without what it says beside the text."""
    return ("".join(span.text for span in row.lead) + (row.text or f"[{row.hint}]")).strip()


def texts(found: list[Row]) -> list[str]:
    return [written(row) for row in found if written(row) != "[]"][2:]  # without title and goal


def test_branches_stand_under_their_steps_with_their_numbers_and_endings() -> None:
    found = case(
        steps=[step("one"), step("two")],
        branches=[
            branch("late", "one", steps=[step("call"), step("wait")], resume="two"),
            branch("lost", "call", kind="alternative", steps=[step("search")], end="failure", outcome="It is gone"),
        ],
    )
    assert texts(rows(View(found, {"clerk": "Clerk"}))) == [
        "1 Clerk: One",
        "▾ 1a − When: late happens",
        "1a1 Clerk: Call",
        "▾ 1a1a + When: lost happens",
        "1a1a1 Clerk: Search",
        "→ the end: the goal isn't reached: It is gone",
        "1a2 Clerk: Wait",
        "→ goes on with step 2",
        "2 Clerk: Two",
    ]


def test_a_branch_at_several_steps_stands_under_the_last_and_others_in_sections_of_their_own() -> None:
    found = case(
        steps=[step("one"), step("two"), step("three")],
        branches=[
            branch("range", ["one", "two"]),
            branch("anywhere", "any", end="other"),
            branch("nowhere", "gone"),
        ],
    )
    assert texts(rows(View(found, {"clerk": "Clerk"}))) == [
        "1 Clerk: One",
        "2 Clerk: Two",
        "▾ 1-2a − When: range happens",
        "→ ? [How does it go on? Enter to choose]",
        "3 Clerk: Three",
        "At any step",
        "▾ *a − When: anywhere happens",
        "→ the end",
        "Not at any step yet",
        "▾ ?a − When: nowhere happens",
        "→ ? [How does it go on? Enter to choose]",
    ]


def test_outcomes_follow_the_steps_of_their_branch_which_needs_no_ending_then() -> None:
    found = case(steps=[step("one")], branches=[branch("asked", "one", steps=[step("ask")]), branch("no", "asked")])
    assert [row.key for row in rows(View(found))[3:]] == [
        (STEP, "one"),
        (BRANCH, "asked"),
        (STEP, "ask"),
        (BRANCH, "no"),
        (ENDING, "no"),
    ]


def test_what_is_folded_says_what_it_hides() -> None:
    found = case(
        steps=[step("one"), step("two")],
        branches=[
            branch("late", "one", steps=[step("call"), step("wait")], resume="two"),
            branch("lost", "call"),
            branch("more", "one"),
        ],
    )
    folded = {row.key: row for row in rows(View(found, folded=frozenset({"late"})))}
    assert folded[BRANCH, "late"].tail[0].text == "2 steps, 1 branch, → 2"
    assert (STEP, "call") not in folded
    assert (BRANCH, "lost") not in folded
    assert (BRANCH, "more") in folded
    whole = {row.key: row for row in rows(View(found, folded=frozenset({"one"})))}
    assert whole[STEP, "one"].tail[0].text == "2 branches"
    assert (BRANCH, "more") not in whole


def test_what_a_step_says_beside_its_action_is_told_in_words() -> None:
    found = case(
        steps=[
            step("one", stage="Start", within="2bh", any_order="side by side"),
            step("two", **{"if": "the sum is large"}, within={"time": "1d", "from": "one"}),
            step("three", repeat={"from": "two", "until": "all is well"}, within="promptly"),
        ]
    )
    shown = {row.key: row for row in rows(View(found, {"clerk": "Clerk"}))}
    assert shown[STAGE, "one"].text == "Start"
    assert shown[STEP, "one"].tail[0].text == "≤ 2 working hours, in any order: side by side"
    assert written(shown[STEP, "two"]) == "2 Clerk: (if the sum is large) Two"
    assert shown[STEP, "two"].tail[0].text == "≤ 1 calendar day from the end of step 1"
    assert shown[STEP, "three"].tail[0].text == "promptly"
    assert "↻ again from step 2, until all is well" in texts(list(shown.values()))
    again = case(steps=[step("one", repeat={"from": "one", "each": "order"})])
    assert texts(rows(View(again)))[1] == "↻ this step again, for each: order"


def test_a_role_that_nobody_knows_is_shown_by_its_id_with_a_sign_and_a_missing_one_is_asked_for() -> None:
    found = case(steps=[step("one", actor=["clerk", "chief"]), {"id": "two"}])
    shown = rows(View(found, {"clerk": "Clerk"}))
    assert texts(shown) == ["1 Clerk / chief (?): One", "2 (who?) [What is done?]"]
    assert shown[-2].lead[1].style == "warning"


def test_branches_that_leave_from_one_another_are_shown_once_and_end_nothing() -> None:
    found = case(
        steps=[step("one")],
        branches=[branch("a", "in-b", steps=[step("in-a")]), branch("b", "in-a", steps=[step("in-b")])],
    )
    keys = [row.key for row in rows(View(found))]
    assert keys.count((BRANCH, "a")) == keys.count((BRANCH, "b")) == 1
    assert keys.index((BRANCH, "a")) > keys.index((STEP, "one"))


def test_a_thousand_branches_in_one_another_are_shown() -> None:
    chain = [branch("b0", "one", steps=[step("s0")])]
    chain += [branch(f"b{n}", f"s{n - 1}", steps=[step(f"s{n}")]) for n in range(1, 1000)]
    found = rows(View(case(steps=[step("one")], branches=chain)))
    assert found[-1].key == (ENDING, "b0")


def test_an_id_that_stands_twice_is_said_and_only_the_first_can_be_written_in() -> None:
    found = rows(View(case(steps=[step("one"), step("one", action="Another")])))
    first, second = found[-2:]
    assert first.writing is Writing.LINE
    assert second.writing is Writing.NO
    assert second.tail[0].text == "the id “one” stands twice"
    assert len({row.key for row in found}) == len(found)


def test_something_new_stands_in_its_place_with_its_number_before_it_is_in_any_file() -> None:
    found = case(steps=[step("one"), step("two")], branches=[branch("late", "one", steps=[step("call")])])
    middle = NewStep(None, "one", "clerk").shown_in(found)
    assert middle is not None
    shown = {row.key: row for row in rows(View(middle, {"clerk": "Clerk"}))}
    assert written(shown[STEP, NEW]) == "2 Clerk: [What is done?]"
    assert written(shown[STEP, "two"]) == "3 Clerk: Two"
    another = NewBranch(("one",)).shown_in(found)
    assert another is not None
    assert written({row.key: row for row in rows(View(another))}[BRANCH, NEW]) == "▾ 1b − When: [What happens?]"
    assert NewStep("gone", None).shown_in(found) is None
    assert NewStep(None, "gone").shown_in(found) is None


def test_every_use_case_of_the_library_is_shown_whole() -> None:
    library = open_library(ROOT / "library")
    for one in library.use_cases:
        keys = [row.key for row in rows(View(one))]
        steps = [*one.steps, *(step for branch in one.branches for step in branch.steps)]
        assert {(STEP, step.id) for step in steps} | {(BRANCH, branch.id) for branch in one.branches} <= set(keys)
        assert len(keys) == len(set(keys))
