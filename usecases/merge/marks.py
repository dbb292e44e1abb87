"""Two texts in one: what they have in common stands once, the rest between marks, as git writes them."""

from difflib import SequenceMatcher
from typing import NamedTuple

from usecases.text.source import Source

SIZE = 7
"""So many signs a mark has where nobody asks for more."""


class Labels(NamedTuple):
    """What the sides are called beside the marks, and how many signs a mark has."""

    ours: str = "ours"
    theirs: str = "theirs"
    size: int = SIZE


def marked(ours: str, theirs: str, labels: Labels, as_one: bool) -> str:
    """The texts in one; as few lines as possible stand between marks.

    `as_one` puts everything from the first difference to the last between one pair of marks: where things have changed
    places, whoever takes one difference from here and the next from there would lose a thing or have it twice.
    """
    here, there = _lines(ours), _lines(theirs)
    eol = "\r\n" if ours.endswith("\r\n") or "\r\n" in ours[:200] else "\n"
    codes = [code for code in SequenceMatcher(None, here, there, autojunk=False).get_opcodes() if code[0] != "equal"]
    if as_one and codes:
        first, last = codes[0], codes[-1]
        codes = [("replace", first[1], last[2], first[3], last[4])]
    pieces: list[str] = []
    at = 0
    for _tag, start, end, begin, stop in codes:
        pieces += here[at:start]
        pieces.append(f"{'<' * labels.size} {labels.ours}{eol}")
        pieces += _ended(here[start:end], eol)
        pieces.append(f"{'=' * labels.size}{eol}")
        pieces += _ended(there[begin:stop], eol)
        pieces.append(f"{'>' * labels.size} {labels.theirs}{eol}")
        at = end
    return "".join([*pieces, *here[at:]])


def _lines(text: str) -> list[str]:
    starts = Source(text).line_starts
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True) if start < end]


def _ended(lines: list[str], eol: str) -> list[str]:
    """Lines, the last of which is ended even at the end of the file."""
    return [*lines[:-1], lines[-1] if lines[-1].endswith(("\n", "\r")) else lines[-1] + eol] if lines else []
