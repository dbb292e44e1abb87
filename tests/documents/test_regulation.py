"""What a regulation says, section by section."""

import re

import pytest
from usecases_exporters.regulation.exporter import regulation_text
from usecases_exporters.regulation.shelf import Shelf

from tests.documents.making import case_of, library_of, regulation_of
from tests.documents.rendering import links, texts

ONE = {"id": "one", "actor": "clerk", "action": "Does it"}
TWO = {"id": "two", "actor": "clerk", "action": "Does more"}


def headings(markdown: str) -> list[str]:
    return [re.sub("<a[^>]*></a>", "", line.lstrip("# ")) for line in markdown.split("\n") if line.startswith("#")]


def with_branch(**fields: object) -> str:
    branch = {"id": "odd", "kind": "negative", "at": "one", "when": "It rains", **fields}
    return regulation_of(case_of(owner="head", steps=[ONE, TWO], branches=[branch]))


@pytest.mark.parametrize("language", ["ru", "pl", "en"])
def test_a_use_case_with_a_title_only_has_a_regulation(language: str) -> None:
    markdown = regulation_of(case_of(), language=language)
    missing = {"ru": "не указано", "pl": "nie podano", "en": "not stated"}[language]
    # goal, owner, trigger, steps
    assert texts(markdown).count(missing) == 4


def test_steps_without_anything_show_what_is_missing() -> None:
    markdown = regulation_of(case_of(steps=[{"id": "one"}], branches=[{"id": "odd", "kind": "negative"}]))
    assert "| **not stated** | **not stated** | — | — | — |" in markdown
    assert "Disruption ?a. Condition not stated" in markdown
    assert "**At step:** **not stated**" in markdown
    assert "**Continue with** **not stated**" in markdown


def test_empty_sections_are_left_out_and_numbers_stay_consecutive() -> None:
    found = headings(regulation_of(case_of(goal="G", steps=[ONE], rules=["R"])))[1:]
    top = [title for title in found if re.match(r"\d+\. ", title)]
    assert [int(title.split(".")[0]) for title in top] == list(range(1, len(top) + 1))
    assert not any("Indicators" in title or "Terms" in title for title in found)
    assert "3.3. Rules" in found


def test_the_order_of_sections_is_the_office_s() -> None:
    case = case_of(
        terms=[{"term": "T", "meaning": "M"}],
        steps=[{**ONE, "gives": ["note"], "basis": "Law"}],
        branches=[{"id": "odd", "kind": "negative", "at": "one", "when": "It rains"}],
        kpis="speed",
        open_points=["Who?"],
    )
    other = case_of(id="other", title="Other", steps=[{"id": "call", "use_case": "sample"}])
    markdown = regulation_of(
        case, other, language="ru", kpis=[{"id": "speed", "title": "S", "better": "lower", "green": 1}]
    )
    assert [title for title in headings(markdown) if re.match(r"\d+\. ", title)] == [
        "1. Общие положения",
        "2. Термины и сокращения",
        "3. Участники",
        "4. Порядок выполнения",
        "5. Отклонения от порядка",
        "6. Ответственность",
        "7. Показатели",
        "8. Документы и записи",
        "9. Нормативные ссылки",
        "10. Связанные процессы",
        "11. Открытые вопросы",
        "12. Лист изменений",
        "13. Лист ознакомления",
    ]


def test_the_title_names_the_document_in_its_language() -> None:
    titles = [texts(regulation_of(case_of(), language=language))[0] for language in ("ru", "pl", "en")]
    assert titles == ["Регламент: Sample", "Procedura: Sample", "Procedure: Sample"]


def test_language_changes_headings_and_titles_but_no_prose() -> None:
    markdown = regulation_of(case_of(language="ru", goal="Цель дела", steps=[ONE]), language="pl")
    assert "Cel" in markdown
    assert "Handlowiec" in markdown
    assert "Цель дела" in markdown
    assert "Менеджер" not in markdown


def test_staff_read_no_words_of_analysts() -> None:
    case = case_of(
        steps=[ONE],
        branches=[{"id": "odd", "kind": "negative", "at": "one"}, {"id": "even", "kind": "alternative", "at": "one"}],
    )
    for language in ("ru", "pl", "en"):
        markdown = regulation_of(case, language=language).lower()
        for word in ("негатив", "актор", "negatyw", "aktor", "happy path", "negative", "alternative", "actor"):
            assert word not in markdown


@pytest.mark.parametrize(
    ("within", "words"),
    [
        ("3bd", "3 working days"),
        ("promptly", "without undue delay"),
        ({"time": "2h", "from": "one"}, "2 hours from the end of step [1](#step-one)"),
        ({"time": "2h", "from": "trigger"}, "2 hours from the start of the process"),
        ({"time": "2h", "from": "the delivery"}, "2 hours from the delivery"),
        ({"time": "promptly", "from": "one"}, "without undue delay after the end of step [1](#step-one)"),
        ([{"when": "Urgent", "time": "1h"}, {"time": "2d"}], "Urgent: 1 hour<br>2 calendar days"),
    ],
)
def test_deadlines(within: object, words: str) -> None:
    assert f"| {words} |" in regulation_of(case_of(steps=[ONE, {**TWO, "within": within}]))


def test_the_owner_answers_where_nobody_else_does_and_outsiders_are_exempt() -> None:
    steps = [
        {"id": "ask", "actor": "buyer", "action": "Asks"},
        ONE,
        {**TWO, "accountable": "clerk", "consulted": ["head"], "informed": ["buyer"]},
    ]
    markdown = regulation_of(case_of(owner="head", steps=steps))
    matrix = [line for line in markdown.split("\n") if line.startswith("| [")]
    # Columns: Buyer, Clerk, Head
    assert matrix == [
        "| [1](#step-ask). Asks | R | | |",
        "| [2](#step-one). Does it | | R | A |",
        "| [3](#step-two). Does more | I | R, A | C |",
    ]


def test_where_many_take_part_the_matrix_is_turned_round() -> None:
    roles = [{"id": f"r{number}", "title": f"Deputy {number}"} for number in range(21)]
    several = {"id": "do", "action": "Does it", "actor": ["r0", "r1"], "accountable": "r2", "informed": ["r0"]}
    others = [{"id": f"s{number}", "actor": f"r{number}", "accountable": "r3"} for number in range(4, 21)]
    markdown = regulation_of(case_of(steps=[several, *others]), roles=roles)
    assert "| Step | R | A | C | I |" in markdown
    assert "| [1](#step-do). Does it | Deputy 0, Deputy 1 | Deputy 2 | | Deputy 0 |" in markdown
    few = regulation_of(case_of(steps=[several, *others[1:]]), roles=roles)
    assert "| Step | Deputy 0 | Deputy 1 | Deputy 2 |" in few


def test_every_link_inside_a_document_leads_somewhere() -> None:
    markdown = with_branch(steps=[{"id": "extra", "actor": "clerk"}], resume="two")
    anchors = set(re.findall(r'<a id="([^"]+)">', markdown))
    wanted = {target[1:] for target in links(markdown) if target.startswith("#")}
    assert wanted == {"step-one", "step-two", "step-extra", "branch-odd"}
    assert wanted <= anchors


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"resume": "two"}, "**Continue with** step [2](#step-two)"),
        ({"resume": "interrupted"}, "**Continue with** the interrupted step [1](#step-one)"),
        ({"resume": "gone"}, "**Continue with** step gone"),
        ({"end": "success"}, "End: goal reached"),
        ({"end": "failure", "outcome": "All wet"}, "End: goal not reached. **Outcome:** All wet"),
        ({"end": "other"}, "End of the process"),
    ],
)
def test_how_it_goes_on_after_a_branch(fields: dict[str, str], words: str) -> None:
    assert f"\n{words}\n" in with_branch(**fields)


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({}, "Disruption 1a. If it rains"),
        ({"after": "2bd"}, "Disruption 1a. If it rains (after 2 working days)"),
        ({"after": "2bd", "when": " "}, "Disruption 1a. After 2 working days"),
        ({"kind": "alternative"}, "Permitted variant 1a. If it rains"),
        ({"at": "any"}, "Disruption *a. If it rains"),
        ({"at": ["one", "two"]}, "Disruption 1-2a. If it rains"),
    ],
)
def test_titles_of_branches(fields: dict[str, object], title: str) -> None:
    assert f"4.1. {title}" in texts(with_branch(**fields))


def test_branches_stand_in_the_order_of_their_numbers() -> None:
    steps = [{**ONE, "id": f"s{number}"} for number in range(1, 12)]
    places = {"any": "any", "late": "s10", "early": "s2", "later": "s2", "set": ["s2", "s4"], "out": "early"}
    branches = [{"id": name, "kind": "negative", "at": place, "when": "X"} for name, place in places.items()]
    branches.append({"id": "inner", "kind": "negative", "at": "deep", "when": "X"})
    branches[2]["steps"] = [{"id": "deep"}]  # type: ignore[list-item]
    markdown = regulation_of(case_of(steps=steps, branches=branches))
    found = re.findall(r"Disruption (\S+)\. If", markdown.replace("\\", ""))
    assert found == ["2a", "2a1a", "2a.a", "2b", "2,4a", "10a", "*a"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Товара нет в наличии.", "товара нет в наличии"),
        ("CRM не отвечает", "CRM не отвечает"),
        ("GetResponse молчит", "GetResponse молчит"),
        ("Иван Петров заболел", "Иван Петров заболел"),
        ("В заказе нет адреса", "в заказе нет адреса"),
        ("«Тёплый дом» закрыт", "«Тёплый дом» закрыт"),
        ("Варшава недоступна", "Варшава недоступна"),
        ("14 дней прошло", "14 дней прошло"),
    ],
)
def test_a_capital_that_only_opened_a_sentence_becomes_small_after_if(text: str, expected: str) -> None:
    case = case_of(
        goal="Доставить в город Варшава",
        steps=[ONE],
        branches=[{"id": "odd", "kind": "negative", "at": "one", "when": text}],
    )
    assert f"Если {expected}" in "\n".join(texts(regulation_of(case, language="ru")))


def test_conditions_repeats_and_any_order_find_their_place() -> None:
    steps = [
        {**ONE, "if": "It is cold", "any_order": "prep"},
        {**TWO, "any_order": "prep", "repeat": {"from": "one", "until": "all is done"}},
        {"id": "three", "repeat": {"from": "three", "each": "parcel"}, "wait": "2d", "work": "10min"},
    ]
    markdown = regulation_of(case_of(steps=steps))
    assert "**If it is cold:**<br>Does it" in markdown
    assert "**In any order or side by side, steps:** [1](#step-one), [2](#step-two)" in markdown
    assert "The work is repeated from step [1](#step-one) until this holds: all is done" in markdown
    assert "The step is repeated for each: parcel" in markdown
    assert "**Waiting before the step:** 2 calendar days<br>**Effort:** 10 minutes" in markdown


def test_lines_that_begin_with_a_dash_are_a_list() -> None:
    how = "First:\n- this;\n- that.\nThen the rest."
    markdown = regulation_of(case_of(steps=[{**ONE, "how": how}]))
    assert "**How:** First:<br>– this;<br>– that.<br>Then the rest." in markdown


def test_addresses_in_prose_are_links_to_where_they_say() -> None:
    markdown = regulation_of(case_of(goal="See https://example.org/a_b(c), or [x](javascript:alert(1))."))
    assert links(markdown)[0] == "https://example.org/a_b"
    assert not any("javascript" in target for target in links(markdown))


def test_terms_of_the_library_come_where_they_are_used() -> None:
    terms = [{"term": term, "meaning": "M"} for term in ("накладная", "КП", "lead", "ключевой клиент")]
    case = case_of(
        language="ru",
        goal="Подписать накладной листок ключевого клиента; кпд 5 %",
        steps=[{"id": "team-lead", "actor": "team-lead"}],
    )
    seen = texts(regulation_of(case, language="ru", settings={"terms": terms}))
    assert [term for term in ("накладная", "ключевой клиент", "КП", "lead") if term in seen] == [
        "накладная",
        "ключевой клиент",
    ]


def test_related_processes_know_who_uses_whom() -> None:
    case = case_of(steps=[{**ONE, "use_case": "part"}, {**TWO, "use_case": "unknown"}])
    part = case_of(id="part", title="Part")
    shelf = Shelf(library_of(case, part))
    whole, below = (regulation_text(shelf, each, "en") for each in (case, part))
    assert "- [Part](part.md) (step [1](#step-one))" in whole
    assert "- unknown (step [2](#step-two))" in whole
    assert "Processes that use this one\n\n- [Sample](sample.md)" in below


def test_two_steps_of_one_id_are_both_there() -> None:
    markdown = regulation_of(case_of(steps=[ONE, {**TWO, "id": "one"}]))
    assert markdown.count('<a id="step-one">') == 1
    assert "Does it" in markdown
    assert "Does more" in markdown


def test_a_hostile_use_case_stays_text() -> None:
    evil = '</td><script>alert(1)</script> | [x](javascript:y) <a id="step-one">'
    case = case_of(
        title=evil,
        goal=evil,
        scope=[evil, evil],
        trigger=[evil],
        frequency="1/d",
        steps=[{**ONE, "action": evil, "how": f"- {evil}", "notes": evil, "stage": evil, "if": evil, "form": evil}],
        branches=[{"id": "odd", "kind": "negative", "at": "one", "when": evil, "outcome": evil, "end": "other"}],
        rules=[{"id": evil, "text": evil, "basis": evil}],
        terms=[{"term": evil, "meaning": evil}],
        open_points=[evil],
    )
    markdown = regulation_of(case)
    assert "<script" not in markdown
    assert not any("javascript" in target for target in links(markdown))
    assert markdown.count('<a id="step-one">') == 1
    assert evil in texts(markdown)


@pytest.mark.parametrize(
    ("at", "deviation", "said"),
    [
        ("write", "actor-absent", "“Clerk”: who takes over if this person is ill or on leave?"),
        (None, "out-of-stock", "What is needed isn't in stock. What do we offer: a substitute, a pre-order"),
        ("write", "moon-is-full", "moon-is-full"),
    ],
)
def test_what_was_considered_is_asked_as_the_coach_asks(at: str | None, deviation: str, said: str) -> None:
    considered = {"deviation": deviation, "because": "The head stands in", **({"at": at} if at else {})}
    step = {"id": "write", "actor": "clerk", "action": "Writes the letter"}
    text = regulation_of(case_of(steps=[step], considered=[considered]))
    row = next(line for line in text.splitlines() if "The head stands in" in line)
    assert said in row
    assert (deviation in row) == (said == deviation)
