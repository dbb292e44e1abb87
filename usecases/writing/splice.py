"""Replacing stretches of a text."""

from collections.abc import Iterable
from typing import NamedTuple


class Splice(NamedTuple):
    """New text in place of a stretch (in characters) of an old one."""

    start: int
    end: int
    text: str


class Overlap(Exception):  # noqa: N818 - it says what is the case
    """Two splices want the same characters."""


def spliced(text: str, splices: Iterable[Splice], start: int = 0, end: int | None = None) -> str:
    """The stretch from `start` to `end` with those splices made that lie in it; raises Overlap.

    Several insertions at one place come in the order given; what is inserted where a stretch is replaced comes first.
    """
    end = len(text) if end is None else end
    pieces: list[str] = []
    at = start
    inside = (one for one in splices if start <= one.start and one.end <= end)
    for splice in sorted(inside, key=lambda one: (one.start, one.end)):
        if splice.start >= at:
            pieces.append(text[at : splice.start])
        elif splice.text or pieces[-1]:  # what several take away may be the same blank lines
            raise Overlap
        pieces.append(splice.text)
        at = max(at, splice.end)
    pieces.append(text[at:end])
    return "".join(pieces)
