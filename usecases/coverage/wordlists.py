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
_POLISH = re.compile("[ąćęłńóśźż]", re.IGNORECASE)


class WordLists(NamedTuple):
    """The patterns of one language: kinds of act, kinds of role and things, by their words in the format."""

    activities: Patterns[str]
    parties: Patterns[str]
    objects: Patterns[str]

    def activity_of(self, action: str) -> str | None:
        """The kind of act that the verb of an action stands for: the verb that comes first, by its longest pattern."""
        found = self.activities.found(action)
        if not found:
            return None
        return min(found, key=lambda name: (found[name][0], -len(found[name])))


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


def guessed_activity(action: str, declared: str) -> str | None:
    """The kind of act of an action, guessed from its verb; `None` where no verb is known."""
    if not words_of(action).words:
        return None
    for language in likely_languages(action, declared):
        activity = word_lists(language).activity_of(action)
        if activity is not None:
            return activity
    return None
