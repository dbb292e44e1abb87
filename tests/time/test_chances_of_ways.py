"""How likely it is to go on somewhere, reckoned by hand."""

from typing import Any

import pytest

from tests.time.processes import case, looked, step
from usecases.analysing.time.chances import Expected

ENDS = {"kind": "negative", "when": "x", "end": "failure"}


def average(*steps: dict[str, Any], branches: tuple[dict[str, Any], ...] = (), **settings: Any) -> Expected:
    return looked(case(*steps, branches=branches), **settings).time.expected


def test_words_stand_for_numbers() -> None:
    for words, share in (("often", 0.3), ("sometimes", 0.1), ("rare", 0.02)):
        found = average(step("a"), branches=({"id": "b", "at": "a", "likelihood": words} | ENDS,))
        assert found.ends == pytest.approx({"success": 1 - share, "failure": share})


def test_a_library_may_say_otherwise_and_silence_is_sometimes() -> None:
    found = average(step("a"), branches=({"id": "b", "at": "a"} | ENDS,), likelihoods={"sometimes": 0.25})
    assert found.taken == pytest.approx({"b": 0.25})


def test_of_branches_at_one_step_one_is_taken() -> None:
    branches = tuple({"id": name, "at": "a", "likelihood": "often"} | ENDS for name in ("b", "c"))
    found = average(step("a"), branches=branches)
    assert found.ends["success"] == pytest.approx(0.7 * 0.7)
    assert found.taken["b"] == pytest.approx(found.taken["c"]) == pytest.approx(0.51 / 2)


def test_a_branch_of_any_step_is_shared_out() -> None:
    branch = {"id": "b", "at": "any", "likelihood": "often"} | ENDS
    found = average(step("a"), step("c"), step("d"), branches=(branch,))
    assert found.ends == pytest.approx({"success": 0.7, "failure": 0.3})
    several = average(step("a"), step("c"), step("d"), branches=({**branch, "at": ["a", "d"]},))
    assert several.ends == pytest.approx({"success": 0.7, "failure": 0.3})


def test_a_resume_does_steps_again_and_they_may_go_wrong_again() -> None:
    back = {"id": "b", "kind": "negative", "at": "a", "when": "x", "likelihood": "often", "resume": "a"}
    found = average(step("a"), branches=(back,))
    assert found.done["a"] == pytest.approx(1 / 0.7, abs=1e-6)
    assert found.ends["success"] == pytest.approx(1, abs=1e-6)


def test_who_carries_on_does_the_step_once() -> None:
    back = {"id": "b", "kind": "negative", "at": "any", "when": "x", "resume": "interrupted", "steps": [step("n")]}
    found = average(step("a"), step("c"), branches=(back,))
    assert found.done["a"] == pytest.approx(1, abs=1e-6)
    assert found.done["c"] == pytest.approx(1, abs=1e-6)
    assert found.done["n"] == pytest.approx(2 * (1 - 0.9**0.5), abs=1e-6)


def test_conditions_and_loops_are_as_likely_as_not() -> None:
    found = average(step("a", **{"if": "it rains"}), step("c", repeat={"from": "c", "until": "dry"}))
    assert found.done["a"] == pytest.approx(0.5)
    assert found.done["c"] == pytest.approx(2, abs=1e-6)


def test_outcomes_of_a_branch_share_it_by_their_likelihoods() -> None:
    parent = {"id": "b", "kind": "negative", "at": "a", "when": "x", "likelihood": "often", "steps": [step("n")]}
    good = {"id": "g", "kind": "alternative", "at": "b", "when": "y", "likelihood": "often", "resume": "a"}
    bad = {"id": "w", "at": "b", "likelihood": "sometimes"} | ENDS
    found = average(step("a"), branches=(parent, good, bad))
    assert found.taken["g"] == pytest.approx(3 * found.taken["w"], abs=1e-6)


def test_what_has_no_end_is_told_and_stops() -> None:
    back = {"id": "b", "kind": "negative", "at": "a", "when": "x", "instead": True, "resume": "a"}
    found = average(step("a"), branches=(back,), likelihoods={"sometimes": 1})
    assert found.endless == pytest.approx(1)


def test_nobody_has_said_how_it_ends() -> None:
    found = average(step("a"), branches=({"id": "b", "kind": "negative", "at": "a", "when": "x"},))
    assert found.ends["open"] == pytest.approx(0.1)
