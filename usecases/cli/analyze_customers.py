"""`usecases analyze customers`: who gets what from which process."""

from typing import TYPE_CHECKING

import click

from usecases.cli.as_json import as_json, plain
from usecases.cli.columns import reading_width
from usecases.cli.exits import FINE, WRONG_USE
from usecases.cli.opening import one
from usecases.cli.scope import CasesInScope, Scope, scoped
from usecases.cli.terminal import colours
from usecases.languages.catalogue import _, reader_language

if TYPE_CHECKING:
    from usecases.analysing.customers.report import Customers
    from usecases.model.shared import Shared


@click.command(
    "customers",
    help=_(
        "Who gets what from which process, outside the company and inside, by kind of customer; and which processes"
        " name no customer, or give something that reaches nobody."
    ),
    epilog=_("Example: usecases analyze customers"),
)
@scoped
def command(scope: Scope, form: str) -> int:
    """Analyse, and mention what had to be left out."""
    found, shared = _looked(scope)
    if not found.use_cases:
        click.echo(_("There are no such use cases."), err=True)
        return WRONG_USE
    if form == "json":
        click.echo(as_json(plain(found)))
        return FINE
    from usecases.analysing.customers.words import sections
    from usecases.analysing.titles import Titles
    from usecases.cli.sections_text import lines

    parts = sections(found, Titles(shared, reader_language()))
    click.echo("\n".join(lines(parts, reading_width())), color=colours())
    return FINE


def _looked(scope: Scope) -> "tuple[Customers, Shared]":
    """The customers of what was asked for; all use cases are looked at, since any of them may need what others give."""
    from usecases.analysing.customers.report import CustomersAnalysis

    for case_id in scope.ids:
        one(scope.root, case_id)
    cases = CasesInScope(scope)
    analysis = CustomersAnalysis(cases.shared)
    for case, asked in cases:
        analysis.look(case, asked=asked)
    cases.tell()
    return analysis.figures(), cases.shared
