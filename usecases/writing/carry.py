"""New data carried into an old text: only the lines that say something else are touched.

The way: compare the data, replace the text of what differs, read the result again and compare it with what was
meant. Comments, the order of keys, quotes, blank lines and line ends stay as they were; what is moved takes its text
along, with its comments.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from usecases.reading.compose import Composed, compose
from usecases.reading.equal import same
from usecases.text.source import Source
from usecases.writing.block_style import BlockStyle
from usecases.writing.spans import Spans
from usecases.writing.splice import Overlap, Splice, spliced
from usecases.writing.trouble import Awkward


class CantCarry(Exception):  # noqa: N818 - it says what is the case
    """A change that can't be made without touching what it doesn't mean; `offset` is where, in characters."""

    def __init__(self, offset: int) -> None:
        super().__init__(str(offset))
        self.offset = offset


def carry(source: Source, composed: Composed, data: dict[str, Any]) -> Source:
    """The text with new data; see `carry_composed`."""
    return carry_composed(source, composed, data)[0]


def carry_composed(
    source: Source, composed: Composed, data: dict[str, Any], others: Sequence[tuple[Source, Composed]] = ()
) -> tuple[Source, Composed]:
    """The text with new data, and what it was read as; `composed` is the old text as it was read, with its old data.

    `others` are further texts, whose items may come over with their comments.

    Objects that the new data shares with the old are known to be the same thing, wherever they stand now; lists,
    steps and the like are known by their ids else. Raises CantCarry, and ValueError for a text that no YAML file can
    hold.
    """
    spans = Spans(source, composed)
    if same(spans.root.data, data):
        return source, composed
    from_elsewhere = [Spans(*other) for other in others]
    for opaque in (False, True):
        for text in _attempts(spans, data, opaque, from_elsewhere):
            new = compose(text)
            if _says(new, composed, data):
                return Source(text, source.bom), new
    raise CantCarry(_first_difference(spans, data))


def _attempts(spans: Spans, data: dict[str, Any], opaque: bool, others: Sequence[Spans]) -> Iterator[str]:
    """New texts, the best first; `opaque` writes collections of the flow style anew as a whole."""
    block = BlockStyle(spans, data, opaque, others)
    try:
        block.mapping(spans.root, data)
        text = spliced(spans.text, block.splices)
        if spans.ends_its_last_line:
            yield text
            return
        yield text.removesuffix(spans.eol)
        yield text  # at the end stands a block of text now, to which its line end belongs
        if (header := spans.last_block()) is not None:  # there one stood, and has its line ended now
            yield spliced(spans.text, [*block.splices, Splice(header, header, "-")]).removesuffix(spans.eol)
    except (Awkward, Overlap):
        return


def _says(new: Composed, old: Composed, data: dict[str, Any]) -> bool:
    """Whether a text reads as the data, and nothing in it is refused that wasn't before."""
    return same(new.data, data) and len(new.troubles) <= len(old.troubles)


def _first_difference(spans: Spans, data: Any) -> int:
    """Where the old text differs first from new data."""
    node = spans.root
    while True:
        parts = node.parts.items() if isinstance(node.parts, dict) else enumerate(node.parts or ())
        for key, part in parts:
            below = _below(data, key)
            if not same(part.data, below):
                break
        else:
            return node.start
        if below is None:
            return part.start
        node, data = part, below


def _below(data: Any, key: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(key)
    return data[key] if isinstance(data, list) and isinstance(key, int) and key < len(data) else None
