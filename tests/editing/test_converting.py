"""A step becomes a branch, and a branch becomes steps."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.editing.one_file import SELL, dangling, done, objects, refusal
from tests.strategies import use_cases
from usecases.editing.command import Refused
from usecases.editing.converting import BranchToSteps, StepToBranch
from usecases.editing.references import holders, ids
from usecases.editing.tree import put
from usecases.reading.equal import same

CASE: dict[str, Any] = {
    "id": "sell",
    "title": "Sell",
    "steps": [
        {"id": "ask", "action": "Asks"},
        {"id": "bargain", "action": "Bargains", "systems": ["crm"], "if": "It is dear"},
        {"id": "pay", "action": "Pays"},
        {"id": "thank", "action": "Thanks"},
    ],
}
BRANCH: dict[str, Any] = {
    "id": "it-is-dear",
    "kind": "alternative",
    "at": "ask",
    "when": "It is dear",
    "steps": [{"id": "bargain", "action": "Bargains", "systems": ["crm"]}],
    "resume": "pay",
}


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "en")


def with_branch(*others: Any, **more: Any) -> dict[str, Any]:
    """The case with the branch, changed, and with others; a field that is `None` is left out."""
    branch = {name: value for name, value in {**BRANCH, **more}.items() if value is not None}
    steps = [step for step in CASE["steps"] if step["id"] != "bargain"]
    return {**CASE, "steps": steps, "branches": [branch, *others]}


def test_a_step_becomes_a_branch_of_the_step_before_it_and_goes_on_where_it_did() -> None:
    new, outcome = done(CASE, StepToBranch(SELL, "bargain"))
    assert new == with_branch()
    assert list(new["branches"][0]) == list(BRANCH)
    assert new["branches"][0]["steps"][0]["systems"] is CASE["steps"][1]["systems"]
    assert outcome.focus == "it-is-dear"
    assert outcome.message.said() == "Step “bargain” is now the branch “it-is-dear” of step “ask”."


def test_a_step_without_a_condition_stays_the_same_object() -> None:
    new, _ = done(CASE, StepToBranch(SELL, "pay", "negative"))
    branch = {"id": "pay-branch", "kind": "negative", "at": "bargain", "steps": [CASE["steps"][2]], "resume": "thank"}
    assert new["branches"] == [branch]
    assert new["branches"][0]["steps"][0] is CASE["steps"][2]


def test_the_last_step_becomes_a_branch_that_goes_on_nowhere() -> None:
    new, _ = done(CASE, StepToBranch(SELL, "thank"))
    assert "resume" not in new["branches"][0]
    assert "end" not in new["branches"][0]


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("ask", "Step “ask” is the first one, and a branch leaves from the step before it. Put a step before it."),
        ("bargain", "Step “bargain” is in a branch already. Only steps of the main scenario can become branches."),
        ("nobody", "There is no step “nobody” in this use case."),
    ],
)
def test_a_step_that_can_be_no_branch_is_refused_with_the_reason(step: str, said: str) -> None:
    assert refusal(with_branch(), StepToBranch(SELL, step)) == said


def test_a_branch_becomes_steps_after_the_one_that_it_left() -> None:
    new, outcome = done(with_branch(), BranchToSteps(SELL, "it-is-dear"))
    assert new == CASE
    assert outcome.focus == "bargain"
    assert outcome.message.said() == "Branch “it-is-dear” is now steps after step “ask”."


def test_each_of_several_steps_has_the_condition_and_what_no_step_has_is_named() -> None:
    data = with_branch(steps=[{"id": "a"}, {"id": "b", "how": "Well"}], likelihood="rare", outcome="Cheap", resume=None)
    data["open_points"] = [{"at": "it-is-dear", "text": "Who?"}]
    new, outcome = done(data, BranchToSteps(SELL, "it-is-dear"))
    assert new["steps"][1:3] == [{"id": "a", "if": "It is dear"}, {"id": "b", "how": "Well", "if": "It is dear"}]
    assert "branches" not in new
    assert new["open_points"] == [{"at": "a", "text": "Who?"}]
    assert outcome.message.said() == (
        "Branch “it-is-dear” is now steps after step “ask”, which have no place for its likelihood, outcome."
    )


LATE = {"id": "late", "kind": "negative", "at": "bargain", "steps": [{"id": "call"}], "resume": "pay"}


def test_a_branch_of_a_branch_becomes_steps_of_that_one() -> None:
    new, _ = done(with_branch(LATE), BranchToSteps(SELL, "late"))
    assert new == with_branch(steps=[*BRANCH["steps"], {"id": "call"}])
    assert new["branches"][0]["steps"][1] is LATE["steps"][0]


def test_a_branch_that_ends_well_at_the_last_step_becomes_the_last_steps() -> None:
    data = with_branch(at=["thank"], resume=None, end="success")
    assert [step["id"] for step in done(data, BranchToSteps(SELL, "it-is-dear"))[0]["steps"]][-1] == "bargain"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"at": "any"}, "Branch “it-is-dear” leaves from any step, so there is no step for its steps to follow."),
        ({"at": None}, "Branch “it-is-dear” leaves from no step yet. Say from which one (at) first."),
        ({"at": ["ask", "pay"]}, "Branch “it-is-dear” leaves from several places (ask, pay), and its steps can follow"),
        ({"at": "late"}, "Branch “it-is-dear” leaves from “late”, which is no step, so there is no step to follow."),
        ({"at": "bargain"}, "Branch “it-is-dear” leaves from a step of its own. Correct that first."),
        ({"instead": True}, "Branch “it-is-dear” comes instead of step “ask”, so its steps can't follow that step."),
        ({"after": "1d"}, "Branch “it-is-dear” shows after 1d, which the condition of a step can't say."),
        ({"steps": None}, "Branch “it-is-dear” has no steps, so there is nothing to put into the scenario."),
        ({"steps": [{"id": "a"}, {}]}, "A step of branch “it-is-dear” has no id. Give it one first."),
        ({"resume": "thank"}, "Branch “it-is-dear” goes on at “thank”, and its steps would go on elsewhere after step"),
        ({"resume": None, "end": "failure"}, "Branch “it-is-dear” ends the use case, and its steps would go on after"),
        ({"resume": None, "end": "success"}, "Branch “it-is-dear” ends the use case, and its steps would go on after"),
        (
            {"steps": [{"id": "a"}, {"id": "b", "if": "It rains"}]},
            "Step “b” of branch “it-is-dear” has a condition of its own, and two can't be joined.",
        ),
    ],
)
def test_a_branch_that_steps_cannot_say_is_refused_with_the_reason(more: Any, said: str) -> None:
    late = {**LATE, "at": "pay"}
    assert refusal(with_branch(late, **more), BranchToSteps(SELL, "it-is-dear")).startswith(said)


def test_a_branch_with_outcomes_stays_one() -> None:
    data = with_branch({**LATE, "at": ["pay", "it-is-dear"]})
    said = "Other branches leave from branch “it-is-dear” (late), and they would have nowhere to leave from."
    assert refusal(data, BranchToSteps(SELL, "it-is-dear")) == said


@given(use_cases, st.data())
def test_a_step_that_became_a_branch_becomes_the_same_step_again(data: Any, draw: st.DataObject) -> None:
    for number, held in enumerate([*holders(data)]):  # every id once, and none of the words of the format
        data = put(data, (*held.path, "id"), f"s{number}")
    steps = data.get("steps", [])
    assume(len(steps) > 1)
    step = draw.draw(st.sampled_from(steps[1:]))
    new, outcome = done(data, StepToBranch(SELL, step["id"]))
    assert dangling(new) == dangling(data)
    assert objects(step).keys() - {id(step)} <= objects(new).keys()
    back, _ = done(new, BranchToSteps(SELL, str(outcome.focus)))
    if data.get("branches") == []:
        del data["branches"]  # the list goes with its last item
    assert same(back, data)


@given(use_cases, st.data())
def test_a_branch_that_becomes_steps_takes_nothing_else_along(data: Any, draw: st.DataObject) -> None:
    branches = [branch["id"] for branch in data.get("branches", [])]
    assume(branches)
    name = draw.draw(st.sampled_from(branches))
    try:
        new, _ = done(data, BranchToSteps(SELL, name))
    except Refused:
        return
    assert dangling(new) <= dangling(data)
    assert ids(data) - ids(new) <= {name}
    assert ids(new) <= ids(data)
