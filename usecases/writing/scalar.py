"""A scalar as YAML that reads back equal: plain where that is safe, quoted otherwise, or a literal block."""

from dataclasses import dataclass
from functools import cache, lru_cache
from io import StringIO
from re import compile as regex
from typing import TYPE_CHECKING

from usecases.reading.compose import compose
from usecases.reading.scalars import LONGEST_NUMBER, NOT_TEXT, resolve

if TYPE_CHECKING:
    from ruamel.yaml import YAML
    from ruamel.yaml.scalarstring import ScalarString

_SIGNS = r"\w.;()/%«»„”“’–—№+-"
_SAFE = regex(rf"[^\W_](?:[ {_SIGNS}]*[{_SIGNS}])?\Z")
"""Texts of letters, digits and harmless signs, plain everywhere unless they are a number or a word of YAML."""
_SAFE_IN_BLOCK = regex(rf"[^\W_](?:[ ,{_SIGNS}]*[,{_SIGNS}])?\Z")
_INDICATORS = frozenset("?:,[]{}#&*!|>'\"%@`")
_SPECIAL = frozenset({"<<", "="})
"""Words that YAML 1.1 read as something of its own."""
_UNSEEN = regex("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What can't stand in a file, or is taken for the end of a line by readers of YAML 1.1."""
_NO_LITERAL = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_KEY = "text"


@dataclass(frozen=True)
class Spelled:
    """A number or truth value as somebody wrote it: `012`, `1.10`, `True`."""

    text: str


@lru_cache(maxsize=8192)
def scalar(text: str, flow: bool = False) -> str:
    """One line of YAML for a text; `flow` where it has to stand inside a flow collection.

    Raises ValueError for a text that no YAML file can hold.
    """
    if _is_plain(text, flow):
        return text
    wants_double = "'" in text or _UNSEEN.search(text) or not ('"' in text or "\\" in text)
    for quote in ('"',) if wants_double else ("'", '"'):
        if (quoted := in_quotes(text, quote)) is not None:
            return quoted
    raise ValueError(text)


def any_scalar(value: str | int | float | bool | Spelled | None, flow: bool = False) -> str:
    """One line of YAML for a text, a number, a truth value or nothing; raises ValueError as `scalar` does."""
    if isinstance(value, str):
        return scalar(value, flow)
    if isinstance(value, Spelled):
        return value.text
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    written = str(value)
    if isinstance(value, float):
        return written if written[-1].isdigit() else {"inf": ".inf", "-inf": "-.inf"}.get(written, ".nan")
    if len(written) > LONGEST_NUMBER:
        # So long a number was read in hexadecimal digits.
        written = hex(value)
        if resolve(written) != value:
            raise ValueError(value)
    return written


def in_quotes(text: str, quote: str) -> str | None:
    """A text in the quotes asked for, on one line; `None` where it can't stand in these."""
    if quote == "'" and _UNSEEN.search(text):
        return None
    made = _made(text, quote)
    return made if made is not None and _reads_back(made, text, flow=True) else None


def literal(text: str, indent: int) -> list[str] | None:
    """A text of several lines as a literal block: its header, then its lines, indented by so many blanks.

    `None` where there is no such block: for a text of one line, one that ends in several line ends (which blank lines
    below the block would be added to), and one with characters that need an escape.
    """
    if "\n" not in text or not text.strip() or _NO_LITERAL.search(text):
        return None
    made = _made(text, "|")
    if made is None or made[0] != "|" or not _reads_back(made, text, flow=False):
        return None
    header, *lines = made.split("\n")
    return [header, *(" " * (indent - 2) + line if line else "" for line in lines)]


def _is_plain(text: str, flow: bool) -> bool:
    if (_SAFE if flow else _SAFE_IN_BLOCK).match(text):
        return text[0] not in NOT_TEXT or resolve(text) is text
    if not text or text[0] in _INDICATORS or text in _SPECIAL or text != text.strip():
        return False
    if _UNSEEN.search(text) or text.startswith(("---", "...")):
        return False
    return _reads_back(text, text, flow)


def _made(text: str, style: str) -> str | None:
    """The text in quotes or as a literal block (`|`) indented by two blanks, by ruamel.yaml, if that can write it."""
    from ruamel.yaml.error import YAMLError

    stream = StringIO()
    yaml, styles = _writer()
    try:
        yaml.dump({_KEY: styles[style](text)}, stream)
    except (YAMLError, UnicodeEncodeError):
        return None
    return stream.getvalue().removeprefix(f"{_KEY}: ").removesuffix("\n")


@cache
def _writer() -> "tuple[YAML, dict[str, type[ScalarString]]]":
    # Imported late: most texts are plain, and are written without it.
    from ruamel.yaml import YAML
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString, SingleQuotedScalarString

    yaml = YAML()
    yaml.width = 2**31
    return yaml, {'"': DoubleQuotedScalarString, "'": SingleQuotedScalarString, "|": LiteralScalarString}


def _reads_back(written: str, text: str, flow: bool) -> bool:
    """Whether a text is read where it may stand: as a value and an item, and as a key where it has one line."""
    probe = f"{_KEY}: [{written}, {{ {_KEY}: {written} }}]\n" if flow else f"{_KEY}: {written}\nnext:\n  - {written}\n"
    wanted: dict[str, object] = {_KEY: [text, {_KEY: text}]} if flow else {_KEY: text, "next": [text]}
    if "\n" in written:
        probe, wanted = f"{_KEY}: {written}\nnext: 1\n", {_KEY: text, "next": 1}
    try:
        composed = compose(probe)
    except UnicodeEncodeError:  # a lone surrogate
        return False
    return composed.data == wanted and not composed.troubles
