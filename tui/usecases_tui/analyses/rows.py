"""The lines of an analysis as rows."""

from collections.abc import Collection, Iterable, Iterator

from rich.cells import cell_len

from usecases_tui.analyses.told import Line
from usecases_tui.sheet.harmless import harmless
from usecases_tui.sheet.row import Row, Span

_FOLDED, _UNFOLDED = "▸ ", "▾ "


def every_line(lines: Iterable[Line], unfolded: Collection[str]) -> Iterator[Line]:
    """The lines that are shown, with those inside the ones that are unfolded."""
    for line in lines:
        yield line
        if line.key in unfolded:
            yield from every_line(line.inside, unfolded)


def row_of(line: Line, unfolded: Collection[str]) -> Row:
    """The row of a line: its text goes on below itself, however long what stands before it is."""
    lead = line.lead
    if line.inside:
        lead = (*lead, Span(_UNFOLDED if line.key in unfolded else _FOLDED, "mark"))
    column = sum(cell_len(harmless(span.text)) for span in lead)
    return Row(
        line.key, line.text, lead, style=line.style, wraps=bool(line.text), stops=line.stops, column=column, indent=0
    )
