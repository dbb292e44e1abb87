"""Hand-overs as text for a terminal."""

from collections.abc import Iterator, Mapping, Sequence

import click

from usecases.analysing.handovers.passing import HandOver
from usecases.analysing.handovers.report import Handovers
from usecases.analysing.handovers.words import handover_words, sections
from usecases.analysing.titles import Titles
from usecases.cli import sections_text
from usecases.cli.columns import cut, padded, width, wrapped
from usecases.languages.catalogue import _
from usecases.model.shared import Shared
from usecases.text.harmless import one_line


def lines(
    found: Handovers, rows: Mapping[str, Sequence[HandOver]], shared: Shared, language: str, columns: int
) -> Iterator[str]:
    """The lines of the text, no wider than so many columns: the hand-overs by use case, then the figures."""
    titles = Titles(shared, language)
    for case_id, handovers in rows.items():
        yield click.style(cut(case_id, columns), bold=True)
        yield from _rows(handovers, titles, columns)
        yield ""
    yield from sections_text.lines(sections(found, titles), columns)


def _rows(handovers: Sequence[HandOver], titles: Titles, columns: int) -> Iterator[str]:
    if not handovers:
        yield "  " + _("Nothing is handed over.")
    words = [handover_words(each, titles) for each in handovers]
    widest = max((width(steps) for steps, _who, _what in words), default=0)
    for steps, who, what in words:
        yield from wrapped(who, columns, "  " + padded(steps, widest) + "  ")
        yield from wrapped(one_line(what), columns, " " * (widest + 6))
