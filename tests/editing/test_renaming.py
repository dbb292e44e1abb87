"""Ids are renamed wherever they are referred to, and nowhere else."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.editing.memory import Memory, done, refusal
from tests.strategies import PLACES, use_cases
from usecases.editing.references import ids, references
from usecases.editing.renaming import RenameId, RenamePlace
from usecases.editing.standing import references as shared_references
from usecases.model.meaning import meaning_digest
from usecases.model.usecase import RESERVED
from usecases.reading.folder import FileKind
from usecases.validation.standing import IdKind

SELL = "use-cases/sales/sell.yaml"

STEP = {
    "id": "thing",
    "actor": ["thing", "other"],
    "responsible": ["thing"],
    "accountable": "thing",
    "consulted": ["thing"],
    "informed": ["other", "thing"],
    "action": "thing",
    "how": "thing",
    "channel": ["thing", "phone"],
    "systems": "thing",
    "kpis": ["thing"],
    "gives": "thing",
    "needs": ["thing"],
    "use_case": "thing",
}
EVERYTHING: dict[str, Any] = {
    SELL: {
        "id": "sell",
        "title": "thing",
        "group": "thing",
        "approved": {"by": "thing", "on": "2026-11-22"},
        "document": {"approved_by": "thing"},
        "primary_actor": "thing",
        "customer": "thing",
        "owner": "thing",
        "trigger": "thing",
        "stakeholders": [{"role": "thing", "interest": "thing"}],
        "limits": [{"to": "thing", "within": "1h"}],
        "systems": ["thing"],
        "kpis": "thing",
        "steps": [STEP, {"id": "after"}],
        "branches": [
            {"id": "b", "kind": "negative", "at": "thing", "resume": "thing", "steps": [{**STEP, "id": "again"}]}
        ],
        "rules": [{"id": "thing", "text": "thing"}],
        "tags": ["thing"],
    },
    "use-cases/sales/thing.yaml": {"id": "thing", "title": "Thing", "steps": [{"id": "x", "use_case": "thing"}]},
    "roles.yaml": {
        "roles": [
            {"id": "thing", "title": "thing", "channels": ["thing"], "duties": "thing"},
            {"id": "other", "title": "Other", "stand_ins": ["thing"]},
        ]
    },
    "artefacts.yaml": {"artefacts": [{"id": "thing", "title": "thing", "signed_by": "thing"}]},
    "map.yaml": {
        "groups": [
            {
                "id": "thing",
                "title": "thing",
                "result": "thing",
                "owner": "thing",
                "trigger": "thing",
                "feeds": ["thing"],
                "lamps": {"start": {"kpi": "thing"}, "middle": {"kpi": "thing"}, "end": {"kpi": "thing"}},
            },
            {"id": "far", "title": "Far", "trigger": "When thing happens"},
        ]
    },
    "kpis.yaml": {"kpis": [{"id": "thing", "title": "thing", "better": "higher", "green": 1}]},
    "library.yaml": {"title": "thing", "language": "en", "channels": ["phone", {"id": "thing", "title": "thing"}]},
}
"""A library in which one word is the id of everything, and a text everywhere."""

PLACES_OF: dict[IdKind, list[str]] = {
    IdKind.ROLE: [
        "use-cases/sales/sell.yaml approved by", "use-cases/sales/sell.yaml primary_actor",
        "use-cases/sales/sell.yaml customer", "use-cases/sales/sell.yaml owner",
        "use-cases/sales/sell.yaml stakeholders 0 role", "use-cases/sales/sell.yaml systems 0",
        *(f"use-cases/sales/sell.yaml {steps} {field}" for steps in ("steps 0", "branches 0 steps 0") for field in (
            "actor 0", "responsible 0", "accountable", "consulted 0", "informed 1", "systems")),
        "roles.yaml roles 0 id", "roles.yaml roles 1 stand_ins 0", "artefacts.yaml artefacts 0 signed_by",
        "map.yaml groups 0 owner",
    ],
    IdKind.ARTEFACT: [
        *(f"use-cases/sales/sell.yaml {steps} {field}" for steps in ("steps 0", "branches 0 steps 0") for field in (
            "gives", "needs 0")),
        "artefacts.yaml artefacts 0 id", "map.yaml groups 0 result", "map.yaml groups 0 trigger",
    ],
    IdKind.GROUP: ["use-cases/sales/sell.yaml group", "map.yaml groups 0 id", "map.yaml groups 0 feeds 0"],
    IdKind.KPI: [
        "use-cases/sales/sell.yaml kpis", "use-cases/sales/sell.yaml steps 0 kpis 0",
        "use-cases/sales/sell.yaml branches 0 steps 0 kpis 0", "kpis.yaml kpis 0 id",
        *(f"map.yaml groups 0 lamps {lamp} kpi" for lamp in ("start", "middle", "end")),
    ],
    IdKind.CHANNEL: [
        "use-cases/sales/sell.yaml steps 0 channel 0", "use-cases/sales/sell.yaml branches 0 steps 0 channel 0",
        "roles.yaml roles 0 channels 0", "library.yaml channels 1 id",
    ],
}  # fmt: skip


def places(files: dict[str, Any], word: str) -> set[str]:
    """Where a word stands, as the path of the file and of the value."""
    found = set()
    waiting = list(files.items())
    while waiting:
        where, value = waiting.pop()
        if value == word:
            found.add(where)
        parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        waiting += [(f"{where} {part}", below) for part, below in parts]
    return found


@pytest.mark.parametrize("kind", list(PLACES_OF))
def test_an_id_is_renamed_everywhere_and_texts_stay(kind: IdKind) -> None:
    files = Memory(EVERYTHING)
    outcome = done(files, RenameId(kind, "thing", "new-name"))
    after = files.after(outcome).files
    assert places(after, "new-name") == set(PLACES_OF[kind])
    assert places(after, "thing") == places(EVERYTHING, "thing") - set(PLACES_OF[kind])
    assert outcome.message.said().endswith(f"Files changed: {len({place.split()[0] for place in PLACES_OF[kind]})}.")
    assert set(outcome.files) == {place.split()[0] for place in PLACES_OF[kind]}


def test_the_file_of_a_use_case_moves_with_its_id() -> None:
    files = Memory(EVERYTHING)
    outcome = done(files, RenameId(IdKind.USE_CASE, "thing", "new-name"))
    after: dict[str, Any] = files.after(outcome).files
    assert "use-cases/sales/thing.yaml" not in after
    assert after["use-cases/sales/new-name.yaml"] == {
        "id": "new-name", "title": "Thing", "steps": [{"id": "x", "use_case": "new-name"}]
    }  # fmt: skip
    assert outcome.origins == {"use-cases/sales/new-name.yaml": "use-cases/sales/thing.yaml"}
    assert after[SELL]["steps"][0]["use_case"] == "new-name"
    assert after[SELL]["branches"][0]["steps"][0]["use_case"] == "new-name"
    assert len(places(after, "new-name")) == 4
    assert "Files changed: 2." in outcome.message.said()


def test_what_is_not_touched_stays_the_same_object() -> None:
    old = EVERYTHING[SELL]
    new = done(Memory(EVERYTHING), RenameId(IdKind.GROUP, "thing", "new-name")).files[SELL]
    assert new is not None
    assert all(new[field] is old[field] for field in old if field != "group")


def test_files_that_do_not_hold_the_id_are_not_read() -> None:
    files = Memory({**EVERYTHING, "use-cases/a.yaml": {"id": "a", "title": "A"}, "use-cases/b.yaml": "id: ["})
    files.after(done(files, RenameId(IdKind.ROLE, "thing", "new-name")))
    assert "use-cases/a.yaml" not in files.read


def test_a_file_that_holds_the_id_and_cannot_be_read_is_named() -> None:
    files = Memory({**EVERYTHING, "use-cases/b.yaml": "id: [thing"})
    assert "use-cases/b.yaml can't be read" in refusal(files, RenameId(IdKind.ROLE, "thing", "new-name"))


@pytest.mark.parametrize(
    ("kind", "old", "new", "says"),
    [
        (IdKind.ROLE, "thign", "x", "There is no role “thign” in roles.yaml. Did you mean “thing”?"),
        (IdKind.ARTEFACT, "zzz", "x", "There is no artefact “zzz” in artefacts.yaml."),
        (IdKind.USE_CASE, "zzz", "x", "There is no use case “zzz”"),
        (IdKind.ROLE, "thing", "other", "“other” is taken already. Another id would be “other-2”."),
        (IdKind.ROLE, "thing", "thing", "“thing” is taken already."),
        (IdKind.USE_CASE, "thing", "sell", "“sell” is taken already."),
        (IdKind.ROLE, "thing", "Начальник", "such as “nachalnik”"),
        (IdKind.ROLE, "thing", "", "can't be an id"),
        (IdKind.ROLE, "thing", "a.b", "such as “a-b”"),
        (IdKind.GROUP, "thing", "any", "means something else"),
        (IdKind.USE_CASE, "thing", "../x", "can't be an id"),
        (IdKind.CHANNEL, "phone", "telephone", "is built in"),
        (IdKind.CHANNEL, "mail", "post", "is built in"),
        (IdKind.CHANNEL, "thing", "mail", "“mail” is taken already."),
    ],
)
def test_what_cannot_be_renamed_is_refused(kind: IdKind, old: str, new: str, says: str) -> None:
    assert says in refusal(Memory(EVERYTHING), RenameId(kind, old, new))


def test_two_files_of_one_name_are_refused() -> None:
    files = Memory({**EVERYTHING, "use-cases/other/thing.yaml": {"id": "thing", "title": "Twin"}})
    assert "use-cases/other/thing.yaml" in refusal(files, RenameId(IdKind.USE_CASE, "thing", "new-name"))


MEASURED = (
    'date,kpi,value\r\n2026-11-02,thing,5\r\n2026-11-09, thing ,6\r\n\r\n2026-11-09,thing-2,7\n2026-11-16,"thing",8'
)


def test_measurements_follow_their_indicator() -> None:
    path = "measurements/sales.csv"
    files = Memory({**EVERYTHING, path: MEASURED, "measurements/other.csv": "date,kpi,value\n2026-11-02,thing-2,5\n"})
    outcome = done(files, RenameId(IdKind.KPI, "thing", "new-name"))
    expected = MEASURED.replace(",thing,", ",new-name,").replace(", thing ,", ", new-name ,")
    assert outcome.texts == {path: expected.replace('"thing"', '"new-name"')}
    assert "Files changed: 4." in outcome.message.said()


@pytest.mark.parametrize("text", ["\ufeffdate,kpi,value\n2026-11-02,thing,5\n", "date,kpi,value\r2026-11-02,thing,5\r"])
def test_marks_and_line_ends_of_measurements_stay(text: str) -> None:
    files = Memory({**EVERYTHING, "measurements/sales.csv": text})
    outcome = done(files, RenameId(IdKind.KPI, "thing", "new-name"))
    assert outcome.texts == {"measurements/sales.csv": text.replace("thing", "new-name")}


def test_measurements_that_hide_the_id_are_named() -> None:
    files = Memory({**EVERYTHING, "measurements/sales.csv": 'date,kpi,value\n"2026-11-02,5",thing,1\n'})
    assert "measurements/sales.csv names “thing”" in refusal(files, RenameId(IdKind.KPI, "thing", "new-name"))


def test_measurements_do_not_follow_a_role_of_the_same_id() -> None:
    files = Memory({**EVERYTHING, "measurements/sales.csv": MEASURED})
    assert done(files, RenameId(IdKind.ROLE, "thing", "new-name")).texts == {}


def test_an_approval_that_held_still_holds() -> None:
    case = {"id": "sell", "title": "Sell", "owner": "thing", "steps": [{"id": "a", "actor": "thing"}]}
    approved = {**case, "approved": {"by": "boss", "on": "2026-11-22", "digest": meaning_digest(case)}}
    roles = {"roles": [{"id": "thing", "title": "T"}, {"id": "boss", "title": "B"}]}
    files = Memory({SELL: approved, "roles.yaml": roles})
    for command in (
        RenameId(IdKind.ROLE, "thing", "x"),
        RenameId(IdKind.USE_CASE, "sell", "x"),
        RenamePlace(SELL, "a", "x"),
    ):
        for new in done(files, command).files.values():
            assert new is None or "approved" not in new or new["approved"]["digest"] == meaning_digest(new)
    stale = {**approved, "approved": {"by": "boss", "on": "2026-11-22", "digest": "sha256:00"}}
    outcome = done(Memory({SELL: stale, "roles.yaml": roles}), RenameId(IdKind.ROLE, "thing", "x"))
    assert outcome.files[SELL]["approved"]["digest"] == "sha256:00"  # type: ignore[index]


@given(use_cases, st.sampled_from(["buyer", "manager", "crm"]))
def test_a_role_leaves_no_trace(case: dict[str, Any], role: str) -> None:
    roles = {"roles": [{"id": role, "title": "R"}]}
    files = Memory({SELL: case, "roles.yaml": roles})
    after = files.after(done(files, RenameId(IdKind.ROLE, role, "new-role"))).data(SELL)
    before = [(path, "new-role" if name == role else name) for path, name in every_role(case)]
    assert every_role(after) == before
    assert json.dumps(after, sort_keys=True).count('"new-role"') == [name for _, name in before].count("new-role")


def every_role(case: dict[str, Any]) -> list[tuple[object, str]]:
    return list(shared_references(case, FileKind.USE_CASE, IdKind.ROLE))


@given(use_cases, st.sampled_from(PLACES))
def test_a_step_or_branch_is_renamed_wherever_its_file_refers_to_it(case: dict[str, Any], old: str) -> None:
    files = Memory({SELL: case})
    command = RenamePlace(SELL, old, "new-place")
    if old not in ids(case):
        assert "There is no step or branch" in refusal(files, command)
        return
    after = files.after(done(files, command)).data(SELL)
    renamed = [(found.path, "new-place" if found.id == old else found.id) for found in references(case)]
    assert [tuple(found) for found in references(after)] == renamed
    assert ids(after) == ids(case) - {old} | {"new-place"}


def test_reserved_words_and_taken_ids_of_steps_are_refused() -> None:
    files = Memory(EVERYTHING)
    for word in RESERVED:
        assert "means something else" in refusal(files, RenamePlace(SELL, "thing", word))
    assert "“b” is taken already." in refusal(files, RenamePlace(SELL, "thing", "b"))
    assert "Did you mean “thing”?" in refusal(files, RenamePlace(SELL, "thign", "x"))
