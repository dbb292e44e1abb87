"""Ninety days in three streams and two-week sprints: when each improvement is worked on."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, NamedTuple, TypeAlias

from usecases.analysing.plan.ranking import Ranked, Why
from usecases.model.improvements import Blocker, Facing

STREAMS = 3
DAYS = 90
SPRINT = 14
SPRINTS = DAYS // SPRINT
WEEKS = SPRINTS * SPRINT // 7
"""Whole weeks of work in a stream; the days that are left are for looking back."""

WhyLater: TypeAlias = Literal["too-long", "no-room"]


class Sprint(NamedTuple):
    """Two weeks: the number, counted from 1, the first and the last day."""

    number: int
    begins: str
    ends: str


class Slot(NamedTuple):
    """An improvement in its stream (counted from 1): the weeks (from 1), days and sprints in which it is worked on."""

    improvement: str
    group: str | None
    facing: Facing
    blocker: Blocker | None
    priority: float
    why: Why
    stream: int
    weeks: tuple[int, int]
    begins: str
    ends: str
    sprints: tuple[int, int]


class Later(NamedTuple):
    """An improvement that is left for after the ninety days: longer than they are, or no stream has room for it."""

    improvement: str
    why: WhyLater


class Schedule(NamedTuple):
    """The ninety days: slots in their order, what is left for later, and the outward share of the weeks."""

    begins: str
    ends: str
    sprints: tuple[Sprint, ...]
    slots: tuple[Slot, ...]
    later: tuple[Later, ...]
    outward: float | None


def day_after(day: str, days: int) -> str:
    """So many days after a day; raises OverflowError behind the end of the calendar."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def schedule(ranking: Iterable[Ranked], begins: str) -> Schedule:
    """Put them into the streams in their order, each where it can begin first; raises OverflowError, see above."""
    free = [0] * STREAMS
    slots: list[Slot] = []
    later: list[Later] = []
    for ranked in ranking:
        weeks = ranked.improvement.weeks or 0
        stream = min(range(STREAMS), key=free.__getitem__)
        if free[stream] + weeks > WEEKS:
            later.append(Later(ranked.improvement.id, "too-long" if weeks > WEEKS else "no-room"))
            continue
        slots.append(_slot(ranked, stream, free[stream], begins))
        free[stream] += weeks
    return Schedule(
        begins,
        day_after(begins, DAYS - 1),
        tuple(
            Sprint(number + 1, day_after(begins, number * SPRINT), day_after(begins, (number + 1) * SPRINT - 1))
            for number in range(SPRINTS)
        ),
        tuple(slots),
        tuple(later),
        _outward(slots),
    )


def _slot(ranked: Ranked, stream: int, before: int, begins: str) -> Slot:
    each = ranked.improvement
    assert each.facing is not None
    assert each.weeks is not None
    last = before + each.weeks
    return Slot(
        improvement=each.id,
        group=each.group,
        facing=each.facing,
        blocker=each.blocker,
        priority=ranked.priority,
        why=ranked.why,
        stream=stream + 1,
        weeks=(before + 1, last),
        begins=day_after(begins, before * 7),
        ends=day_after(begins, last * 7 - 1),
        sprints=(before * 7 // SPRINT + 1, (last * 7 - 1) // SPRINT + 1),
    )


def _outward(slots: Iterable[Slot]) -> float | None:
    """The share of the weeks that faces outward; `None` of none."""
    spent = [(slot.weeks[1] - slot.weeks[0] + 1, slot.facing == "external") for slot in slots]
    total = sum(weeks for weeks, _outward in spent)
    return sum(weeks for weeks, outward in spent if outward) / total if total else None
