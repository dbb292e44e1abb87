"""Setting and clearing a field of anything."""

from typing import Any

import pytest

from tests.editing.memory import Memory
from tests.editing.one_file import SELL, done, refusal
from usecases.editing.command import Refused
from usecases.editing.fields import ClearField, SetField, cleared
from usecases.editing.tree import value_at
from usecases.reading.folder import FileKind
from usecases.text.path import Path

CASE: dict[str, Any] = {
    "id": "sell",
    "title": "Sell",
    "trigger": "The customer calls",
    "preconditions": ["One", "Two"],
    "guarantees": {"success": ["Paid"]},
    "stakeholders": [{"role": "buyer"}],
    "steps": [{"id": "ask", "within": "2h", "actor": ["manager", "head"]}, {"id": "pay", "action": "Pays"}],
    "branches": [
        {"id": "late", "kind": "negative", "at": "pay", "instead": True, "steps": [{"id": "call", "work": "1h"}]}
    ],
    "rules": ["All pay"],
    "open_points": [{"at": "pay", "text": "When?"}],
}
ROLES: dict[str, Any] = {
    "roles": [
        {"id": "buyer", "title": {"ru": "Покупатель", "en": "Buyer"}, "kind": "customer"},
        {"id": "manager", "title": "Manager"},
    ]
}
LIBRARY: dict[str, Any] = {"title": "Shop", "language": "en", "channels": ["phone", {"id": "crm"}]}


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "en")


@pytest.mark.parametrize(
    ("where", "value", "path", "found", "said"),
    [
        (("goal",), "Money", ("goal",), "Money", "Goal: “Money”"),
        (("title",), "Sell more", ("title",), "Sell more", "Title: “Sell more” (was “Sell”)"),
        (
            ("steps", "ask", "within"),
            "3h",
            ("steps", 0, "within"),
            "3h",
            "Step “ask”, deadline: “3h” (was “2h”)",
        ),
        (
            ("steps", "ask", "within", "from"),
            "trigger",
            ("steps", 0, "within"),
            {"time": "2h", "from": "trigger"},
            "Step “ask”, deadline counted from: “trigger”",
        ),
        (
            ("steps", "call", "repeat"),
            {"from": "call", "until": "he answers"},
            ("branches", 0, "steps", 0, "repeat"),
            {"from": "call", "until": "he answers"},
            "Step “call”, loop: “from: call, until: he answers”",
        ),
        (
            ("steps", "call", "work"),
            "2h",
            ("branches", 0, "steps", 0, "work"),
            "2h",
            "Step “call”, effort: “2h” (was “1h”)",
        ),
        (
            ("branches", "late", "instead"),
            False,
            ("branches", 0, "instead"),
            False,
            "Branch “late”, instead of the step: “false” (was “true”)",
        ),
        (("guarantees", "minimal"), "Known", ("guarantees", "minimal"), "Known", None),
        (("document", "number"), "012", ("document",), {"number": "012"}, "Document number: “012”"),
        (("preconditions", 1), "Zwei", ("preconditions",), ["One", "Zwei"], "Preconditions (2): “Zwei” (was “Two”)"),
        (("preconditions", 2), "Three", ("preconditions",), ["One", "Two", "Three"], None),
        (("tags", 0), "new", ("tags",), ["new"], None),
        (("trigger", 0), "A letter", ("trigger",), "A letter", None),
        (("trigger", 1), "A letter", ("trigger",), ["The customer calls", "A letter"], None),
        (("rules", 0, "basis"), "§ 1", ("rules",), [{"text": "All pay", "basis": "§ 1"}], None),
        (("steps", "pay"), {"id": "pay", "actor": "buyer"}, ("steps", 1), {"id": "pay", "actor": "buyer"}, None),
        (("steps", 1, "action"), "x " * 90, ("steps", 1, "action"), "x " * 90, "Step “pay”, action: “x x"),
    ],
)
def test_a_field_of_a_use_case_is_set(where: Any, value: Any, path: Path, found: Any, said: str | None) -> None:
    new, outcome = done(CASE, SetField(SELL, where, value))
    assert value_at(new, path) == found
    words = outcome.message.said()
    assert said is None or words.startswith(said)
    assert len(words) < 200


def test_new_fields_come_where_the_schema_has_them() -> None:
    new, _ = done(CASE, SetField(SELL, ("goal",), "Money"))
    assert list(new)[:4] == ["id", "title", "goal", "trigger"]
    new, _ = done(CASE, SetField(SELL, ("document", "number"), "1"))
    assert list(new)[:4] == ["id", "title", "document", "trigger"]
    new, _ = done(CASE, SetField(SELL, ("steps", "ask", "action"), "Asks"))
    assert list(new["steps"][0]) == ["id", "within", "actor", "action"]


@pytest.mark.parametrize(
    ("file", "data", "where", "value", "path", "said"),
    [
        (
            "roles.yaml",
            ROLES,
            ("roles", "buyer", "title", "pl"),
            "Kupujący",
            ("roles", 0, "title", "pl"),
            "“buyer”, title in Polish: “K",
        ),
        ("roles.yaml", ROLES, ("roles", "manager", "kind"), "team", ("roles", 1, "kind"), "“manager”, kind: “team”"),
        ("library.yaml", LIBRARY, ("checks", "UC509"), "ignore", ("checks", "UC509"), "Checks (UC509): “ignore”"),
        ("library.yaml", LIBRARY, ("channels", "crm", "title"), "CRM", ("channels", 1, "title"), None),
        ("library.yaml", LIBRARY, ("channels", "phone", "title"), "Tel", ("channels", 0, "title"), None),
        ("library.yaml", LIBRARY, ("calendar", "workdays"), ["mon"], ("calendar", "workdays"), "Working days: “mon”"),
    ],
)
def test_a_field_of_a_shared_file_is_set(
    file: str, data: Any, where: Any, value: Any, path: Path, said: str | None
) -> None:
    new, outcome = done(data, SetField(file, where, value), file)
    assert value_at(new, path) == value
    assert said is None or outcome.message.said().startswith(said)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (SetField(SELL, ("title",), "Sell"), "Title: that stands there already, so nothing changes."),
        (SetField(SELL, ("branches", "late", "instead"), True), "Instead of the step: that stands there already,"),
        (
            SetField(SELL, ("steps", "aks", "work"), "1h"),
            "There is no step “aks” in this use case. Did you mean “ask”?",
        ),
        (SetField(SELL, ("steps", "pay", "id"), "ask"), "“ask” is taken already."),
        (SetField(SELL, ("steps", "pay", "id"), "any"), "“any” means something else in the files"),
        (ClearField(SELL, ("goal",)), "Goal: nothing stands there, so nothing changes."),
        (ClearField(SELL, ("preconditions", 2)), "Preconditions (3): nothing stands there, so nothing changes."),
        (ClearField(SELL, ("trigger", 1)), "Trigger (2): nothing stands there, so nothing changes."),
        (ClearField(SELL, ("steps", "pay")), "Step “pay” can't be deleted alone: something refers to it"),
        (ClearField(SELL, ("gaol",)), "There is no field “gaol”. Did you mean “goal”?"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_reason(command: Any, said: str) -> None:
    assert refusal(CASE, command).startswith(said)


def test_true_is_not_one() -> None:
    command = SetField(SELL, ("branches", "late", "instead"), 1)
    outcome = command.carried_out(Memory({SELL: CASE}))
    assert value_at(outcome.files[SELL], ("branches", 0, "instead")) == 1


def test_what_is_no_mapping_and_no_text_is_not_written_over() -> None:
    said = refusal({"id": "sell", "title": "x", "guarantees": 5}, SetField(SELL, ("guarantees", "success"), "Paid"))
    assert said.startswith("“guarantee on success” can't be set: something that isn't understood stands in its place.")


def test_a_name_with_nothing_after_it_is_filled() -> None:
    data = {"id": "sell", "title": "x", "guarantees": None, "tags": None}
    assert done(data, SetField(SELL, ("guarantees", "success"), "Paid"))[0]["guarantees"] == {"success": "Paid"}
    assert done(data, SetField(SELL, ("tags", 0), "new"))[0]["tags"] == ["new"]


@pytest.mark.parametrize(
    ("where", "path", "left", "said"),
    [
        (("trigger",), (), None, "Trigger: cleared (was “The customer calls”)"),
        (("trigger", 0), (), None, None),
        (("preconditions", 0), ("preconditions",), ["Two"], "Preconditions (1): cleared (was “One”)"),
        (("guarantees", "success", 0), (), None, None),
        (("guarantees", "success"), (), None, "Guarantee on success: cleared (was “Paid”)"),
        (("stakeholders", 0), (), None, None),
        (
            ("steps", "ask", "actor", 1),
            ("steps", 0, "actor"),
            ["manager"],
            "Step “ask”, actor (2): cleared (was “head”)",
        ),
        (("branches", "late", "at"), (), None, "Branch “late”, at step: cleared (was “pay”)"),
        (("steps",), (), None, None),
    ],
)
def test_a_field_is_cleared_and_what_it_leaves_empty(where: Any, path: Path, left: Any, said: str | None) -> None:
    new, outcome = done(CASE, ClearField(SELL, where))
    field = where[0] if where[0] != "branches" else None
    if path:
        assert value_at(new, path) == left
    elif field:
        assert new == {name: value for name, value in CASE.items() if name != field}
    assert said is None or outcome.message.said().startswith(said)


@pytest.mark.parametrize("where", [("stakeholders", 0, "role"), ("steps", "pay", "id"), ("title",)])
def test_a_required_field_is_not_cleared(where: Any) -> None:
    with pytest.raises(Refused, match="can't be cleared"):
        ClearField(SELL, where).carried_out(Memory({SELL: CASE}))


def test_what_the_file_must_have_stays_if_empty() -> None:
    data: dict[str, Any] = {"roles": [{"id": "buyer", "title": "Buyer"}]}
    new, _ = done(data, ClearField("roles.yaml", ("roles", "buyer")), "roles.yaml")
    assert new == {"roles": []}
    nameless: dict[str, Any] = {"roles": [{"title": {"ru": "Покупатель"}}]}
    assert cleared(nameless, ("roles", 0), FileKind.ROLES) == {"roles": []}
    assert cleared(nameless, ("roles", 0, "title", "ru"), FileKind.ROLES) == {"roles": [{"title": {}}]}


def test_clearing_a_whole_thing_is_deleting_it() -> None:
    data = {**CASE, "open_points": ["Who?"]}
    assert ClearField(SELL, ("branches", "late")).carried_out(Memory({SELL: data})).message.said() == (
        "Branch “late” is deleted."
    )
    assert ClearField(SELL, ("steps", "ask")).carried_out(Memory({SELL: data})).message.said() == (
        "Step “ask” is deleted."
    )
    files = Memory({"roles.yaml": ROLES, SELL: {"id": "sell", "title": "x", "owner": "manager"}})
    with pytest.raises(Refused, match="still in use"):
        ClearField("roles.yaml", ("roles", "manager")).carried_out(files)


def test_giving_another_id_is_renaming() -> None:
    new, _ = done(CASE, SetField(SELL, ("steps", "pay", "id"), "settle"))
    assert new["branches"][0]["at"] == "settle"
    assert new["open_points"][0]["at"] == "settle"
    files = Memory({"roles.yaml": ROLES, SELL: {"id": "sell", "title": "x", "owner": "manager"}})
    outcome = SetField("roles.yaml", ("roles", "manager", "id"), "seller").carried_out(files)
    owner = outcome.files[SELL]
    assert owner is not None
    assert owner["owner"] == "seller"
    moved = SetField(SELL, ("id",), "barter").carried_out(Memory({SELL: CASE}))
    assert moved.files[SELL] is None


def test_ids_that_nobody_can_rename_are_set() -> None:
    twice = {"id": "buy", "title": "x", "steps": [{"id": "ask"}, {"id": "ask", "repeat": {"from": "ask"}}]}
    assert done(twice, SetField(SELL, ("id",), "sell"))[0]["id"] == "sell"
    new, _ = done(twice, SetField(SELL, ("steps", 1, "id"), "pay"))
    assert new["steps"] == [{"id": "ask"}, {"id": "pay", "repeat": {"from": "ask"}}]
