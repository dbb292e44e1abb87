"""Texts that may go to a terminal, a log or a commit: no control characters in them, and no direction marks."""

from re import compile as regex

# Control characters could drive the terminal, and direction marks could show a text as another one.
_HARMFUL = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """The text with control characters and direction marks written out as `\\x1b`; line feeds and tabs stay."""
    return _HARMFUL.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def one_line(text: str) -> str:
    """The text without harm and without line breaks."""
    return harmless(" ".join(text.split()))
