"""Random changes of use cases, as people and commands make them."""

from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from tests.strategies import branches, durations, one_or_many, roles, steps, texts, use_cases

Data = dict[str, Any]


def item_lists(data: Data) -> list[list[Data]]:
    """The lists of steps and branches, wherever they stand."""
    own = [data[name] for name in ("steps", "branches") if name in data]
    return own + [branch["steps"] for branch in data.get("branches", ()) if "steps" in branch]


def items(data: Data) -> list[Data]:
    """Every step and branch."""
    return [item for found in item_lists(data) for item in found]


def with_own_ids(data: Data) -> Data:
    """A copy in which no two steps or branches have the same id."""
    copied = deepcopy(data)
    taken: set[str] = set()
    for item in items(copied):
        name, number = item["id"], 1
        while item["id"] in taken:
            number += 1
            item["id"] = f"{name}-{number}"
        taken.add(item["id"])
    return copied


@st.composite
def changed(draw: st.DrawFn, data: Data, name: str, most: int = 4) -> Data:
    """A changed copy; ids of what is new begin with the name of who changes it."""
    copied = deepcopy(data)
    for number in range(draw(st.integers(0, most))):
        change = draw(st.sampled_from([_field, _top_field, _add, _add, _delete, _move, _texts]))
        change(draw, copied, f"{name}-{number}")
    return copied


@st.composite
def two_changes(draw: st.DrawFn) -> tuple[Data, Data, Data]:
    """A use case with ids of its own, changed in two ways."""
    base = with_own_ids(draw(use_cases))
    return base, draw(changed(base, "ours")), draw(changed(base, "theirs"))


def _field(draw: st.DrawFn, data: Data, name: str) -> None:
    if found := items(data):
        item = draw(st.sampled_from(found))
        field = draw(st.sampled_from(["action", "actor", "work", "resume", "end", "consulted"]))
        _set(draw, item, field, {"work": durations, "actor": one_or_many(roles)}.get(field, texts))


def _top_field(draw: st.DrawFn, data: Data, name: str) -> None:
    field = draw(st.sampled_from(["goal", "owner", "trigger", "guarantees", "systems"]))
    mapping = st.fixed_dictionaries({}, optional={"success": one_or_many(texts), "minimal": one_or_many(texts)})
    _set(draw, data, field, {"guarantees": mapping, "systems": one_or_many(roles)}.get(field, one_or_many(texts)))


def _set(draw: st.DrawFn, mapping: Data, field: str, values: st.SearchStrategy[Any]) -> None:
    if draw(st.integers(0, 3)):
        mapping[field] = draw(values)
    else:
        mapping.pop(field, None)


def _add(draw: st.DrawFn, data: Data, name: str) -> None:
    field = draw(st.sampled_from(["steps", "branches"]))
    new = {**draw(steps if field == "steps" else branches), "id": name}
    new.pop("steps", None)
    holder = draw(st.sampled_from([data, *data.get("branches", ())])) if field == "steps" else data
    found = holder.setdefault(field, [])
    found.insert(draw(st.integers(0, len(found))), new)


def _delete(draw: st.DrawFn, data: Data, name: str) -> None:
    if lists := [found for found in item_lists(data) if found]:
        found = draw(st.sampled_from(lists))
        del found[draw(st.integers(0, len(found) - 1))]


def _move(draw: st.DrawFn, data: Data, name: str) -> None:
    lists = [found for found in item_lists(data) if found]
    if not lists:
        return
    found = draw(st.sampled_from(lists))
    item = found.pop(draw(st.integers(0, len(found) - 1)))
    goals = [found] if "kind" in item else [other for other in item_lists(data) if other is not data.get("branches")]
    goal = draw(st.sampled_from(goals))
    goal.insert(draw(st.integers(0, len(goal))), item)


def _texts(draw: st.DrawFn, data: Data, name: str) -> None:
    found = data.setdefault("preconditions", [])
    found.insert(draw(st.integers(0, len(found))), draw(texts))
    if draw(st.booleans()):
        del found[draw(st.integers(0, len(found) - 1))]
