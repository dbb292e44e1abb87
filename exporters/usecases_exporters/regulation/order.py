"""The order in which steps and branches stand in a regulation: the main course, then deviations by number."""

from re import compile as regex
from typing import TypeAlias

_TOKEN = regex(r"([0-9]+)|([a-z]+)|(.)")
_LAST = "*?"

Key: TypeAlias = list[tuple[int, int, str]]


def number_key(number: str) -> Key:
    """Sorts `2a` before `2a1a`, `2a.a`, `2b`, `2,4a` and `10a`; what may come at any step last."""
    key: Key = []
    for digits, letters, mark in _TOKEN.findall(number):
        if digits:
            key.append((1, int(digits), ""))
        elif letters:
            key.append((2, len(letters), letters))
        else:
            key.append((9 if mark in _LAST else 3, 0, mark))
    return key


def reading_key(number: str) -> tuple[bool, Key]:
    """Like `number_key`, with the steps of the main course before everything else."""
    return (not number.isdecimal(), number_key(number))
