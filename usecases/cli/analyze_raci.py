"""`usecases analyze raci`: the matrix of responsibilities, and seven passes over it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from usecases.cli.as_json import as_json, plain
from usecases.cli.columns import reading_width
from usecases.cli.exits import FINE, WRONG_USE
from usecases.cli.opening import mention_shared, one
from usecases.cli.scope import CasesInScope, Scope, scoped
from usecases.cli.terminal import colours
from usecases.languages.catalogue import _, reader_language

if TYPE_CHECKING:
    from usecases.analysing.raci.matrix import Matrix
    from usecases.analysing.raci.report import Raci
    from usecases.model.shared import Shared


@click.command(
    "raci",
    help=_(
        "The matrix of responsibilities of some use cases, of a process group, or of the whole library, and what seven"
        " passes over it find: heads, load, weak spots, duplicates, time, results, communication."
    ),
    epilog=_("Example: usecases analyze raci --group sales"),
)
@scoped
def command(scope: Scope, form: str) -> int:
    """Analyse, and mention what had to be left out."""
    raci, matrices, shared = _of_ids(scope.root, scope.ids) if scope.ids else _of_many(scope)
    if not raci.use_cases:
        click.echo(_("There are no such use cases."), err=True)
        return WRONG_USE
    if form == "json":
        click.echo(as_json(_data(raci, matrices)))
        return FINE
    from usecases.cli.raci_text import lines

    click.echo("\n".join(lines(raci, matrices, shared, reader_language(), reading_width())), color=colours())
    return FINE


def _of_ids(root: Path, ids: Sequence[str]) -> "tuple[Raci, list[Matrix], Shared]":
    from usecases.analysing.raci.matrix import matrix_of
    from usecases.analysing.raci.report import RaciAnalysis

    opened = [one(root, case_id) for case_id in ids]
    mention_shared(opened[0][0].unusable)
    analysis = RaciAnalysis(opened[0][0].shared)
    matrices = [matrix_of(analysis.look(file.case)) for _library, file in opened]
    return analysis.figures(), matrices, opened[0][0].shared


def _of_many(scope: Scope) -> "tuple[Raci, list[Matrix], Shared]":
    from usecases.analysing.raci.report import analysed

    cases = CasesInScope(scope)
    raci = analysed((case for case, asked in cases if asked), cases.shared, whole=scope.group is None)
    cases.tell()
    return raci, [], cases.shared


def _data(raci: "Raci", matrices: "Sequence[Matrix]") -> dict[str, object]:
    """The figures as mappings and lists, with ids and no words."""
    data = plain(raci)
    assert isinstance(data, dict)
    return {**data, "matrices": [plain(each) for each in matrices]}
