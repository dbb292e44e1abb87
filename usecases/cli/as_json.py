"""JSON for programs that does no harm to a terminal either."""

import json
from enum import Enum
from re import compile as regex

from usecases.model.duration import Duration

# What JSON leaves as it is: control characters above ASCII, and marks that change the direction of a text.
_HARMFUL = regex("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def as_json(data: object) -> str:
    """The data as JSON; characters that could drive a terminal are escaped, which programs read as themselves."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return _HARMFUL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def plain(value: object, digits: int | None = 4) -> object:
    """Data for JSON: named tuples as mappings, other tuples as lists, durations as in the files.

    Figures are rounded to so many digits; with `None` they stay as they were measured.
    """
    if isinstance(value, Duration):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    fields = getattr(value, "_fields", None)
    if fields is not None:
        return {name: plain(getattr(value, name), digits) for name in fields}
    if isinstance(value, dict):
        return {name: plain(each, digits) for name, each in value.items()}
    if isinstance(value, tuple):
        return [plain(each, digits) for each in value]
    return round(value, digits) if digits is not None and isinstance(value, float) else value
