"""`usecases plan`: what to improve first, for ninety days; as text, data, a document or a picture."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from usecases.cli.as_json import as_json, plain
from usecases.cli.columns import reading_width
from usecases.cli.days import Day, today_option
from usecases.cli.exits import FINE, WRONG_USE
from usecases.cli.library_option import library_option, library_root
from usecases.cli.opening import files_of, mention_measurements, mention_shared
from usecases.cli.suggesting import Choice
from usecases.cli.terminal import colours
from usecases.languages.catalogue import reader_language
from usecases.languages.reasons import reason_words
from usecases.model.words import LANGUAGES
from usecases.text.atomic import write_atomically
from usecases.text.harmless import harmless
from usecases_exporters.words import interface as _

if TYPE_CHECKING:
    from usecases.analysing.plan.report import PlanReport


@click.command(
    "plan",
    help=_(
        "What to improve first: the improvements of improvements.yaml ranked by impact and speed, about 60% of the"
        " time outward, blockers first; put into 90 days with three streams and two-week sprints; and after 30 days the"
        " measured change against the expected one."
    ),
    epilog=_("Example: usecases plan --from 2026-11-23 --format svg -o plan.svg"),
)
@library_option
@click.option(
    "--from",
    "begins",
    type=Day(),
    metavar="DATE",
    help=_("The first day of the plan; otherwise the day in improvements.yaml, or the next Monday."),
)
@today_option
@click.option(
    "--format",
    "form",
    type=Choice(("text", "json", "markdown", "svg")),
    default="text",
    help=_("How the plan is written."),
)
@click.option(
    "--language", type=Choice(LANGUAGES), help=_("The language of a document or picture; the reader's otherwise.")
)
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=_("The file to write to; the terminal otherwise."),
)
def command(
    library: Path | None, begins: str | None, today: str | None, form: str, language: str | None, target: Path | None
) -> int:
    """Plan, and write the plan where it is wanted."""
    from usecases.analysing.plan.report import plan_report

    root = library_root(library)
    now = today or date.today().isoformat()
    try:
        report = plan_report(root, files_of(root), begins, now)
    except OverflowError as error:
        raise click.UsageError(_("The plan would go on after the last day that there is. Begin earlier.")) from error
    if "improvements.yaml" in report.unusable:
        text = _("improvements.yaml can't be used as it is. See what is wrong with: usecases check improvements.yaml")
        raise click.UsageError(text)
    if not report.shared.improvements:
        text = _("There are no improvements yet. Write them into improvements.yaml; see: docs/plan.md")
        click.echo(text, err=True)
        return WRONG_USE
    mention_shared(report.unusable)
    mention_measurements(report.faulty)
    content = _written(report, form, language or reader_language(), to_file=target is not None)
    if target is None:
        click.echo(content.rstrip("\n"), color=colours())
        return FINE
    try:
        write_atomically(target, content.encode())
    except OSError as error:
        text = _("{path} can't be written: {reason}.")
        raise click.UsageError(text.format(path=harmless(str(target)), reason=reason_words(error))) from error
    click.echo(_("The plan is written to {path}.").format(path=harmless(str(target))), err=True)
    return FINE


def _written(report: "PlanReport", form: str, language: str, *, to_file: bool) -> str:
    if form == "json":
        return as_json(plain(report.plan, digits=6)) + "\n"
    if form == "markdown":
        from usecases_exporters.plan.document import plan_document
        from usecases_exporters.tree.markdown import write_markdown

        return write_markdown(plan_document(report, language))
    if form == "svg":
        from usecases_exporters.plan.picture import plan_picture

        return plan_picture(report, language).decode()
    from usecases.cli.plan_text import lines

    text = "\n".join(lines(report, language, reading_width())) + "\n"
    return click.unstyle(text) if to_file else text
