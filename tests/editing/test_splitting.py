"""Steps that become a use case of their own."""

import pytest

from tests.editing.memory import Memory, done, refusal
from tests.editing.small_cases import PACK, SELL, SINCE_TRIGGER, branch, case, split, step
from tests.strategies import Data
from usecases.editing.splitting import SplitOut


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
