"""What a person typed for a field, as data: by what the field wants."""

import json
from collections.abc import Sequence
from re import compile as regex
from typing import Any

from usecases.editing.command import Refused
from usecases.editing.shown import shown
from usecases.editing.where import Where, written_where
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.reading.compose import compose
from usecases.reading.folder import FileKind
from usecases.validation.examples import example
from usecases.validation.schemas import schema
from usecases.validation.wanted import Shape, Wanted, wanted

_YES = frozenset({"true", "yes", "да", "tak"})
_NO = frozenset({"false", "no", "нет", "nie"})
_BRACKETS = {"[": "array", "{": "object"}
_NUMBER = regex(r"[-+]?[0-9]{1,15}(?:[.,][0-9]{1,15})?")
# “1,250” is a thousand and more where English is written, and little more than one elsewhere.
_THOUSANDS = regex(r"[-+]?[1-9][0-9]{0,2},[0-9]{3}")

_UNKNOWN = mark("There is no field “{name}” in files of this kind.")
_EMPTY = mark("The value is empty, and an empty text says nothing. Write a value, or take the field away.")
_UNWRITABLE = mark("The value holds characters that no file can hold.")
_ONE = mark("“{field}” takes one value, and these are {count}. Put quotes around a value of several words.")
_SEVERAL_FIELDS = mark(
    "“{field}” holds several fields. Set one of them ({known}), or write all in braces, as in: {example}"
)
_LIST_OF_FIELDS = mark("“{field}” is a list whose items hold several fields. Write it in brackets, as in: {example}")
_NUMBER_WANTED = mark("“{field}” wants a number, and “{written}” is none. Write it as in: {example}")
_AMBIGUOUS = mark(
    "“{written}” can be read in two ways. Write {small}, with a point, or {large}, with nothing between the figures."
)
_YES_OR_NO = mark("“{field}” is either true or false, and “{written}” is neither. Write true or false.")
_BROKEN = mark("“{written}” begins like a list or mapping of YAML and can't be read as one. Write it as in: {example}")


def typed(kind: FileKind, where: Where, words: Sequence[str]) -> Any:
    """The data that the words stand for in a field of a file; raises Refused, which says what the field wants.

    A text is taken as it is. Several words are the items of a list, and so is one where only a list is allowed. Where
    a list or mapping may stand, a word that begins with `[` or `{` is read as YAML. `where` is as for `wanted`; there
    is at least one word.
    """
    field = wanted(kind, where)
    if field is None:
        raise Refused(Message(_UNKNOWN, {"name": written_where(where)}))
    reading = _Reading(schema(kind), written_where(where))
    if len(words) == 1:
        return reading.one(field, words[0])
    item = field.item(reading.whole)
    if item is None:
        raise reading.refused(_ONE, field, count=str(len(words)))
    return [reading.one(item, word) for word in words]


class _Reading:
    """Reading words for one field; `name` is how the field is spoken of."""

    def __init__(self, whole: Shape, name: str) -> None:
        self.whole = whole
        self.name = name

    def refused(self, text: str, field: Wanted, **more: str) -> Refused:
        given = example(field, self.whole)
        as_typed = given if isinstance(given, str) else json.dumps(given, ensure_ascii=False)  # JSON is YAML too
        return Refused(Message(text, {"field": self.name, "example": as_typed, **more}))

    def one(self, field: Wanted, word: str) -> Any:
        """What one word stands for."""
        try:
            word.encode()
        except UnicodeEncodeError:
            raise Refused(Message(_UNWRITABLE)) from None
        if not word:
            raise Refused(Message(_EMPTY))
        if (written := self._collection(field, word)) is not None:
            return written
        if field.shape("string") is not None:
            return word
        if field.shape("number") is not None or field.shape("integer") is not None:
            return self._number(field, word)
        if field.shape("boolean") is not None:
            return self._truth(field, word)
        item = field.item(self.whole)
        if item is None:
            raise self.refused(_SEVERAL_FIELDS, field, known=", ".join(field.names))
        if {shape["type"] for shape in item.shapes} == {"object"}:
            raise self.refused(_LIST_OF_FIELDS, field)
        return [self.one(item, word)]

    def _collection(self, field: Wanted, word: str) -> Any:
        """The list or mapping that a word writes down; `None` where it writes none."""
        kind = _BRACKETS.get(word.strip()[:1])
        if kind is None or field.shape(kind) is None:
            return None
        composed = compose(word)
        if not composed.troubles and word.strip()[-1] in "]}":  # what follows the bracket would be a comment
            return composed.data
        if field.shape("string") is not None:  # “[urgent] Call the customer”
            return None
        raise self.refused(_BROKEN, field, written=shown(word))

    def _number(self, field: Wanted, word: str) -> int | float:
        digits = "".join(word.split())
        if _THOUSANDS.fullmatch(digits):
            large, small = digits.replace(",", ""), digits.replace(",", ".")
            raise self.refused(_AMBIGUOUS, field, written=word, large=large, small=small)
        if not _NUMBER.fullmatch(digits):
            raise self.refused(_NUMBER_WANTED, field, written=shown(word))
        return float(digits.replace(",", ".")) if set(digits) & set(".,") else int(digits)

    def _truth(self, field: Wanted, word: str) -> bool:
        said = word.strip().casefold()
        if said in _YES or said in _NO:
            return said in _YES
        raise self.refused(_YES_OR_NO, field, written=shown(word))
