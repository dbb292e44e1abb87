"""What is the same for a merge: `1`, `1.0` and `true` are three different values, and “not there” is none of them."""

from enum import Enum
from typing import Any, Final, Literal, TypeAlias


class Absent(Enum):
    """The one value of a field that isn't there."""

    ABSENT = "absent"


Nowhere: TypeAlias = Literal[Absent.ABSENT]
ABSENT: Final = Absent.ABSENT


def frozen(value: Any) -> object:
    """A value that can be a key; two are equal where the values are the same."""
    if isinstance(value, dict):
        return "mapping", frozenset((key, frozen(below)) for key, below in value.items())
    if isinstance(value, list):
        return "list", tuple(map(frozen, value))
    return type(value).__name__, repr(value) if isinstance(value, float) else value
