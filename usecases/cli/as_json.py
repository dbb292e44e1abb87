"""JSON for programs that does no harm to a terminal either."""

import json
from re import compile as regex

# What JSON leaves as it is: control characters above ASCII, and marks that change the direction of a text.
_HARMFUL = regex("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def as_json(data: object) -> str:
    """The data as JSON; characters that could drive a terminal are escaped, which programs read as themselves."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return _HARMFUL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
