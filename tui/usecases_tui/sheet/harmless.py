"""Texts as a terminal may get them: what would drive it, or turn the line around, is shown as a sign."""

from re import compile as regex
from unicodedata import category

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "␡"}
_UNSEEN = "\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_TABLE = _PICTURES | dict.fromkeys(range(0x80, 0xA0), "\ufffd") | {ord(letter): "·" for letter in _UNSEEN}
_TABLE |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_LINE_ENDS = regex("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_KEPT = "\n\t\u200c\u200d"
_SUSPECT = regex(f"[\x00-\x1f\x7f-\x9f\ud800-\udfff{_UNSEEN}]")


def harmless(text: str) -> str:
    """The text with a sign for each control character, as long as the text itself: places stay what they were."""
    return text.translate(_TABLE) if _SUSPECT.search(text) else text


def pasted(text: str) -> str:
    """A text that was pasted, as it can be written: lines end at LF; of what can't be seen, only tabs are left.

    The joiners that hold emoji and letters of some scripts together stay, too.
    """
    lines = _LINE_ENDS.sub("\n", text)
    return "".join(one for one in lines if one in _KEPT or category(one) not in ("Cc", "Cf", "Cs"))


def unpictured(typed: str, before: str) -> str:
    """What was typed over a text that had been shown by `harmless`, with the characters behind the signs.

    Only signs that stand for a character of the text before become that character again; line ends are left alone.
    """
    for letter in set(_SUSPECT.findall(before)) - {"\n"}:
        sign = _TABLE[ord(letter)]
        if sign not in before:
            typed = typed.replace(sign, letter)
    return typed
