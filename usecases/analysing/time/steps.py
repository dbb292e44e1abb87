"""What is known of the time of a single step."""

from collections.abc import Mapping
from typing import NamedTuple

from usecases.model.duration import Duration
from usecases.model.letters import Roles, assigned
from usecases.model.outline import Outline
from usecases.model.usecase import Deadline, Ids, Step
from usecases.timing.minutes import Minutes

_SHORT = frozenset({"s", "min", "h"})


class Inner(NamedTuple):
    """What the main scenario of a use case takes that is a step of another, in minutes of working time.

    `cost` is what its work costs; `uncosted` are the roles whose hour has no cost, `uncosted_minutes` their work.
    """

    total: float
    quickest: float
    touch: float
    cost: float | None
    uncosted: Ids
    uncosted_minutes: float


Inners = Mapping[str, Inner]
"""By the ids of the use cases; those of which no time is known, and those that lead back, aren't there."""


class StepTime(NamedTuple):
    """A step's wait, its work in minutes (`None`: not given), its deadlines, and who does it.

    `least` is what passes at the quickest from its turn to its end. `by_clock`: its work goes on outside working hours,
    too, since a system does it, or it must be done promptly or within hours or minutes of the clock: then somebody is
    on duty. `outside`: only people outside the company do it.

    A step that is another use case has it in `use_case`, and in `inner` what is known of it. Where the step has no work
    of its own, it `borrows` that of the main scenario there; where it has no deadline, `allowed` is the total there.
    `shortest` is the shortest deadline that counts from its turn.
    """

    step: str
    wait: Duration | None
    work: float | None
    least: float
    within: tuple[Deadline, ...]
    allowed: float | None
    actors: Ids
    does: Ids
    by_clock: bool
    outside: bool
    use_case: str | None
    inner: Inner | None
    borrows: bool
    shortest: Duration | None

    @property
    def given(self) -> bool:
        """Whether anything is known of how long it takes."""
        return self.wait is not None or self.work is not None or has_deadline(self.within)


def has_deadline(within: tuple[Deadline, ...]) -> bool:
    """Whether a deadline says a time."""
    return any(deadline.time is not None for deadline in within)


def step_times(outline: Outline, roles: Roles, minutes: Minutes, inners: Inners) -> Mapping[str, StepTime]:
    """The times of all steps, by id."""
    found: dict[str, StepTime] = {}
    for name, placed in outline.step_of.items():
        step = placed.step
        own = assigned(step, placed.branch, outline.case, roles)
        inner = inners.get(step.use_case or "")
        borrows = inner is not None and step.work is None
        allowed = inner.total if inner is not None and not has_deadline(step.within) else None
        work = minutes.of_work(step.work) if step.work is not None else inner.touch if inner else None
        found[name] = StepTime(
            name,
            step.wait,
            work,
            inner.quickest if inner is not None and borrows else work or 0.0,
            step.within,
            allowed,
            step.actor,
            own.does,
            _by_clock(step, own.does, roles) and not borrows and allowed is None,
            own.outside,
            step.use_case,
            inner,
            borrows,
            _shortest(step.within, minutes),
        )
    return found


def _shortest(within: tuple[Deadline, ...], minutes: Minutes) -> Duration | None:
    times = [deadline.time for deadline in within if deadline.time is not None and deadline.origin is None]
    return min(times, key=minutes.of_deadline, default=None)


def _by_clock(step: Step, does: Ids, roles: Roles) -> bool:
    kinds = [roles[role_id].kind for role_id in does if role_id in roles]
    short = any(deadline.time is None or deadline.time.unit in _SHORT for deadline in step.within)
    return (bool(kinds) and all(kind == "system" for kind in kinds)) or short
