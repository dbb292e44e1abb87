"""A document of the exporters set in lines of a terminal: headings, paragraphs, lists, and tables with lines around.

Rich breaks the lines and draws the tables. It is given finished texts, never markup. A table that is too narrow for
its words is told row by row instead, each cell after the words of its column's head.
"""

from collections.abc import Iterator
from io import StringIO
from typing import TypeAlias

from rich import box
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.segment import Segment
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text as Words
from usecases_exporters.tree.clean import inline_shown
from usecases_exporters.tree.nodes import (
    Block,
    Break,
    Cell,
    Document,
    Figure,
    Heading,
    Inlines,
    Listing,
    Paragraph,
    Strong,
    Table,
)

from usecases_tui.sheet.harmless import harmless
from usecases_tui.sheet.row import Row, Span
from usecases_tui.words import _

_WORD = 14
"""A column has to have room for its longest word, but for no longer one than this."""
_NAME = "name"
CellContent: TypeAlias = Paragraph | Listing


def typeset(document: Document, width: int) -> Iterator[Row]:
    """The lines of a document in a width, one row each, from the beginning as they are asked for."""
    console = Console(file=StringIO(), width=max(width, 20), legacy_windows=False)
    number = 0
    for part in _parts(document, console.width):
        for line in console.render_lines(part, pad=False):
            yield Row(number, lead=tuple(map(_span, line)), wraps=False, stops=False)
            number += 1


def _named(name: str) -> Style:
    """A style of which only the name counts: the theme says later what it looks like."""
    return Style(meta={_NAME: name})


_PLAIN, _HEADING, _STRONG, _QUIET = _named(""), _named("heading"), _named("actor"), _named("quiet")


def _span(segment: Segment) -> Span:
    return Span(segment.text, segment.style.meta.get(_NAME, "") if segment.style else "")


def _parts(document: Document, width: int) -> Iterator[RenderableType]:
    yield Words(_clean(document.title).upper(), _HEADING)
    yield Words("═" * min(cell_len(document.title), width), _QUIET)
    for block in document.blocks:
        yield Words("")
        yield from _block(block, width)


def _block(block: Block, width: int) -> Iterator[RenderableType]:
    match block:
        case Heading(level, content):
            words = _words(content)
            words.stylize(_HEADING)
            yield words
            if level <= 2:
                yield Words("─" * min(cell_len(words.plain), width), _QUIET)
        case Paragraph() | Listing():
            yield from _text(block)
        case Table():
            yield from [_grid(block, width)] if _has_room(block, width) else _told(block)
        case Figure(_path, alternative, caption):
            yield Words(f"▣ {_clean(alternative)}", _STRONG)
            if caption:
                yield Words(_clean(caption))
            yield Padding(Words(_("The command “Diagram” opens it."), _QUIET), (0, 0, 0, 2))


def _text(block: CellContent) -> Iterator[RenderableType]:
    if isinstance(block, Paragraph):
        yield _words(block.content)
        return
    for number, item in enumerate(block.items, start=1):
        line = Grid.grid(padding=(0, 1, 0, 0))
        line.add_row(Words(f"{number}." if block.ordered else "•"), _words(item))
        yield line


def _words(content: Inlines) -> Words:
    words = Words()
    for inline in content:
        if isinstance(inline, Break):
            words.append("\n")
        else:
            words.append(_clean(inline.text), _STRONG if isinstance(inline, Strong) else _PLAIN)
    return words


def _clean(text: str) -> str:
    return "\n".join(map(harmless, inline_shown(text).split("\n")))


# tables


def _has_room(table: Table, width: int) -> bool:
    """Whether every column has room for its words."""
    columns = zip(table.head, *(row.cells for row in table.rows), strict=True)
    needed = sum(min(max(map(_longest_word, cells), default=0), _WORD) + 3 for cells in columns)
    return needed + 1 <= width


def _longest_word(cell: Cell) -> int:
    return max((cell_len(word) for text in _texts(cell) for word in text.split()), default=1)


def _texts(cell: Cell) -> Iterator[str]:
    for block in cell.content:
        for content in (block.content,) if isinstance(block, Paragraph) else block.items:
            yield _words(content).plain


def _grid(table: Table, width: int) -> Grid:
    apart = not _on_one_line(table, width)
    grid = Grid(box=box.SQUARE, show_lines=apart, border_style=_QUIET, header_style=_STRONG)
    for cell in table.head:
        grid.add_column(_filled(cell), overflow="fold")
    if not any(text.strip() for cell in table.head for text in _texts(cell)):
        grid.show_header = False
    for row in table.rows:
        grid.add_row(*map(_filled, row.cells))
    return grid


def _on_one_line(table: Table, width: int) -> bool:
    """Whether each row takes one line only, so that no lines are wanted between them."""
    if any(len(list(_texts(cell))) > 1 for row in table.rows for cell in row.cells):
        return False
    columns = zip(table.head, *(row.cells for row in table.rows), strict=True)
    widths = (max(cell_len("".join(_texts(cell))) for cell in cells) + 3 for cells in columns)
    return sum(widths) + 1 <= width


def _filled(cell: Cell) -> RenderableType:
    from rich.console import Group

    return Group(*(part for block in cell.content for part in _text(block)))


def _told(table: Table) -> Iterator[RenderableType]:
    """The rows one after the other, each cell after its head's words."""
    for row in table.rows:
        for place, (head, cell) in enumerate(zip(table.head, row.cells, strict=True)):
            label = " ".join(_texts(head))
            parts = [part for block in cell.content for part in _text(block)]
            first = parts.pop(0) if parts else Words("")
            if label and isinstance(first, Words):
                first = Words.assemble((f"{label}: ", _STRONG), first)
            elif label:
                parts.insert(0, first)
                first = Words(f"{label}:", _STRONG)
            yield Padding(first, (0, 0, 0, 2 if place else 0))
            for part in parts:
                yield Padding(part, (0, 0, 0, 4 if place else 2))
        yield Words("")
