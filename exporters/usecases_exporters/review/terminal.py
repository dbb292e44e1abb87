"""Writes a document as text for a terminal: headings, paragraphs and lists, which is all that reports are made of."""

from collections.abc import Iterator

import click

from usecases.cli.columns import wrapped
from usecases.text.harmless import one_line
from usecases_exporters.tree.nodes import Block, Break, Document, Heading, Inlines, Listing, Paragraph


def write_text(document: Document, columns: int) -> str:
    """The text of a document, no wider than so many columns."""
    lines = [click.style(one_line(document.title), bold=True)]
    for block in document.blocks:
        lines += _block(block, columns)
    return "\n".join(lines) + "\n"


def _block(block: Block, columns: int) -> Iterator[str]:
    match block:
        case Heading():
            yield ""
            indent = " " if block.level > 2 else ""
            yield from (click.style(line, bold=True) for line in wrapped(_line(block.content), columns, indent))
        case Paragraph():
            yield from wrapped(_line(block.content), columns)
        case Listing():
            for item in block.items:
                yield from wrapped(_line(item), columns, "  - ", "    ")
        case _:
            raise TypeError(type(block))


def _line(content: Inlines) -> str:
    return one_line("".join("\n" if isinstance(item, Break) else item.text for item in content))
