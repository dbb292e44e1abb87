"""What is offered while a way to a field is being written."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import use_cases
from usecases.editing.command import Refused
from usecases.editing.offers import offers
from usecases.editing.where import followed, parse_where
from usecases.reading.folder import FileKind

CASE = {
    "id": "sell",
    "preconditions": ["one", "two"],
    "limits": [{"to": "call", "within": "3bd"}],
    "stakeholders": [{"role": "buyer"}, {"role": "manager"}],
    "steps": [{"id": "call", "within": "2h"}, {"id": "note"}],
    "branches": [{"id": "late", "kind": "negative", "steps": [{"id": "carry"}]}],
}


@pytest.mark.parametrize(
    ("begun", "offered"),
    [
        ("ti", ["title"]),
        ("st", ["status", "stakeholders", "steps"]),
        ("ste", ["steps.call", "steps.note", "steps.carry"]),
        ("steps.", ["steps.call", "steps.note", "steps.carry"]),
        ("steps.c", ["steps.call", "steps.carry"]),
        ("steps.call.wi", ["steps.call.within"]),
        ("steps.call.within.", ["steps.call.within.time", "steps.call.within.from"]),
        ("steps.call.rep", ["steps.call.repeat.from", "steps.call.repeat.until", "steps.call.repeat.each"]),
        ("branches.late.e", ["branches.late.end"]),
        ("prec", ["preconditions"]),
        ("preconditions.", ["preconditions.1", "preconditions.2"]),
        ("stak", ["stakeholders.1", "stakeholders.2"]),
        ("limits", ["limits.1.from", "limits.1.to", "limits.1.within"]),
        ("consid", ["considered"]),
        ("guarantees.m", ["guarantees.minimal"]),
        ("zzz", []),
        ("title.", []),
        ("steps.nobody.", []),
        ("...", []),
        ("1.2", []),
    ],
)
def test_use_cases(begun: str, offered: list[str]) -> None:
    assert offers(CASE, FileKind.USE_CASE, begun) == offered


def test_shared_files() -> None:
    roles = {"roles": [{"id": "buyer", "title": "Buyer"}, {"id": "manager"}]}
    assert offers(roles, FileKind.ROLES, "r") == ["roles.buyer", "roles.manager"]
    assert offers(roles, FileKind.ROLES, "roles.b")[:2] == ["roles.buyer.id", "roles.buyer.title"]
    assert offers(roles, FileKind.ROLES, "roles.manager.t") == ["roles.manager.title"]
    assert offers({}, FileKind.LIBRARY, "cal") == ["calendar.workdays", "calendar.hours", "calendar.holidays"]


@given(use_cases, st.data())
def test_whatever_is_offered_leads_somewhere(data: dict[str, Any], draw: st.DataObject) -> None:
    begun = ""
    for _ in range(4):
        found = offers(data, FileKind.USE_CASE, begun)
        assert all(way.startswith(begun) for way in found)
        if not found:
            break
        way = draw.draw(st.sampled_from(found))
        followed(data, parse_where(way), FileKind.USE_CASE)
        begun = f"{way}."


@given(st.text())
def test_any_beginning_is_borne(begun: str) -> None:
    try:
        offers(CASE, FileKind.USE_CASE, begun)
    except Refused:
        pytest.fail("nothing may be refused here")
