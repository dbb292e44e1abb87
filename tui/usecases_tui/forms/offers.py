"""What fields can be filled with, and the titles of what stands in them; remembered until that changes."""

from collections.abc import Mapping
from typing import NamedTuple

from usecases.editing.choices import Choice, ChoiceKind, Choices, choices
from usecases.editing.command import Data, Files, Refused
from usecases.editing.places import branches_of, steps_of
from usecases.editing.where import Where
from usecases.languages.catalogue import _, reader_language
from usecases.languages.values import PLACES, value_title
from usecases.model.words import LANGUAGES
from usecases.reading.folder import SHARED_FILES, FileKind
from usecases.text.path import Path
from usecases.validation.numbered import numbers_in
from usecases_tui.desk import SETTINGS

_OF_THE_FILE = (ChoiceKind.STEP, ChoiceKind.PLACE)


class Offered(NamedTuple):
    """Of which kind are the things that a field offers, whether several can stand there, or any other text."""

    kind: ChoiceKind
    several: bool
    free: bool


class Offers:
    """What the fields of the files of a library offer."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._path = ""
        self._language = ""
        self._data: Data = {}
        self._shared: list[Data | None] = []
        self._kinds: dict[tuple[FileKind, Path], Offered | None] = {}
        self._titles: dict[Path, dict[str | bool, str]] = {}
        self._numbers: Mapping[str, str] | None = None

    def look_at(self, path: str) -> None:
        """The file that the questions are about from now on, as it is now; raises Refused where it can't be read."""
        data = self._files.data(path)
        shared = [self._shared_data(name) for name in SHARED_FILES]
        language = self._language_of(data)
        if language != self._language or any(a is not b for a, b in zip(shared, self._shared, strict=False)):
            self._titles.clear()
        if data is not self._data:
            self._numbers = None
        if self._files.kind(path) is not self._files.kind(self._path):
            self._titles.clear()
        self._path, self._data, self._shared, self._language = path, data, shared, language

    def _shared_data(self, path: str) -> Data | None:
        try:
            return self._files.data(path)
        except Refused:
            return None

    def _language_of(self, data: Data) -> str:
        """The language for titles: the use case's, else the library's."""
        found = data.get("language")
        return str(found) if found in LANGUAGES else library_language(self._files)

    def kind(self, where: Where, generic: Path) -> Offered | None:
        """Whether a field offers something, and what; `None` where it takes texts, or what there is can't be read.

        `generic` is the way with 0 for each item.
        """
        key = (self._files.kind(self._path), generic)
        if key not in self._kinds:
            try:
                found = choices(self._files, self._path, where, self._language)
            except Refused:
                return None
            self._kinds[key] = None if found is None else Offered(found.kind, found.several, found.free)
        return self._kinds[key]

    def all(self, files: Files, where: Where) -> Choices | None:
        """All that a field offers; `files` are those that are shown. Raises Refused."""
        return choices(files, self._path, where, self._language)

    def title(self, where: Where, generic: Path, value: str) -> str | None:
        """What people call a thing in a field; `None` where there is no such thing."""
        offered = self.kind(where, generic)
        if offered is None:
            return None
        if offered.kind is ChoiceKind.WORD:
            return value_title([part for part in generic if isinstance(part, str)], value)
        if offered.kind in _OF_THE_FILE:
            return self._place(value)
        if offered.kind is ChoiceKind.USE_CASE:
            return value  # whether there is such a file is a question for the checks
        return self._things(where, generic).get(value)

    def number(self, name: str) -> str:
        """The number of a step or branch; empty where it has none."""
        if self._numbers is None:
            self._numbers = numbers_in(self._data)
        return self._numbers.get(name, "")

    def _place(self, name: str) -> str | None:
        word = place_word(name)
        if word is not None:
            return word
        for place in (*steps_of(self._data), *branches_of(self._data)):
            if place.item["id"] == name:
                text = place.item.get("action", place.item.get("when"))
                return f"{self.number(name)} {text if isinstance(text, str) else name}".strip()
        return None

    def _things(self, where: Where, generic: Path) -> Mapping[str | bool, str]:
        key = generic if self._files.kind(self._path) is FileKind.USE_CASE else where  # a role is no stand-in of itself
        found = self._titles.get(key)
        if found is None:
            try:
                offered = choices(self._files, self._path, where, self._language)
            except Refused:
                offered = None
            found = {} if offered is None else {choice.value: choice.title for choice in offered.items}
            self._titles[key] = found
        return found


def shown_title(kind: ChoiceKind, choice: Choice) -> str:
    """The title of something offered; steps and branches begin with their numbers."""
    return f"{choice.hint} {choice.title}" if kind in _OF_THE_FILE and choice.hint else choice.title


def place_word(name: str) -> str | None:
    """What people call a word that stands where a step or branch may; `None` where it is no such word."""
    return _(PLACES[name]) if name in PLACES else None


def library_language(files: Files) -> str:
    """The language of a library; the reader's where its settings can't be read."""
    try:
        found = files.data(SETTINGS).get("language")
    except Refused:
        found = None
    return str(found) if found in LANGUAGES else reader_language()
