"""Two texts in one: what they have in common stands once, the rest between marks, as git writes them."""

from collections import Counter
from collections.abc import Iterator
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


class _Differing(NamedTuple):
    """From `start` to before `end` here, and from `begin` to before `stop` there, the lines differ."""

    start: int
    end: int
    begin: int
    stop: int


def marked(ours: str, theirs: str, labels: Labels, as_one: bool) -> str:
    """The texts in one; as few lines as possible stand between marks.

    `as_one` puts everything from the first difference to the last between one pair of marks: where things have changed
    places, whoever takes one difference from here and the next from there would lose a thing or have it twice.
    """
    here, there = _lines(ours), _lines(theirs)
    eol = "\r\n" if ours.endswith("\r\n") or "\r\n" in ours[:200] else "\n"
    found = list(_differing(here, there))
    if as_one and found:
        found = [_Differing(found[0].start, found[-1].end, found[0].begin, found[-1].stop)]
    pieces: list[str] = []
    at = 0
    for start, end, begin, stop in found:
        pieces += here[at:start]
        pieces.append(f"{'<' * labels.size} {labels.ours}{eol}")
        pieces += _ended(here[start:end], eol)
        pieces.append(f"{'=' * labels.size}{eol}")
        pieces += _ended(there[begin:stop], eol)
        pieces.append(f"{'>' * labels.size} {labels.theirs}{eol}")
        at = end
    return "".join([*pieces, *here[at:]])


def _differing(here: list[str], there: list[str]) -> Iterator[_Differing]:
    """Where the lines differ.

    Lines that stand once on either side, as those with ids do, are found first, and the others between them: lines
    that stand in every step, all compared with all, would take minutes in a long file.
    """
    once = {line for line, count in Counter(here).items() if count == 1}
    once &= {line for line, count in Counter(there).items() if count == 1}
    ours, theirs = ([at for at, line in enumerate(side) if line in once] for side in (here, there))
    matcher = SequenceMatcher(None, [here[at] for at in ours], [there[at] for at in theirs], autojunk=False)
    same = [(ours[a + n], theirs[b + n]) for a, b, size in matcher.get_matching_blocks() for n in range(size)]
    start = begin = 0
    for end, stop in [*same, (len(here), len(there))]:
        for tag, *places in SequenceMatcher(None, here[start:end], there[begin:stop], autojunk=False).get_opcodes():
            if tag != "equal":
                yield _Differing(places[0] + start, places[1] + start, places[2] + begin, places[3] + begin)
        start, begin = end + 1, stop + 1


def _lines(text: str) -> list[str]:
    starts = Source(text).line_starts
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True) if start < end]


def _ended(lines: list[str], eol: str) -> list[str]:
    """Lines, the last of which is ended even at the end of the file."""
    return [*lines[:-1], lines[-1] if lines[-1].endswith(("\n", "\r")) else lines[-1] + eol] if lines else []
