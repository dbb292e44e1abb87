"""Steps that are use cases: what isn't written at them is taken from there, and nothing is counted twice."""

from itertools import pairwise
from typing import Any

import pytest

from tests.time.processes import DAY, HOUR, case, nobody, shared, step
from usecases.analysing.time.report import CaseTime, Looked, TimeAnalysis
from usecases.analysing.time.simulating import simulated
from usecases.analysing.time.together import work_of_a_year
from usecases.analysing.time.words import Saying
from usecases.analysing.titles import Titles
from usecases.model.usecase import UseCase

DELIVER = case(
    step("load", within="4bh", work="1h"),
    step("call", "head", wait="1bd", work="30min"),
    id="deliver",
    frequency="10/y",
)
"""4 + 9 + ½ hours by its deadlines, 1 + 9 + ½ at the quickest, 1½ of work, for 30 + 30."""
TOTAL, QUICKEST, TOUCH, COST = 13.5 * HOUR, 10.5 * HOUR, 1.5 * HOUR, 60


def seen(found: UseCase, *others: UseCase, **settings: Any) -> tuple[Looked, TimeAnalysis]:
    known = {other.id: other for other in (found, *others)}
    analysis = TimeAnalysis(shared(**settings), known.get)
    return analysis.look(found), analysis


def time_with(found: UseCase, *others: UseCase) -> CaseTime:
    return seen(found, *others)[0].time


def told(time: CaseTime) -> dict[str, str]:
    """The figures of a use case in English, by their labels."""
    settings = shared()
    say = Saying(TimeAnalysis(settings, nobody).times([time]), Titles(settings, "en"), None)
    return {said.label: said.figure for section in say.case(time) for said in section.lines}


def outer(**more: Any) -> UseCase:
    """One hour, then a delivery."""
    return case(step("pack", work="1h"), step("bring", "courier", use_case="deliver", **more), frequency="10/y")


def test_a_step_without_times_takes_those_of_the_use_case_that_it_is() -> None:
    time = time_with(outer(), DELIVER)
    assert time.main.total == pytest.approx(HOUR + TOTAL)
    assert time.main.quickest == pytest.approx(HOUR + QUICKEST)
    assert time.main.touch == pytest.approx(HOUR + TOUCH)
    assert time.main.ungiven == time.main.workless == 0
    assert time.cost.run == pytest.approx(30 + COST)
    (inner,) = time.inner
    assert (inner.number, inner.use_case, inner.borrows, inner.kept) == ("2", "deliver", True, True)


def test_each_use_case_inside_is_read_once_however_many_hold_it() -> None:
    inside = case(step("again", use_case="deliver"), id="inside")
    known = {"deliver": DELIVER, "inside": inside}
    asked: list[str] = []

    def find(name: str) -> UseCase | None:
        asked.append(name)
        return known.get(name)

    analysis = TimeAnalysis(shared(), find)
    for name in ("one", "other"):
        analysis.look(case(step("x", use_case="inside"), step("y", use_case="nobody-has-it"), id=name))
    assert sorted(asked) == ["deliver", "inside", "nobody-has-it"]


def test_a_use_case_of_a_circle_counts_where_it_is_looked_at_from_outside() -> None:
    there = case(step("work", work="1h"), step("back", use_case="here"), id="there")
    here = case(step("over", use_case="there"), id="here")
    analysis = TimeAnalysis(shared(), {"here": here, "there": there}.get)
    assert analysis.look(here).time.main.touch == 0
    outside = analysis.look(case(step("go", use_case="there"), id="outside")).time
    assert outside.main.touch == pytest.approx(HOUR)


def test_a_deadline_that_is_written_counts_and_the_work_is_taken_from_there() -> None:
    time = time_with(outer(within="3bd"), DELIVER)
    assert time.main.total == pytest.approx(HOUR + 3 * DAY)
    assert time.main.quickest == pytest.approx(HOUR + QUICKEST)
    assert time.main.touch == pytest.approx(HOUR + TOUCH)


def test_work_that_is_written_counts_and_the_total_is_taken_from_there() -> None:
    time = time_with(outer(work="2h"), DELIVER)
    assert time.main.total == pytest.approx(HOUR + TOTAL)
    assert time.main.quickest == pytest.approx(3 * HOUR)
    assert time.main.touch == pytest.approx(3 * HOUR)
    assert time.cost.run == pytest.approx(30)  # nobody has said what an hour of the courier costs
    assert time.cost.uncosted == ("courier",)


def test_where_all_is_written_nothing_is_taken_from_there() -> None:
    time = time_with(outer(within="3bd", work="2h"), DELIVER)
    assert (time.main.total, time.main.touch) == (HOUR + 3 * DAY, 3 * HOUR)
    assert not time.inner[0].borrows


def test_working_time_that_is_taken_from_there_is_no_time_by_the_clock_though_a_system_does_the_step() -> None:
    found = case(step("pack", work="1h"), step("bring", "crm", use_case="deliver"))
    time = time_with(found, DELIVER)
    assert time.main.total == pytest.approx(HOUR + TOTAL)
    assert time.main.quickest == pytest.approx(HOUR + QUICKEST)


def test_roles_whose_hour_has_no_cost_are_named_from_there_with_their_work_only() -> None:
    drive = case(step("drive", "courier", work="2h"), step("sign", work="1h"), id="deliver")
    time = time_with(outer(), drive)
    assert time.cost.run == pytest.approx(30 + 30)
    assert time.cost.uncosted == ("courier",)
    assert time.cost.uncosted_minutes == pytest.approx(2 * HOUR)


def test_use_cases_are_steps_of_others_at_any_depth() -> None:
    depth = 2000
    links = [case(step("on", use_case=f"link-{number + 1}"), id=f"link-{number}") for number in range(depth)]
    last = case(step("work", work="1h"), id=f"link-{depth}")
    assert time_with(*links, last).main.total == HOUR


@pytest.mark.parametrize("way", [("sell",), ("deliver", "sell"), ("a", "b", "c", "sell")])
def test_a_use_case_that_leads_back_counts_for_nothing_and_is_said(way: tuple[str, ...]) -> None:
    others = [case(step("own", work="1h"), step("on", use_case=after), id=name) for name, after in pairwise(way)]
    time = time_with(case(step("pack", work="2h"), step("bring", use_case=way[0])), *others)
    assert time.main.total == 2 * HOUR
    assert time.main.ungiven == 1
    assert [each.back for each in time.inner] == [True]
    label = "Steps that are use cases which lead back here, and so count for nothing"
    assert told(time)[label] == f"2 ({way[0]})"


def test_a_circle_that_one_does_not_belong_to_is_gone_round_once() -> None:
    there = case(step("go", work="1h"), step("on", use_case="back"), id="there")
    back = case(step("go", work="2h"), step("on", use_case="there"), id="back")
    time = time_with(case(step("begin", use_case="there")), there, back)
    assert time.main.total == HOUR
    assert [each.back for each in time.inner] == [False]


def test_of_a_use_case_that_is_not_there_or_has_no_times_nothing_is_known() -> None:
    for others in ((), (case(step("drive"), id="deliver"),)):
        time = time_with(outer(), *others)
        assert (time.main.total, time.main.ungiven) == (HOUR, 1)


def test_a_deadline_shorter_than_the_use_case_takes_by_its_own_is_told() -> None:
    tight, impossible = time_with(outer(within="12bh"), DELIVER), time_with(outer(within="1bd"), DELIVER)
    assert [(each.kept, each.possible) for each in tight.inner] == [(False, True)]
    assert tight.missed == ()
    assert [(each.kept, each.possible) for each in impossible.inner] == [(False, False)]
    assert [(each.step, each.allowed, each.needed) for each in impossible.missed] == [
        ("bring", "1bd", "1bd 1bh 30bmin")
    ]


def test_a_deadline_by_the_clock_is_compared_with_the_least_time_by_the_clock() -> None:
    # 13½ working hours from the morning of a day last until noon of the next: 28½ hours by the clock.
    assert not time_with(outer(within="28h"), DELIVER).inner[0].kept
    assert time_with(outer(within="29h"), DELIVER).inner[0].kept


def test_a_limit_that_only_the_use_case_inside_breaks_is_told_among_the_deadlines() -> None:
    limit = {"from": "pack", "to": "bring", "within": "1bd"}
    time = time_with(outer()._replace(limits=case(limits=[limit]).limits), DELIVER)
    assert not time.limits[0].possible
    assert [(each.step, each.allowed) for each in time.missed] == [("bring", "1bd")]


def test_runs_by_chance_take_any_time_between_the_quickest_and_the_total() -> None:
    pytest.importorskip("numpy")
    looked, analysis = seen(outer(), DELIVER)
    result = simulated(looked, analysis.timeline, 5000, 1)
    assert result.least == pytest.approx(HOUR + QUICKEST, abs=1)
    assert result.most == pytest.approx(HOUR + TOTAL, rel=0.01)
    assert result.p50 == pytest.approx(HOUR + (QUICKEST + TOTAL) / 2, rel=0.02)


def test_the_work_of_a_year_counts_a_use_case_once() -> None:
    both, deliver = time_with(outer(), DELIVER), time_with(DELIVER)
    assert work_of_a_year([both, deliver]) == pytest.approx((10 * (HOUR + TOUCH), 10 * (30 + COST), 10 * COST))
    assert work_of_a_year([both]) == pytest.approx((10 * (HOUR + TOUCH), 10 * (30 + COST), 0))
    assert work_of_a_year([time_with(DELIVER._replace(frequency=None))]) == (None, None, 0)


def test_the_figures_say_where_times_come_from() -> None:
    figures = told(time_with(outer(within="12bh"), DELIVER))
    assert figures["Steps that are use cases, and take from them what isn't written here"] == "2 (deliver)"
    tight = "2 (deliver takes 1 day 5 hr, allowed: 12 working hours)"
    assert figures["Steps with less time than the use case that they are"] == tight


def test_what_passes_inside_the_use_case_is_no_waiting_for_it() -> None:
    def waits(**more: Any) -> list[float]:
        return [each.waiting for each in time_with(outer(**more), DELIVER).slowest]

    assert waits() == []
    assert waits(within="3bd") == pytest.approx([3 * DAY - TOTAL])
    assert waits(wait="2bh") == pytest.approx([2 * HOUR])
