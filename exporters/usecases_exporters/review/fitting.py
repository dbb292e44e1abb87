"""A report cut to a length, at whole sections, and said so."""

from collections.abc import Callable, Iterable, Sequence

from usecases.languages.catalogue import reader_language
from usecases_exporters.review.report import Part
from usecases_exporters.tree.nodes import Blocks, Document, Listing, Paragraph, Text
from usecases_exporters.words import interface as _


def fitted(parts: Sequence[Part], write: Callable[[Document], str], limit: int | None) -> str | None:
    """The text of a report with as many of its sections as fit into so many characters, in their order.

    Those left out are named at the end. `None` where not even their names fit.
    """
    kept = list(range(len(parts)))
    text = write(_document(parts, kept))
    if limit is None or len(text) <= limit:
        return text
    # The longest ones go first: so most of the questions still get an answer.
    lengths = {number: len(write(_bare(part.blocks))) for number, part in enumerate(parts) if part.title}
    for number in sorted(lengths, key=lambda number: (-lengths[number], number)):
        kept.remove(number)
        text = write(_document(parts, kept))
        if len(text) <= limit:
            return text
    return None


def _document(parts: Sequence[Part], kept: Iterable[int]) -> Document:
    shown = set(kept)
    blocks: Blocks = tuple(block for number in sorted(shown) for block in parts[number].blocks)
    left_out = [part.title for number, part in enumerate(parts) if number not in shown]
    if left_out:
        text = _("Left out, since the report would be too long for this place; it is whole without --limit:")
        blocks = (*blocks, Paragraph((Text(text),)), Listing(tuple((Text(title),) for title in left_out)))
    return _bare(blocks)


def _bare(blocks: Blocks) -> Document:
    return Document(reader_language(), _("Review of the processes"), blocks)
