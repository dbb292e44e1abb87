"""Where a process waits between two people: the steps that begin late after somebody else's."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from usecases.analysing.time.steps import StepTime
from usecases.analysing.time.walking import Walked
from usecases.timing.timeline import Timeline

KEPT = 10
"""How many hand-overs are kept, the slowest first."""


class HandOver(NamedTuple):
    """From the end of a step to the end of the next one, which others do: `waiting` is what isn't work.

    Minutes of working time; `numbers` are those of the steps.
    """

    case: str
    steps: tuple[str, str]
    numbers: tuple[str, str]
    actors: tuple[tuple[str, ...], tuple[str, ...]]
    waiting: float


def hand_overs(
    case: str,
    walks: Iterable[Walked],
    times: Mapping[str, StepTime],
    numbers: Mapping[str, str],
    timeline: Timeline,
) -> list[HandOver]:
    """The hand-overs on some paths, slowest first, each pair of steps once."""
    found: dict[tuple[str, str], HandOver] = {}
    for walked in walks:
        for one, other in zip(walked.legs, walked.legs[1:], strict=False):
            first, second = times[one.step], times[other.step]
            if one.before == other.before and one.end > one.before:
                continue  # in any order: neither waits for the other
            if not other.given or not first.does or not second.does or set(first.does).intersection(second.does):
                continue
            spent = timeline.working(other.end) - timeline.working(min(other.before, other.end))
            # What passes inside a use case is told where that one is looked at.
            inside = other.touch or 0.0 if second.inner is None else second.inner.total
            waiting = max(spent - inside, 0.0)
            pair = (one.step, other.step)
            if waiting > 0 and (pair not in found or found[pair].waiting < waiting):
                places = (numbers.get(one.step, one.step), numbers.get(other.step, other.step))
                found[pair] = HandOver(case, pair, places, (first.does, second.does), waiting)
    return slowest(found.values())


def slowest(found: Iterable[HandOver]) -> list[HandOver]:
    """The slowest hand-overs."""
    return sorted(found, key=lambda each: (-each.waiting, each.case, each.steps))[:KEPT]
