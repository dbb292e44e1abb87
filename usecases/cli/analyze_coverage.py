"""`usecases analyze coverage`: what can go wrong at each step, and who has thought of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from usecases.cli.as_json import as_json
from usecases.cli.columns import reading_width
from usecases.cli.exits import FINE, WRONG_USE
from usecases.cli.opening import files_of, mention_left_out, mention_shared, one
from usecases.cli.scope import Scope, no_such_group, scoped
from usecases.cli.terminal import colours
from usecases.languages.catalogue import _
from usecases.text.harmless import harmless

if TYPE_CHECKING:
    from usecases.analysing.coverage.trend import Moment
    from usecases.coverage.coverage import Coach


@click.command(
    "coverage",
    help=_(
        "What can go wrong at each step, and whether somebody has thought of it: covered by a branch, considered with"
        " a reason, or open. For use cases that are named, with the best questions of each step; for a process group"
        " or the whole library, the figures."
    ),
    epilog=_("Example: usecases analyze coverage order-processing"),
)
@scoped
@click.option("--all", "every", is_flag=True, help=_("More questions than the best three of a step."))
@click.option("--trend", "with_trend", is_flag=True, help=_("The figures at the last commits, too."))
def command(scope: Scope, form: str, every: bool, with_trend: bool) -> int:
    """Look, and say what is found."""
    if scope.ids:
        return _of_ids(scope.root, scope.ids, every, with_trend, form)
    if every:
        raise click.UsageError(_("Questions are asked about use cases that are named. Give their ids beside --all."))
    return _of_many(scope.root, scope.group, with_trend, form)


def _of_ids(root: Path, ids: Sequence[str], every: bool, with_trend: bool, form: str) -> int:
    from usecases.coverage.coverage import Coach
    from usecases.coverage.ranking import MOST

    opened = [one(root, case_id) for case_id in ids]
    mention_shared(opened[0][0].unusable)
    shared = opened[0][0].shared
    coach = Coach(shared)
    most = len(coach.catalogue.by_id) if every else MOST
    looked = [(file.case, coach.look(file.case, most=most)) for _library, file in opened]
    moments = _moments(root, coach, with_trend, tuple(file.path for _library, file in opened))
    if form == "json":
        from usecases.cli.coverage_json import cases_data

        click.echo(as_json(cases_data(looked, shared, coach, moments)))
        return FINE
    from usecases.cli.coverage_text import case_lines, trend_lines

    columns = reading_width()
    lines = [line for case, coverage in looked for line in (*case_lines(case, coverage, shared, coach, columns), "")]
    lines += trend_lines(moments, columns)
    click.echo("\n".join(lines).rstrip("\n"), color=colours())
    return FINE


def _of_many(root: Path, group: str | None, with_trend: bool, form: str) -> int:
    from usecases.analysing.cases import Cases
    from usecases.analysing.coverage.sums import summed
    from usecases.coverage.coverage import Coach

    found = files_of(root)
    shared = Cases(root, found).shared
    sums = summed(root, found, group)
    known = {each.id for each in shared.groups}
    if group is not None and group not in known and not sums.cases:
        raise no_such_group(group, known)
    mention_shared(sums.unusable)
    mention_left_out(sums.unusable)
    if not sums.cases:
        click.echo(_("There are no such use cases."), err=True)
        return WRONG_USE
    moments = _moments(root, Coach(shared), with_trend, (), group)
    if form == "json":
        from usecases.cli.coverage_json import sums_data

        click.echo(as_json(sums_data(sums, moments)))
        return FINE
    from usecases.cli.coverage_text import sums_lines, trend_lines

    columns = reading_width()
    lines = [*sums_lines(sums, shared, columns), *(("", *trend_lines(moments, columns)) if with_trend else ())]
    click.echo("\n".join(lines).rstrip("\n"), color=colours())
    return FINE


def _moments(
    root: Path, coach: "Coach", wanted: bool, paths: tuple[str, ...], group: str | None = None
) -> "tuple[Moment, ...] | None":
    """The trend, where it is wanted; where git can't tell, it is said why, and there is none."""
    if not wanted:
        return None
    from usecases.analysing.coverage.trend import COMMITS, trend
    from usecases.git.past import is_shallow
    from usecases.git.repository import Repository
    from usecases.git.running import GitProblem, version

    try:
        repository = Repository.of(root)
        if repository is not None:
            if moments := trend(repository, coach, paths, group):
                if len(moments) < COMMITS and is_shallow(repository.folder):
                    text = _("This copy of the repository has no older commits. Fetch them with: git fetch --unshallow")
                    click.echo(text, err=True)
                return moments
            reason = _("no commit holds the use cases yet.")
        else:
            version()
            reason = _("the library isn't in a git repository.")
    except GitProblem as problem:
        reason = str(problem)
    click.echo(_("There is no trend: {reason}").format(reason=harmless(reason)), err=True)
    return ()
