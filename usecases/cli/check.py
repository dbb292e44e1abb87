"""`usecases check`: find what is wrong or missing."""

from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import click

from usecases.checking.report import Report
from usecases.checking.run import check_files, check_library
from usecases.cli.asked import by_library, ignore_unknown_option, inside, known
from usecases.cli.days import today_option
from usecases.cli.exits import FINDINGS, FINE
from usecases.cli.library_option import library_option
from usecases.cli.suggesting import Choice
from usecases.cli.terminal import colours
from usecases.findings.severity import Severity
from usecases.languages.catalogue import _, reader_language
from usecases.reading.folder import scan

REPORTERS = ("text", "json", "sarif", "github", "gitlab")


@click.command(
    "check",
    help=_("Find what is wrong or missing in a library, or in some files of it."),
    epilog=_("Example: usecases check library --format json"),
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@library_option
@click.option("--format", "form", type=Choice(REPORTERS), default="text", help=_("How the findings are written."))
@click.option(
    "--fail-on",
    type=Choice(["error", "warning", "never"]),
    default="warning",
    help=_("From which severity on the exit code is 1 (default: warning)."),
)
@click.option("--since", metavar="REV", help=_("Only what changed in git since a revision, and what refers to it."))
@click.option("--whole", is_flag=True, help=_("Check the whole library of a path: a change shows in other files too."))
@ignore_unknown_option
@today_option
@click.option("--fix", is_flag=True, help=_("Mend what has one obvious mend, and report what is left."))
@click.option("--fresh", is_flag=True, help=_("Look at every file, also at those that haven't changed."))
def command(
    paths: Sequence[Path],
    library: Path | None,
    form: str,
    fail_on: str,
    since: str | None,
    whole: bool,
    ignore_unknown: bool,
    today: str | None,
    fix: bool,
    fresh: bool,
) -> int:
    """Check, report, and say by the exit code whether there is something to mend."""
    given = known(paths) if ignore_unknown else paths
    asked = by_library(given, library) if given or not paths else {}
    how = _How(since, fix, fresh, date.fromisoformat(today) if today else None)
    reports = [(root, _reported(root, [] if whole else some, how)) for root, some in asked.items()]
    from usecases.cli.reporters.shown import shown

    language = reader_language()
    findings = [found for root, report in reports for found in shown(report.findings, root, language)]
    reporter = import_module(f"usecases.cli.reporters.{form}")
    for piece in reporter.report(findings, sum(report.files for __, report in reports)):
        click.echo(piece, nl=False, color=colours())
    if fail_on == "never":
        return FINE
    limit = Severity.of(fail_on)
    return FINDINGS if any(found.finding.severity >= limit for found in findings) else FINE


class _How(NamedTuple):
    """How to check: since which revision, whether to mend, whether to look at everything, and on which day."""

    since: str | None
    fix: bool
    fresh: bool
    today: date | None


def _reported(root: Path, paths: Sequence[Path], how: _How) -> Report:
    if not how.fix:
        return _check(root, paths, how)
    from usecases.cli.fixing import mended

    return mended(root, lambda: _check(root, paths, how))


def _check(root: Path, paths: Sequence[Path], how: _How) -> Report:
    if how.since is None:
        if not paths:
            return check_library(root, fresh=how.fresh, today=how.today)
        found = scan(root, stamps=False)
        return check_files(root, found, inside(root, found, paths), how.today)
    from usecases.checking.since import check_since
    from usecases.git.running import GitProblem

    try:
        report = check_since(root, how.since, fresh=how.fresh, today=how.today)
    except GitProblem as problem:
        raise click.UsageError(_("git can't tell what changed: {reason}").format(reason=problem)) from problem
    return _only(report, inside(root, scan(root, stamps=False), paths)) if paths else report


def _only(report: Report, paths: set[str]) -> Report:
    return Report(len(paths), tuple(finding for finding in report.findings if finding.path in paths))
