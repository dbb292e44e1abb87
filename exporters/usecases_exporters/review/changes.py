"""What changed in files, as parts of a document."""

from collections.abc import Iterator

from usecases.cli.diff_text import CATEGORIES
from usecases.comparing.statement import Category, ChangeSaid
from usecases.git.changed import What
from usecases.languages.catalogue import _ as core
from usecases.languages.catalogue import reader_language
from usecases.model.words import text_in
from usecases.reviewing.differences import FileDifference, counted
from usecases.reviewing.versions import Versions
from usecases.text.harmless import one_line
from usecases_exporters.tree.nodes import Block, Document, Heading, Inlines, Listing, Paragraph, Strong, Text
from usecases_exporters.words import interface as _


def diff_document(versions: Versions, found: list[FileDifference]) -> Document:
    """What changed, as a document of its own."""
    blocks: list[Block] = [Paragraph((Text(summary(versions, found)),))]
    for each in found:
        blocks += file_blocks(each, 2)
    return Document(reader_language(), _("What changed in the processes"), tuple(blocks))


def summary(versions: Versions, found: list[FileDifference]) -> str:
    """How much differs, between what, by category."""
    names = {"old": one_line(versions.old), "new": one_line(versions.new)}
    if not found:
        return core("Nothing differs between {old} and {new}.").format(**names)
    sums = counted(found)
    parts = ", ".join(f"{core(CATEGORIES[category])}: {sums[category]}" for category in Category if sums[category])
    text = _("Files that differ: {count} ({old} → {new}); changes: {parts}.")
    return text.format(count=len(found), parts=parts, **names)


def file_blocks(found: FileDifference, level: int) -> Iterator[Block]:
    """A file: its title, its path, and each change."""
    title = title_of(found)
    yield Heading(level, (Text(title),))
    if found.pair.what is What.RENAMED:
        yield Paragraph((Text(f"{found.pair.before} → {found.pair.path}"),))
    elif title != found.pair.path:
        yield Paragraph((Text(found.pair.path),))
    yield Listing((*map(statement, found.changes), *map(_lost, found.lost())))


def title_of(found: FileDifference) -> str:
    """What a file is called: its title, else its path."""
    return one_line(text_in(found.title, reader_language()) if found.title else "") or found.pair.path


def statement(change: ChangeSaid) -> Inlines:
    """A change with its category before it."""
    return (Strong(f"{core(CATEGORIES[change.category])}:"), Text(f" {change.said()}"))


def _lost(text: str) -> Inlines:
    return (Strong(f"{core(CATEGORIES[Category.MEANING])}:"), Text(f" {text}"))
