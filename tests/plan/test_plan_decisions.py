"""What is decided when: thresholds, days, and how the measured change stands to the expected one."""

from typing import Any

import pytest

from usecases.analysing.plan.decisions import Decision, decision
from usecases.analysing.plan.ranking import ranked
from usecases.analysing.plan.schedule import schedule
from usecases.measurements import Measurement
from usecases.model.build import indicator
from usecases.model.build_improvements import improvement
from usecases.model.shared import Indicator

HIGHER = indicator({"id": "calls", "title": "Calls", "better": "higher", "green": 20, "amber": 10})
LOWER = indicator({"id": "calls", "title": "Calls", "better": "lower", "green": 5, "amber": 10})
BEGINS = "2026-10-05"


def decided(
    *values: tuple[str, float], kpi: Indicator | None = HIGHER, today: str = "2026-11-22", **more: Any
) -> Decision:
    """The decision about one improvement that begins on 5 October and expects 20."""
    raw = {"id": "a", "title": "A", "facing": "external", "impact": "high", "weeks": 2, "kpi": "calls", "expected": 20}
    some = improvement({**raw, **more})
    (slot,) = schedule(ranked([some]), BEGINS).slots
    series = [Measurement(day, "calls", value) for day, value in values]
    return decision(slot, some, kpi, series, (BEGINS, today))


def test_it_is_decided_at_the_first_end_of_a_sprint_after_thirty_days() -> None:
    assert decided().day == "2026-11-16"


@pytest.mark.parametrize(
    ("now", "verdict", "done"),
    [(20, "reached", 1.0), (25, "reached", 1.5), (11, "better", 0.1), (10.9, "causes", 0.09), (8, "causes", -0.2)],
)
def test_the_measured_change_is_held_against_the_expected_one(now: float, verdict: str, done: float) -> None:
    found = decided(("2026-10-01", 10), ("2026-11-16", now))
    assert (found.before, found.enough, found.now, found.done) == (10, 11, now, done)
    assert found.verdict == verdict


def test_where_lower_is_better_falling_counts() -> None:
    found = decided(("2026-10-05", 20), ("2026-11-16", 15), kpi=LOWER, expected=10)
    assert (found.enough, found.done, found.verdict) == (18, 0.5, "better")
    assert decided(("2026-10-05", 20), ("2026-11-16", 22), kpi=LOWER, expected=10).verdict == "causes"


def test_thirty_days_are_waited_for_unless_it_is_reached() -> None:
    assert decided(("2026-10-05", 10), ("2026-10-26", 12), today="2026-11-03").verdict == "early"
    assert decided(("2026-10-05", 10), ("2026-10-26", 20), today="2026-11-03").verdict == "reached"
    assert decided(("2026-10-05", 10), today="2026-10-20").verdict == "early"


def test_what_nobody_measured_since_or_before_is_said() -> None:
    assert decided(("2026-10-05", 10)).verdict == "not-measured"
    assert decided(("2026-10-06", 10)).verdict == "not-measured"
    assert decided().verdict == "not-measured"
    assert decided(("2026-10-01", 1), kpi=None).verdict == "no-indicator"


def test_measurements_after_today_do_not_count() -> None:
    assert decided(("2026-10-01", 10), ("2026-11-16", 5), ("2026-11-30", 30)).now == 5


def test_less_than_ten_percent_is_enough_where_no_more_is_expected() -> None:
    found = decided(("2026-10-01", 98), ("2026-11-16", 99), expected=99)
    assert (found.enough, found.verdict) == (99, "reached")


def test_where_lower_is_better_what_is_expected_may_be_nearer_than_ten_percent_too() -> None:
    assert decided(("2026-10-01", 20), ("2026-11-16", 20), kpi=LOWER, expected=19).enough == 19
    assert decided(("2026-10-01", 20), ("2026-11-16", 20), kpi=LOWER, expected=10).enough == 18
    assert decided(("2026-10-01", 20), ("2026-11-16", 20), kpi=LOWER, expected=25).enough == 20


def test_no_share_is_made_of_an_expectation_that_is_no_better() -> None:
    found = decided(("2026-10-01", 30), ("2026-11-16", 28), expected=20)
    assert (found.done, found.verdict) == (None, "reached")
    assert decided(("2026-10-01", 0), ("2026-11-16", 1), expected=None).verdict == "better"
