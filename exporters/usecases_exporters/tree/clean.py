"""Texts as they can be shown, in any format.

What people paste holds more than letters: NUL, escape codes, marks that turn the direction of writing and make a
text read as what it isn't. Each such character becomes a visible U+FFFD, so that nothing vanishes and nothing lies.
"""

from re import compile as regex

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_BREAKS = regex("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_BLANKS = regex("[ \t]+")
_UNSHOWABLE = regex(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # surrogates and what never is a character
    "\U000e0001\U000e0020-\U000e007f"  # invisible tags
    "]"
)


def shown(text: str) -> str:
    r"""The text as shown: lines end in `\n`, blanks are single spaces, no line begins or ends in them."""
    lines = _BREAKS.split(text)
    return "\n".join(_UNSHOWABLE.sub(REPLACEMENT, _BLANKS.sub(" ", line)).strip() for line in lines).strip()


def inline_shown(text: str) -> str:
    """Like `shown`, for a text that others stand beside: a blank at either end is kept."""
    body = shown(text)
    if not body:
        return " " if text else ""
    before = " " if text[0] in " \t" else ""
    after = " " if text[-1] in " \t" else ""
    return f"{before}{body}{after}"
