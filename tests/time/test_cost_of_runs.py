"""What runs cost and bring in, reckoned by hand."""

import pytest

from tests.time.processes import case, looked, step, time_of
from usecases.analysing.time.cost import runs_in_a_year
from usecases.model.shared import Calendar
from usecases.timing.minutes import Minutes

REFUSED = {"id": "refused", "kind": "negative", "at": "make", "when": "x", "end": "failure", "likelihood": "often"}


def test_work_costs_the_hours_of_those_who_do_it() -> None:
    found = time_of(step("make", work="2h"), step("check", "head", responsible=["manager"], work="30min"))
    assert found.cost.run == 2 * 30 + 0.5 * (60 + 30)


def test_of_several_actors_either_one_does_it() -> None:
    assert time_of(step("make", actor=["manager", "head"], work="1h")).cost.run == 45


def test_a_year_is_made_of_average_runs() -> None:
    steps = (step("make", work="1h"), step("send", work="1h"))
    found = time_of(*steps, branches=(REFUSED,), frequency="10/mo", value_added=100)
    assert found.cost.run == 60
    assert found.cost.average == pytest.approx(30 + 0.7 * 30)
    assert found.cost.runs == 120
    assert found.cost.year == pytest.approx(120 * 51)
    assert found.cost.value == pytest.approx(70)
    assert found.cost.value_year == pytest.approx(8400)


def test_who_costs_nothing_that_is_known_is_named() -> None:
    found = time_of(step("make", work="1h"), step("bring", "courier", work="30min"), step("pay", "buyer", work="5min"))
    assert found.cost.run == 30
    assert (found.cost.uncosted, found.cost.uncosted_minutes) == (("courier",), 30)


def test_without_any_cost_there_is_none_and_no_zero() -> None:
    cost = looked(case(step("bring", "courier", work="30min"))).time.cost
    assert (cost.run, cost.average, cost.year, cost.value, cost.runs) == (None, None, None, None, None)


@pytest.mark.parametrize(("frequency", "runs"), [("3/y", 3), ("2/mo", 24), ("7/w", 365), ("7/d", 1825)])
def test_runs_in_a_year(frequency: str, runs: float) -> None:
    assert runs_in_a_year(frequency, Minutes(Calendar())) == pytest.approx(runs)


def test_where_no_work_is_written_nobody_knows_what_it_costs() -> None:
    cost = time_of(step("take", within="1bd"), frequency="1/w").cost
    assert (cost.run, cost.average, cost.year) == (None, None, None)
