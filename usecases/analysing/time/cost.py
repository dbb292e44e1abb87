"""What the work of a process costs, and what it brings in: by the run and by the year."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from usecases.analysing.time.steps import Inner, StepTime
from usecases.model.letters import Roles
from usecases.model.usecase import Ids, UseCase
from usecases.timing.minutes import Minutes

_YEAR = {"w": 365 / 7, "mo": 12.0, "y": 1.0}


class Cost(NamedTuple):
    """Money in the currency of the library; `None` where the file doesn't say enough.

    `run` is the main scenario, `average` what a run costs on average. `runs` are those of a year, and `year` is what
    they cost. `value` is what a run brings in on average: its value times the share that reaches the goal. `uncosted`
    are the roles inside that work and whose hour has no cost, `uncosted_minutes` their work in the main scenario.
    """

    run: float | None
    average: float | None
    runs: float | None
    year: float | None
    value: float | None
    value_year: float | None
    uncosted: tuple[str, ...]
    uncosted_minutes: float


class Rate(NamedTuple):
    """What an hour of a step costs, `None` where no cost is given, and the roles whose cost should be known and isn't.

    `uncosted` is the share of the step's work that is theirs.
    """

    hour: float | None
    missing: Ids
    uncosted: float


Rates = Mapping[str, Rate]


def rates_of(times: Mapping[str, StepTime], roles: Roles) -> Rates:
    """The rates of all steps, by the `hourly_cost` of those who do them.

    A step that borrows its work from the use case that it is costs what that one costs.
    """
    return {
        name: _borrowed(time.inner) if time.borrows and time.inner is not None else _rate(time, roles)
        for name, time in times.items()
    }


def _borrowed(inner: Inner) -> Rate:
    if not inner.touch:
        return Rate(None, inner.uncosted, 0.0)
    hour = None if inner.cost is None else inner.cost / inner.touch * 60
    return Rate(hour, inner.uncosted, inner.uncosted_minutes / inner.touch)


def _rate(time: StepTime, roles: Roles) -> Rate:
    helpers = [role_id for role_id in time.does if role_id not in time.actors]
    known = [cost for cost in (_cost(role_id, roles) for role_id in time.actors) if cost is not None]
    # Either of several actors does it: the mean of those whose cost is known.
    whole = sum(known) / len(known) if known else None
    added = [cost for cost in (_cost(role_id, roles) for role_id in helpers) if cost is not None]
    missing = tuple(role_id for role_id in [*(() if known else time.actors), *helpers] if _lacks(role_id, roles))
    hour = (whole or 0.0) + sum(added) if whole is not None or added else None
    return Rate(hour, missing, 1.0 if missing else 0.0)


def cost_of(
    case: UseCase,
    main: Iterable[tuple[str, float]],
    average: Iterable[tuple[str, float]],
    rates: Rates,
    minutes: Minutes,
    success: float,
) -> Cost:
    """The cost of a use case, from steps and minutes of work: those of the main scenario, and those of an average run.

    `success` is the share of the runs that reach the goal.
    """
    main = list(main)
    run = _sum(main, rates)
    mean = _sum(average, rates)
    runs = runs_in_a_year(case.frequency, minutes)
    uncosted = [(step, work) for step, work in main if work and rates[step].missing]
    value = None if case.value_added is None else case.value_added * success
    return Cost(
        run,
        mean,
        runs,
        None if mean is None or runs is None else mean * runs,
        value,
        None if value is None or runs is None else value * runs,
        tuple(dict.fromkeys(role_id for step, _work in uncosted for role_id in rates[step].missing)),
        sum(work * rates[step].uncosted for step, work in uncosted),
    )


def runs_in_a_year(frequency: str | None, minutes: Minutes) -> float | None:
    """How often a process runs in a year; `d` counts working days."""
    if frequency is None:
        return None
    amount, _slash, period = frequency.partition("/")
    return int(amount) * (minutes.days * 365 / 7 if period == "d" else _YEAR[period])


def _sum(work: Iterable[tuple[str, float]], rates: Rates) -> float | None:
    costs = [minutes / 60 * hour for step, minutes in work if minutes and (hour := rates[step].hour) is not None]
    return sum(costs) if costs else None


def _cost(role_id: str, roles: Roles) -> float | None:
    role = roles.get(role_id)
    return role.hourly_cost if role is not None else None


def _lacks(role_id: str, roles: Roles) -> bool:
    """Whether a role is somebody inside whose hour costs money that nobody has written down."""
    role = roles.get(role_id)
    return role is not None and role.hourly_cost is None and not role.external and role.kind != "system"
