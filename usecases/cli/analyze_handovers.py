"""`usecases analyze handovers`: who hands what to whom, and where the chain breaks."""

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
    from usecases.analysing.handovers.passing import HandOver
    from usecases.analysing.handovers.report import HandoversAnalysis
    from usecases.model.shared import Shared


@click.command(
    "handovers",
    help=_(
        "What passes from step to step, from role to role, between systems and from group to group, and where the chain"
        " breaks: given and never needed, needed and never given, given where the receiver can't take it."
    ),
    epilog=_("Example: usecases analyze handovers --group marketing"),
)
@scoped
def command(scope: Scope, form: str) -> int:
    """Analyse, and mention what had to be left out."""
    analysis, rows, shared = _looked(scope)
    found = analysis.figures(group=scope.group)
    if not found.use_cases:
        click.echo(_("There are no such use cases."), err=True)
        return WRONG_USE
    if form == "json":
        data = plain(found)
        assert isinstance(data, dict)
        click.echo(as_json({**data, "rows": [plain(each) for some in rows.values() for each in some]}))
        return FINE
    from usecases.cli.handovers_text import lines

    click.echo("\n".join(lines(found, rows, shared, reader_language(), reading_width())), color=colours())
    return FINE


def _looked(scope: Scope) -> "tuple[HandoversAnalysis, dict[str, list[HandOver]], Shared]":
    """The analysis of the whole library, since the chain goes through all of it, and the hand-overs of named cases."""
    from usecases.analysing.handovers.report import HandoversAnalysis, rows

    for case_id in scope.ids:
        one(scope.root, case_id)
    cases = CasesInScope(scope)
    analysis = HandoversAnalysis(cases.shared)
    named: dict[str, list[HandOver]] = {}
    for case, asked in cases:
        view = analysis.look(case, asked=asked)
        if view is not None and case.id in scope.ids:
            named[case.id] = rows(view)
    cases.tell()
    return analysis, {case_id: named[case_id] for case_id in scope.ids if case_id in named}, cases.shared
