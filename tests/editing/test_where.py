"""The way to a field, as people write it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import use_cases
from usecases.editing.command import Refused
from usecases.editing.where import Where, followed, parse_where, where_of, written_where
from usecases.reading.folder import FileKind
from usecases.text.path import Path

CASE: dict[str, Any] = {
    "id": "sell",
    "title": "Sell",
    "trigger": "The customer calls",
    "preconditions": ["One", "Two"],
    "goal": None,
    "steps": [{"id": "ask", "within": "2h"}, {"id": "2", "actor": ["manager", "head"]}],
    "branches": [{"id": "no-answer", "kind": "negative", "steps": [{"id": "call-again", "repeat": {"from": "ask"}}]}],
    "rules": ["All pay", {"id": "R-1", "text": "Nobody owes"}],
}
KINDS = {"sell": FileKind.USE_CASE, "roles": FileKind.ROLES, "library": FileKind.LIBRARY, "kpis": FileKind.KPIS}


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "en")


@pytest.mark.parametrize(
    ("file", "text", "where"),
    [
        ("sell", "goal", ("goal",)),
        ("sell", "steps.confirm.within", ("steps", "confirm", "within")),
        ("sell", "steps.2.within.time", ("steps", "2", "within", "time")),
        ("sell", "steps.confirm.within.2.time", ("steps", "confirm", "within", 1, "time")),
        ("sell", "preconditions.2", ("preconditions", 1)),
        ("sell", "guarantees.success.1", ("guarantees", "success", 0)),
        ("sell", "branches.late.steps.call.repeat.until", ("branches", "late", "steps", "call", "repeat", "until")),
        ("sell", "kpis.2", ("kpis", 1)),
        ("sell", "rules.R-1.text", ("rules", "R-1", "text")),
        ("kpis", "kpis.2.title.ru", ("kpis", "2", "title", "ru")),
        ("roles", "roles.buyer.title.ru", ("roles", "buyer", "title", "ru")),
        ("library", "checks.UC509", ("checks", "UC509")),
        ("library", "channels.3.title", ("channels", 2, "title")),
        ("library", "channels.crm.title", ("channels", "crm", "title")),
    ],
)
def test_what_people_write_is_a_way_and_can_be_written_again(file: str, text: str, where: Where) -> None:
    assert parse_where(text, KINDS[file]) == where
    assert written_where(where) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "“” names no field. Write names with points between them, as in steps.confirm.within"),
        ("steps..within", "“steps..within” names no field."),
        ("preconditions.0", "“preconditions.0”: items are counted from 1."),
        ("step.confirm", "There is no field “step”. Did you mean “steps”?"),
        ("steps.confirm.witin", "There is no field “witin” in “steps (confirm)”. Did you mean “within”?"),
        ("goal.ru", "“goal” holds no fields, so there is no “ru” in it."),
        ("nothing", "There is no field “nothing”."),
    ],
)
def test_what_no_file_can_have_is_refused_with_the_reason(text: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_where(text)
    assert refused.value.message.said().startswith(said)


@pytest.mark.parametrize(
    ("where", "path"),
    [
        (("steps", "ask", "action"), ("steps", 0, "action")),
        (("steps", "call-again", "repeat", "from"), ("branches", 0, "steps", 0, "repeat", "from")),
        (("branches", "no-answer", "steps", "call-again", "how"), ("branches", 0, "steps", 0, "how")),
        (("steps", 1, "id"), ("steps", 1, "id")),
        (("steps", "2", "actor", 1), ("steps", 1, "actor", 1)),
        (("preconditions", 2), ("preconditions", 2)),
        (("trigger", 0), ("trigger",)),
        (("guarantees", "success", 0), ("guarantees", "success", 0)),
        (("rules", "R-1", "text"), ("rules", 1, "text")),
        (("rules", 0, "id"), ("rules", 0, "id")),
    ],
)
def test_a_way_is_followed_by_ids_and_positions(where: Where, path: Path) -> None:
    assert followed(CASE, where, FileKind.USE_CASE).path == path


@pytest.mark.parametrize(
    ("where", "part", "written_out"),
    [
        (("steps", "ask", "within", "from"), ("steps", 0, "within"), {"time": "2h"}),
        (("rules", 0, "id"), ("rules", 0), {"text": "All pay"}),
        (("trigger", 1), ("trigger",), ["The customer calls"]),
        (("tags", 0), ("tags",), []),
    ],
)
def test_short_forms_on_the_way_are_written_out(where: Where, part: Path, written_out: Any) -> None:
    here: Any = followed(CASE, where, FileKind.USE_CASE).data
    for one in part:
        here = here[one]
    assert here == written_out


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (("steps", "aks", "action"), "There is no step “aks” in this use case. Did you mean “ask”?"),
        (("branches", "no-anwser"), "There is no “no-anwser” in “branches”. Did you mean “no-answer”?"),
        (("preconditions", 3), "“preconditions” has no item 4; the number of its items is 2."),
        (("preconditions", 2, "x"), "“preconditions” has no item 3; the number of its items is 2."),
        (("preconditions", -1), "“preconditions” has no item 0; the number of its items is 2."),
        (
            ("preconditions", "one"),
            "There is no “one” in “preconditions”. Its items are named by their numbers, as in preconditions.1",
        ),
        (
            ("considered", "one"),
            "There is no “one” in “considered deviations”. Its items are named by their numbers, as in considered.1",
        ),
        (("title", "ru"), "“title” holds no fields, so there is no “ru” in it."),
        (("title", 0), "“title” is no list, so it has no item 1."),
        (("tags", 1), "“tags” has no item 2; the number of its items is 0."),
        (("guarantees", "sucess"), "There is no field “sucess” in “guarantees”. Did you mean “success”?"),
        ((), "“” names no field."),
    ],
)
def test_a_way_to_nowhere_is_refused_with_the_reason(where: Where, said: str) -> None:
    with pytest.raises(Refused) as refused:
        followed(CASE, where, FileKind.USE_CASE)
    assert refused.value.message.said().startswith(said)


def test_a_way_through_what_breaks_the_schema_is_refused() -> None:
    with pytest.raises(Refused, match="something that isn't understood"):
        followed({"considered": [False]}, ("considered", 0, "at", 0), FileKind.USE_CASE)


def test_one_text_in_several_languages_is_not_made_of_one_in_none() -> None:
    roles = {"roles": [{"id": "buyer", "title": "Buyer"}]}
    with pytest.raises(Refused, match="is one text here"):
        followed(roles, ("roles", "buyer", "title", "ru"), FileKind.ROLES)


@given(use_cases, st.data())
def test_the_way_to_a_path_leads_back_to_it(data: Any, draw: st.DataObject) -> None:
    paths = [path for path in _paths(data, ()) if path]
    path = draw.draw(st.sampled_from(paths))
    where = where_of(data, path)
    assert followed(data, where, FileKind.USE_CASE).data is data
    names = [part for part in where if isinstance(part, str)]
    if len(_ids(data)) == len(set(_ids(data))):
        assert followed(data, where, FileKind.USE_CASE).path == path, names
        assert parse_where(written_where(where)) == where


def _ids(data: Any) -> list[str]:
    steps = [*data.get("steps", []), *(step for branch in data.get("branches", []) for step in branch.get("steps", []))]
    return [thing["id"] for thing in [*steps, *data.get("branches", [])]]


def _paths(tree: Any, path: Path) -> list[Path]:
    parts = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [path, *(way for part, below in parts for way in _paths(below, (*path, part)))]
