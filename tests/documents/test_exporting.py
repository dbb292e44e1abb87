"""The exporters of documents as the protocol sees them: paths, keys, contents."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from usecases_exporters.protocol import Request
from usecases_exporters.regulation.exporter import MarkdownExporter
from usecases_exporters.resolved import JsonExporter

from tests.documents.making import ROLES, case_of, library_of
from usecases.library import Library

STEPS = [
    {"id": "ask", "actor": "buyer", "action": "Asks"},
    {"id": "do", "actor": "clerk", "action": "Does", "within": "promptly", "if": "It is needed", "channel": "phone"},
]
BRANCHES = [
    {"id": "odd", "kind": "negative", "at": "do", "after": "2bd", "steps": [{"id": "mend"}], "resume": "interrupted"}
]


def whole(**fields: Any) -> Library:
    case = case_of(**{"owner": "head", "steps": STEPS, "branches": BRANCHES, **fields})
    return library_of(case, case_of(id="other", title="Other", steps=[{"id": "call", "use_case": "sample"}]))


def keys(library: Library, language: str | None = None) -> list[str]:
    return [job.key for job in MarkdownExporter().jobs(Request(library, library.use_cases, language))]


def test_a_regulation_comes_with_its_diagram() -> None:
    library = whole()
    exporter = MarkdownExporter()
    request = Request(library, library.use_cases[:1])
    jobs = exporter.jobs(request)
    made = list(exporter.make(jobs, request))
    assert [[str(path) for path in job.paths] for job in jobs] == [["sample.md", "sample.svg"]]
    assert made[0].contents[0].startswith(b"# Procedure: Sample\n")
    assert b"](sample.svg)" in made[0].contents[0]
    assert b"<svg" in made[0].contents[1]


def test_the_key_of_json_changes_with_the_language() -> None:
    library = whole()
    found = [
        [job.key for job in JsonExporter().jobs(Request(library, library.use_cases, language))]
        for language in ("ru", "pl")
    ]
    assert found[0] != found[1]


def test_use_cases_of_one_id_are_written_once() -> None:
    library = library_of(case_of(title="First"), case_of(title="Second"))
    request = Request(library, library.use_cases)
    (made,) = MarkdownExporter().make(MarkdownExporter().jobs(request), request)
    assert made.contents[0].startswith(b"# Procedure: First\n")
    assert b"First" in made.contents[1]


def test_the_same_library_has_the_same_keys() -> None:
    assert keys(whole()) == keys(whole())


@pytest.mark.parametrize(
    "change",
    [
        lambda: keys(whole(goal="Another")),
        lambda: keys(whole(), "ru"),
        lambda: keys(library_of(*whole().use_cases, roles=ROLES[:2])),
        lambda: keys(library_of(whole().use_cases[0])),
    ],
    ids=["the use case", "the language", "the roles", "who uses it"],
)
def test_a_key_changes_with(change: Callable[[], list[str]]) -> None:
    assert change()[0] != keys(whole())[0]


def test_a_change_elsewhere_changes_no_key() -> None:
    first, second = whole().use_cases
    changed = library_of(case_of(id="other", title="Other", goal="New", steps=[{"id": "call", "use_case": "sample"}]))
    library = library_of(first, *changed.use_cases)
    assert keys(library)[0] == keys(whole())[0]
    assert keys(library)[1] != keys(whole())[1]
    assert second.goal is None


def resolved(library: Library) -> dict[str, Any]:
    exporter = JsonExporter()
    request = Request(library, library.use_cases[:1])
    (made,) = exporter.make(exporter.jobs(request), request)
    data = json.loads(made.contents[0])
    assert isinstance(data, dict)
    return data


def test_json_has_numbers_defaults_and_titles() -> None:
    data = resolved(whole())
    assert [step["number"] for step in data["steps"]] == ["1", "2"]
    assert data["branches"][0]["number"] == "2a"
    assert data["branches"][0]["steps"][0]["number"] == "2a1"
    assert [step["accountable"] for step in data["steps"]] == [None, "head"]
    assert data["steps"][1]["accountable_by_default"] is True
    assert data["steps"][1]["within"] == [{"time": "promptly", "from": None, "when": None}]
    assert data["steps"][1]["if"] == "It is needed"
    assert data["titles"]["roles"] == {"buyer": "Buyer", "clerk": "Clerk", "head": "Head"}
    assert data["titles"]["channels"] == {"phone": "Phone"}
    assert data["used_by"] == ["other"]
    assert data["language"] == "en"


def test_json_has_the_flow() -> None:
    data = resolved(whole())
    flow = data["flow"]
    assert {"from": "do", "to": "odd", "kind": "leave", "label": None, "after": "2bd"} in flow["edges"]
    assert {"from": "mend", "to": "do", "kind": "carry-on", "label": None, "after": None} in flow["edges"]
    assert {"key": ":end", "kind": "end", "branch": None, "end": "success"} in flow["nodes"]
    assert data["branches"][0]["interrupts"] == ["do"]


def test_json_keeps_every_letter_and_survives_a_lone_surrogate() -> None:
    data = resolved(whole(title="Заказ \U0001f600", goal="\ud800"))
    assert data["title"] == "Заказ \U0001f600"
    exporter = JsonExporter()
    library = whole(title="Заказ")
    request = Request(library, library.use_cases[:1])
    (made,) = exporter.make(exporter.jobs(request), request)
    assert "Заказ".encode() in made.contents[0]
