"""What the map says to do next: into which group to go, and what to look at there."""

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from usecases.analysing.map.standing import Lamp, MapStanding, Spot, Standing
from usecases.lamps import Colour

What: TypeAlias = Literal["look", "causes", "measure-again", "measure", "light"]
_ORDER: tuple[What, ...] = ("look", "causes", "measure-again", "measure", "light")


class Task(NamedTuple):
    """Something to do about a group, or one lamp of it.

    `look`: the lamp is red, go into the group; `causes`: it isn't green, and what was done so far hasn't helped;
    `measure-again`: the last value is old; `measure`: there is none; `light`: the group has no lamps. `use_cases` are
    those in which to look: that name the indicator, else all of the group.
    """

    what: What
    group: str
    colour: Colour | None = None
    spot: Spot | None = None
    kpi: str | None = None
    use_cases: tuple[str, ...] = ()

    @property
    def in_use_cases(self) -> bool:
        """Whether use cases are where to look."""
        return self.what in ("look", "causes")


def tasks(standing: MapStanding) -> list[Task]:
    """All there is to do, kind by kind; red lamps before amber ones, within that in the order of the map."""
    found = [task for group in standing.groups for task in _of_group(group)]
    return sorted(found, key=lambda task: (_ORDER.index(task.what), task.colour == "amber"))


def _of_group(group: Standing) -> Iterator[Task]:
    if not group.lamps:
        yield Task("light", group.group)
    for lamp in group.lamps:
        where = lamp.use_cases or group.use_cases
        if lamp.back_to_causes:
            yield _task("causes", group, lamp, lamp.colour, where)
        elif lamp.colour == "red":
            yield _task("look", group, lamp, lamp.colour, where)
        if lamp.colour is None:
            yield _task("measure", group, lamp)
        elif lamp.stale:
            yield _task("measure-again", group, lamp)


def _task(
    what: What, group: Standing, lamp: Lamp, colour: Colour | None = None, use_cases: tuple[str, ...] = ()
) -> Task:
    return Task(what, group.group, colour, lamp.spot, lamp.kpi, use_cases)
