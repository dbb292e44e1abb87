"""Where things stand in a text that will be changed: items of lists, entries of mappings, and what belongs to them."""

from functools import cached_property
from re import compile as regex
from typing import NamedTuple

from usecases.reading.comments import Comment, comments
from usecases.reading.compose import Composed
from usecases.reading.node import Node
from usecases.text.source import Source
from usecases.writing.owners import Owners

_BLANK_LINES = regex(r"[\r\n]\s*\Z")


class Item(NamedTuple):
    """An item of a list, or an entry of a mapping.

    `at` is where its dash or key begins (in the flow style: where it begins), `node` its value.
    """

    at: int
    node: Node


class Lines(NamedTuple):
    """Whole lines of a text, as offsets: the start of the first one, and of the one after the last."""

    start: int
    end: int


class Spans:
    """The places of a text whose last line is ended, even where the file leaves that out."""

    def __init__(self, source: Source, composed: Composed) -> None:
        self.eol = _line_end(source.text)
        self.ends_its_last_line = source.text.endswith(("\n", "\r"))
        self.text = source.text if self.ends_its_last_line else source.text + self.eol
        self.source = Source(self.text)
        self.root = composed.node()
        self._composed = composed

    @cached_property
    def owners(self) -> Owners:
        """The comments; many a change needs none of them."""
        found: list[Comment] = comments(self.source, self._composed.scalars()) if "#" in self.text else []
        return Owners(self.source, found)

    def end_of(self, node: Node) -> int:
        """Where the text of a value ends; the reader's own end of a block lies at the next thing below."""
        while node.parts and node.style not in ("[", "{"):
            node = node.parts[-1] if isinstance(node.parts, list) else node.parts[next(reversed(node.parts))]
        if node.style in ("|", ">"):
            return node.start + len(_BLANK_LINES.sub("", self.text[node.start : node.end]))
        return node.end

    def last_block(self) -> int | None:
        """Where the sign of a literal or folded block at the very end leaves off, unless more signs follow it."""
        node = self.root
        while node.parts:
            node = node.parts[-1] if isinstance(node.parts, list) else node.parts[next(reversed(node.parts))]
        at = node.start + 1
        return at if node.style in ("|", ">") and self.text[at] not in "+-" else None

    def items(self, node: Node) -> list[Item]:
        """The items of a list in the block style with the places of their dashes, or of a flow list."""
        assert isinstance(node.parts, list)
        if node.style == "[":
            return [Item(part.start, part) for part in node.parts]
        found = []
        after = node.start
        for part in node.parts:
            dash = self._dash(after)
            found.append(Item(dash, part))
            after = max(self.end_of(part), dash + 1)
        return found

    def entry(self, node: Node, key: str) -> Item:
        """The entry of a mapping."""
        assert isinstance(node.parts, dict)
        assert node.keys is not None
        return Item(node.keys[key].start, node.parts[key])

    def colon(self, key: Node) -> int:
        """Where the value of a key may begin: after its colon; -1 where there is none."""
        at = key.end
        while at < len(self.text) and self.text[at] in " \t\r\n":
            at += 1
        return at + 1 if self.text[at : at + 1] == ":" else -1

    def lines(self, item: Item) -> Lines:
        """The whole lines of an item or entry in the block style, with the comments it owns."""
        line, column = self.source.position(item.at)
        first = self.owners.first_line(line, column)
        last = self.source.position(max(self.end_of(item.node), item.at)).line
        while (below := self.owners.alone.get(last + 1)) is not None and below.column > column:
            last += 1
        return Lines(self.start_of(first), self.start_of(last + 1))

    def start_of(self, line: int) -> int:
        """Where a line begins, counted from 1; the end of the text past the last."""
        starts = self.source.line_starts
        return starts[line - 1] if line <= len(starts) else len(self.text)

    def column(self, offset: int) -> int:
        """How many characters stand before a place on its line."""
        return self.source.position(offset).column - 1

    def is_first_on_line(self, offset: int) -> bool:
        """Whether only blanks stand before a place on its line."""
        return not self.text[offset - self.column(offset) : offset].strip()

    def is_blank(self, line: int) -> bool:
        """Whether a line of the text has nothing on it."""
        return 1 <= line < len(self.source.line_starts) and not self.source.line(line).strip()

    def _dash(self, after: int) -> int:
        text = self.text
        at = after
        while text[at] != "-":
            if text[at] == "#":
                while text[at] not in "\r\n":
                    at += 1
            at += 1
        return at


def _line_end(text: str) -> str:
    """How the first line of a text ends."""
    end = text.find("\n")
    if end < 0:
        return "\r" if "\r" in text else "\n"
    return "\r\n" if text[end - 1 : end] == "\r" else "\n"
