"""The order in which the numbers of steps and branches are read: a branch after its step, its outcomes at its end."""

from re import compile as regex
from typing import TypeAlias

Order: TypeAlias = tuple[tuple[int, int, str], ...]

_PART = regex(r"[0-9]+|[a-z]+|\.")
_ANY, _UNNUMBERED = (3, 0, ""), (4, 0, "")


def reading_order(number: str) -> Order:
    """Something to sort numbers by: `2`, `2a`, `2a1`, `2a1a`, `2a.a`, `3`, then `*a`; what has no number comes last.

    A branch at several steps stands under the last of them, so `2,4a` comes after `4`.
    """
    if not number:
        return (_UNNUMBERED,)
    if number.startswith("*"):
        return (_ANY, *_parts(number[1:]))
    return _parts(number.replace("-", ",").rpartition(",")[2])


def _parts(number: str) -> Order:
    return tuple(map(_part, _PART.findall(number)))


def _part(text: str) -> tuple[int, int, str]:
    if text.isdigit():
        return (0, int(text), "")
    return (2, 0, "") if text == "." else (1, len(text), text)
