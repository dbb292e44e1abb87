"""Which pairs of a step and a deviation there are, and how they stand."""

from typing import Any

import pytest

from tests.coverage.coaching import branch, case, entry, looked_at, shared, states, step
from usecases.coverage.catalogue import Catalogue
from usecases.coverage.coverage import Coach
from usecases.coverage.values import Pair, State, Totals
from usecases.model.build_deviations import deviation

ASK = step("ask", "Calls the buyer", activity="request")
PACK = step("pack", "Packs the parcel", activity="make")
SILENT = entry("silent", applies={"activities": "request"}, signs={"en": ["doesn't answer"], "ru": ["не отвеча*"]})
LATE = entry("late", after=True, signs=["late"])
OPEN, COVERED, CONSIDERED = State.OPEN, State.COVERED, State.CONSIDERED


def test_a_deviation_is_looked_for_where_it_applies_and_open_until_somebody_answers_it() -> None:
    coverage = looked_at(case(ASK, PACK), SILENT, LATE)
    assert states(coverage) == {("ask", "silent"): OPEN, ("ask", "late"): OPEN, ("pack", "late"): OPEN}
    assert coverage.totals == Totals(3)
    assert coverage.totals.share == 0


@pytest.mark.parametrize(
    ("applies", "fits"),
    [
        ({"actors": "person"}, True),
        ({"actors": ["customer", "person"]}, True),
        ({"actors": "customer"}, False),
        ({"activities": "request", "with": "customer"}, True),
        ({"activities": "request", "with": "supplier"}, False),
        ({"objects": "goods"}, False),
        ({"step": ["channel", "deadline"]}, True),
        ({"step": ["channel", "loop"]}, False),
        ([{"objects": "goods"}, {"step": "first"}], True),
    ],
)
def test_of_a_kind_of_step_all_that_is_named_must_fit(applies: Any, fits: bool) -> None:
    one = {**ASK, "channel": "phone", "within": "1d"}
    assert bool(states(looked_at(case(one), entry("x", applies=applies)))) == fits


def test_a_branch_in_free_words_covers_what_its_words_show() -> None:
    found = looked_at(case(ASK, PACK, branches=(branch("quiet", "ask", "The buyer doesn't answer"),)), SILENT)
    (pair,) = found.steps[0].pairs
    assert (pair.state, pair.branch, pair.words) == (COVERED, "quiet", ("doesn't answer",))
    assert found.totals == Totals(1, covered=1)
    assert found.totals.share == 1


def test_a_branch_in_the_words_of_another_language_is_understood() -> None:
    found = looked_at(case(ASK, branches=(branch("quiet", "ask", "Клиент не отвечает"),)), SILENT)
    assert found.steps[0].pairs[0].words == ("не отвечает",)


def test_a_branch_at_another_step_covers_nothing() -> None:
    found = looked_at(case(ASK, PACK, branches=(branch("quiet", "pack", "She is late"),)), LATE)
    assert states(found) == {("ask", "late"): OPEN, ("pack", "late"): COVERED}


@pytest.mark.parametrize("place", ["any", ["ask", "pack"]])
def test_a_branch_at_several_steps_covers_all_of_them(place: str | list[str]) -> None:
    found = looked_at(case(ASK, PACK, branches=(branch("slow", place, "She is late"),)), LATE)
    assert states(found) == {("ask", "late"): COVERED, ("pack", "late"): COVERED}


def test_an_outcome_counts_where_its_branch_leaves() -> None:
    branches = (branch("lost", "pack", "Lost"), branch("slow", "lost", "It is late again"))
    assert states(looked_at(case(ASK, PACK, branches=branches), LATE)) == {
        ("ask", "late"): OPEN,
        ("pack", "late"): COVERED,
    }


def test_a_branch_that_names_its_deviation_means_that_and_no_other() -> None:
    named = branch("quiet", "ask", "She is late and doesn't answer", deviation="silent")
    found = looked_at(case(ASK, branches=(named,)), SILENT, LATE)
    assert states(found) == {("ask", "silent"): COVERED, ("ask", "late"): OPEN}
    assert found.steps[0].pairs[0].words == ()


def test_what_a_branch_names_can_happen_wherever_it_says() -> None:
    found = looked_at(case(PACK, branches=(branch("quiet", "pack", deviation="silent"),)), SILENT)
    assert states(found) == {("pack", "silent"): COVERED}


def test_so_does_what_its_words_show_where_they_show_nothing_that_fits_better() -> None:
    quiet = branch("quiet", "pack", "The buyer doesn't answer")
    assert states(looked_at(case(PACK, branches=(quiet,)), SILENT)) == {("pack", "silent"): COVERED}
    both = branch("quiet", "pack", "The buyer doesn't answer, and it is late")
    assert states(looked_at(case(PACK, branches=(both,)), SILENT, LATE)) == {("pack", "late"): COVERED}


def test_an_unknown_deviation_is_no_pair() -> None:
    found = looked_at(case(ASK, branches=(branch("quiet", "ask", "Silence", deviation="silnet"),)), SILENT)
    assert states(found) == {("ask", "silent"): OPEN}
    assert found.others == ("quiet",)


def test_a_branch_without_a_condition_that_shows_by_time_means_what_time_shows() -> None:
    found = looked_at(case(ASK, branches=(branch("slow", "ask", after="2d"),)), SILENT, LATE)
    assert states(found) == {("ask", "silent"): OPEN, ("ask", "late"): COVERED}
    assert [pair.by_time for pair in found.steps[0].pairs if pair.branch] == [True]


def test_a_branch_that_is_not_recognised_is_told() -> None:
    found = looked_at(case(ASK, branches=(branch("moon", "ask", "The moon is full"), branch("bare", "ask"))), SILENT)
    assert found.others == ("moon", "bare")


def test_a_branch_whose_deviation_is_known_is_not_told_wherever_it_leaves() -> None:
    other = step("other", "Sells", use_case="other")
    named = branch("quiet", "other", "The moon is full", deviation="silent")
    shown = branch("dumb", "other", "The buyer doesn't answer")
    assert looked_at(case(ASK, other, branches=(named, shown)), SILENT).others == ()


def test_an_outcome_that_just_goes_on_needs_no_deviation() -> None:
    quiet = branch("quiet", "ask", "The buyer doesn't answer")
    fine = {"id": "fine", "kind": "alternative", "at": "quiet", "outcome": "All is well", "end": "success"}
    bad = branch("bad", "quiet", outcome="The moon is full")
    assert looked_at(case(ASK, branches=(quiet, fine, bad)), SILENT).others == ("bad",)


def test_what_a_branch_of_all_steps_names_answers_its_family_where_it_does_not_apply() -> None:
    """Else whoever names the deviation would lose what the words alone had won."""
    asks = entry("silent", family="silence", applies={"activities": "request"}, signs=["quiet"])
    packs = entry("mute", family="silence", applies={"activities": "make"}, signs=["quiet"])
    shown = looked_at(case(ASK, PACK, branches=(branch("q", "any", "All is quiet"),)), asks, packs)
    named = looked_at(case(ASK, PACK, branches=(branch("q", "any", "All is quiet", deviation="silent"),)), asks, packs)
    assert states(shown) == states(named) == {("ask", "silent"): COVERED, ("pack", "mute"): COVERED}
    assert shown.totals == named.totals


def test_where_it_applies_it_answers_itself_alone() -> None:
    asks = entry("silent", family="silence", signs=["quiet"])
    other = entry("mute", family="silence")
    found = looked_at(case(PACK, branches=(branch("q", "any", deviation="silent"),)), asks, other)
    assert states(found) == {("pack", "silent"): COVERED, ("pack", "mute"): OPEN}


def test_considered_with_a_reason_at_a_step_or_everywhere() -> None:
    here: dict[str, Any] = {"considered": [{"at": "ask", "deviation": "late", "because": "No hurry"}]}
    everywhere: dict[str, Any] = {"considered": [{"deviation": "late", "because": "No hurry"}]}
    assert states(looked_at(case(ASK, PACK, **here), LATE)) == {("ask", "late"): CONSIDERED, ("pack", "late"): OPEN}
    found = looked_at(case(ASK, PACK, **everywhere), LATE)
    assert found.totals == Totals(2, considered=2)
    assert [pair.because for each in found.steps for pair in each.pairs] == ["No hurry", "No hurry"]


def test_a_branch_counts_before_a_reason() -> None:
    found = case(
        ASK, branches=(branch("slow", "ask", "Late"),), considered=[{"at": "ask", "deviation": "late", "because": "x"}]
    )
    assert looked_at(found, LATE).totals == Totals(1, covered=1)


def test_a_step_that_is_another_use_case_is_looked_at_there() -> None:
    assert looked_at(case({**ASK, "use_case": "other"}), SILENT).totals == Totals()
    assert looked_at(case({**ASK, "use_case": "other"}), SILENT).totals.share is None


def test_steps_of_branches_are_looked_at_when_asked_for() -> None:
    found = case(PACK, branches=(branch("lost", "pack", "Lost", steps=[ASK]),))
    assert states(looked_at(found, SILENT)) == {}
    assert states(looked_at(found, SILENT, in_branches=True)) == {("ask", "silent"): OPEN}


def test_unfinished_use_cases_are_looked_at_all_the_same() -> None:
    assert looked_at(case(), SILENT).steps == ()
    bare = case({"id": "a"}, {"id": "a"}, {"id": "b"}, branches=(branch("x", "nowhere", "Late"), branch("x", "x")))
    assert states(looked_at(bare, LATE)) == {("a", "late"): OPEN, ("b", "late"): OPEN}


def test_three_hundred_steps() -> None:
    found = Coach(shared()).look(case(*(step(f"s{number}", "Sends the invoice") for number in range(300))))
    assert len(found.steps) == 300
    assert all(each.pairs for each in found.steps)


def test_an_entry_of_the_library_takes_the_place_of_one_with_its_id() -> None:
    own = [deviation(entry("late", impact="high")), deviation(entry("late")), deviation(entry("mine"))]
    known = Catalogue(own, others=[deviation(LATE), deviation(SILENT)]).by_id
    assert set(known) == {"late", "silent", "mine"}
    assert known["late"].impact == "high"


def test_the_same_use_case_is_always_answered_in_the_same_way() -> None:
    found = case(ASK, PACK, branches=(branch("quiet", "ask", "The buyer doesn't answer"),))
    assert Coach(shared()).look(found) == Coach(shared()).look(found)


def test_sums() -> None:
    assert Totals(3, 1, 1).plus(Totals(2, 2)) == Totals(5, 3, 1)
    assert Totals(5, 3, 1).open == 1
    assert Pair("a", "b", OPEN, 1).branch is None


def test_coverage_is_measured_by_what_is_answered_and_what_matters_most() -> None:
    """Seven families can happen: one is answered, and of the others the four that matter most are looked at."""
    same = [entry("ill", family="not-there", impact="high"), entry("on-leave", family="not-there", impact="high")]
    others = [entry(f"e{number}", likelihood="rare", impact="low", signs=[f"sign{number}"]) for number in range(6)]
    found = looked_at(case(PACK, branches=(branch("last", "pack", "sign5"),)), *same, *others)
    counting = {pair.deviation for pair in found.steps[0].pairs if pair.counts}
    assert counting == {"ill", "e0", "e1", "e2", "e5"}
    assert found.totals == Totals(5, covered=1)


@pytest.mark.parametrize(("answered", "asked", "every"), [(0, 3, 8), (2, 3, 6), (3, 2, 5), (5, 0, 3), (6, 0, 2)])
def test_whoever_thought_of_five_families_at_a_step_is_asked_no_more_unless_they_want(
    answered: int, asked: int, every: int
) -> None:
    entries = [entry(f"e{number}") for number in range(8)]
    reasons = [{"at": "pack", "deviation": f"e{number}", "because": "It can't be"} for number in range(answered)]
    found = case(PACK, considered=reasons)
    assert len(looked_at(found, *entries).steps[0].ask) == asked
    assert len(looked_at(found, *entries, most=8).steps[0].ask) == every
    assert looked_at(found, *entries).totals == Totals(max(5, answered), considered=answered)


def test_a_branch_that_shows_a_whole_family_counts_once() -> None:
    """Whoever names the deviation must not be worse off than whoever leaves it to be guessed."""
    silent = [entry(f"silent-{number}", family="silence", signs=["silent"]) for number in range(4)]
    shown = looked_at(case(PACK, branches=(branch("quiet", "pack", "All are silent"),)), *silent, LATE)
    assert {pair.deviation for pair in shown.steps[0].pairs if pair.state is COVERED} == {one["id"] for one in silent}
    named = looked_at(case(PACK, branches=(branch("quiet", "pack", deviation="silent-2"),)), *silent, LATE)
    assert shown.totals == named.totals == Totals(2, covered=1)


def test_two_answers_in_a_family_count_as_two() -> None:
    silent = [entry(f"silent-{number}", family="silence") for number in range(4)]
    quiet = branch("quiet", "pack", deviation="silent-2")
    reason = {"at": "pack", "deviation": "silent-3", "because": "They always answer"}
    found = looked_at(case(PACK, branches=(quiet,), considered=[reason]), *silent)
    assert found.totals == Totals(2, covered=1, considered=1)


def test_one_answer_is_enough_for_a_family() -> None:
    same = [entry("ill", family="not-there", signs=["ill"]), entry("on-leave", family="not-there", impact="high")]
    found = looked_at(case(PACK, branches=(branch("sick", "pack", "She is ill"),)), *same)
    assert found.totals == Totals(1, covered=1)
    assert found.steps[0].ask == ()
