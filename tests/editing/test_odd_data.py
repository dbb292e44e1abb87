"""Files that break the schema can be read, and so be edited: a command mends them or refuses, and never breaks."""

import contextlib
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.editing.in_memory import SELL, InMemory
from usecases.editing.branches import AddBranch, AttachBranch, DeleteBranch, DuplicateBranch, MoveBranch
from usecases.editing.command import Refused
from usecases.editing.converting import BranchToSteps, StepToBranch
from usecases.editing.fields import ClearField, SetField
from usecases.editing.steps import AddStep, DeleteStep, DuplicateStep, MoveStep

FIELDS = ("id", "steps", "branches", "at", "resume", "repeat", "from", "within", "limits", "to", "considered", "if")
NAMES = ("ask", "pay", "late", "any", "steps", "within", "from", "id", 0, 1)

names = st.sampled_from(["ask", "pay", "late", "any"])
junk = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(0, 2), names),
    lambda below: st.one_of(st.lists(below, max_size=3), st.dictionaries(st.sampled_from(FIELDS), below, max_size=4)),
    max_leaves=12,
)
things = st.dictionaries(st.sampled_from(FIELDS), junk, max_size=4).flatmap(
    lambda rest: names.map(lambda name: {"id": name, **{field: rest[field] for field in rest if field != "id"}})
)
lists = st.one_of(st.lists(st.one_of(things, junk), max_size=3), junk)
odd = st.fixed_dictionaries(
    {"steps": lists, "branches": lists}, optional={"limits": junk, "considered": junk, "open_points": junk}
)
ways = st.lists(st.sampled_from(NAMES), max_size=5).map(tuple)
maybe = st.one_of(st.none(), names)
commands = st.one_of(
    st.builds(AddStep, st.just(SELL), maybe, maybe, st.dictionaries(st.sampled_from(FIELDS), junk, max_size=2)),
    st.builds(MoveStep, st.just(SELL), names, maybe, maybe),
    st.builds(DeleteStep, st.just(SELL), names, st.booleans()),
    st.builds(DuplicateStep, st.just(SELL), names),
    st.builds(AddBranch, st.just(SELL), st.dictionaries(st.sampled_from(FIELDS), junk, max_size=2)),
    st.builds(MoveBranch, st.just(SELL), names, maybe),
    st.builds(AttachBranch, st.just(SELL), names, st.one_of(names, st.lists(names, min_size=1, max_size=2))),
    st.builds(DeleteBranch, st.just(SELL), names, st.booleans()),
    st.builds(DuplicateBranch, st.just(SELL), names),
    st.builds(StepToBranch, st.just(SELL), names),
    st.builds(BranchToSteps, st.just(SELL), names),
    st.builds(SetField, st.just(SELL), ways, junk),
    st.builds(ClearField, st.just(SELL), ways),
)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "en")


@given(odd, st.lists(commands, min_size=8, max_size=8))
def test_a_command_on_odd_data_is_done_or_refused(data: Any, several: list[Any]) -> None:
    before = deepcopy(data)
    for command in several:
        with contextlib.suppress(Refused):
            assert command.carried_out(InMemory({SELL: data})).message.said()
        assert data == before
