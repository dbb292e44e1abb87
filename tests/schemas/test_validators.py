"""The two validators: `jsonschema-rs` says yes exactly where `jsonschema` finds nothing to explain."""

import copy
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.effort import times
from tests.schemas.schemas import KINDS
from usecases.checking.verdict import breaches
from usecases.reading.compose import compose
from usecases.reading.document import read_document
from usecases.reading.folder import SHARED_FILES, FileKind
from usecases.rules.registry import SCHEMA
from usecases.rules.wording import message
from usecases.text.source import Source
from usecases.validation.explain import explain
from usecases.validation.schemas import is_valid

LIBRARY = ROOT / "library"
CODES = {module[:5].upper() for module in SCHEMA}


def _documents() -> dict[FileKind, list[Any]]:
    found: dict[FileKind, list[Any]] = {kind: [] for kind in KINDS}
    for file in sorted(LIBRARY.rglob("*.yaml")):
        kind = SHARED_FILES.get(PurePosixPath(file.relative_to(LIBRARY)).as_posix(), FileKind.USE_CASE)
        found[kind].append(compose(file.read_text(encoding="utf-8")).data)
    return found


DOCUMENTS = _documents()

# What slips past a validator: ends of lines, digits of other scripts, numbers that JSON doesn't know, empty things.
ODD: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(
        [None, True, False, 0, -1, 1.5, 10**30, -(10**400), 1e308, float("nan"), float("inf"), -float("inf"), "", " ",
         "\n", [], {}, [[]], [{}], {"": ""}, {"id": "a"}, "promptly", "promptly\n", "3d", "3d\n", "0d", "٣d",
         "3 d", "-3d", "99999999999bmin", "999999999999bmin", "call-back", "call-back\n", "-a", "a--b",
         "А-б", "é", "any",
         "interrupted", "a" * 120, "a" * 121, "2026-02-30", "2026-02-30\n", "٢٠٢٦-01-01", "2026-1-1",
         "40/w", "09:00-18:00", "EUR",
         "ru", "draft", "negative", "high", "\ud7ff\U0010ffff", ["a", "a"], ["mon", "mon"], {"ru": "а"}, {"de": "a"}]
    ),
    st.text(max_size=8),
    st.integers(),
    st.floats(),
)  # fmt: skip


def _mutate(draw: Callable[..., Any], data: Any) -> Any:
    """The data with one value deleted, replaced, or put in, anywhere."""
    place = data
    while True:
        keys: list[Any] = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            return data
        key = draw(st.sampled_from(keys))
        if isinstance(place[key], (dict, list)) and place[key] and draw(st.integers(0, 3)):
            place = place[key]
            continue
        break
    odd = copy.deepcopy(draw(ODD))
    match draw(st.integers(0, 4)):
        case 0:
            del place[key]
        case 1 if isinstance(place, dict):
            place[draw(st.one_of(st.sampled_from(["id", "end", "resume", "titel", ""]), st.text(max_size=5)))] = odd
        case 1:
            place.insert(key, odd)
        case 2 if isinstance(place[key], str):
            place[key] = draw(st.sampled_from(["{}\n", "\n{}", "{}é", " {}", "{}{}", ""])).replace("{}", place[key])
        case 3:
            place[key] = [place[key]]
        case _:
            place[key] = odd
    return data


@st.composite
def mutated(draw: Callable[..., Any]) -> tuple[FileKind, Any]:
    kind = draw(st.sampled_from(KINDS))
    data = copy.deepcopy(draw(st.sampled_from(DOCUMENTS[kind])))
    for _ in range(draw(st.integers(1, 3))):
        data = _mutate(draw, data)
    return kind, data


@given(mutated())
@times(8)
def test_both_say_the_same_of_mutated_documents(case: tuple[FileKind, Any]) -> None:
    kind, data = case
    explained = explain(data, kind)
    assert is_valid(data, kind) == (not explained)
    for breach in explained:
        assert breach.code in CODES
        held = data
        for step in breach.where[:-1] if breach.on_key else breach.where:
            held = held[step]


JSON = st.recursive(
    ODD, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3))
)
FIELDS = st.sampled_from(
    [
        "id",
        "title",
        "language",
        "steps",
        "branches",
        "roles",
        "kpis",
        "groups",
        "artefacts",
        "within",
        "calendar",
        "terms",
    ]
)


@given(st.sampled_from(KINDS), st.dictionaries(FIELDS, JSON, max_size=4))
@times(4)
def test_both_say_the_same_of_made_up_documents(kind: FileKind, data: Any) -> None:
    assert is_valid(data, kind) == (not explain(data, kind))


@pytest.mark.parametrize("kind", KINDS)
def test_the_library_keeps_its_schemas(kind: FileKind) -> None:
    assert DOCUMENTS[kind]
    for data in DOCUMENTS[kind]:
        assert is_valid(data, kind)
        assert explain(data, kind) == []


CASE = "id: a\ntitle: b\n"


@pytest.mark.parametrize(
    ("text", "code", "variant"),
    [
        ("§title: b\n", "UC103", ""),
        (CASE + "§titel: c\n", "UC101", ""),
        (CASE + "goal: §12\n", "UC102", "number"),
        (CASE + "goal: §[c]\n", "UC102", ""),
        (CASE + "goal:§\n", "UC106", "nothing"),
        (CASE + "goal: §''\n", "UC106", ""),
        (CASE + "trigger: §[]\n", "UC106", ""),
        (CASE + "trigger: [c, §1]\n", "UC102", "number"),
        (CASE + "trigger: §{c: d}\n", "UC102", ""),
        (CASE + "status: §done\n", "UC104", ""),
        (CASE + "owner: §Anna\n", "UC105", "id"),
        (CASE + "steps:\n  - id: c\n    work: §3 hours\n", "UC105", "duration"),
        (CASE + "steps:\n  - id: c\n    within: §soon\n", "UC105", "moment"),
        (CASE + "steps:\n  - id: c\n    within: {time: §soon}\n", "UC105", "moment"),
        (CASE + "steps:\n  - {id: c, within: [{time: 2h, when: §''}]}\n", "UC106", ""),
        (CASE + "review_by: §2026-13-01\n", "UC105", "date"),
        (CASE + "frequency: §often\n", "UC105", "frequency"),
        (CASE + f"owner: §{'a' * 121}\n", "UC107", ""),
        (CASE + "branches:\n  - {id: c, kind: negative, end: failure, §resume: d}\n", "UC108", ""),
    ],
)
def test_what_is_said_and_where(text: str, code: str, variant: str) -> None:
    place = Source(text).position(text.index("§"))
    found = breaches(read_document(text.replace("§", "").encode(), "use-cases/a.yaml", FileKind.USE_CASE))
    assert [(one.code, one.place[:2], one.variant) for one in found] == [(code, place, variant)]
    for language in ("en", "ru", "pl"):
        assert message(found[0], language)


def test_numbers_that_json_does_not_know() -> None:
    for written in (".nan", ".inf", "-.inf"):
        text = f"kpis:\n  - id: a\n    title: b\n    better: lower\n    green: {written}\n"
        found = breaches(read_document(text.encode(), "kpis.yaml", FileKind.KPIS))
        assert [(one.code, one.place[:2]) for one in found] == [("UC105", (5, 12))]
