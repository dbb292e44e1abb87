"""What fields can be filled with, remembered until something changes."""

from functools import lru_cache

from usecases.editing.choices import Choice, ChoiceKind, Choices, choices
from usecases.editing.command import Files, Refused
from usecases.editing.where import Where
from usecases.languages.catalogue import reader_language
from usecases.model.words import LANGUAGES
from usecases.reading.folder import FileKind
from usecases.text.path import Path
from usecases.validation.schemas import schema
from usecases.validation.shape import required_at
from usecases.validation.wanted import Wanted, wanted
from usecases_tui.desk import SETTINGS

_OF_ONE_PLACE = (ChoiceKind.STEP, ChoiceKind.PLACE)
"""What differs from step to step."""


class Offers:
    """The choices of the fields of a file, asked for once each; the titles by what they stand for."""

    def __init__(self, files: Files, path: str, language: str) -> None:
        self._files = files
        self._path = path
        self._language = language
        self._found: dict[Where, Choices | None] = {}
        self._titles: dict[int, dict[str | bool, str]] = {}

    def of(self, where: Where, generic: Path) -> Choices | None:
        """What a field can be filled with; `None` where it takes texts, or what there is can't be read.

        `generic` is the way with 0 for each item.
        """
        for key in (generic, where):
            if key in self._found:
                return self._found[key]
        try:
            found = choices(self._files, self._path, where, self._language)
        except Refused:
            found = None
        self._found[where if found is not None and found.kind in _OF_ONE_PLACE else generic] = found
        return found

    def title(self, offered: Choices, value: str | bool) -> str | None:
        """What people call one of the things offered; `None` where it isn't one of them."""
        titles = self._titles.get(id(offered))
        if titles is None:
            titles = self._titles[id(offered)] = {
                choice.value: shown_title(offered, choice) for choice in offered.items
            }
        return titles.get(value)


def shown_title(offered: Choices, choice: Choice) -> str:
    """The title of something offered; steps and branches begin with their numbers."""
    numbered = offered.kind in _OF_ONE_PLACE and choice.hint
    return f"{choice.hint} {choice.title}" if numbered else choice.title


def library_language(files: Files) -> str:
    """The language of a library; the reader's where its settings can't be read."""
    try:
        found = files.data(SETTINGS).get("language")
    except Refused:
        found = None
    return str(found) if found in LANGUAGES else reader_language()


def is_words(wants: Wanted) -> bool:
    """Whether a text may be given once for each language."""
    return bool(wants.names) and set(wants.names) <= set(LANGUAGES)


def is_words_at(kind: FileKind, generic: Path) -> bool:
    """Whether a text may be given once for each language at a path; of a list, each of its texts."""
    return any(one is not None and is_words(one) for one in (wants_at(kind, generic), item_of(kind, generic)))


@lru_cache(maxsize=2048)
def wants_at(kind: FileKind, generic: Path) -> Wanted | None:
    """What the field or item at a path wants; `None` where the format knows none."""
    return wanted(kind, generic)


@lru_cache(maxsize=2048)
def item_of(kind: FileKind, generic: Path) -> Wanted | None:
    """What an item of the list at a path wants; `None` where there is no list."""
    found = wants_at(kind, generic)
    return None if found is None else found.item(schema(kind))


@lru_cache(maxsize=2048)
def required(kind: FileKind, generic: Path) -> frozenset[str]:
    """The fields that a mapping at a path must have."""
    return required_at(kind, generic)
