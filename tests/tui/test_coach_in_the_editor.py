"""What could go wrong at a step: questions that become branches, or are noted as considered."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from usecases_tui.actions.layout import twin
from usecases_tui.coach.answering import in_short
from usecases_tui.coach.questions import Coaching
from usecases_tui.coach.screen import WhatCouldGoWrong
from usecases_tui.desk import Changed
from usecases_tui.scenario.page import ScenarioPage

from tests.tui.screen import SMALL, WIDE, library, lines, must_look_as, play, press, quiet, shown, write
from usecases.coverage import catalogue
from usecases.editing.fields import SetField
from usecases.library import shared_of
from usecases.model.build import use_case
from usecases.model.build_deviations import deviation
from usecases.reading.compose import compose
from usecases.reading.folder import FileKind

SHOP = "use-cases/sales/shop.yaml"
CASE = """id: shop
title: Магазин
language: ru
steps:
  - { id: pick, actor: buyer, action: Выбирает товар, activity: decide }
  - { id: verify, actor: manager, action: Проверяет паспорт товара, activity: check }
  - { id: rest, use_case: order-processing }
branches:
  - { id: lost, kind: negative, at: verify, deviation: gone, when: Паспорт пропал, end: failure }
"""
ENTRIES = """
- id: torn
  kind: alternative
  applies: { activities: check }
  likelihood: often
  impact: high
  guide_word: other-than
  question: { ru: "Паспорт порван. {actor}: что делает?", pl: Paszport podarty., en: The passport is torn. }
  response: { ru: Просит справку, pl: Prosi o potwierdzenie, en: Asks for a paper }
- { id: gone, applies: { activities: check }, question: { ru: Паспорта нет. Где ищем?, pl: Brak., en: Gone. } }
- { id: old, applies: { activities: check }, likelihood: often, question: { ru: "Паспорт [старый]?", pl: S?, en: O? } }
- id: wrong
  applies: { activities: check }
  likelihood: rare
  impact: high
  question: { ru: Паспорт чужой?, pl: C?, en: W? }
- { id: wet, applies: { activities: check }, likelihood: rare, question: { ru: Паспорт мокрый?, pl: M?, en: W? } }
"""
TORN = "Паспорт порван. Менеджер по продажам: что делает?"


def entries(text: str) -> list[Any]:
    return [deviation(entry) for entry in compose(f"deviations: {text}").data["deviations"]]  # type: ignore[index,call-overload,union-attr,arg-type]


@pytest.fixture(autouse=True)
def small_catalogue_in_russian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "ru")
    monkeypatch.setattr(catalogue, "built_in", lambda: tuple(entries(ENTRIES)))


def opened(
    folder: Path, script: Callable[[Pilot[int], ScenarioPage], Awaitable[None]], *, at: str = "verify", size: Any = WIDE
) -> Any:
    """Run a script with the cursor on a step; the use case's data at the end."""
    root = library(folder)
    (root / SHOP).write_text(CASE, encoding="utf-8")

    async def whole(pilot: Pilot[int]) -> None:
        page = pilot.app.query_one(ScenarioPage)
        page.visit(("steps", at))
        await quiet(pilot)
        await script(pilot, page)

    return play(root, whole, size=size, begin_at=SHOP).desk.session.files.data(SHOP)


def asked(pilot: Pilot[int]) -> list[str]:
    """The first lines of the questions on the screen."""
    rows = [line for line in lines(pilot) if "│ ▌? " in line or "│  ? " in line]
    return [line.partition("? ")[2].partition("│")[0].strip() for line in rows]


def test_the_three_best_questions_are_asked_and_all_of_them_on_demand(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], _page: ScenarioPage) -> None:
        await press(pilot, "ctrl+g")
        assert asked(pilot) == [TORN, "Паспорт [старый]?", "Паспорт чужой?"]
        assert "→ Просит справку" in shown(pilot)
        assert "Показать все 4 открытых вопроса" in shown(pilot)
        await press(pilot, "f5")
        assert asked(pilot) == [TORN, "Паспорт [старый]?", "Паспорт чужой?", "Паспорт мокрый?"]
        assert "Только главные вопросы" in shown(pilot)
        await press(pilot, "f5")
        assert "Паспорт мокрый?" not in shown(pilot)

    opened(tmp_path, script)


def test_the_row_below_the_questions_shows_all_of_them_too(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], _page: ScenarioPage) -> None:
        await press(pilot, "ctrl+g", "down", "down", "down", "enter")
        assert "Паспорт мокрый?" in shown(pilot)

    opened(tmp_path, script)


@pytest.mark.parametrize("layout", ["en", "ru"])
def test_enter_makes_a_question_a_branch_with_its_response_and_undo_takes_it_back(tmp_path: Path, layout: str) -> None:
    key, undo = ((twin(one) if layout == "ru" else None) or one for one in ("ctrl+g", "ctrl+z"))

    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        await press(pilot, key)
        await press(pilot, "enter")
        branch = page.app.desk.session.files.data(SHOP)["branches"][1]
        assert branch == {
            "id": "torn",
            "kind": "alternative",
            "at": "verify",
            "steps": [{"id": "prosit-spravku", "action": "Просит справку"}],
            "deviation": "torn",
        }
        assert page.key == ("branches", "torn")
        assert page.row is not None
        assert page.row.hint == "Когда именно? Паспорт порван."
        await press(pilot, undo)
        assert [one["id"] for one in page.app.desk.session.files.data(SHOP)["branches"]] == ["lost"]

    opened(tmp_path, script)


def test_the_condition_is_typed_at_once_and_the_question_is_covered_then(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        await press(pilot, "ctrl+g", "enter")
        await write(pilot, "Порван")
        page.visit(("steps", "verify"))
        await press(pilot, "ctrl+g")
        assert asked(pilot)[0] == "Паспорт [старый]?"
        assert "✓ Ветвь 2b: Порван" in shown(pilot)

    data = opened(tmp_path, script)
    assert data["branches"][1]["when"] == "Порван"


def test_space_asks_for_the_reason_and_notes_the_question_as_considered(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        await press(pilot, "ctrl+g")
        await press(pilot, "space")
        await press(pilot, "enter")
        assert "Сначала напишите пару слов" in shown(pilot)
        await write(pilot, "Не рвут")
        await press(pilot, "enter")
        assert asked(pilot)[:1] == ["Паспорт [старый]?"]
        assert "✓ Ветвь не нужна: Не рвут" in shown(pilot)
        data = page.app.desk.session.files.data(SHOP)
        assert data["considered"] == [{"at": "verify", "deviation": "torn", "because": "Не рвут"}]
        await press(pilot, "escape", "ctrl+z")

    assert "considered" not in opened(tmp_path, script)


def test_escape_leaves_without_a_change(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        await press(pilot, "ctrl+g")
        await press(pilot, "space")
        await write(pilot, "вот")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, WhatCouldGoWrong)
        await press(pilot, "escape")
        assert not page.app.desk.session.unsaved()

    opened(tmp_path, script)


def test_enter_on_what_is_covered_goes_to_the_branch(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        await press(pilot, "ctrl+g")
        assert "✓ Ветвь 2a: Паспорт пропал" in shown(pilot)
        await press(pilot, "end", "enter")
        assert page.key == ("branches", "lost")

    opened(tmp_path, script)


def test_a_step_with_nothing_to_ask_and_a_use_case_of_its_own_say_so(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        await press(pilot, "ctrl+g")
        assert "Открытых вопросов нет" in shown(pilot)
        await press(pilot, "f5", "space", "enter", "escape")
        page.visit(("steps", "rest"))
        await press(pilot, "ctrl+g")
        assert "отдельный сценарий" in shown(pilot)

    opened(tmp_path, script, at="pick")


def test_on_anything_but_a_step_it_is_said_where_to_go(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        page.visit(("branches", "lost"))
        await press(pilot, "ctrl+g")
        assert "перейдите на шаг" in shown(pilot)

    opened(tmp_path, script)


def test_it_is_found_in_the_palette(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], _page: ScenarioPage) -> None:
        await press(pilot, "ctrl+p")
        await write(pilot, "пойти не так")
        await press(pilot, "enter")
        assert asked(pilot)[0] == TORN

    opened(tmp_path, script)


def test_what_isnt_saved_is_asked_about(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        changed = page.app.do(SetField(SHOP, ("steps", "pick", "activity"), "check"))
        assert isinstance(changed, Changed)
        page.visit(("steps", "pick"))
        await press(pilot, "ctrl+g")
        assert asked(pilot)[0] == "Паспорт порван. Покупатель: что делает?"

    opened(tmp_path, script, at="pick")


def test_words_that_look_like_orders_to_the_terminal_are_only_words(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        page.app.do(SetField(SHOP, ("branches", "lost", "when"), "a\x1b[31m[bold]b"))
        await press(pilot, "ctrl+g")
        assert "[31m[bold]b" in shown(pilot)
        assert "\x1b" not in shown(pilot)

    opened(tmp_path, script)


def test_a_librarys_own_deviations_are_asked_about_and_those_of_another_catalogue_no_more() -> None:
    case = use_case(compose(CASE).data)  # type: ignore[arg-type]
    own = entries("[{ id: upside-down, question: { ru: Вверх ногами, pl: x, en: x } }]")
    coaching, shared = Coaching(), shared_of({FileKind.LIBRARY: {"title": "Магазин", "language": "ru"}})
    with_own = shared._replace(deviations=tuple(own))
    for now, there in ((shared, False), (with_own, True), (shared, False)):
        found = coaching.look(now, case, "pick")
        assert found is not None
        assert ("upside-down" in [one.deviation for one in found.open]) is there
    assert coaching.look(shared, case, "nowhere") is None


def test_the_hint_is_the_first_sentence_of_the_question() -> None:
    assert in_short("Клиент молчит. Сколько ждём?") == "Клиент молчит."
    assert in_short("Что делаем?") == "Что делаем?"


def test_the_questions_of_a_step_on_a_small_screen(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], _page: ScenarioPage) -> None:
        await press(pilot, "ctrl+g")
        must_look_as(pilot, "coach_small")

    opened(tmp_path, script, size=SMALL)
