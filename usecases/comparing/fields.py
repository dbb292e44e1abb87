"""The differences of one field's value, down to the smallest part that has a name."""

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from usecases.comparing.statement import Did
from usecases.merge.same import ABSENT, frozen
from usecases.reading.equal import same


class Difference(NamedTuple):
    """What was done to a field, which names lead to, and its values before and after.

    `item` is the one of a list that the field stands in, as it is now; `None` outside of such.
    """

    names: tuple[str, ...]
    did: Did
    old: Any
    new: Any
    item: Any = None


def differences(names: tuple[str, ...], old: Any, new: Any) -> Iterator[Difference]:
    """How two values differ: nothing for values that are the same, and at least one difference for others."""
    if old is ABSENT or new is ABSENT:
        if old is not new:
            yield Difference(names, Did.SET if old is ABSENT else Did.CLEARED, old, new)
    elif same(old, new):
        return
    elif isinstance(old, dict) and isinstance(new, dict):
        for name in dict.fromkeys([*new, *old]):
            yield from differences((*names, name), old.get(name, ABSENT), new.get(name, ABSENT))
    elif isinstance(old, list) and isinstance(new, list):
        yield from _of_lists(names, old, new)
    elif isinstance(old, list) and isinstance(new, str):
        yield from _rewritten(names, old, [new])
    elif isinstance(old, str) and isinstance(new, list):
        yield from _rewritten(names, [old], new)
    else:
        yield _of_values(names, old, new)


def _of_values(names: tuple[str, ...], old: Any, new: Any) -> Difference:
    # Texts that differ in blanks, and `1` in place of `"1"`, would be shown as the same.
    alike = not isinstance(old, dict | list) and not isinstance(new, dict | list) and _plain(old) == _plain(new)
    return Difference(names, Did.REWRITTEN if alike else Did.CHANGED, old, new)


def _rewritten(names: tuple[str, ...], old: list[Any], new: list[Any]) -> Iterator[Difference]:
    """A text in place of a list of texts, or the other way round."""
    if same(old, new):
        yield Difference(names, Did.REWRITTEN, old, new)
    else:
        yield from _of_lists(names, old, new)


def _of_lists(names: tuple[str, ...], old: list[Any], new: list[Any]) -> Iterator[Difference]:
    before, after = list(map(frozen, old)), list(map(frozen, new))
    if Counter(before) == Counter(after):
        yield Difference(names, Did.REORDERED, old, new)
        return
    for tag, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if end - start == last - first:
            for index in range(end - start):
                yield from _of_items((*names, str(first + index + 1)), old[start + index], new[first + index])
            continue
        yield from (Difference(names, Did.CLEARED, one, ABSENT) for one in old[start:end])
        yield from (Difference(names, Did.SET, ABSENT, one) for one in new[first:last])


def _of_items(names: tuple[str, ...], old: Any, new: Any) -> Iterator[Difference]:
    """Two things at one place of a list; of texts, the place needn't be said."""
    if isinstance(old, dict | list) and isinstance(new, dict | list):
        yield from (one if one.item else one._replace(item=new) for one in differences(names, old, new))
    elif not same(old, new):
        yield _of_values(names[:-1], old, new)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else " ".join(str(value).split())
