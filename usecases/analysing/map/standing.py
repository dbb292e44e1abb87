"""How the groups of the map stand on a day: three lamps each, with their colours and trends, and where to look."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from usecases.analysing.map.series import (
    WEEKS,
    Month,
    Trend,
    days_before,
    monday_of,
    month_of,
    recent,
    series_of,
    trend_of,
    weekly,
)
from usecases.lamps import Colour, colour_of
from usecases.measurements import Measured, Measurement
from usecases.model.outline import Outline
from usecases.model.shared import Group, Indicator, Shared
from usecases.model.usecase import UseCase

Spot: TypeAlias = Literal["start", "middle", "end"]
SPOTS: tuple[Spot, ...] = ("start", "middle", "end")
_WORST: tuple[Colour, ...] = ("red", "amber", "green")


NEVER = "0001-01-01"
"""The day of a map on which nothing was ever measured."""


class Lamp(NamedTuple):
    """A lamp of a group: the indicator that lights it, and what it showed until the day of the map.

    `colour` is `None` where nobody has measured or `kpis.yaml` doesn't know the indicator. `weeks` are the values of
    the map's weeks. `stale` says that neither this week nor the last one has a measurement; `back_to_causes`, that
    the lamp isn't green, and after 30 days no better by 10 %. `use_cases` are the group's that name the indicator.
    """

    spot: Spot
    kpi: str
    colour: Colour | None = None
    value: float | None = None
    day: str | None = None
    weeks: tuple[float | None, ...] = ()
    trend: Trend | None = None
    month: Month | None = None
    stale: bool = False
    back_to_causes: bool = False
    use_cases: tuple[str, ...] = ()


class Standing(NamedTuple):
    """A group of the map: what it says of itself, its use cases by id, and its lamps; `colour` is the worst of them."""

    group: str
    owner: str | None
    runs: Literal["constant", "triggered"] | None
    trigger: str | None
    result: str | None
    feeds: tuple[str, ...]
    fed_by: tuple[str, ...]
    use_cases: tuple[str, ...]
    colour: Colour | None
    lamps: tuple[Lamp, ...]
    dark: tuple[Spot, ...]
    """Where it has no lamp."""


class Later(NamedTuple):
    """A measurement of a day after that of the map, which doesn't count yet."""

    kpi: str
    day: str
    path: str
    line: int


class MapStanding(NamedTuple):
    """The map on a day (year-month-day); `mondays` begin the weeks that are shown, the oldest first."""

    today: str
    mondays: tuple[str, ...]
    groups: tuple[Standing, ...]
    not_on_map: tuple[str, ...] = ()
    """The ids of use cases that belong to no group of the map."""
    later: tuple[Later, ...] = ()

    def lamps(self) -> Iterable[tuple[Standing, Lamp]]:
        """Every lamp with its group, in the order of the map."""
        return ((group, lamp) for group in self.groups for lamp in group.lamps)


class Process(NamedTuple):
    """What the map needs to know of a use case: its id, its title, its group, and the indicators that it names."""

    id: str
    title: str
    group: str | None
    kpis: frozenset[str]


def process_of(case: UseCase) -> Process:
    """What the map needs to know of a use case."""
    steps = (kpi for placed in Outline(case).steps for kpi in placed.step.kpis)
    return Process(case.id, case.title, case.group, frozenset((*case.kpis, *steps)))


def last_day(measurements: Iterable[Measurement]) -> str | None:
    """The last day on which anything was measured: what a document goes by, which must not change with the clock."""
    return max((each.day for each in measurements), default=None)


def map_standing(shared: Shared, processes: Iterable[Process], measured: Iterable[Measured], today: str) -> MapStanding:
    """How the map stands on a day; the processes are those that are run, so without retired ones."""
    known: list[Measurement] = []
    later: list[Later] = []
    for each in measured:
        (day, kpi, _value), path, line = each
        if day > today:
            later.append(Later(kpi, day, path, line))
        else:
            known.append(each.measurement)
    return _Map(shared, processes, series_of(known), today).standing()._replace(later=tuple(later))


class _Map:
    """Puts the groups and their lamps together."""

    def __init__(
        self,
        shared: Shared,
        processes: Iterable[Process],
        series: Mapping[str, Sequence[Measurement]],
        today: str,
    ) -> None:
        self._groups = {group.id: group for group in reversed(shared.groups)}
        self._order = list(dict.fromkeys(group.id for group in shared.groups))
        self._kpis = {kpi.id: kpi for kpi in reversed(shared.kpis)}
        self._series = series
        self._today = today
        self._mondays = self._weeks()
        self._fed_by: defaultdict[str, list[str]] = defaultdict(list)
        for group in self._groups.values():
            for fed in dict.fromkeys(group.feeds):
                self._fed_by[fed].append(group.id)
        self._inside: defaultdict[str | None, list[Process]] = defaultdict(list)
        for process in sorted(processes, key=lambda process: process.id):
            self._inside[process.group if process.group in self._groups else None].append(process)

    def _weeks(self) -> tuple[str, ...]:
        """The Mondays of the last weeks: this one's only where something was measured in it already."""
        monday = monday_of(self._today)
        lit = {kpi for group in self._groups.values() for kpi in group.lamps if kpi is not None}
        if not any(some[-1].day >= monday.isoformat() for kpi in lit if (some := self._series.get(kpi))):
            monday = days_before(monday, 7)
        return tuple(dict.fromkeys(days_before(monday, 7 * weeks).isoformat() for weeks in reversed(range(WEEKS))))

    def standing(self) -> MapStanding:
        groups = tuple(self._group(self._groups[name]) for name in self._order)
        loose = tuple(process.id for process in self._inside[None])
        return MapStanding(self._today, self._mondays, groups, loose)

    def _group(self, group: Group) -> Standing:
        inside = self._inside[group.id]
        named = tuple((spot, getattr(group.lamps, spot)) for spot in SPOTS)
        lamps = tuple(self._lamp(spot, kpi, inside) for spot, kpi in named if kpi is not None)
        colours = {lamp.colour for lamp in lamps}
        return Standing(
            group=group.id,
            owner=group.owner,
            runs=group.runs,
            trigger=group.trigger,
            result=group.result,
            feeds=tuple(dict.fromkeys(group.feeds)),
            fed_by=tuple(self._fed_by[group.id]),
            use_cases=tuple(process.id for process in inside),
            colour=next((colour for colour in _WORST if colour in colours), None),
            lamps=lamps,
            dark=tuple(spot for spot, kpi in named if kpi is None),
        )

    def _lamp(self, spot: Spot, kpi: str, inside: Sequence[Process]) -> Lamp:
        naming = tuple(process.id for process in inside if kpi in process.kpis)
        lamp = Lamp(spot, kpi, weeks=tuple(None for _ in self._mondays), use_cases=naming)
        indicator, series = self._kpis.get(kpi), self._series.get(kpi)
        return lamp if indicator is None or not series else self._lit(lamp, indicator, series)

    def _lit(self, lamp: Lamp, indicator: Indicator, series: Sequence[Measurement]) -> Lamp:
        last = series[-1]
        colour = colour_of(indicator, last.value)
        weeks = weekly(series, self._mondays)
        month = month_of(indicator, series)
        return lamp._replace(
            colour=colour,
            value=last.value,
            day=last.day,
            weeks=weeks,
            trend=trend_of(recent(weeks, self._mondays, month), indicator),
            month=month,
            stale=last.day < days_before(monday_of(self._today), 7).isoformat(),
            back_to_causes=colour != "green" and month is not None and not month.enough,
        )
