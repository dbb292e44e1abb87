"""The test of the coach measures what it says: hidden branches against questions about the main scenario."""

import random
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bench.coach import BEST, DEVELOPMENT, GROUPS, KEY, Asked, Figures, ask, by_judge, by_signs, out_of_reach, read_key
from tests.coverage.coaching import shared, step
from usecases.analysing.cases import Cases
from usecases.coverage.catalogue import Catalogue
from usecases.coverage.coverage import Coach
from usecases.model import build
from usecases.model.build_deviations import deviation
from usecases.reading.compose import compose
from usecases.reading.folder import scan


def _entry(name: str, sign: str, activity: str) -> dict[str, Any]:
    return {
        "id": name,
        "applies": {"activities": activity},
        "kind": "negative",
        "likelihood": "often",
        "impact": "high",
        "question": f"{name}?",
        "signs": {"en": [sign]},
    }


COACH = Coach(
    shared(),
    Catalogue(
        others=[
            deviation(_entry("silent", "silent*", "request")),
            deviation(_entry("broken", "broken*", "request")),
            deviation(_entry("late", "late", "deliver")),
        ]
    ),
)


def _asked(*branches: Mapping[str, Any], **more: Any) -> Asked:
    steps = [step("ask", "Asks", activity="request"), step("bring", "Brings it", activity="deliver")]
    data = {"id": "case", "title": "Case", "language": "en", "steps": steps, "branches": list(branches), **more}
    return ask(COACH, build.use_case(data), BEST)


def _branch(name: str, at: str, when: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "kind": "negative", "at": at, "when": when, **more}


ALL = {("ask", "silent"), ("ask", "broken"), ("bring", "late")}


def test_questions_are_the_same_with_branches_and_with_none() -> None:
    considered = [{"at": "ask", "deviation": "broken", "because": "Never was"}]
    with_branches = _asked(_branch("no-reply", "ask", "The supplier is silent"), considered=considered)
    assert with_branches.questions == _asked().questions == ALL


def test_a_question_meets_a_branch_that_leaves_its_step_and_shows_its_sign() -> None:
    asked = _asked(_branch("a", "ask", "The supplier is silent"), _branch("b", "bring", "It is silent"))
    assert by_signs([asked], COACH) == Figures(met=1, branches=2, useful=1, questions=3)


def test_a_branch_at_any_step_is_met_wherever_the_question_is_asked() -> None:
    asked = _asked(_branch("a", "any", "It comes late"))
    assert by_signs([asked], COACH) == Figures(1, 1, 1, 3)
    assert by_judge([asked], {("case", "It comes late"): frozenset({"broken"})}) == Figures(1, 1, 1, 3, True)


def test_the_ids_of_branches_give_nothing_away() -> None:
    assert by_signs([_asked(_branch("silent", "ask", "Nothing known"))], COACH).met == 0


def test_two_branches_met_by_one_question_make_one_useful_question() -> None:
    asked = _asked(_branch("a", "ask", "All are silent"), _branch("b", "ask", "One is silent"))
    assert by_signs([asked], COACH) == Figures(2, 2, 1, 3)


def test_an_outcome_leaves_the_step_that_its_parent_left() -> None:
    parent = _branch("a", "ask", "Nothing known")
    asked = _asked(parent, _branch("b", "a", "They are silent"))
    assert by_signs([asked], COACH) == Figures(1, 2, 1, 3)


def test_a_branch_at_the_step_of_a_branch_counts_but_is_out_of_reach() -> None:
    parent = _branch("a", "ask", "Nothing known", steps=[step("remind", "Reminds", activity="request")])
    asked = _asked(parent, _branch("b", "remind", "They are silent"))
    assert by_signs([asked], COACH) == Figures(0, 2, 0, 3)
    assert out_of_reach([asked]) == 1


def test_the_judge_counts_only_what_was_judged_and_reckons_the_rest() -> None:
    asked = _asked(_branch("a", "ask", "One"), _branch("b", "ask", "Two"), _branch("c", "ask", "Three"))
    key = {("case", "One"): frozenset({"broken", "silent", "late"}), ("case", "Two"): frozenset[str]()}
    # Of two judged branches one is met, by two questions; three branches would have three meetings.
    assert by_judge([asked], key) == Figures(1, 2, 3, 3, True)


def test_the_key_holds_the_branches_that_its_seed_draws() -> None:
    folder = GROUPS["36 scenarios"]
    cases = Cases(folder, scan(folder))
    branches: defaultdict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for file in sorted(cases, key=lambda file: file.path.split("/")):
        language = Coach(cases.shared).language_of(file.case)
        branches[language] += [(file.case.id, branch.when) for branch in file.case.branches]
    written = compose(KEY.read_text(encoding="utf-8")).data
    assert isinstance(written, dict)
    drawn = {
        one
        for language, some in branches.items()
        for one in random.Random(f"{written['seed']}-{language}").sample(some, 20)
    }
    assert set(read_key()) == drawn


@pytest.mark.parametrize("key", [KEY, DEVELOPMENT / "answers.yaml"], ids=["test", "development"])
def test_the_key_names_entries_that_the_catalogue_has(key: Path) -> None:
    assert set().union(*read_key(key).values()) <= Catalogue().by_id.keys()


def test_every_branch_of_the_development_set_is_judged_and_none_is_of_the_test() -> None:
    branches: list[set[tuple[str, str | None]]] = []
    for folder in (DEVELOPMENT / "scenarios", GROUPS["36 scenarios"]):
        cases = Cases(folder, scan(folder))
        branches.append({(file.case.id, branch.when) for file in cases for branch in file.case.branches})
    development, test = branches
    assert set(read_key(DEVELOPMENT / "answers.yaml")) == development
    assert development.isdisjoint(test)
