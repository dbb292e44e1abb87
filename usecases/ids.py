"""Ids from titles: ASCII kebab-case by transliteration from Russian, Ukrainian and Polish.

An id is made once; it doesn't follow later changes of the title.
"""

from collections.abc import Container
from re import compile as regex
from unicodedata import normalize

from usecases.model.usecase import RESERVED

LONGEST = 120
"""The schema allows no more characters than this."""

_SENSIBLE = 60
"""An id made from a title is cut at a word's end before it grows longer than this."""

_NAMELESS = "use-case"
"""The id of a title in which there is nothing to spell in Latin letters."""

_FORM = regex(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_INSIDE_WORDS = regex("['’ʼ`ʹʺ\u00ad]")
_OTHER = regex("[^a-z0-9]+")
_UKRAINIAN = regex("[іїєґ]")

# Names that Windows gives to devices: no file there can have them.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})

_RUSSIAN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "",
    "э": "e", "ю": "yu", "я": "ya", "ў": "u",
}  # fmt: skip
_LATIN = {
    "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d", "ı": "i", "ŋ": "ng",
}  # fmt: skip
_LETTERS = str.maketrans({**_RUSSIAN, **_LATIN, "і": "i", "ї": "yi", "є": "ye", "ґ": "g"})
_LETTERS_OF_UKRAINIAN = str.maketrans({"г": "h", "и": "y", "й": "i"})


def is_id(text: str) -> bool:
    """Whether a text may be an id: small Latin letters, digits and single hyphens; not too long, not reserved."""
    return len(text) <= LONGEST and _FORM.fullmatch(text) is not None and text not in RESERVED


def transliterate(text: str) -> str:
    """The text in small Latin letters, digits and single hyphens; empty where nothing of it can be spelt so."""
    text = normalize("NFC", text).lower()
    if _UKRAINIAN.search(text):
        text = text.translate(_LETTERS_OF_UKRAINIAN)
    text = _INSIDE_WORDS.sub("", text).translate(_LETTERS)
    plain = normalize("NFKD", text).lower().translate(_LETTERS)
    plain = "".join(one for one in plain if not "\u0300" <= one <= "\u036f")
    return _OTHER.sub("-", plain).strip("-")


def make_id(title: str, taken: Container[str] = ()) -> str:
    """An id for a title: never empty, never reserved, and none of those that are taken."""
    base = _shortened(transliterate(title)) or _NAMELESS
    number = 1
    found = base
    while found in taken or found in RESERVED or found in _DEVICES:
        number += 1
        found = f"{base}-{number}"
    return found


def _shortened(words: str) -> str:
    if len(words) <= _SENSIBLE:
        return words
    cut = words[: _SENSIBLE + 1]
    return (cut.rpartition("-")[0] or cut[:_SENSIBLE]).strip("-")
