"""Differences as text for a terminal."""

from collections.abc import Iterator, Mapping, Sequence

import click

from usecases.cli.columns import padded, width, wrapped
from usecases.comparing.statement import Category, ChangeSaid, Did
from usecases.git.changed import What
from usecases.languages.catalogue import _, mark, ngettext, reader_language
from usecases.model.words import text_in
from usecases.reviewing.differences import FileDifference, counted
from usecases.reviewing.versions import Versions
from usecases.text.harmless import harmless, one_line

CATEGORIES: Mapping[Category, str] = {
    Category.MEANING: mark("meaning"),
    Category.RESPONSIBILITY: mark("responsibility"),
    Category.TIME: mark("time"),
    Category.WORDING: mark("wording"),
    Category.LAYOUT: mark("layout"),
}
_COLOURS = {"+": "green", "-": "red", ">": "cyan", "~": None}


def lines(versions: Versions, found: Sequence[FileDifference], columns: int) -> Iterator[str]:
    """The lines of the text, no wider than so many columns."""
    names = {"old": harmless(versions.old), "new": harmless(versions.new)}
    if not found:
        yield _("Nothing differs between {old} and {new}.").format(**names)
        return
    for difference in found:
        yield from _file(difference, columns)
        yield ""
    sums = counted(found)
    parts = (f"{_(CATEGORIES[category])}: {sums[category]}" for category in Category if sums[category])
    text = ngettext("{count} file differs", "{count} files differ", len(found)).format(count=len(found))
    yield from wrapped(f"{text} ({names['old']} → {names['new']}): {', '.join(parts)}.", columns)


def _file(found: FileDifference, columns: int) -> Iterator[str]:
    title = one_line(text_in(found.title, reader_language()) if found.title else "")
    path = harmless(found.pair.path)
    if found.pair.what is What.RENAMED:
        path = f"{harmless(found.pair.before or '')} → {path}"
    yield click.style(title or path, bold=True)
    if title:
        yield click.style(path, dim=True)
    for change in found.changes:
        yield from statement_lines(change, columns)
    for text in found.lost():
        yield from _statement("-", Category.MEANING, text, columns)


def sign(change: ChangeSaid) -> str:
    """What was done, as a sign that needs no colour: added, deleted, moved, or changed."""
    if change.did in (Did.ADDED, Did.SET):
        return "+"
    if change.did in (Did.DELETED, Did.CLEARED):
        return "-"
    return ">" if change.did in (Did.MOVED, Did.REORDERED, Did.RENAMED) else "~"


def statement_lines(change: ChangeSaid, columns: int) -> list[str]:
    """The lines of one change: a sign, its category, and what it says."""
    return _statement(sign(change), change.category, change.said(), columns)


def _statement(shown: str, category: Category, text: str, columns: int) -> list[str]:
    room = max(width(_(words)) for words in CATEGORIES.values())
    first = f"  {shown} {padded(_(CATEGORIES[category]), room)}  "
    said = wrapped(text, columns, first, " " * width(first))
    return [click.style(line, fg=_COLOURS[shown]) for line in said]
