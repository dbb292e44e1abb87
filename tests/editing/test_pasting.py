"""Lines of text as steps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.editing.memory import Memory, done, refusal
from usecases.editing.command import Data
from usecases.editing.lines import Line, folded, names_of, read_lines
from usecases.editing.pasting import PasteSteps
from usecases.ids import is_id
from usecases.writing.scalar import scalar

ROLES = [
    {"id": "manager", "title": {"ru": "Менеджер по продажам", "pl": "Handlowiec", "en": "Sales manager"}},
    {"id": "call-centre", "title": "Контакт-центр"},
    {"id": "bookkeeper", "title": {"ru": "Учёт"}},
    {"id": "one", "title": "Twin"},
    {"id": "two", "title": "Twin"},
]
NAMES = names_of(ROLES)

ACTIONS = [
    # numbers
    ("1. Звонит клиенту", "Звонит клиенту"),
    ("12) Dzwoni do klienta", "Dzwoni do klienta"),
    ("(3) Calls the customer", "Calls the customer"),
    ("2.1 Записывает ответ", "Записывает ответ"),
    ("2.1. Записывает ответ", "Записывает ответ"),
    ("2.1.3) Записывает ответ", "Записывает ответ"),
    ("1.Звонит", "Звонит"),
    ("а) звонит", "звонит"),
    ("b) dzwoni", "dzwoni"),
    ("Шаг 1. Звонит", "Звонит"),
    ("Krok 2: dzwoni", "dzwoni"),
    ("STEP 3 - Calls", "Calls"),
    ("1.\tCalls", "Calls"),
    # bullets
    ("- звонит", "звонит"),
    ("-звонит", "звонит"),
    ("– dzwoni", "dzwoni"),
    ("— dzwoni", "dzwoni"),
    ("• Calls", "Calls"),
    ("•\u00a0Calls", "Calls"),
    ("\uf0b7\tЗвонит", "Звонит"),
    ("o\tDzwoni", "Dzwoni"),
    ("§\tDzwoni", "Dzwoni"),
    ("* Calls", "Calls"),
    ("- [ ] Calls", "Calls"),
    ("☐ Calls", "Calls"),
    ("1. - Calls", "Calls"),
    ("> 1. Calls", "Calls"),
    (">> > calls back", "calls back"),
    # what only looks like them
    ("2 менеджера звонят", "2 менеджера звонят"),
    ("24/7 answers", "24/7 answers"),
    ("12.05.2026 подписывает договор", "12.05.2026 подписывает договор"),
    ("14:30 dzwoni", "14:30 dzwoni"),
    ("-5 °C: замораживает", "-5 °C: замораживает"),
    ("o 10 dzwoni", "o 10 dzwoni"),
    ("§ 15 ustawy stosuje się", "§ 15 ustawy stosuje się"),
    ("А. Н. Волкова подписывает", "А. Н. Волкова подписывает"),
    ("Step by step explains", "Step by step explains"),
    ("3.5t truck is loaded", "3.5t truck is loaded"),
    # blanks and signs that can't be seen
    ("  Calls \t the\u00a0\u00a0customer  ", "Calls the customer"),
    ("Calls\u200b the\u00ad cus\ufefftomer\u200e", "Calls the customer"),
    ("Calls\x07 the\x1b customer\x00", "Calls the customer"),
    ("👩\u200d🔧 mends it", "👩\u200d🔧 mends it"),
    ("Звонит;", "Звонит"),
    ("dzwoni,", "dzwoni"),
    ("и т. д.", "и т. д."),
    # what YAML would take for something else
    ("no", "no"),
    ("a: b # c", "a: b # c"),
    ("& * ! | %", None),
]


@pytest.mark.parametrize(("line", "action"), ACTIONS)
def test_a_line_is_an_action(line: str, action: str | None) -> None:
    assert read_lines(line, NAMES) == ([] if action is None else [Line(action)])


@pytest.mark.parametrize(
    ("line", "actor", "action"),
    [
        ("Менеджер по продажам: звонит клиенту", "manager", "Звонит клиенту"),
        ("1. МЕНЕДЖЕР ПО ПРОДАЖАМ — звонит", "manager", "Звонит"),
        ("Handlowiec — dzwoni", "manager", "Dzwoni"),
        ("handlowiec – dzwoni", "manager", "Dzwoni"),
        ("Sales  manager - calls", "manager", "Calls"),
        ("manager: calls", "manager", "Calls"),
        ("Контакт-центр: отвечает", "call-centre", "Отвечает"),
        ("Контакт-центр - отвечает: да", "call-centre", "Отвечает: да"),
        ("Учет: сверяет", "bookkeeper", "Сверяет"),
        ("2) Handlowiec : dzwoni", "manager", "Dzwoni"),
        ("Менеджер: звонит", None, "Менеджер: звонит"),
        ("Twin: calls", None, "Twin: calls"),
        ("Handlowiec dzwoni", None, "Handlowiec dzwoni"),
        ("Handlowiec:", None, "Handlowiec:"),
        ("Звонит: Handlowiec", None, "Звонит: Handlowiec"),
    ],
)
def test_a_role_at_the_start_is_the_actor(line: str, actor: str | None, action: str) -> None:
    assert read_lines(line, NAMES) == [Line(action, actor)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\n\n \t\n", "\r\n-----\r\n***\r\n"])
def test_lines_end_anywhere(end: str) -> None:
    text = end.join(["1. Asks", "2. Answers", "3. Goes"]) + end
    assert [line.action for line in read_lines(text, {})] == ["Asks", "Answers", "Goes"]


def test_a_very_long_line_stays_whole() -> None:
    text = "Говорит " + "слово " * 2000
    assert read_lines(text, {}) == [Line(text.strip())]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_is_pasted_can_be_written(text: str) -> None:
    for line in read_lines(text, NAMES):
        assert line.action == " ".join(line.action.split())
        assert scalar(line.action)


@given(st.lists(st.one_of(st.none(), st.integers(), st.fixed_dictionaries({"id": st.text(), "title": st.text()}))))
def test_roles_may_be_broken(roles: list[object]) -> None:
    assert all(name == folded(name) for name in names_of(roles))


CASE: Data = {"id": "sell", "title": "Sell", "steps": [{"id": "ask"}, {"id": "calls"}]}
BRANCHED: Data = {**CASE, "branches": [{"id": "no-answer", "kind": "negative", "at": "ask"}]}
PATH = "use-cases/sell.yaml"


def files(case: Data = CASE) -> Memory:
    return Memory({PATH: case, "roles.yaml": {"roles": ROLES}})


def test_steps_come_after_the_step_that_was_named() -> None:
    given_files = files()
    outcome = done(given_files, PasteSteps(PATH, None, "ask", "1. Calls\n2. Handlowiec: Żegna się\n"))
    steps = given_files.after(outcome).data(PATH)["steps"]
    assert steps == [
        {"id": "ask"},
        {"id": "calls-2", "action": "Calls"},
        {"id": "zegna-sie", "actor": "manager", "action": "Żegna się"},
        {"id": "calls"},
    ]
    assert steps[0] is CASE["steps"][0]
    assert outcome.focus == "calls-2"
    assert outcome.message.said() == "Steps “calls-2” to “zegna-sie” are pasted: 2 in all."


def test_the_first_place_and_a_branch_without_steps() -> None:
    first = done(files(), PasteSteps(PATH, None, None, "Greets"))
    assert first.files[PATH]["steps"][0] == {"id": "greets", "action": "Greets"}  # type: ignore[index]
    assert first.message.said() == "Step “greets” is pasted."
    inside = done(files(BRANCHED), PasteSteps(PATH, "no-answer", None, "Greets"))
    assert inside.files[PATH]["branches"][0]["steps"] == [{"id": "greets", "action": "Greets"}]  # type: ignore[index]


def test_a_use_case_without_steps_gets_some() -> None:
    empty = Memory({PATH: {"id": "sell", "title": "Sell"}})
    assert done(empty, PasteSteps(PATH, None, None, "配送\n配送")).files[PATH]["steps"] == [  # type: ignore[index]
        {"id": "step", "action": "配送"},
        {"id": "step-2", "action": "配送"},
    ]


def test_broken_roles_name_nobody() -> None:
    broken = Memory({PATH: CASE, "roles.yaml": "roles: ["})
    outcome = done(broken, PasteSteps(PATH, None, None, "manager: calls"))
    assert outcome.files[PATH]["steps"][0] == {"id": "manager-calls", "action": "manager: calls"}  # type: ignore[index]


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\u200b", "---\n• \n1.\n"])
def test_nothing_in_the_text_is_refused(text: str) -> None:
    assert "no text to paste" in refusal(files(), PasteSteps(PATH, None, None, text))


def test_unknown_places_are_refused() -> None:
    assert "There is no branch “x”" in refusal(files(), PasteSteps(PATH, "x", None, "Calls"))
    assert "“x”" in refusal(files(), PasteSteps(PATH, None, "x", "Calls"))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_ids_are_ids_and_unique(text: str) -> None:
    if read_lines(text, NAMES):
        steps = done(files(), PasteSteps(PATH, None, "calls", text)).files[PATH]["steps"]  # type: ignore[index]
        names = [step["id"] for step in steps]
        assert all(map(is_id, names))
        assert len(names) == len(set(names))
