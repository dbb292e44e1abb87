"""How much two steps, told by different people, are the same: a figure between 0 and 1.

What they do says most (the words, whatever their endings), then what is handed over, what kind of act it is, who acts,
and whether they bear the same id. Words of two languages have nothing in common; such steps are known by the rest.
"""

from collections.abc import Collection
from functools import lru_cache
from math import ceil
from re import compile as regex

from usecases.model.usecase import Branch, Step
from usecases.text.folding import folded

SAME = 0.5
"""From here on two steps are taken for the same one."""

_WORD = regex(r"\w+")
_SHORTEST = 3
"""Shorter words (and, до, na) tell nothing about what is done."""
_BEGINNING, _SHARE = 4, 0.6
"""Forms of one word have so many letters in common at the beginning, and so much of the longer one."""
_WORDS, _ARTEFACTS, _ID = 0.8, 0.4, 0.3
_ACTIVITY, _ACTOR = 0.1, 0.1


def of_steps(one: Step, other: Step) -> float:
    """The likeness of two steps."""
    likeness = (
        _WORDS * _overlap(_words(one.action or ""), _words(other.action or ""))
        + _ARTEFACTS * _overlap({*one.gives, *one.needs}, {*other.gives, *other.needs})
        + _ID * (one.id == other.id)
        + _ACTIVITY * (one.activity is not None and one.activity == other.activity)
        + _ACTOR * bool({*one.actor} & {*other.actor})
    )
    return min(likeness, 1.0)


def of_branches(one: Branch, other: Branch) -> float:
    """The likeness of two branches: their conditions, and the deviation that they answer."""
    if one.deviation is not None and one.deviation == other.deviation:
        return 1.0
    return _overlap(_words(one.when or ""), _words(other.when or ""))


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in _WORD.findall(folded(text)) if len(word) >= _SHORTEST))


def _alike(one: str, other: str) -> bool:
    """Whether two words are forms of one: звонок and звонки, confirms and confirmed."""
    begin = max(_BEGINNING, ceil(_SHARE * max(len(one), len(other))))
    return one == other or (min(len(one), len(other)) >= begin and one[:begin] == other[:begin])


def _overlap(one: Collection[str], other: Collection[str]) -> float:
    """Dice's coefficient: twice what both hold, by what they hold together."""
    if not one or not other:
        return 0.0
    left = list(other)
    for word in one:
        found = next((each for each in left if _alike(word, each)), None)
        if found is not None:
            left.remove(found)
    return 2 * (len(other) - len(left)) / (len(one) + len(other))
