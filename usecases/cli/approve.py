"""`usecases approve`: record that a role has approved a use case."""

from datetime import date
from pathlib import Path

import click

from usecases.cli.completing import case_ids, role_ids
from usecases.cli.exits import FINDINGS, FINE
from usecases.cli.leftovers import mention_others
from usecases.cli.library_option import library_option, library_root
from usecases.cli.refusing import refusals_said
from usecases.cli.terminal import colours
from usecases.findings.finding import Finding
from usecases.findings.severity import Severity
from usecases.languages.catalogue import _, ngettext, reader_language
from usecases.reading.document import Document
from usecases.text.harmless import harmless


@click.command(
    "approve",
    help=_(
        "Record that a role has approved a use case: its status, the role, the day, and a digest of what it says, by "
        "which later changes are noticed. What is missing in an approved use case is an error; such errors are shown "
        "first, and nothing is approved."
    ),
    epilog=_("Example: usecases approve order-processing --by director"),
)
@click.argument("case_id", metavar="ID", shell_complete=case_ids)
@click.option("--by", metavar="ROLE", required=True, shell_complete=role_ids, help=_("The role who approves."))
@click.option("--on", metavar="DATE", help=_("The day, as year-month-day; today otherwise."))
@click.option("--anyway", is_flag=True, help=_("Approve it also with errors in it."))
@library_option
def command(case_id: str, by: str, on: str | None, anyway: bool, library: Path | None) -> int:
    """Approve a use case, save, and say so; or show what stands in the way."""
    root = library_root(library)
    mention_others(root)
    with refusals_said():
        return _approve(root, case_id, by, on or date.today().isoformat(), anyway)


def _approve(root: Path, case_id: str, by: str, on: str, anyway: bool) -> int:
    from usecases.editing.approving import Approve
    from usecases.editing.session import Session
    from usecases.saving.locks import writing

    with writing(root):
        session = Session.open(root)
        try:
            path = session.files.case_path(case_id)
            draft = session.files.document(path)
            done = session.do(Approve(case_id, by, on))
            errors = _errors(root, draft, session.files.document(path))
            if errors and not anyway:
                _show(errors, root)
                return FINDINGS
            session.save()
        finally:
            session.give_up()
    click.echo(harmless(done.message.said()))
    if errors:
        text = ngettext("It has {count} error.", "It has {count} errors.", len(errors))
        click.echo(text.format(count=len(errors)) + " " + _("See them with: usecases check"), err=True)
    return FINE


def _errors(root: Path, draft: Document, approved: Document) -> list[Finding]:
    """The errors that the approved use case would have, at their places in the file as it still is."""
    from usecases.checking.unsaved import check_document

    errors = [found for found in check_document(root, approved).findings if found.severity is Severity.ERROR]
    here = {_what(found): found.place for found in check_document(root, draft).findings} if errors else {}
    return [
        Finding(
            found.code, found.path, here.get(_what(found), found.place), found.severity, found.variant, found.arguments
        )
        for found in errors
    ]


def _what(found: Finding) -> tuple[object, ...]:
    return found.code, found.variant, *sorted(found.arguments.items())


def _show(errors: list[Finding], root: Path) -> None:
    from usecases.cli.reporters.shown import shown
    from usecases.cli.reporters.text import report

    for piece in report(list(shown(errors, root, reader_language())), 1):
        click.echo(piece, nl=False, color=colours())
    click.echo(_("It isn't approved. Mend this first, or approve it with --anyway."), err=True)
