"""The matrix of responsibilities and the seven passes, as text for a terminal."""

from collections.abc import Iterator, Sequence

import click

from usecases.analysing.raci.matrix import Line, Matrix
from usecases.analysing.raci.report import Raci
from usecases.analysing.raci.words import sections
from usecases.analysing.titles import Titles
from usecases.cli import sections_text
from usecases.cli.columns import cut, padded, width, wrapped
from usecases.languages.catalogue import _
from usecases.model.shared import Shared
from usecases.text.harmless import one_line

_GAP = 2
_NONE = "·"
_LEAST = 24
"""The columns that a step's action gets at least."""
_LOADS = 40
"""How many roles the table of a group or library shows."""


def lines(raci: Raci, matrices: Sequence[Matrix], shared: Shared, language: str, columns: int) -> Iterator[str]:
    """The lines of the text, no wider than so many columns: the matrices, or else the loads; then the passes."""
    titles = Titles(shared, language)
    if matrices:
        yield from _legend(columns)
    for each in matrices:
        yield ""
        yield _bold(cut(f"{one_line(each.title)} ({each.case})", columns))
        yield from _matrix(each, titles, columns)
    if not matrices:
        yield from _loads(raci, titles, columns)
    yield ""
    yield from sections_text.lines(sections(raci, titles), columns)


def _legend(columns: int) -> list[str]:
    text = _("R – does the work; A – answers for the result; C – is asked before; I – is told after.")
    return wrapped(text, columns)


def _matrix(matrix: Matrix, titles: Titles, columns: int) -> Iterator[str]:
    """The roles as a flight of steps, each above its own column; as many at once as leave room for the actions."""
    if not matrix.lines:
        yield "  " + _("No steps yet.")
        return
    if not matrix.roles:
        yield "  " + _("No step says who does it yet.")
    cell = max((len(letters) for line in matrix.lines for letters in line.letters.values()), default=1) + _GAP
    number = max(width(line.number) for line in matrix.lines) + _GAP
    at_once = max((columns - number - _LEAST) // cell, 1)
    for start in range(0, max(len(matrix.roles), 1), at_once):
        if start:
            yield ""
        yield from _block(matrix, matrix.roles[start : start + at_once], titles, cell, columns)


def _block(matrix: Matrix, roles: Sequence[str], titles: Titles, cell: int, columns: int) -> Iterator[str]:
    for index, role_id in enumerate(roles):
        yield cut(padded("│", cell) * index + "┌ " + titles.role(role_id), columns)
    number = max(width(line.number) for line in matrix.lines) + _GAP
    for line in matrix.lines:
        if roles and len(roles) < len(matrix.roles) and not any(role_id in line.letters for role_id in roles):
            continue
        cells = "".join(padded(line.letters.get(role_id, _NONE), cell) for role_id in roles)
        yield from wrapped(_action(line), columns, cells + padded(line.number, number))


def _action(line: Line) -> str:
    return one_line(line.action) if line.action else "?"


def _loads(raci: Raci, titles: Titles, columns: int) -> Iterator[str]:
    """How many steps each role holds a letter in, heaviest first."""
    yield from _legend(columns)
    yield ""
    rows = [("R", "A", "C", "I", "")]
    shown = raci.load.roles[:_LOADS]
    rows += [(str(one.does), str(one.answers), str(one.asked), str(one.told), titles.role(one.role)) for one in shown]
    widths = [max(len(row[index]) for row in rows) for index in range(4)]
    for row in rows:
        figures = "  ".join(row[index].rjust(widths[index]) for index in range(4))
        yield cut(f"{figures}  {row[4]}".rstrip(), columns)
    if len(raci.load.roles) > len(shown):
        yield _("and {count} more").format(count=len(raci.load.roles) - len(shown))


def _bold(text: str) -> str:
    return click.style(text, bold=True)
