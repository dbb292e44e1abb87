"""The plan of a library on disk, as a command or a screen asks for it."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from usecases.analysing.map.series import series_of
from usecases.analysing.map.standing import MapStanding, Spot, map_standing
from usecases.analysing.map.tasks import tasks
from usecases.analysing.plan.decisions import Decision, decision
from usecases.analysing.plan.ranking import missing, ranked
from usecases.analysing.plan.schedule import Schedule, schedule
from usecases.library import assemble
from usecases.measurements import Measured, measured
from usecases.model.improvements import Improvement
from usecases.model.shared import Shared
from usecases.reading.document import load_document
from usecases.reading.folder import SHARED_FILES, FoundFile
from usecases.timing.timeline import impossible_dates


class Unranked(NamedTuple):
    """An improvement that says too little to be ranked, and the fields that it lacks."""

    improvement: str
    lacks: tuple[str, ...]


class NobodyOn(NamedTuple):
    """A red lamp that no improvement is for: none of its group, none for its indicator."""

    group: str
    spot: Spot
    kpi: str


class Plan(NamedTuple):
    """Ninety days: who does what when, and what is decided when; today is the day up to which was measured."""

    today: str
    schedule: Schedule
    decisions: tuple[Decision, ...]
    unranked: tuple[Unranked, ...] = ()
    nobody_on: tuple[NobodyOn, ...] = ()


class PlanReport(NamedTuple):
    """The plan, and the shared files that it is made of; `unusable` are those of them that were left out.

    `faulty` are files of measurements of which some rows don't count.
    """

    plan: Plan
    shared: Shared
    unusable: tuple[str, ...]
    faulty: tuple[str, ...] = ()


def plan_report(root: Path, found: Sequence[FoundFile], begins: str | None, today: str) -> PlanReport:
    """Look at the files of a library; raises OverflowError where the plan would go behind the end of the calendar.

    Without `begins` the plan begins on the day that `improvements.yaml` names, else on the next Monday.
    """
    documents = (load_document(root, file) for file in found if file.path in SHARED_FILES)
    library = assemble(root, documents)
    faulty: set[str] = set()
    plan = plan_of(library.shared, list(measured(root, found, faulty)), begins, today)
    return PlanReport(plan, library.shared, library.unusable, tuple(sorted(faulty)))


def plan_of(shared: Shared, rows: Sequence[Measured], begins: str | None, today: str) -> Plan:
    """The plan of what is to be improved, with what was measured; see `plan_report`."""
    begins = begins or _stated(shared) or next_monday(today)
    improvements = {each.id: each for each in reversed(shared.improvements)}
    some = [improvements[name] for name in dict.fromkeys(each.id for each in shared.improvements)]
    series = series_of(row.measurement for row in rows)
    kpis = {kpi.id: kpi for kpi in reversed(shared.kpis)}
    planned = schedule(ranked(some), begins)
    decisions = tuple(
        decision(
            slot,
            improvements[slot.improvement],
            kpis.get(improvements[slot.improvement].kpi or ""),
            series.get(improvements[slot.improvement].kpi or "", ()),
            (begins, today),
        )
        for slot in planned.slots
    )
    unranked = tuple(Unranked(each.id, lacks) for each in some if (lacks := missing(each)))
    standing = map_standing(shared, (), rows, today)
    return Plan(today, planned, decisions, unranked, tuple(_nobody_on(standing, some)))


def _stated(shared: Shared) -> str | None:
    """The first day that `improvements.yaml` names, where there is such a day."""
    day = shared.plan_begins
    return None if day is None or impossible_dates((day,)) else day


def next_monday(day: str) -> str:
    """The day itself where it is a Monday, else the Monday after it."""
    parsed = date.fromisoformat(day)
    return (parsed + timedelta(days=-parsed.weekday() % 7)).isoformat()


def _nobody_on(standing: MapStanding, improvements: Sequence[Improvement]) -> list[NobodyOn]:
    groups = {each.group for each in improvements}
    kpis = {each.kpi for each in improvements}
    red = [task for task in tasks(standing) if task.colour == "red"]
    return [
        NobodyOn(task.group, task.spot, task.kpi)
        for task in red
        if task.spot is not None and task.kpi is not None and task.group not in groups and task.kpi not in kpis
    ]
