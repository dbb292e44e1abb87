"""How people's texts go into a document: addresses become links, lines become lists, a condition follows “if”."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from re import compile as regex

from usecases.model.duration import Duration
from usecases.model.usecase import UseCase
from usecases_exporters.tree.clean import shown
from usecases_exporters.tree.nodes import Break, Inline, Inlines, Link, Listing, Paragraph, Text

_ADDRESS = regex(r"https?://[^\s<>\"«»“”„‘’()\[\]{}|\\^`]+[^\s<>\"«»“”„‘’()\[\]{}|\\^`.,;:!?'…]")
_WORD = regex(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_INSIDE = regex(r"(?<=[\w,;»”)] )[^\W\d_]+")
_LIST_ITEM = "- "


def texts_of(thing: object) -> Iterator[str]:
    """Every text in a use case or a part of it, ids included."""
    waiting = [thing]
    while waiting:
        current = waiting.pop()
        if isinstance(current, str):
            yield current
        elif isinstance(current, Duration):
            continue
        elif isinstance(current, tuple):
            waiting.extend(reversed(current))


def joined(parts: Sequence[Inlines], separator: str) -> Inlines:
    """Inline parts with a separator between them."""
    content: list[Inline] = []
    for part in parts:
        if content:
            content.append(Text(separator))
        content.extend(part)
    return tuple(content)


def linked(text: str) -> Inlines:
    """A text in which web addresses are links."""
    return tuple(_linked(shown(text)))


def _linked(text: str) -> Iterator[Inline]:
    for index, line in enumerate(text.split("\n")):
        if index:
            yield Break()
        position = 0
        for found in _ADDRESS.finditer(line):
            if found.start() > position:
                yield Text(line[position : found.start()])
            yield Link(found[0], found[0])
            position = found.end()
        if position < len(line):
            yield Text(line[position:])


def paragraphs_and_lists(text: str) -> tuple[Paragraph | Listing, ...]:
    """A text of several lines, of which those that begin with `- ` are a list."""
    blocks: list[Paragraph | Listing] = []
    items: list[Inlines] = []
    for line in filter(None, shown(text).split("\n")):
        if line.startswith(_LIST_ITEM):
            items.append(linked(line.removeprefix(_LIST_ITEM)))
            continue
        if items:
            blocks.append(Listing(tuple(items)))
            items = []
        blocks.append(Paragraph(linked(line)))
    if items:
        blocks.append(Listing(tuple(items)))
    return tuple(blocks)


class Prose:
    """The texts of one use case."""

    def __init__(self, case: UseCase) -> None:
        self._case = case

    linked = staticmethod(linked)

    @cached_property
    def _names(self) -> frozenset[str]:
        """Words that this use case writes with a capital in the middle of a sentence."""
        return frozenset(word for text in texts_of(self._case) for word in _INSIDE.findall(text) if word[0].isupper())

    def condition(self, text: str) -> str:
        """A condition as it stands after “if”: a capital that only opened the sentence becomes small."""
        words = " ".join(shown(text).split("\n")).removesuffix(".")
        first = _WORD.match(words)
        if first is None or not self._opens_sentence(first[0], words[first.end() :]):
            return words
        return words[0].lower() + words[1:]

    def _opens_sentence(self, word: str, rest: str) -> bool:
        """Whether a word's capital is only that of a sentence: no name, no abbreviation."""
        if not word[0].isupper() or any(letter.isupper() for letter in word[1:]):
            return False
        if word in self._names or word == "I":
            return False
        following = rest.lstrip()
        return len(word) == 1 or not (following and following[0].isupper())
