"""What a plain scalar is: the core schema of YAML 1.2, exactly.

Source: YAML 1.2.2, section 10.3.2. `no`, `on`, `1:30` and dates are texts here; `012` is the number 12.
"""

from re import compile as regex

NOT_TEXT = frozenset("-+.0123456789~nNtTfF")
"""A plain scalar that begins otherwise, and isn't empty, is a text."""

_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_INTEGER = regex(r"[-+]?[0-9]+\Z")
_OCTAL = regex(r"0o[0-7]+\Z")
_HEXADECIMAL = regex(r"0x[0-9a-fA-F]+\Z")
_FLOAT = regex(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_SPECIAL = regex(r"([-+]?)(\.inf|\.Inf|\.INF)\Z|(\.nan|\.NaN|\.NAN)\Z")

LONGEST_NUMBER = 3500
"""A run of digits longer than this is taken for a text: Python refuses to read or write numbers of more than 4,300
decimal digits, and 3,500 hexadecimal ones make 4,215.
"""


def resolve(value: str) -> str | int | float | bool | None:
    """The datum that a plain scalar stands for."""
    if value and value[0] not in NOT_TEXT:
        return value
    if value in _WORDS:
        return _WORDS[value]
    if len(value) > LONGEST_NUMBER:
        return value
    if _INTEGER.match(value):
        return int(value)
    if _OCTAL.match(value):
        return int(value[2:], 8)
    if _HEXADECIMAL.match(value):
        return int(value[2:], 16)
    if _FLOAT.match(value):
        return float(value)
    if special := _SPECIAL.match(value):
        return float("nan") if special[3] else float(f"{special[1]}inf")
    return value
