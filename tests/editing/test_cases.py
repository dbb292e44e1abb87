"""Use cases and shared things as a whole: begun, copied, taken away."""

from typing import Any

import pytest

from tests.editing.memory import Memory, done, refusal
from usecases.editing.cases import CreateCase, DeleteCase, DuplicateCase
from usecases.editing.items import AddItem, DeleteItem
from usecases.reading.compose import compose
from usecases.validation.standing import IdKind

SELL = "use-cases/sales/sell.yaml"
BRING = "use-cases/bring.yaml"

LIBRARY: dict[str, Any] = {
    SELL: {
        "id": "sell", "title": "Sell", "status": "approved", "approved": {"by": "boss", "on": "2026-11-22"},
        "document": {"number": "7"}, "review_by": "2027-01-01", "goal": "It is sold", "group": "sales",
        "steps": [{"id": "go", "actor": "boss", "use_case": "bring", "gives": ["order"], "channel": "crm"}],
    },
    BRING: {"id": "bring", "title": "Bring", "steps": [{"id": "again", "use_case": "bring"}]},
    "roles.yaml": {"roles": [{"id": "boss", "title": "Boss", "stand_ins": ["boss"]}, {"id": "idle", "title": "Idle"}]},
    "artefacts.yaml": {"artefacts": [{"id": "order", "title": "Order"}]},
    "kpis.yaml": {"kpis": [{"id": "speed", "title": "Speed", "better": "higher", "green": 1}]},
    "library.yaml": {"title": "L", "language": "en", "channels": ["crm", {"id": "fax"}]},
}  # fmt: skip


def library(**more: Any) -> Memory:
    return Memory({**LIBRARY, **more})


def test_a_use_case_is_begun_from_the_template() -> None:
    outcome = done(
        library(), CreateCase(" Возврат  товара\n", group="sales", language="pl", template="pl", schema="../x")
    )
    (path, text), = outcome.texts.items()  # fmt: skip
    assert path == "use-cases/sales/vozvrat-tovara.yaml"
    assert text.startswith(
        "# yaml-language-server: $schema=../x\nid: vozvrat-tovara\ntitle: Возврат товара\nlanguage: pl\ngroup: sales\n"
    )
    assert compose(text).data == {
        "id": "vozvrat-tovara", "title": "Возврат товара", "language": "pl", "group": "sales", "status": "draft"
    }  # fmt: skip
    assert (outcome.files, outcome.focus) == ({}, "vozvrat-tovara")


def test_a_use_case_without_a_group_and_with_an_id() -> None:
    outcome = done(library(), CreateCase("Sell", "sell-more"))
    assert list(outcome.texts) == ["use-cases/general/sell-more.yaml"]
    assert list(done(library(), CreateCase("Sell")).texts) == ["use-cases/general/sell-2.yaml"]
    assert list(done(library(), CreateCase("Sell", taken=frozenset({"sell-2"}))).texts) == [
        "use-cases/general/sell-3.yaml"
    ]


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (CreateCase(" \n"), "The title is empty."),
        (CreateCase("a\udcff"), "characters that no file can hold"),
        (CreateCase("Sell", "sell"), "“sell” is taken already. Another id would be “sell-2”."),
        (CreateCase("Sell", "Sell it"), "such as “sell-it”"),
        (CreateCase("Sell", "trigger"), "means something else"),
        (DuplicateCase("sell", ""), "The title is empty."),
        (DuplicateCase("sell", "Sell", "bring"), "“bring” is taken already."),
        (DuplicateCase("zzz", "Sell"), "There is no use case “zzz”"),
        (DeleteCase("zzz"), "There is no use case “zzz”"),
        (DeleteCase("bring"), "still a step of others: use-cases/sales/sell.yaml (steps.go.use_case)."),
    ],
)
def test_what_cannot_be_begun_copied_or_deleted_is_refused(command: Any, says: str) -> None:
    assert says in refusal(library(), command)


def test_a_file_in_the_way_is_left_as_it_is() -> None:
    in_the_way = {"use-cases/general/x.yaml": LIBRARY[BRING]}
    files = Memory({**LIBRARY, **in_the_way})
    files.case_ids = lambda: iter(())  # type: ignore[method-assign]
    assert "is there already" in refusal(files, CreateCase("X", "x"))


def test_a_copy_is_a_draft_that_nobody_approved() -> None:
    outcome = done(library(), DuplicateCase("sell", "Sell more"))
    copy = outcome.files["use-cases/sales/sell-more.yaml"]
    assert copy == {
        "id": "sell-more", "title": "Sell more", "status": "draft", "goal": "It is sold", "group": "sales",
        "steps": LIBRARY[SELL]["steps"],
    }  # fmt: skip
    assert copy["steps"] is LIBRARY[SELL]["steps"]
    assert outcome.origins == {"use-cases/sales/sell-more.yaml": SELL}
    assert set(outcome.files) == {"use-cases/sales/sell-more.yaml"}


def test_a_use_case_that_only_names_itself_can_be_deleted() -> None:
    files = Memory({BRING: LIBRARY[BRING]})
    assert done(files, DeleteCase("bring")).files == {BRING: None}


@pytest.mark.parametrize(
    ("kind", "item", "path", "made"),
    [
        (IdKind.ROLE, {"title": {"ru": "Курьер", "en": "Courier"}}, "roles.yaml", "courier"),
        (IdKind.ROLE, {"title": {"ru": "Курьер"}, "kind": "person"}, "roles.yaml", "kurer"),
        (IdKind.ROLE, {"title": "Boss"}, "roles.yaml", "boss-2"),
        (IdKind.ARTEFACT, {"title": "Bill", "id": "the-bill"}, "artefacts.yaml", "the-bill"),
        (IdKind.ROLE, {"title": "配送"}, "roles.yaml", "role"),
        (IdKind.GROUP, {"title": "Sales"}, "map.yaml", "sales"),
        (IdKind.KPI, {"green": 2, "better": "lower", "title": "Delay"}, "kpis.yaml", "delay"),
        (IdKind.CHANNEL, {"title": "Carrier pigeon"}, "library.yaml", "carrier-pigeon"),
    ],
)
def test_an_item_is_added_as_the_last(kind: IdKind, item: dict[str, Any], path: str, made: str) -> None:
    outcome = done(library(), AddItem(kind, item))
    (items,) = [value for value in outcome.files[path].values() if isinstance(value, list)]  # type: ignore[union-attr]
    assert items[-1] == {**item, "id": made}
    assert list(items[-1])[:2] == ["id", "title"]
    assert outcome.focus == made
    assert f"“{made}” is added." in outcome.message.said()


def test_an_item_is_added_after_another() -> None:
    outcome = done(library(), AddItem(IdKind.ROLE, {"id": "new", "title": "New"}, after="boss"))
    assert [role["id"] for role in outcome.files["roles.yaml"]["roles"]] == ["boss", "new", "idle"]  # type: ignore[index]
    outcome = done(library(), AddItem(IdKind.CHANNEL, {"id": "new"}, after="crm"))
    assert outcome.files["library.yaml"]["channels"] == ["crm", {"id": "new"}, {"id": "fax"}]  # type: ignore[index]


@pytest.mark.parametrize("broken", [{"roles": None}, {"roles": []}, {}])
def test_an_item_is_added_where_the_list_is_empty(broken: dict[str, Any]) -> None:
    files = library(**{"roles.yaml": broken})
    assert done(files, AddItem(IdKind.ROLE, {"title": "New"})).files["roles.yaml"] == {
        "roles": [{"id": "new", "title": "New"}]
    }


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (AddItem(IdKind.ROLE, {"id": "boss", "title": "x"}), "“boss” is taken already."),
        (AddItem(IdKind.ROLE, {"id": 5, "title": "x"}), "An id is a text, and “5” is none"),
        (
            AddItem(IdKind.ROLE, {"title": "x"}, after="bos"),
            "There is no role “bos” in roles.yaml. Did you mean “boss”?",
        ),
        (DeleteItem(IdKind.ROLE, "bos"), "Did you mean “boss”?"),
        (DeleteItem(IdKind.GROUP, "sales"), "There is no group “sales” in map.yaml."),
        (DeleteItem(IdKind.ROLE, "boss"), "still in use: use-cases/sales/sell.yaml (approved.by)."),
        (DeleteItem(IdKind.ARTEFACT, "order"), "still in use: use-cases/sales/sell.yaml (steps.go.gives)."),
        (DeleteItem(IdKind.CHANNEL, "crm"), "still in use: use-cases/sales/sell.yaml (steps.go.channel)."),
    ],
)
def test_what_is_taken_unknown_or_in_use_is_refused(command: Any, says: str) -> None:
    assert says in refusal(library(), command)


def test_a_list_of_something_else_is_refused() -> None:
    assert "must be a list" in refusal(
        library(**{"roles.yaml": {"roles": {"a": 1}}}), AddItem(IdKind.ROLE, {"title": "x"})
    )


def test_up_to_three_places_are_named() -> None:
    users = {
        f"use-cases/u{n}.yaml": {"id": f"u{n}", "title": "U", "owner": "idle", "customer": "idle"} for n in range(5)
    }
    says = refusal(library(**users), DeleteItem(IdKind.ROLE, "idle"))
    assert "use-cases/u0.yaml (customer), use-cases/u1.yaml (customer), use-cases/u2.yaml (customer), …" in says


def test_what_nobody_uses_is_deleted() -> None:
    outcome = done(library(), DeleteItem(IdKind.ROLE, "idle"))
    assert outcome.files == {"roles.yaml": {"roles": LIBRARY["roles.yaml"]["roles"][:1]}}
    own = {"roles": [{"id": "boss", "title": "Boss", "stand_ins": ["boss"]}]}
    assert done(Memory({"roles.yaml": own}), DeleteItem(IdKind.ROLE, "boss")).files == {"roles.yaml": {"roles": []}}
    assert done(library(), DeleteItem(IdKind.CHANNEL, "fax")).files["library.yaml"]["channels"] == ["crm"]  # type: ignore[index]


def test_an_indicator_with_measurements_is_not_deleted() -> None:
    path = "measurements/a.csv"
    measured = library(**{path: "date,kpi,value\n2026-11-22,speed,5\n"})
    assert "has measurements in measurements/a.csv" in refusal(measured, DeleteItem(IdKind.KPI, "speed"))
    other = library(**{path: "date,kpi,value\n2026-11-22,speed-2,5\n"})
    assert done(other, DeleteItem(IdKind.KPI, "speed")).files == {"kpis.yaml": {"kpis": []}}
