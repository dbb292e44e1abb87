"""The map of processes and its lamps, as text for a terminal."""

from collections.abc import Iterator, Sequence
from itertools import islice

import click

from usecases.analysing.map.report import MapReport
from usecases.analysing.map.standing import Lamp, Standing
from usecases.analysing.map.words import SPOT, Saying, bars, colour_words, month_words, to_do, trend_words
from usecases.cli.columns import padded, width, wrapped
from usecases.lamps import SIGN, Colour
from usecases.languages.catalogue import _
from usecases.languages.dates import date_words
from usecases.text.harmless import one_line

_INK: dict[Colour | None, str | None] = {"green": "green", "amber": "yellow", "red": "red", None: None}
_REMARKS = 10
"""How many remarks on measurements are said; the others are counted."""


def lines(report: MapReport, language: str, columns: int) -> Iterator[str]:
    """The lines of the text: every group with its lamps, then what to do."""
    say = Saying(report.shared, report.cases, language)
    standing = report.standing
    yield _bold(_("Map of processes on {day}").format(day=date_words(standing.today, language)))
    yield from wrapped(say.summary(standing), columns)
    yield from wrapped(
        _(
            "Of each lamp: its colour; the last {count} weeks; how the last 30 days went, and by how much it has"
            " got better (+) or worse (−) in them."
        ).format(count=len(standing.mondays)),
        columns,
    )
    widths = _widths([lamp for _group, lamp in standing.lamps()], language)
    for group in standing.groups:
        yield ""
        yield from _group(group, say, widths, columns)
    yield from _to_do(report, say, columns)
    remarks = list(say.later(standing))
    if standing.not_on_map:
        names = ", ".join(map(one_line, islice(standing.not_on_map, _REMARKS)))
        more = ", …" if len(standing.not_on_map) > _REMARKS else ""
        remarks.append(_("Use cases that belong to no group of the map: {names}.").format(names=names + more))
    if remarks:
        yield ""
        yield _bold(_("Remarks"))
    for remark in remarks[:_REMARKS]:
        yield from wrapped(remark, columns, "  ", "    ")
    if len(remarks) > _REMARKS:
        yield "  " + _("and {count} more").format(count=len(remarks) - _REMARKS)


def _group(group: Standing, say: Saying, widths: Sequence[int], columns: int) -> Iterator[str]:
    yield _bold(f"{say.titles.group(group.group)} ({one_line(group.group)})")
    facts = "; ".join(f"{label}: {words}" for label, words in say.facts(group))
    yield from wrapped(facts, columns, "  ")
    if not group.lamps:
        yield "  " + _("no lamps")
    for lamp in group.lamps:
        cells = _cells(lamp, say.language)
        front = "  " + "  ".join(padded(cell, size) for cell, size in zip(cells, widths, strict=True)) + "  "
        text = f"{say.indicator(lamp.kpi)}: {say.value(lamp)}"
        first, *others = wrapped(text, max(columns, width(front) + 24), front, " " * width(front))
        yield first.replace(cells[1], click.style(cells[1], fg=_INK[lamp.colour]), 1)
        yield from others


def _cells(lamp: Lamp, language: str) -> tuple[str, ...]:
    return (
        _(SPOT[lamp.spot]),
        colour_words(lamp.colour),
        bars(lamp.weeks),
        trend_words(lamp.trend),
        month_words(lamp, language),
    )


def _widths(lamps: Sequence[Lamp], language: str) -> list[int]:
    """The widths of the columns, the same in every group."""
    rows = [_cells(lamp, language) for lamp in lamps]
    return [max(map(width, column)) for column in zip(*rows, strict=True)]


def _to_do(report: MapReport, say: Saying, columns: int) -> Iterator[str]:
    yield ""
    yield _bold(_("What to do next"))
    found = to_do(report.standing)
    if not found:
        yield "  " + _("Nothing: no lamp is red, and all is measured.")
    for why, some in found:
        yield from wrapped(why, columns, "  ")
        for item in some:
            sign = click.style(SIGN[item[0].colour], fg=_INK[item[0].colour])
            first, *others = wrapped(say.item(item), columns - 6)
            yield f"    {sign} {first}"
            yield from (f"      {line}" for line in others)


def _bold(text: str) -> str:
    return click.style(text, bold=True)
