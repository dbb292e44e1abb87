"""Who last changed what, as text for a terminal."""

from collections.abc import Iterator, Sequence

import click

from usecases.cli.columns import cut, width, wrapped
from usecases.cli.history_text import commit_line, older_are_missing
from usecases.languages.catalogue import _
from usecases.reviewing.blame import Blamed
from usecases.reviewing.history import Past
from usecases.text.harmless import harmless

_LEAST = 24
"""What a step says gets at least so many columns; where there are fewer, it gets a line of its own."""


def lines(path: str, known: Past, found: Sequence[Blamed], columns: int) -> Iterator[str]:
    """The lines of the text, no wider than so many columns."""
    yield click.style(harmless(path), bold=True)
    if known.path is None:
        yield from wrapped(_("This use case hasn't been committed yet, so it has no history."), columns)
        return
    if known.gone is not None:
        head = click.unstyle(commit_line(known.gone))
        text = _("This use case was deleted: {commit}. It is told as it was before that.")
        yield from wrapped(text.format(commit=head), columns)
    if not found:
        yield from wrapped(_("It has no steps or branches that can be read."), columns)
    heads = [("^ " if each.is_edge else "") + commit_line(each.change) for each in found]
    room = max((width(click.unstyle(head)) for head in heads), default=0)
    for head, each in zip(heads, found, strict=True):
        words = each.thing.words()
        if columns - room < _LEAST:
            yield head
            yield from wrapped(words, columns, "    ")
        else:
            yield head + " " * (room - width(click.unstyle(head)) + 2) + cut(words, columns - room - 2)
    if any(each.is_edge for each in found):
        yield from wrapped(older_are_missing(), columns, "^ ", "  ")
