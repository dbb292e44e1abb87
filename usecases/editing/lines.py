"""Lines of text, from a mail or a word processor, as actions of steps: without their numbers, bullets and odd signs."""

from collections.abc import Iterable, Iterator, Mapping
from re import IGNORECASE
from re import compile as regex
from typing import Any, NamedTuple
from unicodedata import category, normalize

# Signs of the fonts “Symbol” and “Wingdings”, which word processors use for bullets, stand in the private range.
_SIGNS = "•·‣∙▪▫◦●○■□◆◇►▶➢➤➔→✓✔☐☑\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc"

# A dash may touch the word after it, but not a figure: that is a number below zero. Single letters and signs that are
# words elsewhere (“o”, “§”) are bullets only before the tab that a word processor puts after a bullet.
_BULLET = rf"[{_SIGNS}]\s*|[-–—*+]\s+|[-–—](?=[^\W\d])|[o§]\t\s*|\[[ xX]\]\s+"

# `1.`, `1)`, `(1)`, `2.1`, `2.1.`, `a)`, `Step 1:`. A lone number needs its point or bracket; `12.05.2026` is a date.
_NUMBER = (
    r"(?:шаг|этап|krok|etap|step)\s*\d{1,3}\s*[.:)–—-]\s*"
    r"|\(?(?:\d{1,3}(?:\.\d{1,2}){0,4}|[^\W\d_])\)\s*"
    r"|\d{1,3}(?:\.\d{1,2}){0,4}\.(?:\s+|(?=[^\W\d])|$)"
    r"|\d{1,3}(?:\.\d{1,2}){1,4}\s+"
)
_BEGINNING = regex(rf"\s*(?:>\s*)*(?:{_BULLET})?(?:{_NUMBER})?(?:{_BULLET})?", IGNORECASE)
_LIST_ENDS = ";, "
_AFTER_NAME = regex(r"\s*:\s+|\s+[-–—]\s+")

# Joiners hold emoji and letters of some scripts together; the other signs of format can't be seen.
_JOINERS = "\u200c\u200d"
_NO_CHARACTERS = "\ufffe\uffff"


class Line(NamedTuple):
    """What a line of text says: what is done, and the id of the role who does it where the line begins with it."""

    action: str
    actor: str | None = None


def read_lines(text: str, names: Mapping[str, str]) -> list[Line]:
    """The lines of a text that say something. `names` are the ids of roles by `folded` name.

    Empty lines and those without a letter or figure are left out, and so are control characters; a semicolon or
    comma at the end, which belongs to the list, is taken off; the words stay as they are, but that they begin with a
    capital where the role stood before them.
    """
    return [_named(action, names) for action in map(_action, text.splitlines()) if any(map(str.isalnum, action))]


def names_of(roles: Iterable[Any]) -> dict[str, str]:
    """Ids of roles by their folded ids and titles, in every language; a name that two roles share names nobody."""
    found: dict[str, set[str]] = {}
    for role in roles:
        if isinstance(role, dict) and isinstance(own := role.get("id"), str):
            for name in (own, *_titles(role.get("title"))):
                found.setdefault(folded(name), set()).add(own)
    return {name: ids.pop() for name, ids in found.items() if len(ids) == 1}


def folded(name: str) -> str:
    """A name as it is compared: any case, `ё` as `е`, single spaces."""
    return " ".join(normalize("NFC", name).casefold().replace("ё", "е").split())


def _titles(title: Any) -> Iterator[str]:
    several = title.values() if isinstance(title, dict) else [title]
    return (one for one in several if isinstance(one, str))


def _action(line: str) -> str:
    shown = "".join(one for one in line if one == "\t" or _is_shown(one))
    return " ".join(_BEGINNING.sub("", shown, count=1).split()).rstrip(_LIST_ENDS)


def _is_shown(character: str) -> bool:
    if character in _JOINERS:
        return True
    return character not in _NO_CHARACTERS and category(character) not in ("Cc", "Cf", "Cs")


def _named(action: str, names: Mapping[str, str]) -> Line:
    for found in _AFTER_NAME.finditer(action):
        if (role := names.get(folded(action[: found.start()]))) is not None:
            rest = action[found.end() :]
            return Line(rest[:1].upper() + rest[1:], role)
    return Line(action)
