"""A field's value, merged; and what both sides have changed, kept for whoever decides it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from usecases.merge.conflict import About, Side
from usecases.merge.items import Key
from usecases.merge.lists import merged_list
from usecases.merge.order import weave
from usecases.merge.same import ABSENT
from usecases.reading.equal import same

INSTEAD_OF_EACH_OTHER = ("resume", "end")
"""Fields of which at most one stands: two sides that write one each contradict each other."""


class Spot(NamedTuple):
    """What a conflict is about, independently of where the item stands: `fields` lead on inside the item."""

    about: About
    key: Key
    fields: tuple[str, ...] = ()


class Disputes:
    """The conflicts that were met, with the values of base, ours and theirs; and what was chosen before."""

    def __init__(self, choices: Mapping[Spot, Side]) -> None:
        self.found: dict[Spot, tuple[Any, Any, Any]] = {}
        self._choices = choices

    def settle(self, spot: Spot, base: Any, ours: Any, theirs: Any) -> Side:
        """Note a conflict, and say whose value counts; ours, unless something else was chosen."""
        self.found[spot] = (base, ours, theirs)
        return self._choices.get(spot, Side.OURS)


def merged_mapping(
    base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any], spot: Spot, disputes: Disputes
) -> dict[str, Any]:
    """A mapping, key by key, in the order of theirs."""
    sides = (base, ours, theirs)
    decided = _decided(_onward(base), _onward(ours), _onward(theirs), spot, disputes)
    merged = {}
    for name in weave((), list(theirs), list(ours), list(base)):
        if decided is not None and name in INSTEAD_OF_EACH_OTHER:
            value = decided.get(name, ABSENT)
        else:
            below = spot._replace(fields=(*spot.fields, name))
            was, here, there = (side.get(name, ABSENT) for side in sides)
            value = merged_value(was, here, there, below, disputes)
        if value is not ABSENT:
            merged[name] = value
    return merged


def merged_value(base: Any, ours: Any, theirs: Any, spot: Spot, disputes: Disputes) -> Any:
    """A value; `ABSENT` where nothing is left of it. Where two values are the same, it is the object of theirs."""
    if same(ours, theirs) or same(base, ours):
        return theirs
    if same(base, theirs):
        return ours
    if isinstance(ours, dict) and isinstance(theirs, dict) and (base is ABSENT or isinstance(base, dict)):
        below = merged_mapping({} if base is ABSENT else base, ours, theirs, spot, disputes)
        return below or ABSENT
    if isinstance(ours, list) and isinstance(theirs, list) and (before := _as_list(base)) is not None:
        merged = merged_list(before, ours, theirs)
        if merged is not None:
            return merged or ABSENT
    side = disputes.settle(spot, base, ours, theirs)
    return {Side.BASE: base, Side.OURS: ours, Side.THEIRS: theirs}[side]


def _as_list(base: Any) -> list[Any] | None:
    """What was before as a list: where one thing stood alone, a list of it."""
    if base is ABSENT:
        return []
    if isinstance(base, str):
        return [base]
    return base if isinstance(base, list) else None


def _onward(side: Mapping[str, Any]) -> dict[str, Any]:
    return {name: side[name] for name in INSTEAD_OF_EACH_OTHER if name in side}


def _decided(
    base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any], spot: Spot, disputes: Disputes
) -> dict[str, Any] | None:
    """The fields that stand instead of each other, where the sides contradict each other about which one."""
    both = len({*ours, *theirs}) == len(INSTEAD_OF_EACH_OTHER)
    if not both or same(ours, theirs) or same(base, ours) or same(base, theirs):
        return None
    below = spot._replace(fields=(*spot.fields, INSTEAD_OF_EACH_OTHER[0]))
    side = disputes.settle(below, base or ABSENT, ours or ABSENT, theirs or ABSENT)
    return {Side.BASE: base, Side.OURS: ours, Side.THEIRS: theirs}[side]
