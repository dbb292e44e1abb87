"""What is known of the time of a single step."""

from collections.abc import Mapping
from typing import NamedTuple

from usecases.model.duration import Duration
from usecases.model.letters import Roles, assigned
from usecases.model.outline import Outline
from usecases.model.usecase import Deadline, Ids
from usecases.timing.minutes import Minutes

_SHORT = frozenset({"s", "min", "h"})


class StepTime(NamedTuple):
    """A step's wait, its work in minutes (`None`: not given), its deadlines, and who does it.

    `by_clock`: its work goes on outside working hours, too, since a system does it, or it must be done promptly or
    within hours or minutes of the clock: then somebody is on duty. `outside`: only people outside the company do it.
    `included`: it is another use case.
    """

    step: str
    wait: Duration | None
    work: float | None
    within: tuple[Deadline, ...]
    actors: Ids
    does: Ids
    by_clock: bool
    outside: bool
    included: bool

    @property
    def given(self) -> bool:
        """Whether anything is known of how long it takes."""
        timed = any(deadline.time is not None for deadline in self.within)
        return self.wait is not None or self.work is not None or timed


def step_times(outline: Outline, roles: Roles, minutes: Minutes) -> Mapping[str, StepTime]:
    """The times of all steps, by id."""
    found: dict[str, StepTime] = {}
    for name, placed in outline.step_of.items():
        step = placed.step
        own = assigned(step, placed.branch, outline.case, roles)
        kinds = [roles[role_id].kind for role_id in own.does if role_id in roles]
        short = any(deadline.time is None or deadline.time.unit in _SHORT for deadline in step.within)
        found[name] = StepTime(
            name,
            step.wait,
            None if step.work is None else minutes.of_work(step.work),
            step.within,
            step.actor,
            own.does,
            (bool(kinds) and all(kind == "system" for kind in kinds)) or short,
            own.outside,
            step.use_case is not None,
        )
    return found
