"""Use cases that are put back in place of the step that was them."""

from typing import Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from tests.editing.memory import Memory, done, refusal
from tests.editing.small_cases import PACK, SELL, SINCE_TRIGGER, branch, case, split, step
from tests.strategies import Data, use_cases
from usecases.editing.command import Refused
from usecases.editing.putting_back import PutBack
from usecases.editing.references import ids, references
from usecases.model.usecase import RESERVED


def put_back(files: dict[str, Data], dropping: bool = False, place: str = "pack-the-goods") -> tuple[Data, Memory, str]:
    memory = Memory(files)
    outcome = done(memory, PutBack(SELL, place, dropping))
    new = outcome.files[SELL]
    assert new is not None
    return new, memory.after(outcome), outcome.message.said()


@pytest.mark.parametrize(
    "data",
    [
        case(),
        case(branch("torn", ["fetch", "wrap"], step("mend"), resume="wrap"), branch("worse", "mend", end="failure")),
        case(branch("b", "ask"), branch("c", "fetch", resume="hand"), branch("d", "hand", end="failure")),
        case(branch("b", "wrap", end="failure"), branch("c", "any", end="failure")),
        case(branch("back", "hand", resume="fetch"), limits=[{"from": "fetch", "to": "hand", "within": "1d"}]),
        case(limits=[{"from": "fetch", "to": "wrap", "within": "1d"}], open_points=["?", {"at": "wrap", "text": "!"}]),
        case(steps=(step("ask"), step("fetch", stage="Store"), step("wrap"), step("hand", stage="Desk"))),
        case(steps=(step("fetch"), step("wrap"))),
        case(steps=(step("ask"), step("fetch"), step("wrap"), step("hand", within={"time": "1d", "from": "wrap"}))),
    ],
)  # fmt: skip
def test_what_was_split_out_can_be_put_back(data: Data) -> None:
    left, gone, _ = split(data)
    back, after, said = put_back({SELL: left, PACK: gone})
    assert back == data
    assert list(after.files) == [SELL]
    assert "its file is removed" in said


OTHER: Data = {
    "id": "pack-the-goods", "title": "Pack the goods", "steps": [step("ask"), step("wrap")],
    "branches": [branch("b", "ask", step("x"), end="success"), branch("c", "any", step("y"), end="failure")],
}  # fmt: skip
STANDS = {"id": "pack-the-goods", "use_case": "pack-the-goods"}


def host(*branches: Data, more: Any = None, after: tuple[Data, ...] = (step("hand"),)) -> Data:
    return case(*branches, steps=(step("ask"), {**STANDS, **(more or {})}, *after))


def test_ids_that_are_taken_get_a_number_and_references_follow() -> None:
    new, _, _ = put_back({SELL: host(branch("b", "ask", end="failure")), PACK: OTHER})
    assert [one["id"] for one in new["steps"]] == ["ask", "ask-2", "wrap", "hand"]
    assert [one["id"] for one in new["branches"]] == ["b", "b-2", "c"]
    assert new["branches"][1]["at"] == "ask-2"


def test_success_goes_on_where_the_step_did_and_any_means_its_own_steps() -> None:
    new, _, _ = put_back({SELL: host(), PACK: OTHER})
    assert new["branches"][0] == {**branch("b", "ask-2", step("x")), "resume": "hand"}
    assert new["branches"][1]["at"] == ["ask-2", "wrap", "x"]
    assert new["branches"][1]["end"] == "failure"


def test_at_the_end_of_the_main_scenario_success_is_success() -> None:
    new, _, _ = put_back({SELL: host(after=()), PACK: OTHER})
    assert new["branches"][0]["end"] == "success"


def test_at_the_end_of_a_branch_success_goes_on_where_the_branch_does() -> None:
    within = case(branch("long", "hand", step("y"), {**STANDS}, resume="wrap"))
    new, _, _ = put_back({SELL: within, PACK: OTHER})
    assert [one["id"] for one in new["branches"][0]["steps"]] == ["y", "ask-2", "wrap-2"]
    assert new["branches"][1]["resume"] == "wrap"


def test_stages_of_the_step_and_of_the_steps_that_come_in() -> None:
    new, _, _ = put_back({SELL: host(more={"stage": "Store"}), PACK: OTHER})
    assert [one.get("stage") for one in new["steps"]] == [None, "Store", None, None]
    staged = {**OTHER, "steps": [step("ask"), step("wrap", stage="Desk")]}
    new, _, _ = put_back({SELL: host(more={"stage": "Store"}), PACK: staged})
    assert [one.get("stage") for one in new["steps"]] == [None, "Store", "Desk", "Store"]


def test_limits_from_its_trigger_count_from_its_first_step() -> None:
    limits = [{"to": "wrap", "within": "1d"}, {"from": "trigger", "to": "wrap", "within": "2d"}]
    considered = [{"deviation": "actor-absent", "because": "x"}, {"at": "any", "deviation": "late", "because": "y"}]
    new, _, _ = put_back({SELL: host(), PACK: {**OTHER, "limits": limits, "considered": considered}})
    assert [one["from"] for one in new["limits"]] == ["ask-2", "ask-2"]
    assert [one["at"] for one in new["considered"]] == [["ask-2", "wrap"], ["ask-2", "wrap", "x"]]


def test_open_points_at_the_step_are_about_all_of_its_steps() -> None:
    data = {
        **host(),
        "open_points": [{"at": "pack-the-goods", "text": "?"}, {"at": ["ask", "pack-the-goods"], "text": "!"}],
    }
    new, _, _ = put_back({SELL: data, PACK: OTHER})
    assert [one["at"] for one in new["open_points"]] == [["ask-2", "wrap"], ["ask", "ask-2", "wrap"]]


def test_the_file_stays_where_others_need_it_or_it_says_more() -> None:
    again = {"id": "again", "title": "Again", "steps": [{"id": "x", "use_case": "pack-the-goods"}]}
    _, after, said = put_back({SELL: host(), PACK: OTHER, "use-cases/again.yaml": again})
    assert PACK in after.files
    assert "Its file stays, since it is in use: use-cases/again.yaml (steps.x.use_case)." in said
    _, after, said = put_back({SELL: host(), PACK: {**OTHER, "goal": "All is packed", "rules": ["Use paper"]}})
    assert PACK in after.files
    assert "Its file stays, since it says more: goal, rules." in said


def test_what_the_step_says_of_its_own_is_not_lost_unasked() -> None:
    files = {SELL: host(more={"within": "1d", "result": "Packed"}), PACK: OTHER}
    assert "says more" in refusal(Memory(files), PutBack(SELL, "pack-the-goods"))
    assert put_back(files, dropping=True)[0]["steps"][1]["id"] == "ask-2"


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({SELL: case(steps=(step("pack-the-goods"),))}, "isn't another use case"),
        ({SELL: host()}, "There is no use case “pack-the-goods”"),
        ({SELL: host(), PACK: {"id": "pack-the-goods", "title": "x"}}, "has no steps yet"),
        ({SELL: host(more={"if": "It rains"}), PACK: OTHER}, "no single step can take over"),
        ({SELL: host(branch("z", "pack-the-goods", end="failure")), PACK: OTHER}, "Branch “z” leaves from step"),
        ({SELL: host(), PACK: {**OTHER, "branches": [branch("b", "ask", end="other")]}}, "nobody knows what follows"),
        ({SELL: host(), PACK: {**OTHER, "branches": [branch("b", "any", after="1d")]}}, "counts from the trigger"),
        ({SELL: host(), PACK: {**OTHER, "steps": [step("a", within=SINCE_TRIGGER)]}}, "trigger"),
        ({SELL: case(branch("long", "hand", {**STANDS}, resume="interrupted")), PACK: OTHER}, "nothing says where"),
        ({SELL: case(branch("l", "hand", STANDS, end="other"), branch("o", "l")), PACK: OTHER}, "nothing says"),
        ({SELL: case(steps=({"id": "pack-the-goods", "use_case": "sell"},))}, "is the use case that it stands in"),
    ],
)  # fmt: skip
def test_what_cannot_be_put_back_is_refused(files: dict[str, Data], says: str) -> None:
    assert says in refusal(Memory(files), PutBack(SELL, "pack-the-goods", dropping=True))


def dangling(data: Data) -> set[str]:
    return {found.id for found in references(data)} - ids(data)


def with_own_ids(data: Data) -> Data:
    """The use case with an id of its own for each step and branch, so that references are clear."""
    used = set(RESERVED)

    def own(item: Data) -> Data:
        name = item["id"]
        while name in used:
            name += "-x"
        used.add(name)
        return {**item, "id": name}

    steps = [own(item) for item in data.get("steps", [])]
    branches = [
        {**own(item), **({"steps": [own(one) for one in item["steps"]]} if "steps" in item else {})}
        for item in data.get("branches", [])
    ]
    return {**data, "id": "sell", **({"steps": steps} if steps else {}), **({"branches": branches} if branches else {})}


@given(use_cases.filter(lambda data: data.get("steps")).map(with_own_ids), st.data())
def test_no_cut_leaves_references_into_nowhere(data: Data, draw: st.DataObject) -> None:
    main = [one["id"] for one in data["steps"]]
    first = draw.draw(st.integers(0, len(main) - 1))
    last = draw.draw(st.integers(first, len(main) - 1))
    try:
        left, gone, _ = split(data, main[first], main[last])
    except Refused:
        event("not split")
        return
    assert dangling(left) | dangling(gone) <= dangling(data)
    assert ids(left) - {"pack-the-goods"} | ids(gone) == ids(data)
    assert not ids(left) & ids(gone)
    try:
        back, _, _ = put_back({SELL: left, PACK: gone}, dropping=True)
    except Refused:
        event("not put back")
        return
    event("put back")
    assert ids(back) == ids(data)
    assert dangling(back) <= dangling(data)
    assert [one["id"] for one in back["steps"]] == main
