"""What moving keys mean in a scenario: the command, or the words that say why there is none."""

from typing import Any

import pytest
from usecases_tui.scenario.moving import Moves

from tests.editing.memory import Memory
from usecases.editing.command import Command
from usecases.model.build import use_case

PATH = "use-cases/sell.yaml"
CASE: dict[str, Any] = {
    "id": "sell",
    "title": "Sell",
    "steps": [{"id": "ask", "action": "Asks"}, {"id": "pay", "action": "Pays"}, {"id": "send", "action": "Sends"}],
    "branches": [
        {"id": "poor", "kind": "negative", "at": "ask", "steps": [{"id": "lend"}, {"id": "wait"}], "resume": "pay"},
        {"id": "shut", "kind": "negative", "at": "ask", "steps": [{"id": "knock"}], "end": "failure"},
        {"id": "late", "kind": "negative", "at": "pay", "end": "failure"},
        {"id": "lost", "kind": "negative", "at": "any", "steps": [{"id": "look"}], "end": "failure"},
    ],
}


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "en")


def moves(data: Any = None) -> Moves:
    return Moves(PATH, use_case(data or CASE))


def after(command: Command | str, data: Any = None) -> Any:
    """The data as a command leaves it."""
    assert not isinstance(command, str), command
    return command.carried_out(Memory({PATH: data or CASE})).files[PATH]


def names(items: Any) -> list[str]:
    return [item["id"] for item in items]


def branch(data: Any, name: str) -> Any:
    return next(one for one in data["branches"] if one["id"] == name)


def test_a_step_changes_places_with_the_one_above_or_below() -> None:
    assert names(after(moves().steps(["pay"], -1))["steps"]) == ["pay", "ask", "send"]
    assert names(after(moves().steps(["pay"], 1))["steps"]) == ["ask", "send", "pay"]
    assert names(after(moves().steps(["send"], -1))["steps"]) == ["ask", "send", "pay"]


def test_several_steps_move_as_one() -> None:
    assert names(after(moves().steps(["pay", "send"], -1))["steps"]) == ["pay", "send", "ask"]
    assert names(after(moves().steps(["ask", "pay"], 1))["steps"]) == ["send", "ask", "pay"]


def test_steps_that_dont_follow_one_another_stay() -> None:
    assert moves().steps(["ask", "send"], 1) == "Only steps that follow one another can be moved together."


def test_the_first_and_the_last_step_of_the_scenario_stay() -> None:
    assert moves().steps(["ask"], -1) == "This is the first step."
    assert moves().steps(["send"], 1) == "This is the last step."


def test_at_the_edge_of_a_branch_a_step_goes_to_the_neighbouring_branch() -> None:
    down = after(moves().steps(["wait"], 1))
    assert (names(branch(down, "poor")["steps"]), names(branch(down, "shut")["steps"])) == (["lend"], ["wait", "knock"])
    up = after(moves().steps(["knock"], -1))
    assert names(branch(up, "poor")["steps"]) == ["lend", "wait", "knock"]
    assert "edge of its branch" in str(moves().steps(["lend"], -1))


def test_a_branch_changes_places_with_its_neighbour_and_goes_on_to_the_next_step() -> None:
    assert names(after(moves().branch("shut", -1))["branches"])[:2] == ["shut", "poor"]
    assert names(after(moves().branch("poor", 1))["branches"])[:2] == ["shut", "poor"]
    assert branch(after(moves().branch("shut", 1)), "shut")["at"] == "pay"
    assert branch(after(moves().branch("late", -1)), "late")["at"] == "ask"
    assert moves().branch("poor", -1) == "There is no other step there."
    assert moves().branch("lost", 1) == "There is no other branch there."


def test_inward_a_step_becomes_a_branch_of_the_step_above() -> None:
    data = {**CASE, "branches": []}
    found = after(moves(data).inward("pay"), data)
    assert names(found["steps"]) == ["ask", "send"]
    assert found["branches"][0]["at"] == "ask"
    assert found["branches"][0]["resume"] == "send"
    assert names(found["branches"][0]["steps"]) == ["pay"]


def test_inward_a_step_joins_the_branch_above_which_never_goes_on_with_what_it_took_in() -> None:
    data = {**CASE, "branches": CASE["branches"][:1]}
    found = after(moves(data).inward("pay"), data)
    assert names(found["branches"][0]["steps"]) == ["lend", "wait", "pay"]
    assert found["branches"][0]["resume"] == "send"


def test_inward_in_a_branch_makes_a_branch_of_the_branchs_step() -> None:
    found = after(moves().inward("wait"))
    inner = next(one for one in found["branches"] if one["at"] == "lend")
    assert names(inner["steps"]) == ["wait"]
    assert inner["resume"] == "pay"
    assert names(branch(found, "poor")["steps"]) == ["lend"]


def test_inward_the_new_branch_ends_as_the_one_around_it() -> None:
    data = {**CASE, "branches": [{**CASE["branches"][0], "resume": None, "end": "failure"}]}
    del data["branches"][0]["resume"]
    inner = next(one for one in after(moves(data).inward("wait"), data)["branches"] if one["at"] == "lend")
    assert inner["end"] == "failure"


def test_there_is_no_branch_of_nothing() -> None:
    assert "no step above it" in str(moves().inward("ask"))


def test_outward_a_step_follows_the_step_that_its_branch_left() -> None:
    files = Memory({PATH: CASE})
    found = after(moves().outward(files, "lend"))
    assert names(found["steps"]) == ["ask", "lend", "pay", "send"]
    assert names(branch(found, "poor")["steps"]) == ["wait"]


def test_outward_a_lone_step_takes_its_branch_along_where_nothing_is_lost() -> None:
    data = {**CASE, "branches": [{"id": "b", "kind": "negative", "at": "ask", "when": "Poor", "steps": [{"id": "x"}]}]}
    found = after(moves(data).outward(Memory({PATH: data}), "x"), data)
    assert found["steps"][1] == {"id": "x", "if": "Poor"}
    assert not found.get("branches")
    ending = after(moves().outward(Memory({PATH: CASE}), "knock"))
    assert names(ending["steps"]) == ["ask", "knock", "pay", "send"]
    assert "shut" in names(ending["branches"])


def test_outward_of_the_scenario_or_of_any_step_leads_nowhere() -> None:
    files = Memory({PATH: CASE})
    assert moves().outward(files, "pay") == "This step is in the main scenario already."
    assert "no single step" in str(moves().outward(files, "look"))
