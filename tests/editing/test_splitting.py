"""Steps that become a use case of their own, and come back."""

from typing import Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from tests.editing.memory import Memory, done, refusal
from tests.strategies import Data, use_cases
from usecases.editing.command import Refused
from usecases.editing.putting_back import PutBack
from usecases.editing.references import ids, references
from usecases.editing.splitting import SplitOut
from usecases.model.usecase import RESERVED

SELL = "use-cases/sales/sell.yaml"
PACK = "use-cases/sales/pack-the-goods.yaml"


def step(name: str, **more: Any) -> Data:
    return {"id": name, "actor": f"{name}-er", "action": f"Does {name}", **more}


def branch(name: str, at: Any, *steps: Data, **more: Any) -> Data:
    return {"id": name, "kind": "negative", "at": at, "when": f"If {name}", "steps": list(steps), **more}


def case(*branches: Data, steps: tuple[Data, ...] = (), **more: Any) -> Data:
    """Four steps, and what is added to them."""
    main = list(steps) or [step("ask"), step("fetch"), step("wrap"), step("hand")]
    head = {"id": "sell", "title": "Sell", "language": "pl", "group": "sales", "owner": "head", "status": "approved"}
    return {**head, "steps": main, **({"branches": list(branches)} if branches else {}), **more}


def split(data: Data, first: str = "fetch", last: str = "wrap") -> tuple[Data, Data, str]:
    """What stays, what goes, and what is said."""
    outcome = done(Memory({SELL: data}), SplitOut(SELL, first, last, "Pack the goods"))
    left, gone = outcome.files[SELL], outcome.files[PACK]
    assert left is not None
    assert gone is not None
    return left, gone, outcome.message.said()


def refused(data: Data, first: str = "fetch", last: str = "wrap") -> str:
    return refusal(Memory({SELL: data}), SplitOut(SELL, first, last, "Pack the goods"))


def test_steps_go_out_and_one_step_stands_for_them() -> None:
    data = case()
    files = Memory({SELL: data})
    outcome = done(files, SplitOut(SELL, "fetch", "wrap", " Pack  the goods\n"))
    assert outcome.files[SELL] == {
        **data,
        "steps": [
            step("ask"),
            {"id": "pack-the-goods", "actor": "fetch-er", "use_case": "pack-the-goods"},
            step("hand"),
        ],
    }
    assert outcome.files[PACK] == {
        "id": "pack-the-goods", "title": "Pack the goods", "language": "pl", "group": "sales", "status": "draft",
        "owner": "head", "steps": [step("fetch"), step("wrap")],
    }  # fmt: skip
    after = files.after(outcome)
    assert after.data(PACK)["steps"][0] is data["steps"][1]
    assert after.data(SELL)["steps"][0] is data["steps"][0]
    assert outcome.origins == {PACK: SELL}
    assert outcome.focus == "pack-the-goods"
    assert "Steps “fetch” to “wrap” are a use case of their own now" in outcome.message.said()


def test_branches_that_stem_only_from_them_go_along_with_their_outcomes() -> None:
    torn = branch("torn", ["fetch", "wrap"], step("mend"), resume="wrap")
    hopeless = branch("hopeless", "mend", end="failure")
    outcome = branch("mended", "torn", resume="hand")
    stays = branch("no-answer", "ask", end="failure")
    anywhere = branch("fire", "any", end="failure")
    left, gone, said = split(case(outcome, torn, stays, hopeless, anywhere))
    assert left["branches"] == [stays, anywhere]
    assert gone["branches"] == [{**branch("mended", "torn"), "end": "success"}, torn, hopeless]
    assert gone["branches"][1] is torn
    assert list(gone["branches"][0]) == [*list(outcome)[:-1], "end"]
    assert "can end in failure" in said


def test_what_leads_to_the_first_leads_to_the_new_step() -> None:
    back = branch("back", "hand", resume="fetch")
    main = (step("ask"), step("fetch"), step("wrap"), step("hand", repeat={"from": "fetch", "until": "x"}))
    left, _, _ = split(case(back, steps=main, limits=[{"from": "fetch", "to": "hand", "within": "1d"}]))
    assert left["branches"][0]["resume"] == "pack-the-goods"
    assert left["steps"][2]["repeat"]["from"] == "pack-the-goods"
    assert left["limits"] == [{"from": "pack-the-goods", "to": "hand", "within": "1d"}]


def test_what_waits_for_the_end_of_the_last_waits_for_the_new_step() -> None:
    main = (step("ask"), step("fetch"), step("wrap"), step("hand", within={"time": "1d", "from": "wrap"}))
    left, _, _ = split(case(steps=main, limits=[{"from": "trigger", "to": "wrap", "within": "1d"}]))
    assert left["steps"][2]["within"] == {"time": "1d", "from": "pack-the-goods"}
    assert left["limits"] == [{"from": "trigger", "to": "pack-the-goods", "within": "1d"}]


def test_what_is_about_nothing_else_goes_along() -> None:
    limit = {"from": "fetch", "to": "wrap", "within": "1d"}
    looked_at = {"at": ["fetch", "wrap"], "deviation": "actor-absent", "because": "Two of them"}
    point = {"at": "wrap", "text": "Which paper?"}
    other = {"at": "ask", "text": "Who?"}
    left, gone, _ = split(case(limits=[limit], considered=[looked_at], open_points=["Why?", point, other]))
    assert "limits" not in left
    assert "considered" not in left
    assert left["open_points"] == ["Why?", other]
    assert (gone["limits"], gone["considered"], gone["open_points"]) == ([limit], [looked_at], [point])


def test_stages_hold_for_the_same_steps_as_before() -> None:
    main = (step("ask"), step("fetch", stage="Store"), step("wrap", stage="Desk"), step("hand"))
    left, gone, _ = split(case(steps=main))
    assert [one.get("stage") for one in left["steps"]] == [None, "Store", "Desk"]
    assert [one.get("stage") for one in gone["steps"]] == ["Store", "Desk"]
    left, _, said = split(case(steps=main), "fetch", "fetch")
    assert said == "Step “fetch” is a use case of its own now, “pack-the-goods”; step “pack-the-goods” stands for it."
    assert [one.get("stage") for one in left["steps"]] == [None, "Store", "Desk", None]


def test_steps_of_a_branch_go_out() -> None:
    long = branch("long", "ask", step("look"), step("find"), step("tell"), resume="hand")
    gone_wrong = branch("nothing", "find", resume="tell")
    left, gone, _ = split(case(long, gone_wrong), "look", "find")
    assert [one["id"] for one in left["branches"][0]["steps"]] == ["pack-the-goods", "tell"]
    assert len(left["branches"]) == 1
    assert [one["id"] for one in gone["steps"]] == ["look", "find"]
    assert gone["branches"][0]["end"] == "success"


def test_the_end_of_the_main_scenario_may_go_with_every_ending() -> None:
    ends = [branch("early", "hand", end="success"), branch("odd", "hand", end="other")]
    _, gone, said = split(case(*ends), "wrap", "hand")
    assert gone["branches"] == ends
    assert "failure" not in said


def test_counting_from_the_trigger_goes_with_the_first_step() -> None:
    main = (step("ask"), step("fetch", within={"time": "1d", "from": "trigger"}), step("wrap"))
    assert split(case(steps=main), "ask", "fetch")[1]["steps"][1]["within"]["from"] == "trigger"


SINCE_TRIGGER = {"time": "1d", "from": "trigger"}
LABELLED = [step(name, any_order="both") for name in ("fetch", "wrap")]


@pytest.mark.parametrize(
    ("data", "first", "last", "says"),
    [
        (case(branch("b", "fetch", resume="ask")), "fetch", "wrap", "branches.b.resume leads out of these steps"),
        (case(branch("b", "ask", resume="wrap")), "fetch", "wrap", "branches.b.resume leads to “wrap”, inside these"),
        (case(branch("b", ["ask", "fetch"])), "fetch", "wrap", "branches.b.at leads to “fetch”, inside"),
        (case(branch("b", ["any", "fetch"])), "fetch", "wrap", "branches.b.at leads to “fetch”, inside"),
        (case(branch("b", "wrap", end="success")), "fetch", "wrap", "Branch “b” ends the whole use case"),
        (case(branch("b", "wrap", end="other")), "fetch", "wrap", "Branch “b” ends the whole use case"),
        (case(open_points=[{"at": ["ask", "wrap"], "text": "?"}]), "fetch", "wrap", "open_points.1.at leads to “wrap”"),
        (case(limits=[{"to": "fetch", "within": "1d"}]), "fetch", "wrap", "limits.1.to leads to “fetch”"),
        (case(limits=[{"from": "wrap", "to": "hand", "within": "1d"}]), "fetch", "wrap", "limits.1.from leads to"),
        (case(steps=(step("ask"), step("fetch", repeat={"from": "ask"}))), "fetch", "fetch", "repeat.from leads out"),
        (case(steps=(step("ask"), step("fetch", within={"time": "1d", "from": "ask"}))), "fetch", "fetch", "leads out"),
        (case(steps=(step("ask"), step("fetch", within=SINCE_TRIGGER))), "fetch", "fetch", "trigger"),
        (case(branch("b", "fetch", step("x", within=[SINCE_TRIGGER]))), "fetch", "wrap", "“x” counts"),
        (case(steps=(step("ask"), *LABELLED)), "wrap", "wrap", "“wrap” and “fetch” are done in any order"),
        (case(steps=(*LABELLED, step("hand"))), "fetch", "fetch", "“fetch” and “wrap” are done in any order"),
        (case(), "wrap", "fetch", "doesn't follow"),
        (case(branch("b", "ask", step("x"))), "ask", "x", "doesn't follow"),
        (case(), "ask", "zzz", "There is no step “zzz”"),
        (case(steps=(step("ask"), step("ask"))), "ask", "ask", "two steps or branches of the id “ask”"),
        ({**case(), "stepz": []}, "ask", "ask", "breaks the format"),
    ],
)  # fmt: skip
def test_cuts_that_would_mean_something_else_are_refused(data: Data, first: str, last: str, says: str) -> None:
    assert says in refused(data, first, last)


def test_ids_and_titles_that_cannot_be_had_are_refused() -> None:
    files = Memory({SELL: case(), PACK: {"id": "pack-the-goods", "title": "x"}})
    assert "taken" in refusal(files, SplitOut(SELL, "ask", "ask", "Pack", "pack-the-goods"))
    assert "title is empty" in refusal(files, SplitOut(SELL, "ask", "ask", " "))
    assert "use-cases/sales/pack-the-goods-2.yaml" in done(files, SplitOut(SELL, "ask", "ask", "Pack the goods")).files


# ---- and back


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
