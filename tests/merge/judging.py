"""What must hold of a merge, whatever was merged; judged by the texts alone, and by what was renamed."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from tests.merge.merging import side
from tests.merge.people import Concurrent, Data, items, lists, read, renamed
from usecases.merge.same import ABSENT, frozen
from usecases.merge.texts import MergedText
from usecases.reading.comments import comments
from usecases.text.source import Source

Leaf = tuple[str, str, object]
"""The id of an item, a field, and a scalar somewhere in it."""


class Known(NamedTuple):
    """What the three texts say, with the ids that things had before."""

    base: Data
    ours: Data
    theirs: Data

    def changed(self, mine: Data) -> set[tuple[str, str]]:
        """The fields that a side has changed, of items that were there and still are."""
        before, now = _fields(self.base), _fields(mine)
        both = {one for one, _name in before} & {one for one, _name in now}
        return {
            place
            for place in before.keys() | now.keys()
            if place[0] in both and frozen(before.get(place, ABSENT)) != frozen(now.get(place, ABSENT))
        }


def known(made: Concurrent) -> Known:
    """What the texts say, once what was renamed has its old id again."""
    ours, theirs = (_with_old_ids(_data(side.content), side.renames) for side in (made.ours, made.theirs))
    return Known(_data(made.base), ours, theirs)


def complaints(made: Concurrent, merged: MergedText) -> Iterator[str]:
    """What doesn't hold of the merge, in words."""
    found = known(made)
    names = {**made.ours.renames, **made.theirs.renames}
    for mine, other, ours in ((found.ours, found.theirs, True), (found.theirs, found.ours, False)):
        text = side(merged.content, ours=ours) if merged.conflicts else Source.decode(merged.content).text
        composed = read(text)
        who = "ours" if ours else "theirs"
        if composed.troubles or not isinstance(composed.data, dict):
            yield f"{who}: can't be read"
            continue
        result = _leaves(_with_old_ids(composed.data, names))
        base, here, there = map(_leaves, (found.base, mine, other))
        yield from (f"{who}: lost {leaf}" for leaf in here - base - result)
        yield from (f"{who}: back again {leaf}" for leaf in (base - here - (there - base)) & result)
        asked = _asked(merged)
        yield from (f"{who}: lost of the other {leaf}" for leaf in there - base - result if leaf[-1] not in asked)
        yield from _comments(made, text, ours=ours, clean=not merged.conflicts)
    if merged.conflicts and independent(found, made):
        yield "a conflict between edits that have nothing to do with each other"
    if not merged.conflicts and (why := dependent(found)):
        yield f"no conflict: {why}"


def exchanged(one: MergedText, other: MergedText) -> Iterator[str]:
    """What is different, other than the order of branches and of sets, where the sides are exchanged."""
    if bool(one.conflicts) is not bool(other.conflicts):
        yield "a conflict, whoever is ours"
    elif not one.conflicts and _unordered(_data(one.content)) != _unordered(_data(other.content)):
        yield "the same, whoever is ours"


def _unordered(value: Any, field: str = "") -> object:
    if isinstance(value, dict):
        return "mapping", tuple((name, _unordered(value[name], name)) for name in sorted(value))
    if isinstance(value, list):
        found = [_unordered(below) for below in value]
        return "list", tuple(found if field == "steps" else sorted(found, key=repr))
    return frozen(value)


def dependent(found: Known) -> str:
    """Why a person must be asked; empty where that isn't sure."""
    before, here, there = map(_fields, found)
    was, ours, theirs = ({one["id"] for one in items(data)} | {""} for data in found)
    for place in sorted(found.changed(found.ours) & found.changed(found.theirs)):
        values = [side.get(place, ABSENT) for side in (before, here, there)]
        if not any(isinstance(value, (list, dict)) for value in values) and len(set(map(frozen, values))) == len(found):
            return f"{place} was changed by both"
    for mine, kept, gone in ((found.ours, ours, was - theirs), (found.theirs, theirs, was - ours)):
        for place in sorted(found.changed(mine)):
            if place[0] in gone & kept:
                return f"{place} was changed in what the other side deleted"
    return ""


def independent(found: Known, made: Concurrent) -> bool:
    """Whether the edits surely have nothing to do with each other."""
    if set(made.ours.renames) & set(made.theirs.renames):
        return False
    ours, theirs = found.changed(found.ours), found.changed(found.theirs)
    if ours & theirs:
        return False
    for mine, changes, names in ((found.ours, ours, made.ours.renames), (found.theirs, theirs, made.theirs.renames)):
        was, now = ({one["id"] for one in items(data)} for data in (found.base, mine))
        if was - now or any(place[0] in names for place in changes):  # who is renamed and changed is somebody new
            return False
    before, here, there = map(_orders, found)
    return not any(
        before.get(name) != here.get(name) != there.get(name) != before.get(name) for name in {*here, *there}
    )


def _orders(data: Data) -> dict[tuple[str, str], list[str]]:
    found = {}
    for holder, field in lists(data):
        owner = "" if holder is data else holder["id"]
        found[owner, field] = [one["id"] for one in holder[field]]
    return found


def _scalars_in(value: Any) -> Iterator[Any]:
    if isinstance(value, (dict, list)):
        for below in value.values() if isinstance(value, dict) else value:
            yield from _scalars_in(below)
    else:
        yield value


def _with_old_ids(data: Data, names: dict[str, str]) -> Data:
    old: Data = renamed(data, {new: was for was, new in names.items()})
    return old


def _data(content: bytes) -> Data:
    data = read(Source.decode(content).text).data
    assert isinstance(data, dict)
    return data


def _fields(data: Data) -> dict[tuple[str, str], Any]:
    return {
        ("" if item is data else item["id"], name): value
        for item in (data, *items(data))
        for name, value in item.items()
        if name not in ("steps", "branches")
    }


def _leaves(data: Data) -> set[Leaf]:
    return {
        ("" if item is data else item["id"], name, frozen(leaf))
        for item in (data, *items(data))
        for name, value in item.items()
        if name not in ("steps", "branches")
        for leaf in _scalars_in(value)
    }


def _asked(merged: MergedText) -> set[object]:
    """Everything that the conflicts are about."""
    return {frozen(leaf) for conflict in merged.conflicts for value in conflict[2:5] for leaf in _scalars_in(value)}


def _comments(made: Concurrent, text: str, *, ours: bool, clean: bool) -> Iterator[str]:
    base, here, there = (_words(Source.decode(content).text) for content in made.texts)
    result = _words(text)
    mine, other = (here, there) if ours else (there, here)
    who = "ours" if ours else "theirs"
    yield from (f"{who}: lost the comment {one}" for one in mine - base - result)
    yield from (f"{who}: the comment is back {one}" for one in (result & (base - mine)) if clean)
    yield from (f"both: lost the comment {one}" for one in (base & mine & other) - result if clean)


def _words(text: str) -> Counter[str]:
    source = Source(text)
    return Counter(one.text.strip() for one in comments(source, read(text).scalars()))
