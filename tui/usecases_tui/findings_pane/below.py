"""Findings in a form: below the field that each is about."""

from collections import defaultdict
from collections.abc import Hashable, Sequence

from usecases.editing.where import Where
from usecases_tui.findings_pane.found import Noticed
from usecases_tui.sheet.row import Row, Span

_INDENT = "  "


def with_findings(shown: Sequence[Row], where: Where, noticed: Sequence[Noticed]) -> list[Row]:
    """The rows of a form of a thing, whose keys are the ways to its fields, with what is wrong below each of them.

    What isn't about a field that is shown stands above them all.
    """
    below: defaultdict[Hashable, list[Row]] = defaultdict(list)
    for number, one in enumerate(noticed):
        lead = (Span(_INDENT), Span(f"{one.sign.text} ", one.sign.style))
        row = Row(("finding", number), one.words, lead, style=one.sign.style, stops=False)
        below[_field(shown, where, one.spot.field)].append(row)
    rows = below[None]
    for row in shown:
        rows += [row, *below.get(row.key, ())]
    return rows


def _field(shown: Sequence[Row], where: Where, field: Where) -> Hashable:
    """The key of the row of a field, of the first one below it, or of the one that holds it."""
    way = (*where, *field)
    for length in range(len(way), len(where), -1):
        for row in shown:
            if row.stops and isinstance(row.key, tuple) and row.key[:length] == way[:length]:
                return row.key
    return None
