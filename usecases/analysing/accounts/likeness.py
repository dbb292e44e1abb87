"""How much two steps, told by different people, are the same: a figure between 0 and 1.

What they do says most: the words, whatever their endings and whichever of the usual words for one thing are chosen; a
word that many steps have says little. Then come what is handed over, what kind of act it is, who acts, and whether they
bear the same id.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from math import ceil, log
from typing import cast

from usecases import data
from usecases.coverage.patterns import Patterns, words_of
from usecases.coverage.wordlists import guessed_activities
from usecases.model.usecase import Branch, Step
from usecases.model.words import LANGUAGES
from usecases.reading.compose import compose

_SHORTEST = 3
"""Shorter words (and, до, na) tell nothing about what is done."""
_BEGINNING, _SHARE = 4, 0.6
"""Forms of one word have so many letters in common at the beginning, and so much of the longer one."""
_WORDS, _ARTEFACTS, _ID = 0.8, 0.4, 0.3
_ACTIVITY, _ACTOR = 0.1, 0.2
_AT_ONE_STEP = 0.2
_NOTHING = "nothing"
"""The group of words that say nothing by themselves."""

Meaning = str
"""The name of a group of `meanings.yaml`, or the word itself."""


def has_other_words(one: str, other: str) -> bool:
    """Whether two texts differ by more than the order and the endings of their words."""
    return _beginnings(one) != _beginnings(other)


def _beginnings(text: str) -> frozenset[str]:
    return frozenset(word[: _BEGINNING + 1] for word in words_of(text).words if len(word) >= _SHORTEST)


class Likeness:
    """Compares things that people tell; `texts` are all that is told, by which it is known which words are rare."""

    def __init__(self, texts: Iterable[str]) -> None:
        told = [_meanings(text) for text in texts]
        self._count = len(told)
        self._steps = Counter(meaning for meanings in told for meaning in meanings)
        self._known: dict[tuple[str, str], float] = {}

    def of_steps(self, one: Step, other: Step) -> float:
        """The likeness of two steps."""
        words = self._overlap(one.action or "", other.action or "")
        things = _dice({*one.gives, *one.needs}, {*other.gives, *other.needs})
        same_id = one.id == other.id
        if not (words or things or same_id):
            return 0.0
        likeness = (
            _WORDS * words
            + _ARTEFACTS * things
            + _ID * same_id
            + _ACTIVITY * bool(_activities(one) & _activities(other))
            + _ACTOR * bool({*one.actor} & {*other.actor})
        )
        return min(likeness, 1.0)

    def of_branches(self, one: Branch, other: Branch, *, at_one_step: bool) -> float:
        """The likeness of two branches: their conditions, the deviation that they answer, and where they leave."""
        if one.deviation is not None and one.deviation == other.deviation:
            return 1.0
        words = self._overlap(one.when or "", other.when or "")
        return min(words + _AT_ONE_STEP * at_one_step, 1.0) if words else 0.0

    def _overlap(self, one: str, other: str) -> float:
        """Dice's coefficient: twice what both hold, by what they hold together; rare words weigh more."""
        key = (one, other) if one < other else (other, one)
        if key not in self._known:
            self._known[key] = self._weighed(_meanings(key[0]), _meanings(key[1]))
        return self._known[key]

    def _weighed(self, one: tuple[Meaning, ...], other: tuple[Meaning, ...]) -> float:
        whole = sum(map(self._weight, one)) + sum(map(self._weight, other))
        left = list(other)
        common = 0.0
        for meaning in one:
            found = next((each for each in left if _alike(meaning, each)), None)
            if found is not None:
                left.remove(found)
                common += self._weight(meaning) + self._weight(found)
        return common / whole if whole else 0.0

    def _weight(self, meaning: Meaning) -> float:
        return log(1 + self._count / self._steps.get(meaning, 1))


@lru_cache(maxsize=4096)
def _meanings(text: str) -> tuple[Meaning, ...]:
    """What the words of a text mean, each once; words that mean nothing by themselves are left out."""
    words = words_of(text).words
    groups = {index: name for name, indexes in reversed(_groups().found(text).items()) for index in indexes}
    found = (groups.get(index, word) for index, word in enumerate(words) if index in groups or len(word) >= _SHORTEST)
    return tuple(dict.fromkeys(meaning for meaning in found if meaning != _NOTHING))


@cache
def _groups() -> Patterns[str]:
    text = data.meanings().read_text(encoding="utf-8")
    return Patterns(cast("dict[str, list[str]]", compose(text).data))  # a test holds the file to this shape


def _alike(one: str, other: str) -> bool:
    """Whether two words are forms of one: звонок and звонки, confirms and confirmed."""
    begin = max(_BEGINNING, ceil(_SHARE * max(len(one), len(other))))
    return one == other or (min(len(one), len(other)) >= begin and one[:begin] == other[:begin])


def _activities(step: Step) -> frozenset[str]:
    if step.activity is not None:
        return frozenset({step.activity})
    return frozenset(guessed_activities(step.action or "", LANGUAGES[-1]))


def _dice(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
