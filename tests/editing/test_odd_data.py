"""Files that break the schema can be read, and so be edited: a command mends them or refuses, and never breaks."""

import contextlib
from collections.abc import Iterator
from copy import deepcopy
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.editing.memory import Memory
from tests.editing.one_file import SELL
from usecases.editing.branches import AddBranch, AttachBranch, DeleteBranch, DuplicateBranch, MoveBranch
from usecases.editing.command import Command, Refused
from usecases.editing.converting import BranchToSteps, StepToBranch
from usecases.editing.fields import ClearField, SetField
from usecases.editing.steps import AddStep, DeleteStep, DuplicateStep, MoveStep
from usecases.editing.where import Where

FIELDS = ("id", "steps", "branches", "at", "resume", "repeat", "from", "within", "limits", "to", "considered", "if")

names = st.sampled_from(["ask", "pay", "late", "any"])
junk = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(0, 2), names),
    lambda below: st.one_of(st.lists(below, max_size=3), st.dictionaries(st.sampled_from(FIELDS), below, max_size=4)),
    max_leaves=12,
)


def thing(**more: SearchStrategy[Any]) -> SearchStrategy[dict[str, Any]]:
    """A step or branch with an id, and fields that may hold anything."""
    return st.fixed_dictionaries({"id": names}, optional={**dict.fromkeys(FIELDS[1:], junk), **more})


steps = st.lists(st.one_of(thing(), thing(repeat=st.fixed_dictionaries({"from": names})), junk), min_size=1, max_size=3)
branch = thing(at=st.one_of(names, st.lists(names, max_size=2)), steps=st.one_of(steps, junk), resume=names)
branches = st.lists(st.one_of(branch, branch, junk), min_size=1, max_size=3)
odd = st.fixed_dictionaries(
    {"steps": st.one_of(steps, steps, junk), "branches": st.one_of(branches, branches, junk)},
    optional={"limits": junk, "considered": junk, "open_points": junk},
)
others = st.dictionaries(st.sampled_from(FIELDS), junk, max_size=2)


def commands(name: str, other: str, field: str, value: Any, item: dict[str, Any]) -> Iterator[Command]:
    """Commands of every kind on the thing of a name."""
    for into, after in product([None, other], repeat=2):
        yield AddStep(SELL, into, after, item)
        yield MoveStep(SELL, name, into, after)
    yield AddBranch(SELL, item)
    yield MoveBranch(SELL, name, None)
    yield MoveBranch(SELL, name, other)
    yield AttachBranch(SELL, name, other)
    yield AttachBranch(SELL, name, [other, "any"])
    for with_references in (True, False):
        yield DeleteStep(SELL, name, with_references)
        yield DeleteBranch(SELL, name, with_references)
    yield DuplicateStep(SELL, name)
    yield DuplicateBranch(SELL, name)
    yield StepToBranch(SELL, name)
    yield BranchToSteps(SELL, name)
    ways: list[Where] = [("steps", name, field), ("branches", name, field), ("steps", 0), ("branches", 1, field)]
    ways += [("branches", name), ("limits", 0, field), (field, 0), (field,), ("considered", 1, "at", 0), ("id",)]
    for where in ways:
        yield SetField(SELL, where, value)
        yield ClearField(SELL, where)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "en")


@given(odd, names, names, st.sampled_from(FIELDS), junk, others)
def test_a_command_on_odd_data_is_done_or_refused(
    data: Any, name: str, other: str, field: str, value: Any, item: Any
) -> None:
    before = deepcopy(data)
    for command in commands(name, other, field, value, item):
        with contextlib.suppress(Refused):
            assert command.carried_out(Memory({SELL: data})).message.said()
        assert data == before, command
