"""Where a use case refers to its steps and branches."""

from typing import Any

from hypothesis import given

from tests.editing.one_file import dangling
from tests.strategies import use_cases
from usecases.editing.references import holders, ids, references, references_to, with_ids_replaced
from usecases.editing.tree import value_at
from usecases.model.build import use_case
from usecases.model.outline import Outline
from usecases.reading.folder import FileKind
from usecases.rules.uc206_unknown_step import RULE as UNKNOWN_STEP
from usecases.validation.schemas import schema

CASE: dict[str, Any] = {
    "id": "sell",
    "title": "Sell",
    "limits": [{"from": "trigger", "to": "pay", "within": "1d"}, {"from": "ask", "to": "pay", "within": "1d"}],
    "steps": [
        {"id": "ask", "within": {"time": "1d", "from": "the end of the month"}},
        {"id": "pay", "within": {"time": "1d", "from": "ask"}, "repeat": {"from": "ask"}},
    ],
    "branches": [
        {"id": "late", "kind": "negative", "at": "any", "resume": "interrupted"},
        {
            "id": "no-money",
            "kind": "negative",
            "at": ["pay", "late"],
            "steps": [{"id": "wait", "within": [{"time": "1d", "from": "pay"}, {"time": "2d", "from": "trigger"}]}],
            "resume": "pay",
        },
    ],
    "considered": [{"at": "ask", "deviation": "actor-absent", "because": "never"}],
    "open_points": ["Who?", {"at": ["wait", "nowhere"], "text": "When?"}],
}
FOUND = {
    ("limits", 0, "to"): "pay",
    ("limits", 1, "from"): "ask",
    ("limits", 1, "to"): "pay",
    ("steps", 1, "within", "from"): "ask",
    ("steps", 1, "repeat", "from"): "ask",
    ("branches", 1, "at", 0): "pay",
    ("branches", 1, "at", 1): "late",
    ("branches", 1, "steps", 0, "within", 0, "from"): "pay",
    ("branches", 1, "resume"): "pay",
    ("considered", 0, "at"): "ask",
    ("open_points", 1, "at", 0): "wait",
    ("open_points", 1, "at", 1): "nowhere",
}


def test_every_reference_is_found_with_its_path() -> None:
    assert {found.path: found.id for found in references(CASE)} == FOUND


def test_steps_and_branches_are_found_with_their_paths() -> None:
    assert [(held.id, held.path) for held in holders(CASE)] == [
        ("ask", ("steps", 0)),
        ("pay", ("steps", 1)),
        ("late", ("branches", 0)),
        ("no-money", ("branches", 1)),
        ("wait", ("branches", 1, "steps", 0)),
    ]


def test_references_follow_new_ids_and_words_stay() -> None:
    new = with_ids_replaced(CASE, {"pay": "settle", "late": "overdue"})
    renamed = {"pay": "settle", "late": "overdue"}
    assert {found.path: found.id for found in references(new)} == {
        path: renamed.get(name, name) for path, name in FOUND.items()
    }
    assert ids(new) == {"ask", "settle", "overdue", "no-money", "wait"}
    assert new["open_points"] is CASE["open_points"]
    assert with_ids_replaced(new, {"settle": "pay", "overdue": "late"}) == CASE


def test_a_word_about_time_is_a_reference_only_where_there_is_such_a_step() -> None:
    case = {"steps": [{"id": "ask", "within": {"time": "1d", "from": "pay"}}]}
    assert list(references(case)) == []
    assert references_to({"steps": [*case["steps"], {"id": "pay"}]}, {"pay"})[0].path == ("steps", 0, "within", "from")


@given(use_cases)
def test_what_a_rule_calls_unknown_is_a_reference_into_nowhere(data: Any) -> None:
    case = use_case(data)
    hits = list(UNKNOWN_STEP().in_use_case(_Subject(case)))  # type: ignore[arg-type]
    known = ids(data) | {"any", "trigger", "interrupted"}
    unknown = {hit.arguments["step"] for hit in hits if hit.variant != "moment"} - known
    assert unknown <= dangling(data)


@given(use_cases)
def test_references_lead_to_the_texts_that_they_name(data: Any) -> None:
    for found in [*references(data)]:
        assert value_at(data, found.path) == found.id


def test_every_field_of_the_schema_that_may_name_a_step_is_known() -> None:
    """A field that is new in the schema and takes ids has to be looked at: does it name steps?"""
    definitions = schema(FileKind.USE_CASE)["$defs"]
    fields = {name for one in ("step", "branch", "open_point", "repeat") for name in definitions[one]["properties"]}
    places = {"at", "resume", "from"}
    elsewhere = {"id", "actor", "responsible", "accountable", "consulted", "informed", "channel", "gives", "needs"}
    elsewhere |= {"use_case", "systems", "kpis", "deviation"}
    of_ids = {
        name
        for one in ("step", "branch", "open_point", "repeat")
        for name, field in definitions[one]["properties"].items()
        if field.get("$ref", "").rpartition("/")[2] in ("id", "ids", "id_or_ids")
    }
    assert of_ids - elsewhere == places & fields


class _Subject:
    def __init__(self, case: Any) -> None:
        self.case = case
        self.outline = Outline(case)
