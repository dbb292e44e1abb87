"""Rows drawn: how many lines each takes in a width, and the lines themselves."""

from collections.abc import Callable
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from usecases_tui.sheet.harmless import harmless
from usecases_tui.sheet.row import Row, Span, Spans
from usecases_tui.sheet.wrapping import wrapped

MARKER = 1
"""Cells at the left for the cursor."""
_WIDEST_LEAD = 0.45
_NARROWEST_TEXT = 12

Styles = Callable[[str], Style]
"""From the name of a style to the style."""


class Layout(NamedTuple):
    """Where a row's text stands: its column, its width in cells, the lines above it, and its own lines."""

    column: int
    width: int
    above: int
    lines: tuple[str, ...]

    @property
    def height(self) -> int:
        """The lines of the row."""
        return self.above + len(self.lines)


def layout(row: Row, width: int) -> Layout:
    """Where the text of a row stands in a sheet of a width."""
    lead = MARKER + sum(cell_len(harmless(span.text)) for span in row.lead)
    indent = MARKER + (row.column or row.indent)
    if row.column:
        own_line = lead > indent
    else:
        own_line = row.wraps and lead > max(width * _WIDEST_LEAD, indent) and width - lead < len(row.text) + 2
    column = indent if own_line else lead
    space = max(width - column - 1, _NARROWEST_TEXT)  # the last cell is for the caret
    lines = wrapped(harmless_lines(row.text), space) if row.wraps else (harmless(row.text),)
    return Layout(column, space, int(own_line), lines)


def harmless_lines(text: str) -> str:
    """A text of several lines as it can be shown and written in."""
    return "\n".join(map(harmless, text.split("\n")))


def drawn(row: Row, width: int, base: Style, styles: Styles, marker: Span, flag: Span | None = None) -> list[Strip]:
    """The lines of a row; `marker` stands at the left of each, `flag` at the left of the first in its place."""
    placed = layout(row, width)
    strips = []
    lead = [Segment(harmless(span.text), base + styles(span.style)) for span in row.lead]
    first, mark = (Segment(one.text, base + styles(one.style)) for one in (flag or marker, marker))
    if placed.above:
        strips.append(_cut(Strip([first, *lead]), width, base))
        lead = []
    style = base + styles(row.style)
    lines = placed.lines
    if not row.text and row.hint:
        lines, style = (harmless(row.hint),), base + styles("quiet")
    for number, line in enumerate(lines):
        before = lead if number == 0 and lead else _under(row.under, placed.column - MARKER, base, styles)
        after = _tail(row.tail, placed, line, base, styles) if number == len(lines) - 1 else []
        strips.append(Strip([mark if strips else first, *before, Segment(line.expandtabs(1), style), *after]))
    return [strip.adjust_cell_length(width, base) for strip in strips]


def _cut(strip: Strip, width: int, base: Style) -> Strip:
    return strip if strip.cell_length <= width else Strip([*strip.crop(0, width - 1), Segment("…", base)])


def _under(under: Spans, width: int, base: Style, styles: Styles) -> list[Segment]:
    spans = [Segment(harmless(span.text), base + styles(span.style)) for span in under]
    return list(Strip(spans).adjust_cell_length(width, base))


def _tail(tail: Spans, placed: Layout, line: str, base: Style, styles: Styles) -> list[Segment]:
    room = placed.width - cell_len(line) - 2
    length = sum(cell_len(harmless(span.text)) for span in tail)
    if not tail or room < min(length, 8):
        return []
    found = [Segment("  ", base)]
    for span in tail:
        text = harmless(span.text)
        if cell_len(text) > room:
            text = set_cell_size(text, room - 1) + "…" if room > 1 else ""
        found.append(Segment(text, base + styles(span.style)))
        room -= cell_len(text)
    return found
