"""How the map stands: weeks, trends, months, what is old, what is to come, and what to do."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usecases.analysing.map.series import better_by, month_of, series_of, trend_of
from usecases.analysing.map.standing import NEVER, Lamp, MapStanding, Process, last_day, map_standing
from usecases.analysing.map.tasks import tasks
from usecases.analysing.map.words import bars
from usecases.lamps import colour_of
from usecases.library import shared_of
from usecases.measurements import Measured, Measurement
from usecases.model.build import indicator
from usecases.model.shared import Indicator, Shared
from usecases.reading.folder import FileKind

HIGHER = indicator({"id": "x", "title": "X", "better": "higher", "green": 20, "amber": 10})
LOWER = indicator({"id": "x", "title": "X", "better": "lower", "green": 10, "amber": 20})
KPIS = [
    {"id": "calls", "title": "Calls", "better": "higher", "green": 20, "amber": 10},
    {"id": "delay", "title": "Delay", "better": "lower", "green": 10, "amber": 20},
]
GROUPS = [
    {"id": "sales", "title": "Sales", "feeds": ["service", "service"], "lamps": {"start": {"kpi": "calls"}}},
    {"id": "service", "title": "Service", "lamps": {"middle": {"kpi": "delay"}, "end": {"kpi": "nowhere"}}},
    {"id": "people", "title": "People"},
]
PROCESSES = (
    Process("sell", "Sell", "sales", frozenset({"calls"})),
    Process("offer", "Offer", "sales", frozenset()),
    Process("answer", "Answer", "service", frozenset({"calls"})),
    Process("wander", "Wander", "nowhere", frozenset()),
)


def shared(groups: object = GROUPS) -> Shared:
    return shared_of({FileKind.MAP: {"groups": groups}, FileKind.KPIS: {"kpis": KPIS}})


def seen(rows: Iterable[tuple[str, str, float]], today: str = "2026-11-18") -> MapStanding:
    """The map of the groups above, with measurements of one file."""
    measured = [Measured(Measurement(*row), "measurements/a.csv", line) for line, row in enumerate(rows, 2)]
    return map_standing(shared(), PROCESSES, measured, today)


def calls(*rows: tuple[str, float], today: str = "2026-11-18") -> Lamp:
    return seen([(day, "calls", value) for day, value in rows], today).groups[0].lamps[0]


class TestGroups:
    def test_each_has_its_use_cases_those_it_feeds_and_those_that_feed_it(self) -> None:
        sales, service, people = seen([]).groups
        assert (sales.use_cases, sales.feeds, sales.fed_by) == (("offer", "sell"), ("service",), ())
        assert (service.use_cases, service.fed_by) == (("answer",), ("sales",))
        assert (people.use_cases, people.lamps, people.dark) == ((), (), ("start", "middle", "end"))
        assert seen([]).not_on_map == ("wander",)

    def test_the_worst_lamp_is_the_colour_of_the_group(self) -> None:
        some = seen([("2026-11-16", "calls", 15), ("2026-11-16", "delay", 25)])
        assert [group.colour for group in some.groups] == ["amber", "red", None]

    def test_red_is_worse_than_amber_and_amber_than_green(self) -> None:
        lamps = {"start": {"kpi": "calls"}, "middle": {"kpi": "delay"}, "end": {"kpi": "calls"}}
        both = shared([{"id": "sales", "title": "Sales", "lamps": lamps}])

        def worst(count: float, delay: float) -> object:
            rows = [Measurement("2026-11-16", "calls", count), Measurement("2026-11-16", "delay", delay)]
            measured = [Measured(row, "measurements/a.csv", line) for line, row in enumerate(rows, 2)]
            return map_standing(both, (), measured, "2026-11-18").groups[0].colour

        assert [worst(15, 25), worst(5, 15), worst(25, 15), worst(25, 5)] == ["red", "red", "amber", "green"]

    def test_of_two_groups_with_one_id_the_first_counts_once(self) -> None:
        doubled = shared([*GROUPS, {"id": "sales", "title": "Again"}])
        assert [group.group for group in map_standing(doubled, (), (), "2026-11-18").groups] == [
            "sales",
            "service",
            "people",
        ]

    def test_a_library_without_a_map_has_no_groups(self) -> None:
        found = map_standing(shared([]), PROCESSES, (), "2026-11-18")
        assert found.groups == ()
        assert len(found.not_on_map) == 4
        assert tasks(found) == []


class TestLamps:
    def test_the_last_measurement_until_today_lights_it(self) -> None:
        lamp = calls(("2026-11-16", 25), ("2026-11-09", 5), ("2026-11-19", 1))
        assert (lamp.colour, lamp.value, lamp.day) == ("green", 25, "2026-11-16")

    @pytest.mark.parametrize(
        ("kpi", "value", "colour"),
        [
            (HIGHER, 20, "green"), (HIGHER, 19.9, "amber"), (HIGHER, 10, "amber"), (HIGHER, 9.9, "red"),
            (LOWER, 10, "green"), (LOWER, 10.1, "amber"), (LOWER, 20, "amber"), (LOWER, 20.1, "red"),
        ],
    )  # fmt: skip
    def test_the_threshold_itself_is_still_good(self, kpi: Indicator, value: float, colour: str) -> None:
        assert colour_of(kpi, value) == colour

    def test_an_indicator_that_nobody_knows_or_has_measured_lights_nothing(self) -> None:
        service = seen([("2026-11-16", "nowhere", 1)]).groups[1]
        assert [(lamp.colour, lamp.value) for lamp in service.lamps] == [(None, None), (None, None)]

    @pytest.mark.parametrize(
        ("day", "stale"), [("2026-11-16", False), ("2026-11-09", False), ("2026-11-08", True), ("2025-11-17", True)]
    )
    def test_it_is_old_when_neither_this_week_nor_the_last_was_measured(self, day: str, stale: bool) -> None:
        assert calls((day, 25)).stale is stale

    def test_use_cases_that_name_the_indicator_come_first_and_only_those_of_the_group(self) -> None:
        assert calls(("2026-11-16", 5)).use_cases == ("sell",)


class TestWeeks:
    def test_they_are_eight_and_the_last_value_of_a_week_stands_for_it(self) -> None:
        some = seen([("2026-11-16", "calls", 1), ("2026-11-18", "calls", 2), ("2026-11-08", "calls", 3)])
        assert some.mondays[0] == "2026-09-28"
        assert some.mondays[-1] == "2026-11-16"
        assert some.groups[0].lamps[0].weeks == (None,) * 5 + (3, None, 2)

    def test_this_week_is_left_out_while_nobody_has_measured_in_it(self) -> None:
        some = seen([("2026-11-15", "calls", 1)])
        assert some.mondays[-1] == "2026-11-09"
        assert some.groups[0].lamps[0].weeks[-1] == 1

    def test_the_first_day_of_all_is_no_trouble(self) -> None:
        some = seen([("0001-01-01", "calls", 1)], today=NEVER)
        assert some.groups[0].lamps[0].colour == "red"
        assert seen([], today=NEVER).mondays

    def test_bars_reach_from_the_least_to_the_greatest(self) -> None:
        assert bars((1, None, 8, 4)) == "▁·█▄"
        assert bars((3, 3)) == "▄▄"
        assert bars((None, None)) == "··"
        assert bars((-5, -1, 5)) == "▁▄█"


class TestTrend:
    @pytest.mark.parametrize(
        ("values", "trend"),
        [
            ((1, 2, 3, 4), "better"),
            ((4, 3, 2, 1), "worse"),
            ((1, 3, 2, 4, 5), "better"),
            ((1, 9, 2, 3, 4), "uneven"),
            ((1, 2, 1, 2), "uneven"),
            ((50, 50, 50, 50, 90), "uneven"),
            ((5, 5, 5), "steady"),
            ((100, 95, 105, 97, 100), "steady"),
            ((100, 94, 105, 97, 100), "uneven"),
            ((-100, -95, -105, -100), "steady"),
            ((0, 0, 0), "steady"),
            ((0, 1, 0), "uneven"),
            ((1, None, None, 2), "better"),
            ((1,), None),
            ((None,), None),
        ],
    )
    def test_later_weeks_are_held_against_earlier_ones(
        self, values: tuple[float | None, ...], trend: str | None
    ) -> None:
        assert trend_of(values, HIGHER) == trend

    def test_half_of_all_pairs_more_is_enough(self) -> None:
        assert trend_of([1, 3, 2, 3], HIGHER) == "better"  # four pairs better, one worse, one equal: 3 of 6
        assert trend_of([1, 3, 2, 3], LOWER) == "worse"

    def test_where_lower_is_better_falling_is(self) -> None:
        assert trend_of((4, 3, 2), LOWER) == "better"
        assert trend_of((2, 3, 4), LOWER) == "worse"

    def test_it_speaks_of_the_days_that_the_percentage_speaks_of(self) -> None:
        weeks = [("2026-09-28", 52), ("2026-10-05", 54), ("2026-10-12", 56), ("2026-10-19", 58)]
        fallen = calls(*weeks, ("2026-10-26", 55), ("2026-11-02", 52), ("2026-11-09", 50), ("2026-11-16", 47))
        assert (fallen.trend, fallen.month) == ("worse", ("2026-10-12", 56, round(-9 / 56, 9), False))
        assert calls(("2026-08-03", 100), ("2026-11-02", 50), ("2026-11-09", 51), ("2026-11-16", 52)).trend == "uneven"
        assert calls(("2026-11-02", 50), ("2026-11-09", 51), ("2026-11-16", 52)).trend == "better"
        assert calls(("2026-08-03", 100), ("2026-09-07", 50)).trend is None

    @pytest.mark.parametrize("count", range(2, 7))
    def test_it_never_goes_the_other_way_than_the_percentage(self, count: int) -> None:
        for values in product(range(1, count + 1), repeat=count):
            trend = trend_of(values, HIGHER)
            assert trend != "better" or values[-1] > values[0]
            assert trend != "worse" or values[-1] < values[0]
            assert trend != "steady" or values[-1] == values[0]

    @given(st.lists(st.integers(0, 60), unique=True), st.lists(st.integers(1, 6), min_size=61, max_size=61))
    def test_nor_however_seldom_or_often_one_measures(self, days: list[int], values: list[int]) -> None:
        first = date(2026, 9, 19)
        rows = [((first + timedelta(day)).isoformat(), values[day]) for day in days]
        lamp = calls(*rows)
        if lamp.month is not None and lamp.month.better_by is not None:
            assert lamp.trend != "better" or lamp.month.better_by > 0
            assert lamp.trend != "worse" or lamp.month.better_by < 0
            assert lamp.trend != "steady" or abs(lamp.month.better_by) <= 0.05


class TestMonth:
    @pytest.mark.parametrize(
        ("then", "now", "share"),
        [(10, 11, 0.1), (10, 9, -0.1), (0, 0, 0.0), (0, 5, None), (-10, -8, 0.2), (0.7, 0.77, 0.1)],
    )
    def test_better_is_a_share_of_the_value_then(self, then: float, now: float, share: float | None) -> None:
        assert better_by(HIGHER, then, now) == share

    def test_where_lower_is_better_less_is_more(self) -> None:
        assert better_by(LOWER, 20, 15) == 0.25

    @pytest.mark.parametrize(
        ("rows", "since", "enough"),
        [
            ([("2026-10-17", 10), ("2026-11-16", 11)], "2026-10-17", True),
            ([("2026-10-17", 10), ("2026-11-16", 10.9)], "2026-10-17", False),
            ([("2026-09-01", 1), ("2026-10-17", 10), ("2026-10-18", 1), ("2026-11-16", 11)], "2026-10-17", True),
            ([("2026-10-17", 0), ("2026-11-16", 5)], "2026-10-17", True),
            ([("2026-10-17", 0), ("2026-11-16", 0)], "2026-10-17", False),
        ],
    )
    def test_the_last_is_held_against_the_one_thirty_days_older(
        self, rows: list[tuple[str, float]], since: str, enough: bool
    ) -> None:
        month = month_of(HIGHER, [Measurement(day, "x", value) for day, value in rows])
        assert month is not None
        assert (month.since, month.enough) == (since, enough)

    @pytest.mark.parametrize(("now", "kpi", "enough"), [(3, HIGHER, True), (3, LOWER, False), (-3, LOWER, True)])
    def test_from_zero_any_change_for_the_better_is_enough(self, now: float, kpi: Indicator, enough: bool) -> None:
        month = month_of(kpi, [Measurement("2026-10-01", "x", 0), Measurement("2026-11-16", "x", now)])
        assert month is not None
        assert (month.better_by, month.enough) == (None, enough)

    def test_less_than_thirty_days_tell_nothing(self) -> None:
        assert month_of(HIGHER, [Measurement("2026-10-18", "x", 1), Measurement("2026-11-16", "x", 1)]) is None
        assert month_of(HIGHER, []) is None

    def test_a_green_lamp_need_not_get_better(self) -> None:
        assert not calls(("2026-10-01", 30), ("2026-11-16", 25)).back_to_causes
        assert calls(("2026-10-01", 16), ("2026-11-16", 15)).back_to_causes


class TestTasks:
    def test_they_come_kind_by_kind_and_red_before_amber(self) -> None:
        rows = [
            ("2026-10-01", "calls", 16), ("2026-11-16", "calls", 15),
            ("2026-10-01", "delay", 25), ("2026-11-16", "delay", 26),
        ]  # fmt: skip
        found = [(task.what, task.group, task.colour) for task in tasks(seen(rows))]
        assert found == [
            ("causes", "service", "red"),
            ("causes", "sales", "amber"),
            ("measure", "service", None),
            ("light", "people", None),
        ]

    def test_a_red_lamp_leads_into_its_group(self) -> None:
        red = next(task for task in tasks(seen([("2026-11-16", "delay", 26)])) if task.what == "look")
        assert (red.group, red.spot, red.kpi, red.use_cases) == ("service", "middle", "delay", ("answer",))

    def test_it_leads_to_the_use_cases_that_name_the_indicator_else_to_all_of_the_group(self) -> None:
        red = seen([("2026-11-16", "calls", 1), ("2026-11-16", "delay", 26)])
        found = {task.kpi: task.use_cases for task in tasks(red) if task.what == "look"}
        assert found == {"calls": ("sell",), "delay": ("answer",)}


class TestFiles:
    def test_of_two_files_that_measure_the_same_day_the_later_counts(self) -> None:
        rows = [
            Measured(Measurement("2026-11-16", "calls", 1), "measurements/a.csv", 2),
            Measured(Measurement("2026-11-16", "calls", 25), "measurements/b.csv", 7),
        ]
        found = map_standing(shared(), (), rows, "2026-11-18")
        assert found.groups[0].lamps[0].value == 25

    def test_what_is_still_to_come_is_named_and_does_not_count(self) -> None:
        found = seen([("2062-11-16", "calls", 1)])
        assert found.later == (("calls", "2062-11-16", "measurements/a.csv", 2),)
        assert found.groups[0].lamps[0].colour is None

    def test_a_document_goes_by_the_last_day_that_was_measured(self) -> None:
        days = [Measurement("2026-11-09", "x", 1), Measurement("2026-11-16", "y", 1)]
        assert last_day(days) == "2026-11-16"
        assert last_day([]) is None


def test_rows_in_any_order_give_the_same_series() -> None:
    rows = [Measurement("2026-11-16", "x", 2), Measurement("2026-11-09", "x", 1), Measurement("2026-11-16", "x", 3)]
    assert [each.value for each in series_of(rows)["x"]] == [1, 3]
