"""Which improvement comes first: impact times speed, about 60% of the time outward, blockers before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from usecases.model.improvements import Improvement
from usecases.model.usecase import Impact

Why: TypeAlias = Literal["blocker", "priority", "outward", "inward"]

IMPACT: Mapping[Impact, int] = {"low": 1, "medium": 2, "high": 3}
OUTWARD = 0.6
"""The share of the time that is for what faces customers and suppliers."""


class Ranked(NamedTuple):
    """An improvement in its turn; `priority` is impact (1 to 3) by weeks, the higher the sooner.

    `why` it comes now: it is a blocker; it has the highest priority of those left; or one of higher priority had to
    give way, so that about 60% of the time is outward (or 40% inward).
    """

    improvement: Improvement
    priority: float
    why: Why


def missing(improvement: Improvement) -> tuple[str, ...]:
    """The fields without which an improvement can't be ranked."""
    fields = (("facing", improvement.facing), ("impact", improvement.impact), ("weeks", improvement.weeks))
    return tuple(name for name, value in fields if value is None)


def priority(improvement: Improvement) -> float:
    """Impact times speed, of an improvement that says both."""
    assert improvement.impact is not None
    assert improvement.weeks is not None
    return IMPACT[improvement.impact] / improvement.weeks


def ranked(improvements: Iterable[Improvement]) -> list[Ranked]:
    """Those that can be ranked, in the order in which to take them up; equals stay in the order of the file."""
    able = [each for each in improvements if not missing(each)]
    blockers = _by_priority(each for each in able if each.blocker is not None)
    queues = {
        True: _by_priority(each for each in able if each.blocker is None and each.facing == "external"),
        False: _by_priority(each for each in able if each.blocker is None and each.facing == "internal"),
    }
    return [Ranked(each, priority(each), "blocker") for each in blockers] + list(_in_turn(blockers, queues))


def _in_turn(before: Sequence[Improvement], queues: Mapping[bool, list[Improvement]]) -> Iterator[Ranked]:
    """The others, outward as long as no more than 60 % of the weeks so far were."""
    outward = sum(each.weeks or 0 for each in before if each.facing == "external")
    weeks = sum(each.weeks or 0 for each in before)
    while queues[True] or queues[False]:
        is_outward = bool(queues[True]) and (outward <= OUTWARD * weeks or not queues[False])
        taken, others = queues[is_outward].pop(0), queues[not is_outward]
        gives_way = bool(others) and priority(others[0]) > priority(taken)
        why: Why = ("outward" if is_outward else "inward") if gives_way else "priority"
        yield Ranked(taken, priority(taken), why)
        weeks += taken.weeks or 0
        outward += (taken.weeks or 0) if is_outward else 0


def _by_priority(improvements: Iterable[Improvement]) -> list[Improvement]:
    return sorted(improvements, key=lambda each: (-priority(each), -IMPACT[each.impact or "low"]))
