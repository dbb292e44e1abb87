"""`usecases analyze customers`: who gets what from which process."""

from typing import TYPE_CHECKING

import click

from usecases.cli.as_json import as_json, plain
from usecases.cli.columns import reading_width
from usecases.cli.exits import FINE, WRONG_USE
from usecases.cli.opening import files_of, mention_left_out, one
from usecases.cli.scope import Scope, no_such_group, scoped
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
    from usecases.analysing.cases import Cases
    from usecases.analysing.customers.report import CustomersAnalysis

    for case_id in scope.ids:
        one(scope.root, case_id)
    cases = Cases(scope.root, files_of(scope.root))
    groups = {group.id for group in cases.shared.groups}
    analysis = CustomersAnalysis(cases.shared)
    for file in cases:
        groups.add(file.case.group or "")
        asked = file.case.id in scope.ids if scope.ids else scope.group in (None, file.case.group)
        analysis.look(file.case, asked=asked)
    if scope.group is not None and scope.group not in groups:
        raise no_such_group(scope.group, groups)
    mention_left_out(cases.unusable)
    return analysis.figures(), cases.shared
