"""The order of a list that two have changed.

A list is taken as a row of keys, each there once. Who has only added to the row or taken from it has no say in the
order of the rest; who has changed the order of the rest decides it.
"""

from collections.abc import Collection, Hashable, Sequence
from typing import Generic, NamedTuple, TypeVar

from usecases.merge.conflict import Side

Key = TypeVar("Key", bound=Hashable)
_START = object()
_END = object()


class Order(NamedTuple, Generic[Key]):
    """The order of the merged list as each side wants it; `clash` where they contradict each other."""

    clash: bool
    base: list[Key]
    ours: list[Key]
    theirs: list[Key]

    def of(self, side: Side) -> list[Key]:
        """The order that a side wants."""
        return {Side.BASE: self.base, Side.OURS: self.ours, Side.THEIRS: self.theirs}[side]


def ordered(
    base: Sequence[Key], ours: Sequence[Key], theirs: Sequence[Key], members: Collection[Key], strict: bool
) -> Order[Key]:
    """The order of the members.

    What both have added in one gap stands in the order ours, theirs; where the order means something (`strict`),
    that is a clash, as it is when what stood to the left and right of an addition doesn't stand together any more.
    """
    base, ours, theirs = ([key for key in side if key in members] for side in (base, ours, theirs))
    common = set(ours) & set(theirs)
    as_ours = [key for key in ours if key in common]
    as_theirs = [key for key in theirs if key in common]
    backbone, clash = _backbone([key for key in base if key in common], as_ours, as_theirs)
    clash = clash or (strict and _in_one_gap(backbone, ours, theirs, common))
    merged = weave(backbone, ours, theirs, base)
    if not clash:
        return Order(False, merged, merged, merged)
    return Order(
        True, weave(base, ours, theirs), weave(as_ours, ours, theirs, base), weave(as_theirs, theirs, ours, base)
    )


def _backbone(base: list[Key], ours: list[Key], theirs: list[Key]) -> tuple[list[Key], bool]:
    """The order of what both sides have, and whether they contradict each other."""
    if ours == theirs:
        return ours, False
    known = len(base) == len(ours)
    if known and ours == base:
        return theirs, False
    return ours, not (known and theirs == base)


def _in_one_gap(backbone: Sequence[Key], ours: Sequence[Key], theirs: Sequence[Key], common: set[Key]) -> bool:
    after = dict(zip([_START, *backbone], [*backbone, _END], strict=True))
    gaps = [_gaps(ours, common), _gaps(theirs, common)]
    return bool(gaps[0].keys() & gaps[1].keys()) or any(
        after[left] != right for side in gaps for left, right in side.items()
    )


def _gaps(side: Sequence[Key], common: set[Key]) -> dict[object, object]:
    """Between which common neighbours a side has something of its own."""
    found: dict[object, object] = {}
    left: object = _START
    open_gap = False
    for key in [*side, _END]:
        if key is _END or key in common:
            if open_gap:
                found[left] = key
            left, open_gap = key, False
        else:
            open_gap = True
    return found


def weave(backbone: Sequence[Key], *sides: Sequence[Key]) -> list[Key]:
    """The backbone with all that only the sides have, each behind what it follows there, the first side's first."""
    merged = list(backbone)
    placed = set(merged)
    for side in sides:
        own = set(side)
        at = 0
        for key in side:
            if key in placed:
                at = merged.index(key) + 1
                continue
            while at < len(merged) and merged[at] not in own:
                at += 1
            merged.insert(at, key)
            placed.add(key)
            at += 1
    return merged
