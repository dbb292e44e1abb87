"""The seven passes: each figure on a use case small enough to count by hand."""

from tests.raci.library import case, figures, shared
from tests.strategies import Data
from usecases.analysing.raci.heads import Counted
from usecases.analysing.raci.matrix import matrix
from usecases.analysing.raci.spots import KEPT, Spot, Spots
from usecases.model.letters import assigned, by_id

ASK: Data = {"id": "ask", "actor": "buyer", "action": "Asks"}
SELL: Data = {"id": "sell-it", "actor": "manager", "action": "Sells"}
BRING: Data = {"id": "bring", "actor": "courier", "action": "Brings"}


def places(spots: Spots) -> list[tuple[str, str]]:
    """The number of each place, and what it is about."""
    assert spots.total == len(spots.first)
    return [(spot.number, spot.about) for spot in spots.first]


def test_letters_of_a_role_stand_in_one_order() -> None:
    one = case({"id": "a", "actor": "head", "informed": ["head"], "consulted": ["head"]})
    row = assigned(one.steps[0], None, one, by_id(shared().roles))
    assert row.letters("head") == "RACI"
    assert row.letters("manager") == ""


def test_the_owner_answers_unless_outsiders_do_the_step_alone() -> None:
    mixed = {"id": "mixed", "actor": "buyer", "responsible": ["manager"]}
    stated = {"id": "stated", "actor": "buyer", "accountable": "manager"}
    lines = matrix(case(ASK, SELL, mixed, stated), shared()).lines
    assert [line.letters for line in lines] == [
        {"buyer": "R"},
        {"manager": "R", "head": "A"},
        {"buyer": "R", "manager": "R", "head": "A"},
        {"buyer": "R", "manager": "A"},
    ]


def test_heads_and_ghosts() -> None:
    one = case(ASK, SELL, {**BRING, "systems": ["crm"]}, customer="warehouse", stakeholders=[{"role": "manager"}])
    heads = figures(one).heads
    assert (heads.roles, heads.outside) == (4, 1)
    assert heads.most_does == (Counted("courier", 1), Counted("manager", 1))
    assert heads.most_answers == (Counted("head", 2),)
    assert heads.ghosts == ("warehouse",)


def test_ghosts_of_a_whole_library_are_those_of_the_list_too() -> None:
    assert figures(case(ASK, SELL), whole=False).heads.ghosts == ()
    # The head owns the use case and stands in for the manager; the CRM, the courier and the warehouse do nothing.
    assert figures(case(ASK, SELL), whole=True).heads.ghosts == ("courier", "warehouse", "crm")


def test_load_counts_letters_and_shares_of_the_steps_inside() -> None:
    load = figures(case(ASK, SELL, {**BRING, "actor": ["courier", "manager"], "accountable": "manager"})).load
    assert load.steps == 2
    manager, _buyer, courier = load.roles[:3]
    assert (manager.role, manager.does, manager.answers, manager.alone, manager.share) == ("manager", 2, 1, 1, 1.0)
    assert (courier.role, courier.does, courier.share) == ("courier", 1, 0.5)


def test_controlling_is_said_of_several_use_cases_only() -> None:
    two = case(SELL)._replace(id="two")
    assert figures(case(SELL)).load.controlling == ()
    assert figures(case(SELL), two).load.controlling == ("head",)
    others = case(SELL, {**BRING, "accountable": "courier"}, {**ASK, "actor": "manager", "accountable": "courier"})
    assert figures(case(SELL)._replace(owner=None), others).load.controlling == ("courier",)


def test_deadlines_run_at_once_in_any_order_and_from_one_moment() -> None:
    unordered: list[Data] = [{"id": name, "actor": "manager", "within": "1d", "any_order": "x"} for name in ("a", "b")]
    moment = {"time": "1d", "from": "trigger"}
    together: list[Data] = [
        {"id": "c", "actor": "head", "within": moment},
        {"id": "d", "actor": ["head"], "within": moment},
    ]
    others: list[Data] = [
        {"id": "e", "actor": "courier", "within": moment},
        {"id": "f", "actor": "courier", "within": "1d"},
        {"id": "g", "actor": "courier", "within": {"time": "1d", "from": "e"}},
        {"id": "h", "actor": "courier", "any_order": "x"},
    ]
    load = figures(case(*unordered, *together, *others)).load
    assert places(load.overlapping) == [("2", "manager"), ("4", "head")]


def test_one_role_on_all_sides_of_a_step() -> None:
    everything = {**SELL, "consulted": ["manager"], "informed": ["manager"]}
    told_only = {**BRING, "informed": ["courier"]}
    assert places(figures(case(everything, told_only)).load.everything) == [("1", "manager")]


def test_single_is_one_person_without_a_stand_in() -> None:
    team = {"id": "pack", "actor": "warehouse"}
    either = {"id": "either", "actor": ["courier", "manager"]}
    weak = figures(case(ASK, SELL, team, either, BRING)).weak_spots
    assert places(weak.single) == [("5", "courier")]
    assert weak.single_roles == ("courier",)


def test_hard_steps_want_advice() -> None:
    branch = {"kind": "negative", "when": "x", "end": "failure"}
    decide = {"id": "decide", "actor": "manager", "activity": "decide"}
    asked = {"id": "agree", "actor": "manager", "activity": "agree", "consulted": ["head"]}
    dear = {"id": "dear", "actor": "manager"}
    often = {"id": "often", "actor": "manager"}
    plain = {"id": "plain", "actor": "manager", "activity": "send"}
    branches = (
        {"id": "b", "at": "dear", "impact": "high", **branch},
        *({"id": f"o{number}", "at": "often", **branch} for number in range(3)),
        *({"id": f"p{number}", "at": "plain", **branch} for number in range(2)),
    )
    weak = figures(case(decide, asked, dear, often, plain, branches=branches)).weak_spots
    assert weak.hard == 4
    assert places(weak.unadvised) == [("1", ""), ("3", ""), ("4", "")]


def test_whoever_goes_on_wants_to_be_told() -> None:
    told = {**SELL, "informed": ["courier"]}
    hands_over = {**SELL, "gives": ["parcel"]}
    takes = {**BRING, "needs": ["parcel"]}
    assert places(figures(case(SELL, BRING)).weak_spots.untold) == [("1", "courier")]
    assert figures(case(told, BRING)).weak_spots.untold.total == 0
    assert figures(case(hands_over, takes)).weak_spots.untold.total == 0
    assert figures(case(SELL, ASK)).weak_spots.untold.total == 0, "people outside aren't told by a letter"
    unordered = [{**SELL, "any_order": "x"}, {**BRING, "any_order": "x"}]
    assert figures(case(*unordered)).weak_spots.untold.total == 0


def test_the_same_work_and_several_who_answer() -> None:
    one = case({**SELL, "gives": ["order"]}, {**BRING, "action": " sells "})
    two = case({**SELL, "gives": ["order"], "accountable": "courier"}, SELL)._replace(id="two")
    found = figures(one, two).duplicates
    assert [(same.action, same.roles) for same in found.same_work] == [("sells", ("courier", "manager"))]
    assert [(several.artefact, several.roles) for several in found.several_answer] == [("order", ("courier", "head"))]


def test_two_who_answer_for_each_other_and_who_is_only_told() -> None:
    back = {"id": "back", "actor": "head", "accountable": "manager", "informed": ["courier", "buyer"]}
    found = figures(case(SELL, back)).duplicates
    assert found.mutual == (("head", "manager"),)
    assert found.only_told == ("courier",)


def test_time_against_work() -> None:
    urgent = [{"time": "1h", "when": "urgent"}, {"time": "5d"}]
    steps: list[Data] = [
        {"id": "none", "actor": "manager"},
        {"id": "loose", "actor": "manager", "within": "1bd", "work": "54min"},  # a tenth of nine hours
        {"id": "tight", "actor": "manager", "within": "2h", "work": "90min"},
        {"id": "impossible", "actor": "manager", "within": urgent, "work": "61min"},
        {"id": "elsewhere", "actor": "manager", "within": {"time": "1min", "from": "trigger"}, "work": "1h"},
        {"id": "soon", "actor": "manager", "within": "promptly", "work": "1h"},
    ]
    timing = figures(case(*steps)).timing
    assert (timing.steps, timing.with_deadline, timing.compared) == (6, 5, 3)
    assert places(timing.without) == [("1", "")]
    assert places(timing.tight) == [("3", "")]
    assert places(timing.impossible) == [("4", "")]
    assert timing.slack == 0.25


def test_half_of_the_time_isnt_tight_yet_and_all_of_it_is_possible() -> None:
    half = {"id": "half", "actor": "manager", "within": "2h", "work": "1h"}
    whole = {"id": "whole", "actor": "manager", "within": "2h", "work": "2h"}
    timing = figures(case(half, whole)).timing
    assert places(timing.tight) == [("2", "")]
    assert timing.impossible.total == 0


def test_deadlines_together_against_a_limit() -> None:
    def over(limit: str, *within: str) -> int:
        steps = [{"id": f"s{number}", "actor": "manager", "within": time} for number, time in enumerate(within)]
        limits = [{"from": "trigger", "to": "s1", "within": limit}]
        return figures(case(*steps, limits=limits)).timing.over_limit.total

    assert over("2bd", "1bd", "1bd") == 0
    assert over("2bd", "1bd", "10bh") == 1
    assert over("2bd", "1bd", "1bd", "9bd") == 0, "what comes later doesn't count"
    assert over("2d", "1bd", "9bd") == 0, "working days aren't compared with calendar days"


def test_a_step_that_needs_what_only_a_later_one_gives() -> None:
    needs = {**SELL, "needs": ["order"]}
    gives = {**BRING, "gives": ["order"]}
    assert places(figures(case(needs, gives)).timing.too_early) == [("1", "order")]
    assert figures(case(gives, needs)).timing.too_early.total == 0
    branch = {"id": "b", "kind": "alternative", "at": "sell-it", "steps": [{"id": "x", "gives": ["order"]}]}
    assert figures(case(needs, gives, branches=(branch,))).timing.too_early.total == 0


def test_results_and_forms() -> None:
    steps = [{**SELL, "result": "Sold", "form": "Note"}, {**BRING, "result": "Brought"}, {"id": "x", "actor": "head"}]
    gives = {"id": "y", "actor": "head", "gives": ["order"]}
    results = figures(case(ASK, *steps, gives)).results
    assert (results.steps, results.with_result, results.with_form) == (4, 3, 2)
    assert places(results.without_form) == [("3", "")]
    assert places(results.without_result) == [("4", "")]
    assert (results.use_cases, results.criteria, results.without_criterion) == (1, 0, ("sell",))
    assert figures(case(guarantees={"success": ["Sold"]})).results.criteria == 1


def test_channels() -> None:
    steps = [{**SELL, "channel": ["phone", "meeting"]}, {**SELL, "id": "b", "channel": "meeting"}, BRING]
    talk = figures(case(*steps)).communication
    assert [(one.channel, one.steps) for one in talk.channels] == [("meeting", 2), ("phone", 1)]
    assert talk.main_share == 1.0
    assert places(talk.without) == [("3", "")]
    assert places(talk.unreachable) == [("2", "manager")]
    assert talk.confused == ()


def test_many_channels_confuse_where_none_is_the_main_one() -> None:
    def of(*channels: str) -> tuple[str, ...]:
        steps = [{"id": f"s{number}", "actor": "head", "channel": name} for number, name in enumerate(channels)]
        return figures(case(*steps)).communication.confused

    assert of("phone", "mail", "crm", "meeting") == ("sell",)
    assert of("phone", "mail", "crm") == ()
    assert of("phone", "phone", "phone", "mail", "crm", "meeting") == ()


def test_trouble_must_be_told_to_somebody() -> None:
    def unreported(step: Data, resume: str = "sell-it") -> int:
        branch = {"id": "b", "kind": "negative", "at": "sell-it", "steps": [{"id": "x", **step}], "resume": resume}
        return figures(case(SELL, {**BRING, "channel": "phone"}, branches=(branch,))).communication.unreported.total

    assert unreported({}) == 1
    assert unreported({"informed": ["head"]}) == unreported({"channel": "mail"}) == 0
    assert unreported({}, resume="bring") == 0, "the next step is talked about"


def test_retired_use_cases_are_left_out() -> None:
    assert figures(case(SELL, status="retired"), case(SELL)).use_cases == 1


def test_many_places_are_counted_and_the_first_kept() -> None:
    steps = [{"id": f"s{number}", "actor": "courier"} for number in range(KEPT + 7)]
    single = figures(case(*steps)).weak_spots.single
    assert single.total == KEPT + 7
    assert single.first[-1] == Spot("sell", f"s{KEPT - 1}", str(KEPT), "courier")


def test_nothing_to_look_at() -> None:
    empty = figures(case(), case({"id": "a"})._replace(owner=None))
    assert empty.load.roles == ()
    assert empty.timing.slack is None
    assert figures().use_cases == 0


def test_two_hundred_roles() -> None:
    roles = [{"id": f"r{number}", "title": f"R{number}"} for number in range(200)]
    steps = [{"id": f"s{number}", "actor": f"r{number}", "informed": [f"r{199 - number}"]} for number in range(200)]
    table = matrix(case(*steps), shared(*roles))
    assert len(table.roles) == 201
    assert figures(case(*steps)).heads.roles == 201
