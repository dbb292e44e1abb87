"""Finding use cases by what was typed: in titles and ids at once, in the same frame as the key."""

from collections.abc import Iterable, Mapping
from re import escape, finditer
from typing import NamedTuple

from usecases.shelf.words import asked, head_of
from usecases.text.folding import folded
from usecases_tui.actions.layout import RUSSIAN_OF

_CAPITALS = {latin.upper(): letter.upper() for latin, letter in RUSSIAN_OF.items() if latin.isalpha()}
_TO_RUSSIAN = str.maketrans(RUSSIAN_OF | _CAPITALS)
_TO_LATIN = str.maketrans({letter: latin for latin, letter in RUSSIAN_OF.items()})


class Hits(NamedTuple):
    """What was found for a text: paths, best first, and the words to mark in titles."""

    paths: list[str]
    words: tuple[str, ...]


class Heads:
    """Ids and titles, folded, in the order of the list."""

    def __init__(self) -> None:
        self._heads: dict[str, str] = {}
        self._titles: dict[str, tuple[str, str]] = {}
        self._items: list[tuple[str, str]] = []

    def take(self, titles: dict[str, tuple[str, str]], known: Mapping[str, str] | None = None) -> None:
        """These are the ids and titles now, by path; `known` are heads that somebody has folded already."""
        old, heads = self._titles, self._heads
        known = known or {}
        self._heads = {
            path: (heads[path] if old.get(path) == title else known.get(path) or head_of(*title))
            for path, title in titles.items()
        }
        self._titles = titles
        self._items = list(self._heads.items())

    def find(self, text: str) -> Hits:
        """The paths whose id or title has every word of a text, best first: title, word, anywhere."""
        words = tuple(each.text for each in asked(text))
        if not words:
            return Hits([], ())
        found = self._items
        for word in words:
            found = [item for item in found if word in item[1]]
        title, at_word = f"\n{words[0]}", f" {words[0]}"
        best = [path for path, head in found if title in head]
        good = [path for path, head in found if at_word in head]
        return Hits(list(dict.fromkeys([*best, *good, *(path for path, _head in found)])), words)


def other_layout(text: str) -> str:
    """What would stand there, had the keys been pressed on the other layout: `пример` for `ghbvth`."""
    return text.translate(_TO_RUSSIAN if text.isascii() else _TO_LATIN)


def pieces(text: str, words: Iterable[str]) -> list[tuple[str, bool]]:
    """A text in pieces, and whether each is one of the folded words that were looked for."""
    low = folded(text)
    if len(low) != len(text):  # a stress mark vanished: places don't fit any more
        return [(text, False)]
    found, end = [], 0
    for match in finditer("|".join(map(escape, sorted(words, key=len, reverse=True))), low):
        found += [(text[end : match.start()], False), (text[match.start() : match.end()], True)]
        end = match.end()
    return [piece for piece in (*found, (text[end:], False)) if piece[0]]
