"""The simulation: the same line of time as one walk, the same shares as the graph, and the same figures again."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.time.processes import DAY, HOUR, case, looked, nobody, shared, step
from usecases.analysing.time.report import TimeAnalysis
from usecases.analysing.time.simulated import Simulation
from usecases.analysing.time.simulating import simulated
from usecases.analysing.time.words import Saying
from usecases.analysing.time.words_of_runs import runs_section, spread_words
from usecases.analysing.titles import Titles
from usecases.model.shared import Calendar
from usecases.model.usecase import UseCase
from usecases.timing.timeline import Timeline

np = pytest.importorskip("numpy")
ENDS = {"kind": "negative", "when": "x", "end": "failure"}


def runs(found: UseCase, count: int = 20_000, seed: int = 1, **settings: Any) -> Simulation:
    analysis = TimeAnalysis(shared(**settings), nobody)
    return simulated(analysis.look(found), analysis.timeline, count, seed)


@given(
    st.lists(st.floats(0, 40_000), min_size=1, max_size=20),
    st.booleans(),
    st.sampled_from([("mon", "fri"), ("mon", "tue", "wed", "thu", "fri"), ("sun",)]),
)
def test_arrays_tell_the_same_time(moments: list[float], dated: bool, days: tuple[str, ...]) -> None:
    from usecases.analysing.time.arrays import Line

    calendar = Calendar(days, holidays=("2026-12-24", "2026-12-25", "2027-01-03"))
    line = Timeline(calendar, date(2026, 12, 21) if dated else None)
    many = Line(line)
    assert many.working(np.array(moments)).tolist() == pytest.approx([line.working(each) for each in moments])
    spent = [each + 1 for each in moments]
    assert many.moment(np.array(spent)).tolist() == pytest.approx([line.moment(each) for each in spent])


def test_without_chance_every_run_takes_what_the_path_takes() -> None:
    together = {"any_order": "both"}
    found = case(
        step("take", work="2h"),
        step("pack", wait="1bd", work="1h", **together),
        step("call", "head", work="3h", **together),
        step("label", work="4h", **together),
        step("mend", work="5h", within="promptly"),
    )
    main = looked(found).time.main
    result = runs(found, 100)
    assert result.p50 == result.p90 == result.mean == pytest.approx(main.total)


def test_a_step_ends_between_its_work_and_its_deadline() -> None:
    result = runs(case(step("make", work="2h", within="6bh")))
    assert result.least >= 2 * HOUR
    assert result.p50 == pytest.approx(4 * HOUR, rel=0.02)
    assert result.p90 == pytest.approx(5.6 * HOUR, rel=0.02)


def test_a_deadline_from_another_moment_is_the_end() -> None:
    result = runs(case(step("make", within="6bh"), step("send", within={"time": "8bh", "from": "trigger"})))
    assert result.most <= 8 * HOUR
    after = runs(case(step("make", work="6h"), step("send", within={"time": "1bh", "from": "make"})))
    assert after.least >= 6 * HOUR
    assert after.most <= 7 * HOUR


def test_shares_are_those_of_the_graph() -> None:
    branches = (
        {"id": "a", "at": "make", "likelihood": "often", "steps": [step("n", work="1h")], "resume": "make"}
        | {"kind": "negative", "when": "x"},
        {"id": "b", "at": "any", "likelihood": "sometimes"} | ENDS,
        {"id": "c", "at": "any", "likelihood": "often", "resume": "interrupted"} | {"kind": "negative", "when": "x"},
    )
    found = case(step("make", work="1h"), step("send", work="1h", **{"if": "asked"}), step("note"), branches=branches)
    expected = looked(found).time.expected
    shares = {each.end: each.share for each in runs(found, 50_000).outcomes}
    assert shares == pytest.approx(dict(expected.ends), abs=0.01)


def test_the_branch_that_costs_most_comes_first() -> None:
    branches = tuple(
        {"id": name, "at": "make", "likelihood": words, "kind": "negative", "when": "x", "resume": "make"}
        | {"steps": [step(f"{name}-step", work=work)]}
        for name, words, work in (("dear", "sometimes", "9h"), ("often", "often", "1h"))
    )
    result = runs(case(step("make", work="1h"), branches=branches))
    assert [each.branch for each in result.branches] == ["dear", "often"]
    assert result.branches[0].longer > DAY > result.branches[1].longer


def test_limits_are_broken_in_a_share_of_the_runs() -> None:
    result = runs(case(step("make", work="2h", within="6bh"), limits=[{"to": "make", "within": "5bh"}]))
    assert [each.limit for each in result.limits] == [0]
    assert result.limits[0].broken == pytest.approx(0.25, abs=0.02)


def test_the_same_seed_gives_the_same_runs() -> None:
    found = case(step("make", within="6bh"), branches=({"id": "b", "at": "make"} | ENDS,))
    assert runs(found, 500, 7) == runs(found, 500, 7)
    assert runs(found, 500, 7) != runs(found, 500, 8)


def test_endless_loops_are_cut_and_said() -> None:
    back: Mapping[str, Any] = {"id": "b", "kind": "negative", "at": "make", "when": "x", "resume": "make"}
    result = runs(case(step("make", work="1h"), branches=(dict(back),)), 50, likelihoods={"sometimes": 1})
    assert result.cut == 1


def test_nothing_to_do_takes_no_time() -> None:
    assert runs(case(step("make")), 10).p90 == 0


def test_of_runs_without_any_time_no_figures_are_told() -> None:
    found = case(step("take"))
    analysis = TimeAnalysis(shared(), nobody)
    time = analysis.look(found).time
    section = runs_section(Saying(analysis.times([time]), Titles(shared(), "en"), None), runs(found, 10), time)
    assert [said.label for said in section.lines] == ["Runs", "Total"]


def test_a_row_of_bars_shows_how_many_runs_take_how_long() -> None:
    found = runs(case(step("take", work="1h")), 10)._replace(least=60, most=120, bars=(2, 0, 7, 14))
    say = Saying(TimeAnalysis(shared(), nobody).times([]), Titles(shared(), "en"), None)
    assert spread_words(say, found) == "1 hr ▂·▅█ ≥ 2 hr"


def test_the_share_that_breaks_a_limit_stands_at_that_limit() -> None:
    steps = (step("take", within="1bd"), step("send", within="1bd"))
    side = {
        "id": "late",
        "at": "take",
        "steps": [step("ask", within="1bd"), step("note", within="1bd")],
        "resume": "send",
    }
    within_side = {"from": "ask", "to": "note", "within": "9bd"}
    whole = {"from": "take", "to": "send", "within": "1bd"}
    found = case(*steps, branches=({"kind": "negative", "when": "x"} | side,), limits=[within_side, whole])
    analysis = TimeAnalysis(shared(), nobody)
    time = analysis.look(found).time
    section = runs_section(Saying(analysis.times([time]), Titles(shared(), "en"), None), runs(found), time)
    told = {said.label: said.figure for said in section.lines}
    assert told["1 → 2, 1 working day"].startswith("broken in 5")
