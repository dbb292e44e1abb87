"""Lists whose items have no ids: texts, ids of others, small mappings."""

from difflib import SequenceMatcher
from typing import Any, NamedTuple

from usecases.ids import is_id
from usecases.merge.order import ordered
from usecases.merge.same import frozen
from usecases.model.usecase import RESERVED


def merged_list(base: list[Any], ours: list[Any], theirs: list[Any]) -> list[Any] | None:
    """The list with the changes of both sides; `None` where they touch each other.

    A list of ids is a set: what one side adds or takes away is added or taken away. In other lists a change has a
    place, and two changes of one place, or additions beside what the other side has changed, touch each other.
    """
    if all(map(_is_set, (base, ours, theirs))):
        return _merged_set(base, ours, theirs)
    return _merged_places(base, ours, theirs)


def _is_set(items: list[Any]) -> bool:
    named = all(isinstance(item, str) and (is_id(item) or item in RESERVED) for item in items)
    return named and len(set(items)) == len(items)


def _merged_set(base: list[str], ours: list[str], theirs: list[str]) -> list[str] | None:
    before, here, there = set(base), set(ours), set(theirs)
    # Both have put something else in the place of the same one: which of the two is meant?
    if before - here - there and here - before != there - before:
        return None
    members = (here | there) - (before - here) - (before - there)
    return ordered(base, ours, theirs, members, strict=False).ours


class _Change(NamedTuple):
    """Instead of the items of the base from `start` to before `end` stand these."""

    start: int
    end: int
    keys: tuple[object, ...]
    items: list[Any]


def _merged_places(base: list[Any], ours: list[Any], theirs: list[Any]) -> list[Any] | None:
    keys = [frozen(item) for item in base]
    here, __ = _changes(keys, ours)
    there, kept = _changes(keys, theirs)
    alike = {change[:3] for change in there}
    here = [change for change in here if change[:3] not in alike]
    if any(_touch(one, other) for one in here for other in there):
        return None
    merged = []
    at = 0
    for change in sorted([*here, *there], key=lambda one: one[:2]):
        merged += [theirs[kept[index]] for index in range(at, change.start)]
        merged += change.items
        at = change.end
    return merged + [theirs[kept[index]] for index in range(at, len(base))]


def _changes(base: list[object], items: list[Any]) -> tuple[list[_Change], dict[int, int]]:
    """What a side has changed, and where the items of the base stand that it has kept."""
    keys = [frozen(item) for item in items]
    changes = []
    kept: dict[int, int] = {}
    for tag, start, end, first, last in SequenceMatcher(None, base, keys, autojunk=False).get_opcodes():
        if tag == "equal":
            kept.update(zip(range(start, end), range(first, last), strict=True))
        elif end - start == last - first:  # each in the place of one
            changes += [
                _Change(start + index, start + index + 1, (keys[first + index],), [items[first + index]])
                for index in range(end - start)
            ]
        else:
            changes.append(_Change(start, end, tuple(keys[first:last]), items[first:last]))
    return changes, kept


def _touch(one: _Change, other: _Change) -> bool:
    if one.end < other.start or other.end < one.start:
        return False
    beside = one.end == other.start or other.end == one.start
    return not (beside and one.start < one.end and other.start < other.end)
