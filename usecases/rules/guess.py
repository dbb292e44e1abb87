"""“Did you mean”: the known word that is nearest to an unknown one."""

from collections.abc import Iterable

_LOOKED_AT = 10
"""How many known words are compared closely, which costs a hundred times what a first look does."""


def guess(word: str, known: Iterable[str]) -> dict[str, str]:
    """The argument `guess` of a message, where a known word is near enough; nothing otherwise."""
    from difflib import get_close_matches  # most runs have nothing to guess
    from heapq import nlargest

    likely = nlargest(_LOOKED_AT, known, key=lambda other: _alike(word, other))
    near = get_close_matches(word, likely, n=1, cutoff=0.65)
    return {"guess": near[0]} if near else {}


def _alike(word: str, other: str) -> int:
    """How many letters two words share at their beginnings and ends, less the difference of their lengths."""
    shortest = min(len(word), len(other))
    start = 0
    while start < shortest and word[start] == other[start]:
        start += 1
    end = 0
    while end < shortest - start and word[-1 - end] == other[-1 - end]:
        end += 1
    return start + end - abs(len(word) - len(other))
