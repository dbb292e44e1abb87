"""Values before and after a change, in words: in one line, short, and so that the difference can be seen."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from usecases.comparing.titles import NO_TITLES, Titles
from usecases.ids import is_id
from usecases.languages.catalogue import _, mark, reader_language
from usecases.languages.durations import duration_words
from usecases.languages.labels import label
from usecases.languages.punctuation import quoted
from usecases.languages.values import PLACES, YES_NO, value_title
from usecases.merge.same import ABSENT
from usecases.model.duration import Duration
from usecases.model.usecase import PROMPTLY
from usecases.reading.equal import same
from usecases.text.harmless import one_line

LONGEST = 72
"""Of a longer text, so many characters are shown, around the first difference."""

_LEAD = 24
"""So many characters before the difference are shown."""

_ENDS_OF_NUMBERS = 30
"""A duration of more characters is nobody's, and is shown as it is written."""


class Called(NamedTuple):
    """What a step or branch is called where another refers to it: its number, and what it says, where it does."""

    number: str
    said: str = ""

    def words(self) -> str:
        """Both, in the language that is spoken now."""
        return f"{self.number} {quoted(self.said)}" if self.said else self.number


class Names(NamedTuple):
    """What the ids in a version of a file mean: its own steps and branches, and the library's things.

    `and_ids`: the ids are told, too, where two things have one name.
    """

    places: Mapping[str, Called] = MappingProxyType({})
    titles: Titles = NO_TITLES
    and_ids: bool = False

    def of(self, way: tuple[str, ...], name: str) -> str:
        """What the id in a field names, in the language that is spoken now; empty where that isn't known."""
        if _field(way) in _REFERENCES:
            called = self.places[name].words() if name in self.places else ""
        else:
            called = self.titles.of(way, name)
        return f"{called} ({name})" if called and self.and_ids else called


NO_NAMES = Names()
_DURATIONS = frozenset({"within", "work", "wait", "after", "time", "kept"})
_REFERENCES = frozenset({"at", "resume", "from", "to"})
_EMPTY = mark("(empty)")


def pair(
    names: tuple[str, ...], old: Any, new: Any, before: Names = NO_NAMES, after: Names = NO_NAMES
) -> tuple[str, str]:
    """The words of a field's old and new value, each empty where there is none."""
    one = "" if old is ABSENT else words_of(names, old, before)
    other = "" if new is ABSENT else words_of(names, new, after)
    if one == other and not same(old, new):  # two of one name
        one = words_of(names, old, before._replace(and_ids=True))
        other = words_of(names, new, after._replace(and_ids=True))
    start = _difference(one, other) if one and other else 0
    return _in_quotes(names, old, _excerpt(one, start)), _in_quotes(names, new, _excerpt(other, start))


def words_of(names: tuple[str, ...], value: Any, called: Names = NO_NAMES) -> str:
    """A value in one line, as a reader of the field would say it; what it refers to is called by its name."""
    if isinstance(value, dict):
        parts = (
            f"{one_line(label((*names, name)))}: {words_of((*names, name), below, called)}"
            for name, below in value.items()
        )
        return ", ".join(parts) or _(_EMPTY)
    if isinstance(value, list):
        return ", ".join(words_of(names, one, called) for one in value) or _(_EMPTY)
    if value is None or value == "":
        return _(_EMPTY)
    if isinstance(value, bool):
        return _(YES_NO[value])
    field = _field(names)
    text = one_line(str(value))
    if field in _DURATIONS:
        return _time(text)
    if known := called.of(names, text):
        return known
    if field in _REFERENCES:
        return _(PLACES.get(text, text))
    title = value_title(names, text)
    # “End: the goal is reached”, not “end: the end: …”.
    return title.partition(": ")[2] or title if field == "end" else title


def _time(text: str) -> str:
    if text == PROMPTLY:
        return _("promptly")
    try:
        return duration_words(Duration.parse(text), reader_language()) if len(text) < _ENDS_OF_NUMBERS else text
    except ValueError:
        return text


def _in_quotes(names: tuple[str, ...], value: Any, words: str) -> str:
    """The words in quotes where they are somebody's own: not an id, nor what was made of a value."""
    own = isinstance(value, str) and value != "" and not is_id(value)
    field = _field(names)
    if not own or (field in _DURATIONS and words != one_line(value)):
        return words
    return quoted(words)


def _field(names: tuple[str, ...]) -> str:
    """The name of the field, behind which positions in its list may stand."""
    return next((name for name in reversed(names) if not name.isdecimal()), "")


def _difference(one: str, other: str) -> int:
    """Where to begin so that the first difference can be seen."""
    if max(len(one), len(other)) <= LONGEST:
        return 0
    alike = next((at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), None)
    if alike is None:
        alike = min(len(one), len(other))
    if alike <= LONGEST // 2:
        return 0
    start = alike - _LEAD
    word = one.find(" ", start, alike)
    return start if word < 0 else word + 1


def _excerpt(words: str, start: int) -> str:
    end = start + LONGEST
    return ("…" if start else "") + words[start:end].rstrip() + ("…" if len(words) > end else "")
