"""Values as messages show them."""

from collections.abc import Sequence
from typing import Any

LONGEST = 60
"""A value with more characters is shown in part."""

_MOST = 3
"""Of more things than this, only the first are named."""


def shown(value: Any) -> str:
    """A value in one line of at most 60 characters."""
    line = " ".join(_words(value).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def named(names: Sequence[str]) -> str:
    """Several names, or the first of them, in one line."""
    return ", ".join(names[:_MOST]) + (", …" if len(names) > _MOST else "")


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_words(below)}" for name, below in value.items())
    if isinstance(value, list):
        return ", ".join(map(_words, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
