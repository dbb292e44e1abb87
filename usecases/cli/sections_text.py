"""Sections of figures as text for a terminal."""

from collections.abc import Iterator, Sequence

import click

from usecases.analysing.sections import Section
from usecases.cli.columns import wrapped


def lines(sections: Sequence[Section], columns: int) -> Iterator[str]:
    """The lines of the text, no wider than so many columns."""
    for number, section in enumerate(sections):
        if number:
            yield ""
        yield click.style(section.title, bold=True)
        for said in section.lines:
            yield from wrapped(f"{said.label}: {said.figure}", columns, "  ", "      ")
