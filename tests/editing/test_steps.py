"""Adding, moving, deleting and duplicating steps."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.editing.one_file import SELL, dangling, done, objects, refusal
from tests.strategies import use_cases
from usecases.editing.command import Refused
from usecases.editing.places import steps_of
from usecases.editing.references import holders, references
from usecases.editing.steps import AddStep, DeleteStep, DuplicateStep, MoveStep

CASE: dict[str, Any] = {
    "id": "sell",
    "title": "Sell",
    "limits": [{"from": "ask", "to": "pay", "within": "1d"}, {"from": "trigger", "to": "pack", "within": "2d"}],
    "steps": [
        {"id": "ask", "action": "Asks", "stage": "Order"},
        {"id": "pay", "action": "Pays", "within": {"time": "1d", "from": "ask"}},
        {"id": "pack", "action": "Packs", "repeat": {"from": "pay"}},
    ],
    "branches": [
        {"id": "no-money", "kind": "negative", "at": "pay", "steps": [{"id": "wait"}], "resume": "pay"},
        {"id": "gives-up", "kind": "negative", "at": "wait", "steps": [{"id": "cancel"}], "end": "failure"},
        {"id": "lost", "kind": "negative", "at": ["pack", "cancel"], "resume": "pay"},
        {"id": "torn", "kind": "negative", "at": "any", "end": "other"},
    ],
    "considered": [
        {"deviation": "actor-absent", "because": "never", "at": "wait"},
        {"deviation": "actor-absent", "because": "never", "at": ["pay", "pack"]},
    ],
    "open_points": ["Who?", {"at": "pay", "text": "When?"}],
}


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "en")


def main(data: Any) -> list[str]:
    return [step["id"] for step in data.get("steps", [])]


def inside(data: Any, branch: int) -> list[str]:
    return [step["id"] for step in data["branches"][branch].get("steps", [])]


def test_a_step_is_added_first_or_after_another_in_the_main_scenario_or_a_branch() -> None:
    new, outcome = done(CASE, AddStep(SELL, None, "ask", {"action": "Calls back", "actor": "manager", "id": "call"}))
    assert main(new) == ["ask", "call", "pay", "pack"]
    assert list(new["steps"][1]) == ["id", "actor", "action"]
    assert outcome.focus == "call"
    assert outcome.message.said() == "New step after “ask”: Calls back"
    assert main(done(CASE, AddStep(SELL, None, None, {"id": "call"}))[0]) == ["call", "ask", "pay", "pack"]
    assert inside(done(CASE, AddStep(SELL, "no-money", "wait", {"id": "call"}))[0], 0) == ["wait", "call"]
    new, outcome = done(CASE, AddStep(SELL, "lost", None, {"id": "call", "action": "Calls"}))
    assert inside(new, 2) == ["call"]
    assert list(new["branches"][2]) == ["id", "kind", "at", "steps", "resume"]
    assert outcome.message.said() == "New first step of branch “lost”: Calls"
    assert done({"id": "sell", "title": "Sell"}, AddStep(SELL, None, None, {"id": "call"}))[0]["steps"] == [
        {"id": "call"}
    ]


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ({"action": "Перезванивает"}, "perezvanivaet"),
        ({"action": "Pay"}, "pay-2"),
        ({"action": "Gives up!"}, "gives-up-2"),
        ({"action": "Any"}, "any-2"),
        ({"action": "🐢"}, "step"),
        ({}, "step"),
    ],
)
def test_the_id_of_a_new_step_is_made_of_its_action(step: Any, expected: str) -> None:
    new, _ = done(CASE, AddStep(SELL, None, "pack", step))
    assert main(new)[-1] == expected


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (AddStep(SELL, "no-mony", None, {}), "There is no branch “no-mony” in this use case. Did you mean “no-money”?"),
        (AddStep(SELL, None, "wait", {}), "“wait” isn't among them, so nothing can follow it there."),
        (AddStep(SELL, None, None, {"id": "lost"}), "“lost” is taken already. Another id would be “lost-2”."),
        (AddStep(SELL, None, None, {"id": "Call him"}), "“Call him” can't be an id"),
        (AddStep(SELL, None, None, {"id": "any"}), "“any” means something else in the files"),
        (AddStep(SELL, None, None, {"id": 12}), "An id is a text, and “12” is none."),
        (MoveStep(SELL, "pya", None, None), "There is no step “pya” in this use case. Did you mean “pay”?"),
        (MoveStep(SELL, "pay", None, "ask"), "Step “pay” is there already, so nothing changes."),
        (MoveStep(SELL, "pay", None, "pay"), "Step “pay” is there already, so nothing changes."),
        (MoveStep(SELL, "ask", None, None), "Step “ask” is there already, so nothing changes."),
        (MoveStep(SELL, "no-money", None, None), "There is no step “no-money” in this use case."),
        (
            MoveStep(SELL, "pay", "no-money", None),
            "Branch “no-money” leaves only from step “pay”, so this step can't be a part of it.",
        ),
        (MoveStep(SELL, "pay", "gives-up", None), "Branch “gives-up” leaves only from step “pay”,"),
        (DuplicateStep(SELL, "nobody"), "There is no step “nobody” in this use case."),
        (
            DeleteStep(SELL, "wait"),
            "Step “wait” can't be deleted alone: something refers to it (branches.gives-up.at, considered.1.at).",
        ),
        (
            DeleteStep(SELL, "pay"),
            "Step “pay” can't be deleted alone: something refers to it (steps.pack.repeat.from, branches.no-money.at,"
            " branches.no-money.resume, …). Change that first, or delete the step together with what refers to it.",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_reason(command: Any, said: str) -> None:
    assert refusal(CASE, command).startswith(said)


def test_a_step_moves_and_stays_the_same_object() -> None:
    for command, expected in [
        (MoveStep(SELL, "ask", None, "pay"), ["pay", "ask", "pack"]),
        (MoveStep(SELL, "ask", None, "pack"), ["pay", "pack", "ask"]),
        (MoveStep(SELL, "pack", None, None), ["pack", "ask", "pay"]),
        (MoveStep(SELL, "pack", None, "ask"), ["ask", "pack", "pay"]),
    ]:
        new, outcome = done(CASE, command)
        assert main(new) == expected
        assert objects(new["steps"]).keys() - {id(new["steps"])} == objects(CASE["steps"]).keys() - {id(CASE["steps"])}
        assert outcome.focus == command.step


def test_a_step_moves_into_a_branch_and_out_of_one() -> None:
    new, outcome = done(CASE, MoveStep(SELL, "pack", "no-money", "wait"))
    assert main(new) == ["ask", "pay"]
    assert inside(new, 0) == ["wait", "pack"]
    assert new["branches"][0]["steps"][1] is CASE["steps"][2]
    assert outcome.message.said() == "Step “pack” now follows “wait” in branch “no-money”."
    new, _ = done(CASE, MoveStep(SELL, "cancel", None, None))
    assert main(new)[0] == "cancel"
    assert "steps" not in new["branches"][1], "the list goes with its last item"
    new, _ = done(CASE, MoveStep(SELL, "cancel", "lost", None))
    assert (inside(new, 1), inside(new, 2)) == ([], ["cancel"])


def test_a_copy_of_a_step_has_an_id_of_its_own_and_loops_to_itself() -> None:
    data = {**CASE, "steps": [{"id": "ask", "stage": "Order", "links": ["a"], "repeat": {"from": "ask"}}]}
    new, outcome = done(data, DuplicateStep(SELL, "ask"))
    assert new["steps"] == [data["steps"][0], {"id": "ask-2", "links": ["a"], "repeat": {"from": "ask-2"}}]
    assert outcome.focus == "ask-2"
    assert not objects(new["steps"][1]).keys() & objects(data).keys(), "a copy shares nothing"


def test_a_step_that_nothing_refers_to_is_deleted_alone() -> None:
    data = {**CASE, "steps": [*CASE["steps"], {"id": "thank", "repeat": {"from": "thank"}}]}
    new, outcome = done(data, DeleteStep(SELL, "thank"))
    assert new == CASE
    assert outcome.focus == "pack"
    assert outcome.message.said() == "Step “thank” is deleted."
    assert "steps" not in done({"id": "sell", "title": "x", "steps": [{"id": "ask"}]}, DeleteStep(SELL, "ask"))[0]


def test_a_step_is_deleted_with_the_branches_that_left_only_from_it_and_all_that_referred_to_them() -> None:
    new, outcome = done(CASE, DeleteStep(SELL, "pay", with_references=True))
    assert new == {
        "id": "sell",
        "title": "Sell",
        "limits": [CASE["limits"][1]],
        "steps": [CASE["steps"][0], {"id": "pack", "action": "Packs"}],
        "branches": [{"id": "lost", "kind": "negative", "at": ["pack"]}, CASE["branches"][3]],
        "considered": [{"deviation": "actor-absent", "because": "never", "at": ["pack"]}],
        "open_points": ["Who?", {"text": "When?"}],
    }
    assert outcome.focus == "pack"
    assert outcome.message.said() == (
        "Step “pay” is deleted, with the branches that left only from it: no-money, gives-up. What referred to any of"
        " these is cleared: steps.pack.repeat.from, branches.lost.at, branches.lost.resume, …."
    )


def test_a_deadline_from_a_deleted_step_counts_from_its_own_turn() -> None:
    new, outcome = done(CASE, DeleteStep(SELL, "ask", with_references=True))
    assert new["steps"][0]["within"] == {"time": "1d"}
    assert new["limits"] == [CASE["limits"][1]]
    assert outcome.message.said() == (
        "Step “ask” is deleted, and what referred to it is cleared: limits.1.from, steps.pay.within.from."
    )


def test_the_first_of_two_steps_of_one_id_goes_and_references_stay_with_the_other() -> None:
    data = {"id": "sell", "title": "x", "steps": [{"id": "ask"}, {"id": "ask", "repeat": {"from": "ask"}}]}
    new, _ = done(data, DeleteStep(SELL, "ask"))
    assert new["steps"] == data["steps"][1:]


@given(use_cases, st.data())
def test_after_a_step_is_deleted_nothing_more_refers_into_nowhere(data: Any, draw: st.DataObject) -> None:
    steps = [place.item["id"] for place in steps_of(data)]
    assume(steps)
    step = draw.draw(st.sampled_from(steps))
    new, _ = done(data, DeleteStep(SELL, step, with_references=True))
    assert dangling(new) <= dangling(data)
    assert len([*holders(new)]) < len([*holders(data)])
    if not (dangling(data) or [found for found in references(data) if found.id == step]):
        assert new == done(data, DeleteStep(SELL, step))[0]


@given(use_cases, st.data())
def test_a_moved_step_changes_nothing_but_places(data: Any, draw: st.DataObject) -> None:
    steps = [place.item["id"] for place in steps_of(data)]
    assume(steps)
    step = draw.draw(st.sampled_from(steps))
    into = draw.draw(st.sampled_from([None, *(branch["id"] for branch in data.get("branches", []))]))
    after = draw.draw(st.sampled_from([None, *steps]))
    try:
        new, _ = done(data, MoveStep(SELL, step, into, after))
    except Refused:
        return
    assert sorted(map(str, _items(data))) == sorted(map(str, _items(new)))
    assert {id(item) for item in _items(data)} == {id(item) for item in _items(new)}


@given(use_cases, st.data())
def test_ids_stay_unique_when_steps_are_added_and_duplicated(data: Any, draw: st.DataObject) -> None:
    before = [held.id for held in holders(data)]
    new, outcome = done(data, AddStep(SELL, None, None, {"action": draw.draw(st.sampled_from(["Ask", "B1", "Żółw"]))}))
    assert sorted(held.id for held in holders(new)) == sorted([*before, str(outcome.focus)])
    assert outcome.focus not in before
    twice, copied = done(new, DuplicateStep(SELL, str(outcome.focus)))
    assert [held.id for held in holders(twice)].count(str(copied.focus)) == 1
    assert not {id(item) for item in _items(new)} - {id(item) for item in _items(twice)}, "the others are the same"


def _items(data: Any) -> list[Any]:
    return [place.item for place in steps_of(data)]
