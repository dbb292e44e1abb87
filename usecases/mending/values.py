"""Values that break the schema and can be written in one other way only."""

from collections.abc import Callable, Iterator, Mapping
from re import compile as regex
from typing import Any, TypeAlias

from usecases.editing.command import Data
from usecases.editing.tree import put, value_at
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.mending.mend import Mend
from usecases.mending.spelling import as_id, meant
from usecases.reading.document import Document
from usecases.reading.equal import same
from usecases.reading.folder import stem_of
from usecases.reading.scalars import resolve
from usecases.text.path import Path
from usecases.validation.explain import Explained

SPELT = mark("“{old}” is written “{new}” now.")
_QUOTED = mark("{new} is a text now.")
_LISTED = mark("{field}: what stood alone is a list now.")
_ALONE = mark("{field}: the list of one thing is that one thing now.")

Found: TypeAlias = tuple[Any, Message] | None
"""A new value, and what is to be said about it."""

_TRUTH = {"true": True, "yes": True, "false": False, "no": False}
_SEVERAL = regex(r"[,;\n]")
_BLANKS = regex(r"\s+")
_DATE = regex(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\Z")
_HOURS = regex(r"([0-9]{1,2}):([0-9]{2})[-–—]([0-9]{1,2}):([0-9]{2})\Z")


def value_mends(
    document: Document, data: Data, breaches: list[Explained], was: Callable[[Path], Path] = lambda path: path
) -> Iterator[Mend]:
    """The values that have one obvious other way to be written. Whether that keeps the schema is for others to see.

    `was` tells where in the document a value of the data stands.
    """
    for breach in breaches:
        if breach.code not in _NEW_VALUES or breach.on_key:
            continue
        old = value_at(data, breach.where)
        if breach.variant == "number":
            found = _quoted(document.written(was(breach.where)), old)
        else:
            found = _NEW_VALUES[breach.code](breach, old)
        if breach.variant == "id":
            found = _own_id(document, breach, old)
        if found is not None:
            yield _mend(breach, *found)


def _mend(breach: Explained, new: Any, message: Message) -> Mend:
    unseen = (*breach.where, 0) if isinstance(new, list) else None
    return Mend(breach.code, breach.where, False, message, lambda data: put(data, breach.where, new), unseen)


def _quoted(written: str, old: Any) -> Found:
    """A number, or true or false, as the text that it is written as."""
    return (written, Message(_QUOTED, {"new": written})) if same(resolve(written), old) else None


def _own_id(document: Document, breach: Explained, old: Any) -> Found:
    """The id of a use case, where the file's name tells that it is meant."""
    stem = stem_of(document.path)
    return _spelt(old, stem) if breach.where == ("id",) and as_id(old) == stem else None


def _of_type(breach: Explained, old: Any) -> Found:
    wanted = breach.arguments["wanted"].split("|")
    if "a list" in wanted and not isinstance(old, list):
        several = isinstance(old, str) and _SEVERAL.search(old)
        return None if several else ([old], _about(_LISTED, breach))
    if isinstance(old, list):
        return (old[0], _about(_ALONE, breach)) if len(old) == 1 else None
    return _of_text(wanted, old) if isinstance(old, str) else None


def _about(text: str, breach: Explained) -> Message:
    names = [part for part in breach.where if isinstance(part, str)]
    return Message(text, {"field": names[-1] if names else ""})


def _of_text(wanted: list[str], old: str) -> Found:
    """The truth or number that a text stands for."""
    word = old.strip().lower()
    new: Any = None
    if wanted == ["true or false"]:
        new = _TRUTH.get(word)
    elif wanted in (["a number"], ["a whole number"]) and isinstance(number := resolve(word), (int, float)):
        new = number
    return None if new is None else _spelt(old, new, str(new).lower())


def _of_words(breach: Explained, old: Any) -> Found:
    return _spelt(old, meant(old, breach.arguments["allowed"].split(", "))) if isinstance(old, str) else None


def _of_form(breach: Explained, old: Any) -> Found:
    form = _FORMS.get(breach.variant)
    return _spelt(old, form(old)) if form and isinstance(old, str) else None


def _spelt(old: str, new: Any, shown: str | None = None) -> Found:
    if new is None or same(new, old):
        return None
    return new, Message(SPELT, {"old": old, "new": shown or new})


def _measure(old: str) -> str:
    return _BLANKS.sub("", old).lower()


def _date(old: str) -> str | None:
    found = _DATE.match(_BLANKS.sub("", old))
    return found and f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}"


def _hours(old: str) -> str | None:
    found = _HOURS.match(_BLANKS.sub("", old))
    return found and f"{found[1]:0>2}:{found[2]}-{found[3]:0>2}:{found[4]}"


_FORMS: Mapping[str, Callable[[str], str | None]] = {
    "duration": _measure,
    "moment": _measure,
    "frequency": _measure,
    "date": _date,
    "hours": _hours,
    "currency": lambda old: old.strip().upper(),
}
_NEW_VALUES: Mapping[str, Callable[[Explained, Any], Found]] = {
    "UC102": _of_type,
    "UC104": _of_words,
    "UC105": _of_form,
}
