"""Patterns of words, and where they stand in a text.

A pattern is made of parts, joined by ` + `, that may stand anywhere in the text. A part is made of words that follow
one another, with no more than two others between them and no punctuation; a word may be one of several (`нет|без`),
and a stem (`отвеча*`) stands for all words that begin so. Case and diacritics don't count, and neither does ё.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Generic, NamedTuple, TypeVar
from unicodedata import normalize

from usecases.text.folding import folded

Key = TypeVar("Key", bound=Hashable)

_BETWEEN = 2
"""So many other words may stand between two of a part."""
_STOP = _BETWEEN + 1
"""So far a punctuation mark moves the words after it away."""
_SHORTEST = 2
"""A stem has so many letters at least."""

_PIECES = re.compile(r"\w+|[.,;:!?()–—]")
_INSIDE = "'’ʼ\u0301\u00ad"
"""Apostrophes, stress marks and soft hyphens, which don't part words."""
_JOINED = str.maketrans("", "", _INSIDE)
_WRITTEN = re.compile(rf"[\w{_INSIDE}]*[^\W{_INSIDE}][\w{_INSIDE}]*")


class Text(NamedTuple):
    """The words of a text, folded, and their places, between which punctuation leaves gaps."""

    words: tuple[str, ...]
    places: tuple[int, ...]


@lru_cache(maxsize=2048)  # conditions and actions are looked at for several things
def words_of(text: str) -> Text:
    """A text as patterns look at it."""
    words: list[str] = []
    places: list[int] = []
    place = 0
    for piece in _PIECES.findall(folded(text.translate(_JOINED))):
        if piece[0].isalnum() or piece[0] == "_":
            words.append(piece)
            places.append(place)
            place += 1
        else:
            place += _STOP
    return Text(tuple(words), tuple(places))


def as_written(text: str, found: Iterable[int]) -> tuple[str, ...]:
    """The words of a text at these indexes, as they are written there; those that follow one another in one piece."""
    text = normalize("NFC", text)
    written = list(_WRITTEN.finditer(text))
    words = words_of(text).words
    pieces: list[str] = []
    start, last = 0, -2
    for index in sorted(found):
        if len(written) != len(words):  # a sign folds into two words
            pieces.append(words[index])
            continue
        if index != last + 1:
            start = written[index].start()
            pieces.append("")
        pieces[-1] = " ".join(text[start : written[index].end()].split()).strip(_INSIDE)
        last = index
    return tuple(pieces)


_Word = tuple[str, ...]
"""The alternatives of one word; a stem keeps its `*`."""


class _Pattern(NamedTuple):
    parts: tuple[tuple[_Word, ...], ...]


class Patterns(Generic[Key]):
    """Many patterns, each with a key, that are looked for at once: what a text costs hardly grows with their number."""

    def __init__(self, patterns: Mapping[Key, Iterable[str]]) -> None:
        self._whole: set[str] = set()
        self._stems: set[str] = set()
        self._by_anchor: defaultdict[str, list[tuple[Key, _Pattern]]] = defaultdict(list)
        for key, texts in patterns.items():
            for text in texts:
                self._add(key, text)
        self._lengths = sorted({len(stem) for stem in self._stems})

    def _add(self, key: Key, text: str) -> None:
        pattern = _parsed(text)
        words = [word for part in pattern.parts for word in part]
        if not words:
            return
        for word in words:
            for one in word:
                (self._stems if one.endswith("*") else self._whole).add(one.removesuffix("*"))
        anchor = max(words, key=lambda word: min(map(len, word)))  # the word that turns up in the fewest texts
        for one in dict.fromkeys(anchor):
            self._by_anchor[one].append((key, pattern))

    def found(self, text: str) -> "dict[Key, tuple[int, ...]]":
        """The keys whose patterns stand in a text, each with the indexes of the words of the first that does."""
        hits = self._hits(words_of(text))
        places = words_of(text).places
        found: dict[Key, tuple[int, ...]] = {}
        for anchor in hits:
            for key, pattern in self._by_anchor.get(anchor, ()):
                if key not in found and (at := _match(pattern, hits, places)) is not None:
                    found[key] = at
        return found

    def _hits(self, text: Text) -> "dict[str, list[int]]":
        """Which of the patterns' words stand in a text, and at which indexes."""
        hits: dict[str, list[int]] = {}
        for index, word in enumerate(text.words):
            if word in self._whole:
                hits.setdefault(word, []).append(index)
            longest = len(word)
            for length in self._lengths:
                if length > longest:
                    break
                if (stem := word[:length]) in self._stems:
                    hits.setdefault(stem + "*", []).append(index)
        return hits


@cache
def _parsed(text: str) -> _Pattern:
    parts = tuple(tuple(_words(part)) for part in text.split(" + "))
    return _Pattern(tuple(part for part in parts if part))


def _words(part: str) -> Iterator[_Word]:
    for word in part.replace("-", " ").split():
        alternatives = (folded(one.translate(_JOINED)) for one in word.split("|"))
        known = tuple(one for one in alternatives if len(one.removesuffix("*")) >= (_SHORTEST if "*" in one else 1))
        if known:
            yield known


def _match(pattern: _Pattern, hits: Mapping[str, Sequence[int]], places: Sequence[int]) -> tuple[int, ...] | None:
    found: list[int] = []
    for part in pattern.parts:
        here = _in_a_row(part, hits, places)
        if here is None:
            return None
        found += here
    return tuple(dict.fromkeys(found))


def _in_a_row(
    part: Sequence[_Word], hits: Mapping[str, Sequence[int]], places: Sequence[int]
) -> tuple[int, ...] | None:
    """The words of a part, one after the other and as close as can be; the earliest where there are several."""
    first = _indexes(part[0], hits)
    if len(part) == 1 or not first:
        return (first[0],) if first else None
    ways: dict[int, tuple[int, ...]] = {index: (index,) for index in first}
    for word in part[1:]:
        longer: dict[int, tuple[int, ...]] = {}
        following = _indexes(word, hits)
        for last, way in ways.items():
            for index in following[bisect_right(following, last) :]:
                if places[index] - places[last] > _BETWEEN + 1:
                    break
                longer[index] = (*way, index)
        ways = longer
        if not ways:
            return None
    return ways[min(ways)]


def _indexes(word: _Word, hits: Mapping[str, Sequence[int]]) -> Sequence[int]:
    there = [hits[one] for one in word if one in hits]
    return there[0] if len(there) == 1 else sorted({index for some in there for index in some})
