"""Which item of a new list is which of the old one."""

from bisect import bisect_left
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from usecases.reading.equal import same


def align(old: list[Any], new: list[Any]) -> list[int | None]:
    """For each new item the index of the old item that it is, or was made of; `None` for one that is new.

    The same object is the same item; then the same `id`; what is left is compared in order, and what differs at one
    place is taken for one changed item, unless it has an id and little else in common.
    """
    found: list[int | None] = [None] * len(new)
    free = dict.fromkeys(range(len(old)))
    at = {id(item): index for index, item in enumerate(old) if isinstance(item, dict | list)}
    for index, item in enumerate(new):
        if (was := at.get(id(item))) in free and was is not None:
            found[index] = was
            del free[was]
    named = {_id(old[index]): index for index in reversed(free) if _id(old[index]) is not None}
    for index, item in enumerate(new):
        if found[index] is None and (was := named.get(_id(item))) in free and was is not None:
            found[index] = was
            del free[was]
    _pair_the_rest(old, new, list(free), found)
    return found


def staying(found: list[int | None]) -> set[int]:
    """The positions in the new list of as many items as can stay where they are while the others move around them."""
    tails: list[int] = []  # the least old index in which a rising chain of each length can end
    ends: list[int] = []  # the position of that one
    before: dict[int, int | None] = {}
    for position, was in enumerate(found):
        if was is None:
            continue
        length = bisect_left(tails, was)
        before[position] = ends[length - 1] if length else None
        tails[length : length + 1] = [was]
        ends[length : length + 1] = [position]
    chain: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        chain.add(last)
        last = before[last]
    return chain


def _id(item: Any) -> str | None:
    named = item.get("id") if isinstance(item, dict) else None
    return named if isinstance(named, str) else None


def _pair_the_rest(old: list[Any], new: list[Any], free: list[int], found: list[int | None]) -> None:
    waiting = [index for index, was in enumerate(found) if was is None]
    if not free or not waiting:
        return
    left, right = [_key(old[index]) for index in free], [_key(new[index]) for index in waiting]
    replaced: list[tuple[int, int]] = []
    for tag, a, a_end, b, b_end in _opcodes(left, right):
        if tag == "equal":
            for was, index in zip(free[a:a_end], waiting[b:b_end], strict=True):
                found[index] = was
        elif tag == "replace":
            replaced += zip(free[a:a_end], waiting[b:b_end], strict=False)
    _pair_moved(free, left, waiting, right, found)
    taken = set(found)
    for was, index in replaced:
        if found[index] is None and was not in taken and _may_be_one(old[was], new[index]):
            found[index] = was


def _opcodes(left: list[str], right: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """As `difflib` gives them; what is equal at both ends stays, whatever repeats itself between."""
    most = min(len(left), len(right))
    head = next((index for index in range(most) if left[index] != right[index]), most)
    most -= head
    tail = next((index for index in range(most) if left[-1 - index] != right[-1 - index]), most)
    middle = SequenceMatcher(None, left[head : len(left) - tail], right[head : len(right) - tail], autojunk=False)
    yield "equal", 0, head, 0, head
    for tag, a, a_end, b, b_end in middle.get_opcodes():
        yield tag, a + head, a_end + head, b + head, b_end + head
    yield "equal", len(left) - tail, len(left), len(right) - tail, len(right)


def _pair_moved(
    free: list[int], left: list[str], waiting: list[int], right: list[str], found: list[int | None]
) -> None:
    """Pair what is equal and stands elsewhere now."""
    taken = set(found)
    places: dict[str, list[int]] = {}
    for was, key in zip(free, left, strict=True):
        if was not in taken:
            places.setdefault(key, []).append(was)
    for index, key in zip(waiting, right, strict=True):
        if found[index] is None and places.get(key):
            found[index] = places[key].pop(0)


def _key(item: Any) -> str:
    return f"{type(item).__name__} {item!r}"


def _may_be_one(old: Any, new: Any) -> bool:
    if _id(old) is None and _id(new) is None:
        return type(old) is type(new) or not (isinstance(old, dict | list) or isinstance(new, dict | list))
    if not isinstance(old, dict) or not isinstance(new, dict):
        return False
    shared = sum(same(value, new[key]) for key, value in old.items() if key in new)
    return 2 * shared >= max(len(old), len(new)) - 1 and shared > 0
