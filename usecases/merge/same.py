"""When two values are the same: `1`, `1.0` and `true` are three different ones, and so are “not there” and nothing."""

from enum import Enum
from typing import Any, Final, Literal, TypeAlias


class Absent(Enum):
    """The one value of a field that isn't there."""

    ABSENT = "absent"


Nowhere: TypeAlias = Literal[Absent.ABSENT]
ABSENT: Final = Absent.ABSENT


def same(one: Any, other: Any) -> bool:
    """Whether two values are equal in kind and content; the order of a mapping's keys doesn't count."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float):  # “not a number” is equal to itself here
        return repr(one) == repr(other)
    return bool(one == other)


def frozen(value: Any) -> object:
    """A value that can be a key; two are equal where the values are the same."""
    if isinstance(value, dict):
        return "mapping", frozenset((key, frozen(below)) for key, below in value.items())
    if isinstance(value, list):
        return "list", tuple(map(frozen, value))
    return type(value).__name__, repr(value) if isinstance(value, float) else value
