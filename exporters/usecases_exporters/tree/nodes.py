"""What a document is made of. Nothing here belongs to one format.

Texts are the words of people, unescaped: a writer escapes them for the place where they go. A line break in a
text is a line break in the document.
"""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """Words."""

    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line break."""


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to `target`: a path relative to the document, an `#anchor`, both, or a web address."""

    text: str
    target: str


Inline: TypeAlias = Text | Break | Strong | Link
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's title."""

    level: int
    content: Inlines
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of items; with numbers where `ordered`."""

    items: tuple[Inlines, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: paragraphs and lists, one under the other."""

    content: "tuple[Paragraph | Listing, ...]" = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, and the anchor that leads to it."""

    cells: tuple[Cell, ...]
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as the head."""

    head: tuple[Cell, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture in a file beside the document, with a text for those who can't see it."""

    path: str
    alternative: str
    caption: str | None = None


Block: TypeAlias = Heading | Paragraph | Listing | Table | Figure
Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document."""

    language: str
    title: str
    blocks: Blocks


def cell(*content: "Inline | str") -> Cell:
    """A cell of one paragraph."""
    inlines = tuple(Text(part) if isinstance(part, str) else part for part in content)
    return Cell((Paragraph(inlines),)) if inlines else Cell()


def row(*cells: "Cell | Inline | str", anchor: str | None = None) -> Row:
    """A row; what isn't a cell yet becomes one."""
    return Row(tuple(item if isinstance(item, Cell) else cell(item) for item in cells), anchor)


def table(head: "tuple[str, ...]", rows: "tuple[Row, ...] | list[Row]") -> Table:
    """A table whose head is words."""
    return Table(tuple(cell(word) for word in head), tuple(rows))


def paragraph(*content: "Inline | str") -> Paragraph:
    """A paragraph."""
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in content))
