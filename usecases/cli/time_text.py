"""The times as text for a terminal: a table of paths, or of use cases, and the sections of figures."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

import click

from usecases.analysing.sections import Said
from usecases.analysing.time.report import CaseTime, Times
from usecases.analysing.time.simulated import Simulation
from usecases.analysing.time.words import Saying
from usecases.analysing.time.words_of_runs import runs_section, spread_words
from usecases.analysing.titles import Titles
from usecases.cli.columns import cut, table, wrapped
from usecases.cli.sections_text import lines
from usecases.languages.catalogue import _
from usecases.model.shared import Shared
from usecases.model.usecase import UseCase
from usecases.text.harmless import one_line

_PATHS = 40
"""How many paths are shown of a use case, and how many use cases of a library; the rest is counted."""


def case_lines(
    cases: Sequence[tuple[UseCase, CaseTime]],
    times: Times,
    shared: Shared,
    language: str,
    columns: int,
    simulated: Sequence[Simulation],
) -> Iterator[str]:
    """The lines about use cases that were named, no wider than so many columns, and what came of their runs."""
    say = Saying(times, Titles(shared, language), shared.settings.currency)
    yield from _wrapped(say.legend(), columns)
    for (case, time), found in zip_longest(cases, simulated):
        yield ""
        yield _bold(cut(f"{one_line(case.title)} ({case.id})", columns))
        rows = [("", *say.head())]
        rows += [(say.path(path, case), *say.row(path)) for path in time.paths[:_PATHS]]
        yield from table(rows, 0, columns)
        yield from _more(len(time.paths))
        yield ""
        yield from lines(say.case(time), columns)
        if found is not None:
            yield ""
            part = runs_section(say, found, time)
            if not time.timeless:
                part = part._replace(lines=(*part.lines, Said(_("How many take how long"), spread_words(say, found))))
            yield from lines([part], columns)
    yield ""
    yield from wrapped(say.assumptions(), columns)


def library_lines(times: Times, shared: Shared, language: str, columns: int) -> Iterator[str]:
    """The lines about a group or a library: those that take longest first."""
    say = Saying(times, Titles(shared, language), shared.settings.currency)
    yield from _wrapped(say.legend(), columns)
    yield ""
    rows = [("", *say.head(), _("A year"))]
    longest = sorted(times.cases, key=lambda case: (-(case.main.total or -1.0), case.case))
    for case in longest[:_PATHS]:
        rows.append((case.case, *say.row(case.main), "–" if case.cost.year is None else say.money(case.cost.year)))
    yield from table(rows, 0, columns)
    yield from _more(len(longest))
    yield ""
    yield from lines(say.together(), columns)
    yield ""
    yield from wrapped(say.assumptions(), columns)


def _more(count: int) -> list[str]:
    return [_("and {count} more").format(count=count - _PATHS)] if count > _PATHS else []


def _wrapped(texts: Iterable[str], columns: int) -> list[str]:
    return [line for text in texts for line in wrapped(text, columns)]


def _bold(text: str) -> str:
    return click.style(text, bold=True)
