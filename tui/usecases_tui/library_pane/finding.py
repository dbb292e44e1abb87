"""Finding use cases by what was typed: in titles and ids at once, in the same frame as the key."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from usecases.shelf.words import asked, head_of
from usecases_tui.actions.layout import RUSSIAN_OF

_TO_RUSSIAN = str.maketrans(RUSSIAN_OF | {latin.upper(): letter.upper() for latin, letter in RUSSIAN_OF.items()})
_TO_LATIN = str.maketrans({letter: latin for latin, letter in RUSSIAN_OF.items()})


class Hits(NamedTuple):
    """What was found for a text: paths, best first, and the words to mark in titles."""

    paths: list[str]
    words: tuple[str, ...]


class Heads:
    """Ids and titles, folded, by path, in the order of the list."""

    def __init__(self) -> None:
        self._heads: dict[str, str] = {}
        self._titles: dict[str, tuple[str, str]] = {}

    def take(self, titles: Mapping[str, tuple[str, str]], known: Mapping[str, str] | None = None) -> None:
        """These are the ids and titles now; `known` are heads that somebody has folded already."""
        old, heads = self._titles, self._heads
        known = known or {}
        self._heads = {
            path: (heads[path] if old.get(path) == title else known.get(path) or head_of(*title))
            for path, title in titles.items()
        }
        self._titles = dict(titles)

    def find(self, text: str) -> Hits:
        """The paths whose id or title has every word of a text, best first: title, word, anywhere."""
        words = tuple(each.text for each in asked(text))
        if not words:
            return Hits([], ())
        found = list(self._heads.items())
        for word in words:
            found = [item for item in found if word in item[1]]
        return Hits(_best_first(found, words[0]), words)


def _best_first(found: Iterable[tuple[str, str]], word: str) -> list[str]:
    title, at_word, elsewhere = f"\n{word}", f" {word}", []
    best, good = [], []
    for path, head in found:
        if title in head:
            best.append(path)
        elif at_word in head or head.startswith(word):
            good.append(path)
        else:
            elsewhere.append(path)
    return [*best, *good, *elsewhere]


def other_layout(text: str) -> str:
    """What would stand there, had the keys been pressed on the other layout: `пример` for `ghbvth`."""
    return text.translate(_TO_RUSSIAN if text.isascii() else _TO_LATIN)


def pieces(text: str, words: Iterable[str]) -> list[tuple[str, bool]]:
    """A text in pieces, and whether each is one of the folded words that were looked for."""
    from usecases.searching.folding import folded

    low = folded(text)
    if len(low) != len(text):  # a stress mark vanished: places don't fit any more
        return [(text, False)]
    marked = [False] * len(text)
    for word in words:
        at = low.find(word)
        while word and at >= 0:
            marked[at : at + len(word)] = [True] * len(word)
            at = low.find(word, at + 1)
    found: list[tuple[str, bool]] = []
    for letter, is_word in zip(text, marked, strict=True):
        if found and found[-1][1] == is_word:
            found[-1] = (found[-1][0] + letter, is_word)
        else:
            found.append((letter, is_word))
    return found
