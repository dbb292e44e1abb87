"""What a field can be filled with: what is offered, in whose words, and what can be made on the spot."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.editing.memory import Memory, done
from usecases.editing.choices import Choice, ChoiceKind, Choices, choices
from usecases.editing.command import Data, Refused
from usecases.editing.opened import OpenedFiles
from usecases.reading.folder import FileKind
from usecases.validation.shape import field_at
from usecases.validation.standing import EACH, REFERRED, IdKind

SELL = "use-cases/sales/sell.yaml"
CASE: Data = {
    "id": "sell",
    "title": "Sell",
    "steps": [
        {"id": "ask", "action": "Asks the buyer"},
        {"id": "pack", "action": "Packs the goods"},
        {"id": "ride"},
    ],
    "branches": [
        {
            "id": "late",
            "kind": "negative",
            "at": "ask",
            "when": "The courier is late",
            "steps": [{"id": "call", "action": "Calls"}, {"id": "wait", "action": "Waits"}],
            "resume": "ride",
        },
        {"id": "gone", "kind": "negative", "at": "pack"},
    ],
}
ROLES: Data = {
    "roles": [
        {"id": "manager", "title": {"ru": "Менеджер", "en": "Manager"}},
        {"id": "buyer", "title": "The buyer", "kind": "customer", "stand_ins": ["manager"]},
        {"id": "crm", "title": {"pl": "Sprzedaż"}, "kind": "system"},
    ]
}
SHARED: dict[str, Data | str] = {
    SELL: CASE,
    "use-cases/bring.yaml": {"id": "bring", "title": "Bring"},
    "use-cases/refund.yaml": "id: [",
    "library.yaml": {
        "title": "L",
        "language": "en",
        "channels": ["mail", {"id": "chat", "title": {"en": "Chat", "ru": "Чат"}}],
    },
    "roles.yaml": ROLES,
    "artefacts.yaml": {"artefacts": [{"id": "bill", "title": "Bill", "form": "Paper"}]},
    "kpis.yaml": {"kpis": [{"id": "speed", "title": "Speed", "better": "higher", "green": 5, "unit": {"en": "hours"}}]},
    "map.yaml": {"groups": [{"id": "sales", "title": "Sales"}, {"id": "supply", "title": "Supply"}]},
}


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "en")


def offered(*where: str | int, path: str = SELL, files: Memory | None = None, language: str | None = None) -> Choices:
    found = choices(files or Memory(SHARED), path, where, language)
    assert found is not None
    return found


def values(found: Choices) -> list[Any]:
    return [item.value for item in found.items]


def test_roles() -> None:
    found = offered("steps", "ask", "actor")
    assert found.kind is ChoiceKind.ROLE
    assert found.items == (
        Choice("manager", "Manager", "person or post"),
        Choice("buyer", "The buyer", "customer"),
        Choice("crm", "Sprzedaż", "information system"),
    )
    assert found.several
    assert not found.free


@pytest.mark.parametrize(
    ("where", "several"),
    [
        (("steps", "ask", "actor"), True),
        (("steps", "ask", "actor", 0), False),
        (("steps", "ask", "accountable"), False),
        (("steps", "ask", "informed"), True),
        (("branches", "late", "steps", "call", "informed"), True),
        (("branches", 0, "steps", 1, "actor"), True),
        (("owner",), False),
        (("approved", "by"), False),
        (("stakeholders", 0, "role"), False),
    ],
)
def test_fields_of_roles(where: tuple[str | int, ...], several: bool) -> None:
    found = offered(*where)
    assert values(found) == ["manager", "buyer", "crm"]
    assert found.several is several


def test_only_systems_can_be_used_as_systems() -> None:
    found = offered("systems")
    assert values(found) == ["crm"]
    assert found.new is not None
    files = Memory(SHARED)
    outcome = done(files, found.new.command("Help desk", {}))
    assert outcome.focus == "help-desk"
    assert values(offered("systems", files=files.after(outcome))) == ["crm", "help-desk"]


def test_titles_are_in_the_language_asked_for() -> None:
    assert offered("owner", language="ru").items[0] == Choice("manager", "Менеджер", "person or post")
    assert offered("owner", language="pl").items[0].title == "Менеджер"  # the first that there is
    assert offered("steps", "ask", "channel", language="pl").items[0] == Choice("mail", "Poczta elektroniczna")


def test_words_are_in_the_language_of_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "ru")
    assert offered("status").items[2] == Choice("approved", "действует")
    assert offered("owner").items[0] == Choice("manager", "Менеджер", "сотрудник или должность")


def test_artefacts_indicators_groups_and_channels() -> None:
    assert offered("steps", "ask", "gives").items == (Choice("bill", "Bill", "Paper"),)
    assert offered("kpis").items == (Choice("speed", "Speed", "hours"),)
    assert offered("group").items == (Choice("sales", "Sales"), Choice("supply", "Supply"))
    assert offered("steps", "ask", "channel").items == (
        Choice("mail", "E-mail"),
        Choice("chat", "Chat"),
        Choice("phone", "Phone"),
        Choice("messenger", "Messenger"),
        Choice("meeting", "Meeting"),
        Choice("crm", "CRM"),
    )


def test_use_cases_are_offered_without_being_read() -> None:
    files = Memory(SHARED)
    found = offered("steps", "ask", "use_case", files=files)
    assert found.kind is ChoiceKind.USE_CASE
    assert values(found) == ["bring", "refund"]
    assert found.new is None
    assert not files.read


def test_steps_and_branches_with_their_numbers() -> None:
    found = offered("branches", "gone", "at")
    assert found.kind is ChoiceKind.PLACE
    assert found.items == (
        Choice("any", "any step"),
        Choice("ask", "Asks the buyer", "1"),
        Choice("pack", "Packs the goods", "2"),
        Choice("ride", "ride", "3"),
        Choice("late", "The courier is late", "1a"),
        Choice("call", "Calls", "1a1"),
        Choice("wait", "Waits", "1a2"),
    )
    assert found.several


def test_a_branch_cant_leave_itself() -> None:
    assert values(offered("branches", "late", "at")) == ["any", "ask", "pack", "ride", "gone"]


def test_where_to_go_on() -> None:
    found = offered("branches", "late", "resume")
    assert found.kind is ChoiceKind.STEP
    assert values(found) == ["interrupted", "ask", "pack", "ride", "call", "wait"]
    assert not found.several


def test_a_loop_leads_back_in_the_same_scenario() -> None:
    assert values(offered("steps", "pack", "repeat", "from")) == ["ask", "pack"]
    assert values(offered("branches", "late", "steps", "wait", "repeat", "from")) == ["call", "wait"]
    assert values(offered("steps", "call", "repeat", "from")) == ["call"]


def test_what_is_not_there_yet_has_choices_too() -> None:
    everything = ["ask", "pack", "ride", "late", "call", "wait", "gone"]
    assert values(offered("branches", "new", "at")) == ["any", *everything]
    assert values(offered("steps", "new", "repeat", "from")) == ["ask", "pack", "ride", "call", "wait"]
    assert values(offered("roles", "new", "stand_ins", path="roles.yaml")) == ["manager", "buyer", "crm"]


def test_deadlines() -> None:
    assert values(offered("limits", 0, "from"))[:2] == ["trigger", "ask"]
    assert values(offered("limits", 0, "to")) == ["ask", "pack", "ride", "call", "wait"]
    found = offered("steps", "pack", "within", "from")
    assert values(found) == ["trigger", "ask", "pack", "ride", "call", "wait"]
    assert found.free
    assert not offered("limits", 0, "from").free


def test_places_that_were_considered_or_are_open() -> None:
    for field in ("considered", "open_points"):
        assert values(offered(field, 0, "at")) == ["ask", "pack", "ride", "late", "call", "wait", "gone"]


def test_a_use_case_that_breaks_the_format_has_no_numbers() -> None:
    broken = {**CASE, "goal": 5}
    found = offered("branches", "late", "resume", files=Memory({**SHARED, SELL: broken}))
    assert found.items[1] == Choice("ask", "Asks the buyer", "")


def test_an_id_that_stands_twice_is_offered_once() -> None:
    twice = {**CASE, "steps": [*CASE["steps"], {"id": "ask", "action": "Asks again"}]}
    found = offered("limits", 0, "to", files=Memory({**SHARED, SELL: twice}))
    assert values(found).count("ask") == 1
    assert found.items[0].title == "Asks the buyer"


def test_words_of_the_format() -> None:
    assert offered("branches", "late", "kind").items == (
        Choice("alternative", "alternative"),
        Choice("negative", "negative"),
    )
    assert offered("roles", "crm", "kind", path="roles.yaml").items[2] == Choice("system", "information system")
    workdays = offered("calendar", "workdays", path="library.yaml")
    assert workdays.kind is ChoiceKind.WORD
    assert workdays.several
    assert workdays.items[0] == Choice("mon", "Monday")
    assert values(offered("checks", "UC509", path="library.yaml")) == ["error", "warning", "info", "ignore"]


def test_yes_and_no() -> None:
    found = offered("branches", "late", "instead")
    assert found == Choices(ChoiceKind.YES_NO, (Choice(True, "yes"), Choice(False, "no")))


def test_things_of_shared_files_dont_name_themselves() -> None:
    assert values(offered("roles", "buyer", "stand_ins", path="roles.yaml")) == ["manager", "crm"]
    assert values(offered("roles", "buyer", "stand_ins", 0, path="roles.yaml")) == ["manager", "crm"]
    assert values(offered("groups", "sales", "feeds", path="map.yaml")) == ["supply"]


def test_the_trigger_of_a_group_is_an_artefact_or_any_text() -> None:
    found = offered("groups", "sales", "trigger", path="map.yaml")
    assert values(found) == ["bill"]
    assert found.free
    assert not offered("groups", "sales", "result", path="map.yaml").free


@pytest.mark.parametrize(
    ("where", "more", "asked"),
    [
        (("owner",), {}, ()),
        (("steps", "ask", "gives"), {}, ()),
        (("group",), {}, ()),
        (("steps", "ask", "channel"), {}, ()),
        (("kpis",), {"better": "lower", "green": 3}, ("better", "green")),
    ],
)
def test_new_things_can_be_made_on_the_spot(where: tuple[str, ...], more: Data, asked: tuple[str, ...]) -> None:
    found = offered(*where)
    assert found.new is not None
    assert found.new.asked == asked
    files = Memory(SHARED)
    outcome = done(files, found.new.command("Something new", more))
    assert outcome.focus == "something-new"
    assert Choice("something-new", "Something new") in [
        item._replace(hint="") for item in offered(*where, files=files.after(outcome)).items
    ]


@pytest.mark.parametrize(
    "where",
    [("title",), ("goal",), ("steps", "ask", "within"), ("steps", "ask"), ("steps",), ("approved",), ("rules", 0)],
)
def test_texts_and_fields_with_fields_have_no_choices(where: tuple[str | int, ...]) -> None:
    assert choices(Memory(SHARED), SELL, where) is None


def test_no_choices_where_there_is_no_such_field() -> None:
    assert choices(Memory(SHARED), SELL, ("nothing",)) is None


def test_a_shared_file_that_isnt_there_has_nothing_to_offer() -> None:
    found = offered("owner", files=Memory({SELL: CASE, "library.yaml": SHARED["library.yaml"]}))
    assert found.items == ()
    assert found.new is not None


def test_a_shared_file_that_cant_be_read_is_refused() -> None:
    with pytest.raises(Refused):
        choices(Memory({**SHARED, "roles.yaml": "roles: ["}), SELL, ("owner",))


def test_odd_things_in_shared_files_do_no_harm() -> None:
    odd = {"roles": ["text", {"title": "No id"}, {"id": "a", "title": 5, "kind": 5}, {"id": "a"}, {"id": 7}]}
    assert offered("owner", files=Memory({**SHARED, "roles.yaml": odd})).items == (Choice("a", "a", "5"),)


@pytest.mark.parametrize(
    ("kind", "fields", "thing"),
    [(file, fields, thing) for file, places in REFERRED.items() for fields, thing in places],
    ids=str,
)
def test_every_field_that_refers_to_something_has_choices(
    kind: FileKind, fields: tuple[str, ...], thing: IdKind
) -> None:
    path = SELL if kind is FileKind.USE_CASE else f"{kind.value}.yaml"
    data = OpenedFiles(ROOT / "library")
    real = path if kind is not FileKind.USE_CASE else "use-cases/fulfilment/order-processing.yaml"
    where = tuple(0 if name == EACH else name for name in fields)
    assert field_at(kind, where).names == tuple(name for name in fields if name != EACH)
    found = choices(data, real, where)
    assert found is not None
    assert found.kind.value == thing.value
    assert found.items


def test_the_real_library_speaks_the_language_of_its_use_case() -> None:
    files = OpenedFiles(Path(ROOT / "library"))
    found = offered("owner", path=files.case_path("order-processing"), files=files, language="ru")  # type: ignore[arg-type]
    assert all(item.title for item in found.items)


@pytest.mark.parametrize("where", [("branches", "late", "deviation"), ("considered", 0, "deviation")])
def test_deviations_are_called_by_their_questions(where: tuple[str | int, ...]) -> None:
    own = {"id": "snow", "question": {"en": "“{actor}” is snowed in. Who helps?", "ru": "Снег. Кто поможет?"}}
    files = Memory({**SHARED, "deviations.yaml": {"deviations": [own, {"id": "broken"}]}})
    found = choices(files, SELL, where, "en")
    assert found is not None
    assert (found.kind, found.several, found.free) == (ChoiceKind.DEVIATION, False, False)
    assert found.items[-1] == Choice("snow", "“…” is snowed in. Who helps?", "snow")
    assert {"actor-absent", "no-answer"} <= {item.value for item in found.items}
    russian = choices(files, SELL, where, "ru")
    assert russian is not None
    assert russian.items[-1].title == "Снег. Кто поможет?"
