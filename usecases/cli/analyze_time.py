"""`usecases analyze time`: how long each path takes, where it waits, what it costs."""

from datetime import date
from typing import TYPE_CHECKING

import click

from usecases.cli.as_json import as_json, plain
from usecases.cli.columns import reading_width
from usecases.cli.days import Day
from usecases.cli.exits import FINE, WRONG_USE
from usecases.cli.opening import files_of, mention_left_out, mention_shared, one
from usecases.cli.scope import CasesInScope, Scope, scoped
from usecases.cli.terminal import colours
from usecases.languages.catalogue import _, reader_language

if TYPE_CHECKING:
    from usecases.analysing.time.report import Looked, TimeAnalysis
    from usecases.analysing.time.simulated import Simulation


@click.command(
    "time",
    help=_(
        "How long each path takes, by the working calendar: in all, in work, at the quickest; the deadlines that can't"
        " be met, where it waits between people, what it costs and what becomes of a run. For use cases that are named,"
        " path by path; for a process group or the whole library, the figures."
    ),
    epilog=_("Example: usecases analyze time order-processing"),
)
@scoped
@click.option(
    "--start",
    type=Day(),
    metavar="DATE",
    help=_("The day on which a run begins, as in 2026-12-22: then holidays count. Else it is a week without any."),
)
@click.option(
    "--runs",
    type=click.IntRange(1, 10_000_000),
    metavar="NUMBER",
    help=_("Let each use case that is named run so many times, by chance, and tell how long that takes."),
)
@click.option("--seed", type=click.IntRange(min=0), default=1, metavar="NUMBER", help=_("Where chance begins."))
def command(scope: Scope, form: str, start: str | None, runs: int | None, seed: int) -> int:
    """Analyse, and mention what had to be left out."""
    if runs is not None and not scope.ids:
        raise click.UsageError(_("Only use cases that are named are let run. Give their ids beside --runs."))
    begins = date.fromisoformat(start) if start else None
    return _of_ids(scope, begins, form, runs, seed) if scope.ids else _of_many(scope, begins, form)


def _of_ids(scope: Scope, start: date | None, form: str, runs: int | None, seed: int) -> int:
    from usecases.analysing.cases import Finder
    from usecases.analysing.time.report import TimeAnalysis

    opened = [one(scope.root, case_id) for case_id in scope.ids]
    mention_shared(opened[0][0].unusable)
    shared = opened[0][0].shared
    find = Finder(scope.root, files_of(scope.root))
    analysis = TimeAnalysis(shared, find, start)
    looked = [(file.case, analysis.look(file.case)) for _library, file in opened]
    mention_left_out(find.unusable)
    times = analysis.times(each.time for _case, each in looked)
    simulated = [_simulated(each, analysis, runs, seed) for _case, each in looked] if runs is not None else []
    if form == "json":
        data = plain(times)
        assert isinstance(data, dict)
        click.echo(as_json({**data, "simulations": plain(tuple(simulated))} if simulated else data))
        return FINE
    from usecases.cli.time_text import case_lines

    cases = [(case, each.time) for case, each in looked]
    lines = case_lines(cases, times, shared, reader_language(), reading_width(), simulated)
    click.echo("\n".join(lines), color=colours())
    return FINE


def _of_many(scope: Scope, start: date | None, form: str) -> int:
    from usecases.analysing.time.report import TimeAnalysis

    cases = CasesInScope(scope)
    analysis = TimeAnalysis(cases.shared, cases.find, start)
    # Retired ones are left out: nobody works by them.
    current = (case for case, asked in cases if asked and case.status != "retired")
    times = analysis.times(analysis.look(case).time.summary() for case in current)
    cases.tell()
    if not times.cases:
        click.echo(_("There are no such use cases."), err=True)
        return WRONG_USE
    if form == "json":
        click.echo(as_json(plain(times)))
        return FINE
    from usecases.cli.time_text import library_lines

    lines = library_lines(times, cases.shared, reader_language(), reading_width())
    click.echo("\n".join(lines), color=colours())
    return FINE


def _simulated(looked: "Looked", analysis: "TimeAnalysis", runs: int, seed: int) -> "Simulation":
    """What comes of so many runs; without numpy it is said what to install."""
    from usecases.analysing.time.simulating import NotInstalledError, simulated

    try:
        return simulated(looked, analysis.timeline, runs, seed)
    except NotInstalledError as missing:
        text = _("Runs by chance need {package}, which isn't installed. Install it with: {command}")
        raise click.UsageError(
            text.format(package=missing.package, command="pip install 'usecases[simulation]'")
        ) from missing
