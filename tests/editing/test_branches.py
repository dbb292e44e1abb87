"""Adding, moving, deleting and duplicating branches."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.editing.one_file import SELL, dangling, done, objects, refusal
from tests.strategies import use_cases
from usecases.editing.branches import AddBranch, AttachBranch, DeleteBranch, DuplicateBranch, MoveBranch
from usecases.editing.command import Refused
from usecases.editing.places import branches_of
from usecases.editing.references import holders, references

CASE: dict[str, Any] = {
    "id": "sell",
    "title": "Sell",
    "steps": [{"id": "ask"}, {"id": "pay"}, {"id": "pack"}],
    "branches": [
        {"id": "no-money", "kind": "negative", "at": "pay", "steps": [{"id": "wait"}], "resume": "pay"},
        {"id": "gives-up", "kind": "negative", "at": "wait", "steps": [{"id": "cancel"}], "end": "failure"},
        {"id": "sulks", "kind": "negative", "at": "cancel", "end": "failure"},
        {"id": "lost", "kind": "negative", "at": ["pack", "cancel"], "resume": "wait"},
        {"id": "torn", "kind": "negative", "at": "any", "end": "other"},
    ],
    "open_points": [{"at": ["no-money", "pay"], "text": "When?"}],
}


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "en")


def names(data: Any) -> list[str]:
    return [branch["id"] for branch in data.get("branches", [])]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("pay", ["no-money", "gives-up", "sulks", "new", "lost", "torn"]),
        (["pay"], ["no-money", "gives-up", "sulks", "new", "lost", "torn"]),
        (["cancel", "pack"], ["no-money", "gives-up", "sulks", "lost", "new", "torn"]),
        ("ask", ["no-money", "gives-up", "sulks", "lost", "torn", "new"]),
        ("any", ["no-money", "gives-up", "sulks", "lost", "torn", "new"]),
        ("gives-up", ["no-money", "gives-up", "sulks", "lost", "torn", "new"]),
    ],
)
def test_a_branch_comes_after_those_of_its_place_and_what_stems_from_them(at: Any, expected: list[str]) -> None:
    new, outcome = done(CASE, AddBranch(SELL, {"at": at, "kind": "negative", "id": "new", "when": "It rains"}))
    assert names(new) == expected
    added = next(branch for branch in new["branches"] if branch["id"] == "new")
    assert list(added) == ["id", "kind", "at", "when"]
    assert outcome.focus == "new"
    assert outcome.message.said().startswith("New branch at ")


def test_a_branch_may_be_nowhere_yet_and_its_id_is_made_of_its_condition() -> None:
    new, outcome = done(CASE, AddBranch(SELL, {"kind": "negative", "when": "Нет товара"}))
    assert names(new)[-1] == outcome.focus == "net-tovara"
    assert outcome.message.said() == "New branch, not at any step yet: Нет товара"
    assert done(CASE, AddBranch(SELL, {"kind": "alternative"}))[1].focus == "branch"
    alone = {"id": "sell", "title": "x", "review_by": "2026-01-01"}
    assert list(done(alone, AddBranch(SELL, {"kind": "alternative"}))[0]) == ["id", "title", "branches", "review_by"]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (AddBranch(SELL, {"kind": "negative", "at": "pakc"}), "There is no step or branch “pakc” in this use case."),
        (AddBranch(SELL, {"kind": "negative", "id": "pay"}), "“pay” is taken already."),
        (MoveBranch(SELL, "torn", "lost"), "Branch “torn” is there already, so nothing changes."),
        (MoveBranch(SELL, "no-money", None), "Branch “no-money” is there already, so nothing changes."),
        (MoveBranch(SELL, "pay", None), "There is no branch “pay” in this use case."),
        (MoveBranch(SELL, "torn", "pay"), "“pay” isn't among them, so nothing can follow it there."),
        (AttachBranch(SELL, "no-money", "pay"), "Branch “no-money” leaves from there already, so nothing changes."),
        (AttachBranch(SELL, "no-money", "nobody"), "There is no step or branch “nobody” in this use case."),
        (
            AttachBranch(SELL, "no-money", ["ask", "cancel"]),
            "“cancel” is reached only by branch “no-money”, so this branch can't leave from there.",
        ),
        (AttachBranch(SELL, "no-money", "no-money"), "“no-money” is reached only by branch “no-money”,"),
        (
            DeleteBranch(SELL, "no-money"),
            "Branch “no-money” can't be deleted alone: something refers to it, or to what would go with it"
            " (branches.lost.at, branches.lost.resume, open_points.1.at). Change that first,",
        ),
        (DuplicateBranch(SELL, "nobody"), "There is no branch “nobody” in this use case."),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_reason(command: Any, said: str) -> None:
    assert refusal(CASE, command).startswith(said)


def test_a_branch_moves_among_the_branches_and_stays_the_same_object() -> None:
    for command, expected in [
        (MoveBranch(SELL, "lost", None), ["lost", "no-money", "gives-up", "sulks", "torn"]),
        (MoveBranch(SELL, "no-money", "torn"), ["gives-up", "sulks", "lost", "torn", "no-money"]),
        (MoveBranch(SELL, "sulks", "no-money"), ["no-money", "sulks", "gives-up", "lost", "torn"]),
    ]:
        new, outcome = done(CASE, command)
        assert names(new) == expected
        assert {id(branch) for branch in new["branches"]} == {id(branch) for branch in CASE["branches"]}
        assert outcome.focus == command.branch


def test_a_branch_leaves_from_another_place() -> None:
    new, outcome = done(CASE, AttachBranch(SELL, "no-money", ("ask", "pack")))
    assert new["branches"][0] == {**CASE["branches"][0], "at": ["ask", "pack"]}
    assert new["branches"][0]["steps"] is CASE["branches"][0]["steps"]
    assert all(one is other for one, other in zip(new["branches"][1:], CASE["branches"][1:], strict=True))
    assert outcome.message.said() == "Branch “no-money” now leaves from ask, pack (was: pay)."
    assert done(CASE, AttachBranch(SELL, "sulks", "any"))[0]["branches"][2]["at"] == "any"
    nowhere = {**CASE, "branches": [{"id": "lost", "kind": "negative", "end": "other"}]}
    branch = done(nowhere, AttachBranch(SELL, "lost", "pack"))[0]["branches"][0]
    assert list(branch) == ["id", "kind", "at", "end"]


def test_a_branch_is_deleted_with_what_stems_from_it() -> None:
    data = {**CASE, "branches": [*CASE["branches"][:3], CASE["branches"][4]]}
    del data["open_points"]
    new, outcome = done(data, DeleteBranch(SELL, "no-money"))
    assert names(new) == ["torn"]
    assert new["steps"] is data["steps"]
    assert outcome.focus == "torn"
    assert outcome.message.said() == (
        "Branch “no-money” is deleted, with the branches that left only from it: gives-up, sulks."
    )
    assert "branches" not in done(new, DeleteBranch(SELL, "torn"))[0]


def test_a_branch_is_deleted_with_all_that_referred_to_it_if_asked() -> None:
    new, outcome = done(CASE, DeleteBranch(SELL, "no-money", with_references=True))
    assert new["branches"] == [{"id": "lost", "kind": "negative", "at": ["pack"]}, CASE["branches"][4]]
    assert new["open_points"] == [{"at": ["pay"], "text": "When?"}]
    assert outcome.focus == "lost"


def test_a_copy_of_a_branch_leads_to_its_own_steps() -> None:
    steps = [
        {"id": "call", "repeat": {"from": "call"}},
        {"id": "note", "within": [{"time": "1d", "from": "call"}, {"time": "2d", "from": "pay"}]},
    ]
    late = {"id": "late", "kind": "negative", "at": ["pay", "call"], "steps": steps, "resume": "call"}
    data = {**CASE, "branches": [late, CASE["branches"][4]]}
    new, outcome = done(data, DuplicateBranch(SELL, "late"))
    assert names(new) == ["late", "late-2", "torn"]
    assert new["branches"][0] is late
    assert new["branches"][1] == {
        "id": "late-2",
        "kind": "negative",
        "at": ["pay", "call-2"],
        "steps": [
            {"id": "call-2", "repeat": {"from": "call-2"}},
            {"id": "note-2", "within": [{"time": "1d", "from": "call-2"}, {"time": "2d", "from": "pay"}]},
        ],
        "resume": "call-2",
    }
    assert outcome.focus == "late-2"
    assert not objects(new["branches"][1]).keys() & objects(data).keys(), "a copy shares nothing"
    assert names(done(CASE, DuplicateBranch(SELL, "no-money"))[0])[:4] == [
        "no-money",
        "gives-up",
        "sulks",
        "no-money-2",
    ]


@given(use_cases, st.data())
def test_after_a_branch_is_deleted_nothing_more_refers_into_nowhere(data: Any, draw: st.DataObject) -> None:
    branch = _any_branch(data, draw)
    new, _ = done(data, DeleteBranch(SELL, branch, with_references=True))
    assert dangling(new) <= dangling(data)
    assert len(branches_of(new)) < len(branches_of(data))
    assert all(step is other for step, other in zip(data.get("steps", []), new.get("steps", []), strict=True)) or [
        found for found in references(data) if found.path[0] == "steps"
    ]


@given(use_cases, st.data())
def test_a_copy_of_a_branch_adds_ids_that_nobody_had(data: Any, draw: st.DataObject) -> None:
    branch = _any_branch(data, draw)
    before = [held.id for held in holders(data)]
    new, outcome = done(data, DuplicateBranch(SELL, branch))
    added = [held.id for held in holders(new)]
    for name in before:
        added.remove(name)
    assert outcome.focus in added
    assert not set(added) & set(before)
    assert dangling(new) <= dangling(data)
    others = {id(place.item) for place in branches_of(data)}
    assert others <= {id(place.item) for place in branches_of(new)}


@given(use_cases, st.data())
def test_a_moved_or_attached_branch_leaves_the_others_alone(data: Any, draw: st.DataObject) -> None:
    branch = _any_branch(data, draw)
    after = draw.draw(st.sampled_from([None, *names(data)]))
    places = draw.draw(st.sampled_from(["any", *(held.id for held in holders(data))]))
    for command in (MoveBranch(SELL, branch, after), AttachBranch(SELL, branch, places)):
        try:
            new, _ = done(data, command)
        except Refused:
            continue
        same = [one.item for one in branches_of(data) if any(one.item is other.item for other in branches_of(new))]
        assert len(same) >= len(branches_of(data)) - isinstance(command, AttachBranch)
        assert len(branches_of(new)) == len(branches_of(data))


def _any_branch(data: Any, draw: st.DataObject) -> str:
    assume(names(data))
    found: str = draw.draw(st.sampled_from(names(data)))
    return found


def test_a_chain_of_a_thousand_branches_goes_at_once() -> None:
    chain = [
        {"id": f"b{number}", "kind": "negative", "at": f"s{number}", "steps": [{"id": f"s{number + 1}"}]}
        for number in range(1000)
    ]
    data = {"id": "sell", "title": "Sell", "steps": [{"id": "s0"}], "branches": chain}
    new, outcome = done(data, DeleteBranch(SELL, "b0"))
    assert new == {"id": "sell", "title": "Sell", "steps": [{"id": "s0"}]}
    assert outcome.message.said().endswith("left only from it: b1, b2, b3, ….")
