"""Hand-overs: who hands what to whom, between steps, roles, systems and groups."""

from tests.chain.small import GROUPS, case, shared
from usecases.analysing.handovers.passing import HandOver
from usecases.analysing.handovers.report import Between, Flow, Handovers, HandoversAnalysis, analysed, rows
from usecases.analysing.raci.view import View
from usecases.model.duration import Duration
from usecases.model.letters import by_id
from usecases.model.usecase import UseCase


def rows_of(one: UseCase) -> list[HandOver]:
    return rows(View(one, by_id(shared().roles)))


def figures(*cases: UseCase) -> Handovers:
    return analysed(cases, shared())


def between(one: UseCase) -> list[tuple[str, str]]:
    return [(each.number, each.to_number) for each in rows_of(one)]


def test_a_hand_over_tells_who_gives_what_to_whom_how_where_and_when() -> None:
    (found,) = rows_of(
        case(
            "sell",
            {"id": "take", "actor": "manager", "responsible": ["head"], "result": "Taken", "form": "Card",
             "channel": ["crm", "phone"], "gives": ["order", "note"]},
            {"id": "pack", "actor": "courier", "needs": ["note"], "wait": "2bd"},
        )
    )  # fmt: skip
    assert found == HandOver(
        "sell", "take", "1", "pack", "2", ("manager", "head"), ("courier",), ("note",), "Taken", "Card",
        ("crm", "phone"), Duration(2, "bd"),
    )  # fmt: skip


def test_where_the_next_step_needs_nothing_all_that_is_given_is_handed_over() -> None:
    (found,) = rows_of(case("sell", {"id": "a", "actor": "head", "gives": ["order"]}, {"id": "b", "actor": "buyer"}))
    assert found.artefacts == ("order",)


def test_whoever_goes_on_with_their_own_work_hands_nothing_over() -> None:
    one = case(
        "sell",
        {"id": "a", "actor": "head"},
        {"id": "b", "actor": "head"},
        {"id": "c", "actor": ["head", "manager"]},
        {"id": "d"},
        {"id": "e", "actor": "courier"},
    )
    assert between(one) == []


def test_steps_in_any_order_hand_nothing_over_but_the_block_does() -> None:
    one = case(
        "sell",
        {"id": "a", "actor": "head", "any_order": "x"},
        {"id": "b", "actor": "manager", "any_order": "x"},
        {"id": "c", "actor": "courier"},
    )
    assert between(one) == [("2", "3")]


def test_trouble_is_handed_over_to_the_first_step_of_a_branch_and_back_where_it_goes_on() -> None:
    one = case(
        "sell",
        {"id": "a", "actor": "head", "gives": ["order"]},
        {"id": "b", "actor": "head"},
        branches=(
            {"id": "x", "kind": "negative", "at": "a", "when": "It rains", "resume": "b",
             "steps": [{"id": "c", "actor": "manager", "result": "Dry"}]},
        ),
    )  # fmt: skip
    into, back = rows_of(one)
    assert (into.number, into.to_number, into.artefacts, into.when) == ("1", "1a1", (), "It rains")
    assert (back.number, back.to_number, back.result, back.when) == ("1a1", "2", "Dry", None)


def test_what_lacks_a_channel_or_a_result_is_counted_once_a_step_inside() -> None:
    branch = {"id": "x", "kind": "negative", "at": "b", "when": "w", "end": "failure"}
    one = case(
        "sell",
        {"id": "a", "actor": "buyer"},
        {"id": "b", "actor": "manager"},
        {"id": "c", "actor": "head", "channel": ["phone"], "gives": ["order"]},
        {"id": "d", "actor": "courier", "channel": ["phone"], "result": "r"},
        branches=({**branch, "steps": [{"id": "e", "actor": "courier"}]},),
    )
    found = figures(one)
    assert found.handovers == 4
    assert [spot.place for spot in found.without_channel.first] == ["b"]
    assert [spot.place for spot in found.without_result.first] == ["b"]


def test_the_longest_waits_come_first() -> None:
    waits = ("1h", "30min", "1w", "2bd")
    steps = [{"id": f"s{number}", "actor": ("head", "manager")[number % 2]} for number in range(5)]
    for step, wait in zip(steps[1:], waits, strict=True):
        step["wait"] = wait
    found = figures(case("sell", *steps))
    assert found.waiting == 4
    assert [str(each.wait) for each in found.waits] == ["1w", "2bd", "1h", "30min"]


def test_roles_and_systems_are_counted_by_pair() -> None:
    one = case(
        "sell",
        {"id": "a", "actor": "manager", "systems": ["shop"]},
        {"id": "b", "actor": ["head", "courier"], "systems": ["crm"]},
        {"id": "c", "actor": "manager", "systems": ["crm"]},
        {"id": "d", "actor": "courier"},
    )
    found = figures(one)
    assert found.roles == (
        Between("manager", "courier", 2),
        Between("courier", "manager", 1),
        Between("head", "manager", 1),
        Between("manager", "head", 1),
    )
    assert found.systems == (Between("shop", "crm", 1),)


SELL = case("sell", {"id": "a", "actor": "manager", "gives": ["order"]}, group="sales")
BRING = case(
    "bring", {"id": "b", "actor": "courier", "needs": ["order"], "gives": ["note"]}, group="delivery", customer="buyer"
)
FILE = case("file", {"id": "c", "actor": "head", "needs": ["note"]})


def test_what_passes_between_groups_is_told_beside_what_the_map_says() -> None:
    assert figures(SELL, BRING, FILE).groups == (
        Flow("sales", "delivery", ("order",), True),
        Flow("delivery", "", ("note",), False),
    )
    own = case("own", {"id": "d", "actor": "head", "needs": ["order"]}, group="sales")
    assert figures(SELL, own).groups == (Flow("sales", "delivery", (), True),), "nothing passes but inside the group"


def test_only_what_is_asked_about_is_counted_but_the_chain_is_that_of_all() -> None:
    analysis = HandoversAnalysis(shared())
    analysis.look(SELL, asked=False)
    analysis.look(BRING)
    found = analysis.figures()
    assert found.use_cases == 1
    assert [each.artefact for each in found.breaks.never_given] == []
    alone = figures(BRING)
    assert [each.artefact for each in alone.breaks.never_given] == ["order"]


def test_retired_use_cases_hand_nothing_over() -> None:
    found = figures(BRING, SELL._replace(status="retired"))
    assert found.use_cases == 1
    assert [each.artefact for each in found.breaks.never_given] == ["order"]


def test_a_library_without_a_map_or_artefacts_has_figures_all_the_same() -> None:
    for groups in ([], GROUPS):
        found = analysed((SELL, BRING), shared(groups=groups, artefacts=[]))
        assert not found.breaks.whole or groups
        assert found.breaks.never_needed == ()
        assert found.breaks.never_given == ()
    assert analysed((), shared(groups=[])).handovers == 0


def test_the_order_of_the_files_changes_no_figure() -> None:
    assert figures(SELL, BRING, FILE).breaks == figures(FILE, BRING, SELL).breaks
    assert figures(SELL, BRING, FILE).groups == figures(FILE, BRING, SELL).groups
