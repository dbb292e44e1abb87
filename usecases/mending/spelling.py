"""Words that differ in nothing but case, blanks, hyphens and underscores."""

from collections.abc import Iterable
from re import compile as regex

_JOINT = regex(r"[\s_-]+")
_CAPITAL = regex(r"(?<=[a-z0-9])(?=[A-Z])")


def as_id(word: str) -> str:
    """The word as an id would be written: small letters, and hyphens where blanks or underscores stood."""
    return _JOINT.sub("-", word.strip()).lower()


def as_field(word: str) -> str:
    """The word as the name of a field would be written: `primaryActor` and `Primary actor` are `primary_actor`."""
    return _JOINT.sub("_", _CAPITAL.sub("_", word.strip())).lower()


def meant(word: str, known: Iterable[str]) -> str | None:
    """The one known word that differs in nothing else; `None` where there is none, or more than one."""
    found = {other for other in known if _bare(other) == _bare(word)}
    return found.pop() if len(found) == 1 else None


def _bare(word: str) -> str:
    return _JOINT.sub("", word).casefold()
