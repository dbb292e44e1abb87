"""What comes first, and when: impact times speed, about 60 % outward, blockers before, three streams."""

from typing import Any

import pytest

from usecases.analysing.plan.ranking import Ranked, missing, ranked
from usecases.analysing.plan.report import plan_of
from usecases.analysing.plan.schedule import Schedule, schedule
from usecases.analysing.plan.words import Saying
from usecases.library import shared_of
from usecases.measurements import Measured, Measurement
from usecases.model.build_improvements import improvement
from usecases.model.improvements import Improvement
from usecases.model.shared import Shared
from usecases.reading.folder import FileKind


def one(name: str, facing: str = "external", impact: str = "high", weeks: int = 2, **more: Any) -> Improvement:
    return improvement({"id": name, "title": name, "facing": facing, "impact": impact, "weeks": weeks, **more})


def order(*improvements: Improvement) -> list[tuple[str, str]]:
    return [(each.improvement.id, each.why) for each in ranked(improvements)]


def planned(*improvements: Improvement, begins: str = "2026-11-23") -> Schedule:
    return schedule(ranked(improvements), begins)


class TestRanking:
    def test_impact_by_weeks_decides(self) -> None:
        assert order(one("slow", weeks=6), one("small", impact="low"), one("quick", weeks=1), one("some", weeks=3)) == [
            ("quick", "priority"),
            ("some", "priority"),
            ("slow", "priority"),
            ("small", "priority"),
        ]

    def test_of_equals_the_greater_impact_comes_first_then_the_order_of_the_file(self) -> None:
        equals = (one("low", impact="low", weeks=1), one("b", weeks=3), one("a", weeks=3))
        assert [name for name, _why in order(*equals)] == ["b", "a", "low"]

    def test_about_sixty_percent_of_the_weeks_are_outward(self) -> None:
        inward = [one(f"in{number}", "internal", weeks=1) for number in range(10)]
        outward = [one(f"out{number}", "external", "low", weeks=2) for number in range(10)]
        turns = order(*inward, *outward)
        weeks = [2 if name.startswith("out") else 1 for name, _why in turns[:12]]
        facing_out = sum(2 for name, _why in turns[:12] if name.startswith("out"))
        assert 0.5 <= facing_out / sum(weeks) <= 0.7
        assert turns[0] == ("out0", "outward")
        assert ("in0", "priority") in turns

    def test_inward_ones_get_their_turn_before_better_outward_ones(self) -> None:
        turns = order(*(one(f"out{number}", weeks=1) for number in range(5)), one("in", "internal", "low", weeks=4))
        assert ("in", "inward") in turns[:3]

    def test_blockers_come_before_everything_and_say_so(self) -> None:
        turns = order(
            one("quick", weeks=1),
            one("legal", "internal", "low", weeks=8, blocker="law"),
            one("down", "internal", blocker="outage"),
        )
        assert turns == [("down", "blocker"), ("legal", "blocker"), ("quick", "priority")]

    def test_the_weeks_of_outward_blockers_count_as_outward(self) -> None:
        others = (one("in", "internal"), one("out"))
        assert [name for name, _why in order(one("ban", blocker="law", weeks=6), *others)] == ["ban", "in", "out"]
        inward = one("ban", "internal", blocker="law", weeks=6)
        assert [name for name, _why in order(inward, *others)] == ["ban", "out", "in"]

    def test_what_says_too_little_has_no_place(self) -> None:
        some = improvement({"id": "vague", "title": "Vague", "impact": "high"})
        assert missing(some) == ("facing", "weeks")
        assert order(some, one("clear")) == [("clear", "priority")]


class TestSchedule:
    def test_each_goes_to_the_stream_that_is_free_first(self) -> None:
        found = planned(*(one(name, weeks=weeks) for name, weeks in (("a", 2), ("b", 3), ("c", 4), ("d", 5))))
        places = [(slot.improvement, slot.stream, slot.weeks, slot.sprints) for slot in found.slots]
        assert places == [
            ("a", 1, (1, 2), (1, 1)),
            ("b", 2, (1, 3), (1, 2)),
            ("c", 3, (1, 4), (1, 2)),
            ("d", 1, (3, 7), (2, 4)),
        ]
        assert [(slot.begins, slot.ends) for slot in found.slots[-1:]] == [("2026-12-07", "2027-01-10")]

    def test_ninety_days_hold_six_sprints_of_two_weeks(self) -> None:
        found = planned(one("a"))
        assert (found.begins, found.ends) == ("2026-11-23", "2027-02-20")
        assert [sprint.number for sprint in found.sprints] == [1, 2, 3, 4, 5, 6]
        assert (found.sprints[-1].begins, found.sprints[-1].ends) == ("2027-02-01", "2027-02-14")

    def test_what_has_no_room_is_left_for_later(self) -> None:
        found = planned(
            *(one(f"long{number}", weeks=10) for number in range(3)),
            one("too", weeks=13),
            one("big", impact="low", weeks=11),
            one("small", impact="low", weeks=2),
        )
        assert {(each.improvement, each.why) for each in found.later} == {("too", "too-long"), ("big", "no-room")}
        assert {slot.improvement for slot in found.slots} == {"long0", "long1", "long2", "small"}

    def test_twelve_weeks_fit_and_thirteen_never_will(self) -> None:
        found = planned(*(one(f"whole{number}", weeks=12) for number in range(4)), one("more", weeks=13))
        assert [slot.weeks for slot in found.slots] == [(1, 12)] * 3
        assert [(later.improvement, later.why) for later in found.later] == [
            ("whole3", "no-room"),
            ("more", "too-long"),
        ]

    def test_a_stream_is_filled_to_its_last_week_and_no_further(self) -> None:
        eight = [one(f"eight{number}", weeks=8) for number in range(3)]
        found = planned(*eight, one("four", impact="low", weeks=4), one("five", impact="low", weeks=5))
        assert [slot.weeks for slot in found.slots if slot.improvement == "four"] == [(9, 12)]
        assert [(later.improvement, later.why) for later in found.later] == [("five", "no-room")]

    def test_the_outward_share_is_of_the_weeks_that_are_planned(self) -> None:
        assert planned(one("a", weeks=3), one("b", "internal", weeks=1)).outward == 0.75
        assert planned().outward is None

    def test_no_stream_does_two_things_in_one_week(self) -> None:
        found = planned(
            *(one(f"i{number}", ("external", "internal")[number % 2], weeks=number % 5 + 1) for number in range(20))
        )
        taken = [(slot.stream, week) for slot in found.slots for week in range(slot.weeks[0], slot.weeks[1] + 1)]
        assert len(taken) == len(set(taken))
        assert max(week for _stream, week in taken) <= 12

    def test_behind_the_end_of_the_calendar_there_is_no_plan(self) -> None:
        with pytest.raises(OverflowError):
            planned(one("a"), begins="9999-12-01")


def test_a_ranked_one_keeps_its_priority() -> None:
    assert ranked([one("a", impact="medium", weeks=4)]) == [Ranked(one("a", impact="medium", weeks=4), 0.5, "priority")]


class TestWords:
    def said(self, *improvements: Improvement) -> str:
        """The sentence about the outward share, and the reasons, in English."""
        some = Shared(shared_of({}).settings, improvements=improvements)
        plan = plan_of(some, (), "2026-11-23", "2026-11-22")
        say = Saying(some, "en")
        return "\n".join([say.share(plan), *map(say.why, plan.schedule.slots)])

    def test_a_share_that_is_nearly_sixty_percent_needs_no_reason(self) -> None:
        near = [one("out", weeks=4), one("in", "internal", weeks=3)]
        assert self.said(*near).startswith("Outward: 57% of the weeks; about 60% are wanted.\n")
        far = self.said(one("out"), one("in", "internal"))
        assert far.startswith("Outward: 50% of the weeks; about 60% are wanted. There are too few outward")

    def test_each_turn_says_the_share_of_its_own_kind(self) -> None:
        inward = self.said(*(one(f"out{number}", weeks=1) for number in range(5)), one("in", "internal", "low", 4))
        assert "about 40% of the time is inward" in inward
        outward = self.said(one("in", "internal", weeks=1), one("out", impact="low"))
        assert "about 60% of the time is outward" in outward


def test_a_red_lamp_is_nobodys_where_neither_its_group_nor_its_indicator_is_improved() -> None:
    lamps = {"start": {"kpi": "calls"}}
    shared = shared_of(
        {
            FileKind.MAP: {"groups": [{"id": "sales", "title": "Sales", "lamps": lamps}]},
            FileKind.KPIS: {"kpis": [{"id": "calls", "title": "Calls", "better": "higher", "green": 20}]},
        }
    )
    rows = [Measured(Measurement("2026-11-16", "calls", 1), "measurements/a.csv", 2)]

    def left_alone(**more: Any) -> list[str]:
        some = shared._replace(improvements=(one("a", **more),))
        return [each.kpi for each in plan_of(some, rows, "2026-11-23", "2026-11-22").nobody_on]

    assert left_alone() == ["calls"]
    assert left_alone(group="sales") == []
    assert left_alone(kpi="calls") == []
    assert left_alone(group="service", kpi="answers") == ["calls"]
