"""Several commands as one change, and several steps deleted or copied at once."""

from typing import Any

import pytest

from tests.editing import one_file
from tests.editing.one_file import SELL, dangling, refusal
from usecases.editing.command import Command
from usecases.editing.fields import SetField
from usecases.editing.several import Copied, DeleteSteps, PutSteps, copied
from usecases.editing.steps import AddStep
from usecases.editing.together import Together

CASE: dict[str, Any] = {
    "id": "sell",
    "title": "Sell",
    "steps": [
        {"id": "ask", "action": "Asks"},
        {"id": "pay", "action": "Pays"},
        {"id": "pack", "action": "Packs", "repeat": {"from": "pay"}},
        {"id": "send", "action": "Sends"},
    ],
    "branches": [
        {"id": "no-money", "kind": "negative", "at": "pay", "steps": [{"id": "wait"}], "resume": "pay"},
        {"id": "gives-up", "kind": "negative", "at": "wait", "end": "failure"},
        {"id": "lost", "kind": "negative", "at": ["pack", "send"], "resume": "ask"},
    ],
}


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "en")


def done(data: Any, command: Command) -> Any:
    return one_file.done(data, command)[0]


def names(items: Any) -> list[str]:
    return [item["id"] for item in items]


def test_each_of_several_commands_sees_what_those_before_it_did() -> None:
    both = (AddStep(SELL, None, "ask", {"id": "count"}), SetField(SELL, ("steps", "count", "action"), "Counts"))
    after = done(CASE, Together(both))
    assert after["steps"][1] == {"id": "count", "action": "Counts"}


def test_where_one_of_several_is_refused_nothing_is_done() -> None:
    both = (AddStep(SELL, None, "ask", {"id": "count"}), AddStep(SELL, None, "gone", {"id": "more"}))
    assert "gone" in refusal(CASE, Together(both))


def test_steps_that_refer_to_each_other_are_deleted_together_with_the_branches_that_leave_only_from_them() -> None:
    after = done(CASE, DeleteSteps(SELL, ("pay", "pack")))
    assert names(after["steps"]) == ["ask", "send"]
    assert names(after["branches"]) == ["lost"]
    assert after["branches"][0]["at"] == ["send"]
    assert not dangling(after)


def test_after_deleting_one_looks_at_the_next_step_else_at_the_one_before() -> None:
    assert one_file.done(CASE, DeleteSteps(SELL, ("ask", "pay")))[1].focus == "pack"
    assert one_file.done(CASE, DeleteSteps(SELL, ("pack", "send")))[1].focus == "pay"


def test_a_copys_new_id_is_no_other_copys_id() -> None:
    two = Copied(({"id": "pay"}, {"id": "pay-2"}))
    assert names(done(CASE, PutSteps(SELL, None, "send", two))["steps"])[4:] == ["pay-3", "pay-2"]


def test_a_heading_stays_with_the_steps_under_it_and_doesnt_come_back_twice() -> None:
    staged = {
        "id": "sell",
        "title": "Sell",
        "steps": [{"id": "a", "stage": "One"}, {"id": "b"}, {"id": "c", "stage": "Two"}],
    }
    less = done(staged, DeleteSteps(SELL, ("a",)))
    assert less["steps"] == [{"id": "b", "stage": "One"}, {"id": "c", "stage": "Two"}]
    back = done(less, PutSteps(SELL, None, "c", copied(staged, ["a"])))
    assert back["steps"][-1] == {"id": "a"}
    none = done(staged, DeleteSteps(SELL, ("a", "b")))
    assert none["steps"] == [{"id": "c", "stage": "Two"}]
    assert done(none, PutSteps(SELL, None, None, copied(staged, ["a", "b"])))["steps"] == staged["steps"]


def test_no_steps_are_no_deletion() -> None:
    assert refusal(CASE, DeleteSteps(SELL, ())) == "No steps are named, so nothing is deleted."


def test_steps_are_copied_with_the_branches_that_leave_only_from_them() -> None:
    found = copied(CASE, ["pay", "pack"])
    assert names(found.steps) == ["pay", "pack"]
    assert names(found.branches) == ["no-money", "gives-up"]


def test_a_step_of_a_branch_that_is_copied_anyway_is_copied_once() -> None:
    assert names(copied(CASE, ["pay", "wait"]).steps) == ["pay"]
    assert names(copied(CASE, ["wait"]).steps) == ["wait"]


def test_copies_have_ids_of_their_own_and_refer_to_each_other() -> None:
    after = done(CASE, PutSteps(SELL, None, "send", copied(CASE, ["pay", "pack"])))
    assert names(after["steps"]) == ["ask", "pay", "pack", "send", "pay-2", "pack-2"]
    assert after["steps"][5]["repeat"] == {"from": "pay-2"}
    copy = next(branch for branch in after["branches"] if branch["id"] == "no-money-2")
    assert (copy["at"], copy["resume"], names(copy["steps"])) == ("pay-2", "pay-2", ["wait-2"])
    assert CASE["steps"][2]["repeat"] == {"from": "pay"}


def test_steps_that_were_cut_keep_their_ids_when_they_come_back() -> None:
    found = copied(CASE, ["pay"])
    after = done(done(CASE, DeleteSteps(SELL, ("pay",))), PutSteps(SELL, None, None, found))
    assert names(after["steps"]) == ["pay", "ask", "pack", "send"]
    assert "no-money" in names(after["branches"])


def test_in_another_use_case_a_branch_that_went_on_at_an_unknown_step_has_no_way_on() -> None:
    other = {"id": "sell", "title": "Another", "steps": [{"id": "begin"}]}
    found = copied({**CASE, "branches": [{**CASE["branches"][0], "resume": "send"}]}, ["pay"])
    after = done(other, PutSteps(SELL, None, "begin", found))
    assert "resume" not in after["branches"][0]


def test_nothing_copied_is_nothing_pasted() -> None:
    assert refusal(CASE, PutSteps(SELL, None, None, Copied())).startswith("No steps are copied")
