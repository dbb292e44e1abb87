"""What the words of an action show: the kind of act, the other party, the thing it is about."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from usecases import data
from usecases.coverage.patterns import Patterns, words_of
from usecases.model.words import LANGUAGES
from usecases.reading.compose import compose

_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_AND = frozenset({"и", "а", "затем", "потом", "i", "oraz", "a", "potem", "and", "then"})
"""The words, folded, before a further verb of an action."""
_POLISH = re.compile("[ąćęłńóśźż]", re.IGNORECASE)


class WordLists(NamedTuple):
    """The patterns of one language: kinds of act, kinds of role and things, by their words in the format."""

    activities: Patterns[str]
    parties: Patterns[str]
    objects: Patterns[str]

    def activities_of(self, action: str) -> tuple[str, ...]:
        """The kinds of act that the verbs of an action stand for.

        The first is that of the verb that comes first, by its longest pattern; then those of verbs after an “and”.
        Other words that look like verbs may be nouns.
        """
        found = self.activities.found(action)
        if not found:
            return ()
        words = words_of(action).words
        first, *others = sorted(found, key=lambda name: (found[name][0], -len(found[name])))
        places = [found[name][0] for name in others]
        return first, *(name for name, at in zip(others, places, strict=True) if at and words[at - 1] in _AND)


@cache
def word_lists(language: str) -> WordLists:
    """The patterns of a language."""
    return WordLists(*(_patterns(name, language) for name in WordLists._fields))


def _patterns(name: str, language: str) -> Patterns[str]:
    lists = _file(name)
    return Patterns({key: by_language.get(language, ()) for key, by_language in lists.items()})


@cache
def _file(name: str) -> Mapping[str, Mapping[str, list[str]]]:
    text = (data.coverage() / "words" / f"{name}.yaml").read_text(encoding="utf-8")
    found = compose(text).data
    assert isinstance(found, dict)
    return found  # type: ignore[return-value]  # a test holds the files to this shape


def likely_languages(text: str, declared: str) -> Iterator[str]:
    """The languages that a text may be in, the likeliest first; that of its file may be another one."""
    if _CYRILLIC.search(text):
        yield "ru"
        return
    if _POLISH.search(text):
        yield "pl"
        return
    if declared != "ru":
        yield declared
    yield from (language for language in LANGUAGES if language not in (declared, "ru"))


def guessed_activities(action: str, declared: str) -> tuple[str, ...]:
    """The kinds of act of an action, guessed from its verbs, the first first; none where no verb is known."""
    if not words_of(action).words:
        return ()
    found = (word_lists(language).activities_of(action) for language in likely_languages(action, declared))
    return next(filter(None, found), ())
