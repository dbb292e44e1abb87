"""What holds of every merge, tried on random use cases and random changes of them."""

from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.merge.changing import Data, items, two_changes
from tests.strategies import use_cases
from usecases.merge.conflict import Conflict, Side
from usecases.merge.fields import merge, resolved
from usecases.merge.same import ABSENT, frozen
from usecases.reading.equal import same

Three = tuple[Data, Data, Data]
threes = st.one_of(two_changes(), st.tuples(use_cases, use_cases, use_cases))


@given(threes)
def test_what_only_one_side_changed_is_taken(three: Three) -> None:
    base, ours, theirs = three
    assert merge(base, base, theirs).data is theirs
    assert same(merge(base, ours, base).data, ours)
    assert same(merge(base, ours, ours).data, ours)
    assert not any(merge(*sides).conflicts for sides in ((base, base, theirs), (base, ours, base), (base, ours, ours)))


@given(threes)
def test_a_choice_for_each_conflict(three: Three) -> None:
    merged = merge(*three)
    count = len(merged.conflicts)
    assert same(resolved(merged, [Side.OURS] * count), merged.data)
    for side in Side:
        resolved(merged, [side] * count)


@given(two_changes())
def test_without_conflict_the_sides_may_be_exchanged(three: Three) -> None:
    base, ours, theirs = three
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert len(one.conflicts) == len(other.conflicts)
    if not one.conflicts:
        assert same(_sorted(one.data), _sorted(other.data))
        assert [step["id"] for step in one.data.get("steps", ())] == [
            step["id"] for step in other.data.get("steps", ())
        ]


@given(two_changes())
def test_no_id_stands_twice(three: Three) -> None:
    merged = merge(*three)
    for data in (merged.data, *(resolved(merged, [side] * len(merged.conflicts)) for side in Side)):
        ids = [item["id"] for item in items(data)]
        assert len(ids) == len(set(ids))


@given(two_changes())
def test_no_change_of_either_side_is_lost(three: Three) -> None:
    merged = merge(*three)
    base, ours, theirs = map(_leaves, three)
    result = _leaves(merged.data)
    asked = {leaf for conflict in merged.conflicts for leaf in _asked(conflict)}
    for mine, other in ((ours, theirs), (theirs, ours)):
        for leaf in mine - base:
            assert leaf in result or leaf[-1] in asked, (leaf, merged.conflicts)
        for leaf in base - mine:
            assert leaf not in result or leaf[-1] in asked or leaf in other - base, (leaf, merged.conflicts)


@given(two_changes(), st.data())
def test_a_conflict_about_a_field_is_settled_as_chosen(three: Three, data: st.DataObject) -> None:
    merged = merge(*three)
    choices = [data.draw(st.sampled_from(Side)) for _ in merged.conflicts]
    settled = {item["id"]: item for item in items(resolved(merged, choices))}
    for conflict, side in zip(merged.conflicts, choices, strict=True):
        if conflict.about == "item":
            chosen = getattr(conflict, side.value)
            assert (conflict.path[-1] in settled) is (chosen is not ABSENT)
        if conflict.about == "field" and conflict.item and len(conflict.path) == conflict.item + 1:
            name, field = conflict.path[-2:]
            chosen = getattr(conflict, side.value)
            if not isinstance(chosen, dict):
                assert same(settled[name].get(field, ABSENT), chosen)


def _leaves(data: Data) -> set[tuple[object, ...]]:
    """Every scalar with the item and field that it is in."""
    found: set[tuple[object, ...]] = {("", name, leaf) for name, leaf in _scalars_of(data)}
    for item in items(data):
        found |= {(item["id"], name, leaf) for name, leaf in _scalars_of(item)}
    return found


def _scalars_of(item: Data) -> Iterator[tuple[str, object]]:
    for name, value in item.items():
        if name not in ("steps", "branches"):
            yield from ((name, leaf) for leaf in _scalars(value))


def _scalars(value: Any) -> Iterator[object]:
    if isinstance(value, (dict, list)):
        for below in value.values() if isinstance(value, dict) else value:
            yield from _scalars(below)
    else:
        yield frozen(value)


def _asked(conflict: Conflict) -> Iterator[object]:
    for value in conflict[2:5]:
        yield from _scalars(value)


def _sorted(data: Any) -> Any:
    """Data without the order of lists."""
    if isinstance(data, dict):
        return {name: _sorted(below) for name, below in data.items()}
    if isinstance(data, list):
        return sorted((_sorted(below) for below in data), key=repr)
    return data
