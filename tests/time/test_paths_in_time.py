"""Paths whose times were reckoned by hand."""

import pytest

from tests.time.processes import DAY, HOUR, case, looked, path, step, time_of
from usecases.analysing.time.courses import CourseKind

NEGATIVE = {"kind": "negative", "when": "Something is wrong"}


def test_a_total_is_the_sum_of_waits_and_deadlines() -> None:
    main = time_of(
        step("take", within="2bh", work="10min"),
        step("make", wait="1bd", within="4bh", work="1h"),
        step("send", work="30min"),
    ).main
    assert main.total == 2 * HOUR + DAY + 4 * HOUR + 30
    assert main.touch == 100
    assert main.quickest == 10 + DAY + 60 + 30
    assert main.waiting == 2 * HOUR + DAY + 4 * HOUR + 30 - 100
    assert main.share == pytest.approx(100 / 930)


def test_deadlines_from_other_moments_are_not_added() -> None:
    main = time_of(
        step("take", within="2bh", work="10min"),
        step("make", within={"time": "1bd", "from": "trigger"}, work="1h"),
        step("send", within={"time": "3bh", "from": "take"}, work="5min"),
    ).main
    assert main.total == 5 * HOUR  # three hours after the first step, though the second may take longer


def test_a_limit_says_when_it_ends_and_is_not_added() -> None:
    found = time_of(
        step("take", within="2bd", work="1h"),
        step("make", within="3bd", work="1h"),
        step("note", work="1h"),
        limits=[{"to": "make", "within": "4bd"}, {"from": "make", "to": "note", "within": "2bd"}],
    )
    assert found.main.total == 4 * DAY  # two days for the first step, and two that the second limit allows
    assert [(each.promised, each.quickest, each.kept, each.possible) for each in found.limits] == [
        (5 * DAY, 2 * HOUR, False, True),
        (2 * DAY + HOUR, 2 * HOUR, False, True),
    ]


def test_a_limit_shorter_than_the_work_does_not_make_the_work_shorter() -> None:
    found = time_of(step("make", work="6h"), limits=[{"to": "make", "within": "2bh"}])
    assert found.main.total == 6 * HOUR
    assert not found.limits[0].possible


def test_any_order_ends_with_the_longest_and_one_person_does_one_thing_after_the_other() -> None:
    together = {"any_order": "preparing", "within": "1bd"}
    main = time_of(
        step("pack", work="2h", **together),
        step("label", work="1h", **together),
        step("route", "head", work="90min", any_order="preparing", within="3bh"),
        step("go", work="1h"),
    ).main
    assert main.total == DAY + HOUR
    assert main.quickest == 2 * HOUR + HOUR + HOUR  # the manager packs, then labels; the head is ready before
    assert main.touch == 5.5 * HOUR


def test_a_branch_adds_its_steps_and_the_step_that_is_entered_afresh() -> None:
    found = time_of(
        step("confirm", within="2bh", work="10min"),
        step("send", within="1bh", work="5min"),
        branches=(
            {"id": "gone", "at": "confirm", "steps": [step("offer", within="1bh", work="20min")], "resume": "confirm"}
            | NEGATIVE,
            {"id": "no", "at": "confirm", "steps": [step("refund", within="30bmin")], "end": "failure"} | NEGATIVE,
        ),
    )
    assert found.main.total == 3 * HOUR
    assert path(found, "gone").total == (2 + 1 + 2 + 1) * HOUR
    assert path(found, "gone").extra == 3 * HOUR
    assert path(found, "gone").touch == 10 + 20 + 10 + 5
    assert path(found, "no").total == 2.5 * HOUR
    assert path(found, "no").extra == 30  # what it takes from the step that it leaves
    assert path(found, "no").end == "failure"


def test_instead_of_a_step_its_time_is_not_taken() -> None:
    found = time_of(
        step("take", within="1bh"),
        step("deliver", within="1bd"),
        branches=({"id": "fetched", "at": "deliver", "instead": True, "steps": [], "end": "success"} | NEGATIVE,),
    )
    assert path(found, "fetched").total == HOUR


def test_a_branch_by_time_ends_the_step_when_it_shows() -> None:
    late = {"id": "late", "at": "wait-for-answer", "after": "2bd", "steps": [step("close", work="1h")]} | NEGATIVE
    found = time_of(step("wait-for-answer", within="5bd", work="10min"), branches=({**late, "end": "failure"},))
    assert path(found, "late").total == 2 * DAY + HOUR
    carried = time_of(
        step("wait-for-answer", within="5bd", work="10min"), branches=({**late, "resume": "interrupted"},)
    )
    assert path(carried, "late").total == 5 * DAY + HOUR


def test_a_loop_once_more() -> None:
    found = time_of(
        step("call", within="1bd", work="10min", repeat={"from": "call", "until": "somebody answers"}),
        step("look", within="1bh", work="5min"),
        step("mend", within="1bh", work="30min", repeat={"from": "look", "until": "it works"}),
    )
    loops = [each for each in found.paths if each.kind is CourseKind.LOOP]
    assert [each.about for each in loops] == ["call", "mend"]
    assert loops[0].total == found.main.total == DAY + 2 * HOUR  # the deadline covers all passes
    assert loops[0].touch == found.main.touch + 10
    assert loops[1].total == DAY + 4 * HOUR


def test_circles_are_cut_and_said() -> None:
    branches = (
        {"id": "one", "at": "take", "steps": [step("a", work="1h")], "resume": "b"} | NEGATIVE,
        {"id": "two", "at": "take", "steps": [step("b", work="1h")], "resume": "a"} | NEGATIVE,
    )
    found = time_of(step("take", work="1h"), branches=branches)
    assert path(found, "one").cut
    assert not found.main.cut
    assert found.expected.endless > 0.1


def test_the_clock_goes_on_at_night_and_work_does_not() -> None:
    by_clock = time_of(step("take", within="8bh"), step("send", within="1d", work="1h")).main
    assert by_clock.clock == 8 * HOUR + 24 * HOUR
    assert by_clock.total == DAY + 8 * HOUR
    work = time_of(step("take", within="8bh"), step("make", work="3h")).main
    assert work.clock == 24 * HOUR + 2 * HOUR  # one hour today, two tomorrow
    on_duty = time_of(step("take", within="8bh"), step("mend", work="3h", within="promptly")).main
    assert on_duty.clock == 11 * HOUR


def test_nothing_is_given_and_no_zero_is_pretended() -> None:
    found = time_of(step("take"), step("pay", "buyer"))
    assert (found.main.total, found.main.quickest, found.main.share) == (None, None, None)
    assert (found.main.ungiven, found.main.outside) == (1, 1)
    partly = time_of(step("take"), step("make", within="1bh")).main
    assert (partly.total, partly.ungiven, partly.workless) == (HOUR, 1, 1)
    assert time_of().main.total is None


def test_any_step_may_be_left_as_late_as_the_last() -> None:
    cancelled = {"id": "cancelled", "at": "any", "end": "failure"} | NEGATIVE
    found = time_of(step("take", within="1bh"), step("send", within="2bh"), branches=(cancelled,))
    assert path(found, "cancelled").total == 3 * HOUR


def test_hand_overs_wait_for_whoever_comes_next() -> None:
    found = time_of(
        step("take", within="1bh", work="10min"),
        step("check", "head", within="2bd", work="1h"),
        step("note", "head", within="3bd", work="1h"),
        step("bring", "courier", wait="1bd", within="4bh", work="1h"),
    )
    assert [(each.steps, each.waiting) for each in found.slowest] == [
        (("take", "check"), 2 * DAY - HOUR),
        (("note", "bring"), DAY + 3 * HOUR),
    ]


def test_three_hundred_steps_and_branches() -> None:
    steps = [step(f"s{number}", within="1bh", work="5min") for number in range(300)]
    branches = tuple(
        {"id": f"b{number}", "at": f"s{number}", "resume": f"s{number // 2}"} | NEGATIVE for number in range(300)
    )
    found = looked(case(*steps, branches=branches)).time
    assert found.main.total == 300 * HOUR
    assert len(found.paths) == 301
