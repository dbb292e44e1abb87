"""A use case written from nothing and changed in place, key by key."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from usecases_tui.actions.layout import twin
from usecases_tui.scenario.page import ScenarioPage

from tests.tui.screen import SMALL, WIDE, library, must_look_as, play, press, quiet, shown, write

ORDER = "use-cases/fulfilment/order-processing.yaml"
EMPTY = "use-cases/sales/warranty.yaml"


@pytest.fixture(autouse=True)
def russian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "ru")


def opened(
    folder: Path, script: Callable[[Pilot[int], ScenarioPage], Awaitable[None]], data: str = "", size: Any = WIDE
) -> Any:
    """Run a script in a use case with nothing but these lines in it; its data at the end."""
    root = library(folder)
    (root / EMPTY).write_text(f"id: warranty\ntitle: Ремонт\nlanguage: ru\n{data}", encoding="utf-8")

    async def whole(pilot: Pilot[int]) -> None:
        await script(pilot, pilot.app.query_one(ScenarioPage))

    return play(root, whole, size=size, begin_at=EMPTY).desk.session.files.data(EMPTY)


STEPS = """steps:
  - { id: one, actor: manager, action: Первый шаг }
  - { id: two, actor: buyer, action: Второй шаг }
  - { id: three, action: Третий шаг }
"""
BRANCH = """branches:
  - { id: late, kind: negative, at: two, when: Опоздал, steps: [{ id: call, action: Звонит }], resume: three }
"""


def ids(items: Any) -> list[str]:
    return [item["id"] for item in items]


async def to(pilot: Pilot[int], page: ScenarioPage, kind: str, name: str) -> None:
    """Put the cursor on a step, a branch or an ending."""
    page.visit((kind, name))
    await quiet(pilot)


def keys(pressed: tuple[str, ...], layout: str) -> tuple[str, ...]:
    """The keys as a layout sends them."""
    return tuple((twin(key) if layout == "ru" else None) or key for key in pressed)


def test_from_nothing_goal_steps_and_branches_are_written_with_enter_and_tab(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        await write(pilot, "Товар исправен")
        await press(pilot, "enter")
        await write(pilot, "Покупатель: приносит товар")
        await press(pilot, "enter")
        await write(pilot, "Проверяет чек")
        await press(pilot, "tab")
        await write(pilot, "Чека нет")
        await press(pilot, "enter")
        await write(pilot, "Ищет покупку")
        await press(pilot, "enter", "enter", "enter")
        await write(pilot, "шаг 2")
        await press(pilot, "enter")
        assert "2a − Если: Чека нет" in shown(pilot)
        assert "→ далее: шаг 2" in shown(pilot)

    data = opened(tmp_path, script)
    assert data["goal"] == "Товар исправен"
    assert data["steps"] == [
        {"id": "prinosit-tovar", "actor": "buyer", "action": "Приносит товар"},
        {"id": "proveryaet-chek", "action": "Проверяет чек"},
    ]
    assert data["branches"] == [
        {
            "id": "cheka-net",
            "kind": "negative",
            "at": "proveryaet-chek",
            "when": "Чека нет",
            "steps": [{"id": "ishchet-pokupku", "action": "Ищет покупку"}],
            "resume": "proveryaet-chek",
        }
    ]


def test_a_new_step_is_one_change_however_long_it_was_written(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        await to(pilot, page, "steps", "one")
        await press(pilot, "enter")
        await write(pilot, "Зво")
        await pilot.pause(0.6)
        assert "zvo" in ids(page.app.desk.session.files.data(EMPTY)["steps"])
        await write(pilot, "нит")
        await press(pilot, "down")
        assert ids(page.app.desk.session.files.data(EMPTY)["steps"]) == ["one", "zvonit", "two", "three"]
        await press(pilot, "ctrl+z")

    assert ids(opened(tmp_path, script, STEPS)["steps"]) == ["one", "two", "three"]


def test_a_new_step_that_nothing_was_written_in_is_none(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        await to(pilot, page, "steps", "one")
        await press(pilot, "enter", "down", "up", "up")
        assert "2 Покупатель: Второй шаг" in shown(pilot)
        await press(pilot, "enter", "backspace")
        assert page.key == ("steps", "one")
        assert page.app.desk.session.unsaved() == []

    opened(tmp_path, script, STEPS)


def test_enter_in_the_middle_of_a_text_makes_two_steps_of_it(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        await to(pilot, page, "steps", "one")
        await press(pilot, "home", *["right"] * 7, "enter")
        await write(pilot, "И ")

    data = opened(tmp_path, script, STEPS)
    assert [step["action"] for step in data["steps"][:2]] == ["Первый", "И шаг"]
    assert data["steps"][1]["actor"] == "manager"


@pytest.mark.parametrize("layout", ["en", "ru"])
@pytest.mark.parametrize(
    ("begin", "pressed", "expected"),
    [
        ("two", ("alt+up",), ["two", "one", "three"]),
        ("two", ("ctrl+down",), ["one", "three", "two"]),
        ("three", ("ctrl+x", "up", "ctrl+v"), ["one", "three", "two"]),
        ("one", ("ctrl+c", "down", "ctrl+v"), ["one", "two", "one-2", "three"]),
        ("one", ("shift+down", "ctrl+x", "ctrl+v"), ["three", "one", "two"]),
        ("one", ("shift+down", "alt+down"), ["three", "one", "two"]),
        ("one", ("shift+down", "backspace"), ["three"]),
        ("three", ("shift+up", "shift+up", "shift+down", "delete"), ["one"]),
        ("one", ("ctrl+x", "ctrl+z"), ["one", "two", "three"]),
    ],
)
def test_steps_are_moved_cut_copied_and_pasted(
    tmp_path: Path, layout: str, begin: str, pressed: tuple[str, ...], expected: list[str]
) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        await to(pilot, page, "steps", begin)
        await press(pilot, *keys(pressed, layout))

    assert ids(opened(tmp_path, script, STEPS)["steps"]) == expected


def test_a_cut_step_comes_back_with_its_branches_in_another_use_case_too(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        await to(pilot, page, "steps", "two")
        await press(pilot, "ctrl+x", "up", "up", "down", "ctrl+v")

    data = opened(tmp_path, script, STEPS + BRANCH)
    assert ids(data["steps"]) == ["one", "two", "three"]
    assert ids(data["branches"]) == ["late"]


def test_alt_and_arrows_make_a_step_a_branch_and_bring_it_back(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        await to(pilot, page, "steps", "two")
        await press(pilot, "alt+right")
        assert "1a − Если: Что происходит?" in shown(pilot)
        assert "1a1 Покупатель: Второй шаг" in shown(pilot)
        await press(pilot, "alt+left")

    data = opened(tmp_path, script, STEPS)
    assert ids(data["steps"]) == ["one", "two", "three"]
    assert not data.get("branches")


@pytest.mark.parametrize("layout", ["en", "ru"])
def test_a_branch_is_made_and_turned_into_an_alternative(tmp_path: Path, layout: str) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        await to(pilot, page, "steps", "two")
        await press(pilot, *keys(("ctrl+n", "ctrl+l"), layout))
        await write(pilot, "Оплатил сразу")
        await press(pilot, "up")

    branch = opened(tmp_path, script, STEPS + BRANCH)["branches"][1]
    assert branch == {"id": "oplatil-srazu", "kind": "alternative", "at": "two", "when": "Оплатил сразу"}


def test_who_does_it_is_chosen_or_made_on_the_spot(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        await to(pilot, page, "steps", "three")
        await press(pilot, "ctrl+r")
        await write(pilot, "мастер по ремонту")
        await press(pilot, "enter")
        assert "3 мастер по ремонту: Третий шаг" in shown(pilot)
        roles = page.app.desk.session.files.data("roles.yaml")["roles"]
        assert roles[-1] == {"id": "master-po-remontu", "title": "мастер по ремонту"}
        await press(pilot, "ctrl+z")
        assert page.app.desk.session.unsaved() == []
        await press(pilot, "ctrl+r")
        await write(pilot, "кладов")
        await press(pilot, "enter")

    assert opened(tmp_path, script, STEPS)["steps"][2]["actor"] == "storekeeper"


def test_backspace_in_an_empty_step_deletes_it_and_asks_where_something_leaves_from_it(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        await to(pilot, page, "steps", "three")
        await press(pilot, *["backspace"] * 11)
        assert "Удалить?" in shown(pilot)  # the branch goes on there
        await press(pilot, "2")
        assert len(page.app.desk.session.files.data(EMPTY)["steps"]) == 3
        await press(pilot, "backspace", "1")

    data = opened(tmp_path, script, STEPS + BRANCH)
    assert ids(data["steps"]) == ["one", "two"]
    assert "resume" not in data["branches"][0]


def test_lines_pasted_from_a_mail_become_steps(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        await press(pilot, "down")
        assert page.field is not None
        page.field.post_message(events.Paste("1. Покупатель: приносит товар\n2. Кладовщик: принимает его;\n"))
        await quiet(pilot)

    steps = opened(tmp_path, script)["steps"]
    assert [(step["actor"], step["action"]) for step in steps] == [
        ("buyer", "Приносит товар"),
        ("storekeeper", "Принимает его"),
    ]


def test_a_text_that_is_deleted_is_cleared_but_a_title_stays(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        await to(pilot, page, "steps", "one")
        await press(pilot, *["backspace"] * 10, "down")
        await to(pilot, page, "title", "")
        await press(pilot, *["backspace"] * 6)
        await pilot.pause(0.6)
        await press(pilot, "down")
        assert "Ремонт" in shown(pilot)
        assert "У сценария должно быть название" in shown(pilot)

    data = opened(tmp_path, script, STEPS)
    assert "action" not in data["steps"][0]
    assert data["title"] == "Ремонт"


def test_folding_hides_what_is_under_a_branch_and_going_there_opens_it(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        assert "2a1" not in shown(pilot)
        await to(pilot, page, "steps", "two")
        await press(pilot, "tab", "tab")
        assert page.key == ("steps", "call")
        await press(pilot, "f5")
        assert page.key == ("branches", "late")
        await press(pilot, "shift+tab")
        assert page.key == ("steps", "two")
        assert "1 шаг, → 3" in shown(pilot)
        await press(pilot, "shift+f5")
        assert "2a1 (кто?) Звонит" in shown(pilot)
        await press(pilot, "tab", "tab", "shift+f5")
        assert page.key == ("branches", "late")
        assert "2a1" not in shown(pilot)

    opened(tmp_path, script, STEPS + BRANCH)


def test_undo_goes_where_the_change_was(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        await to(pilot, page, "title", "")
        await write(pilot, " дома")
        await to(pilot, page, "steps", "call")
        await press(pilot, "shift+tab", "f5", "down", "ctrl+z")
        assert page.key == ("title", "")

    assert opened(tmp_path, script, STEPS + BRANCH)["title"] == "Ремонт"


def test_keys_that_come_in_a_burst_do_what_they_do_in_their_order(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        await to(pilot, page, "steps", "three")
        burst = ["end", "a", "b", "c", "backspace", "d", "enter", "x", "y", "up", "end", "z"]
        for key in burst:
            page.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause(0.3)
        await quiet(pilot)
        page.settle()

    steps = opened(tmp_path, script, STEPS)["steps"]
    assert [step["action"] for step in steps[2:]] == ["Третий шагabdz", "xy"]


def test_a_file_that_cant_be_read_says_where_and_leads_to_its_text(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        assert "строка 5" in shown(pilot)
        assert "Откройте текст файла" in shown(pilot)

    root = library(tmp_path)
    (root / EMPTY).write_text("id: warranty\ntitle: Ремонт\nsteps:\n  - [\n", encoding="utf-8")

    async def whole(pilot: Pilot[int]) -> None:
        await script(pilot, pilot.app.query_one(ScenarioPage))

    play(root, whole, begin_at=EMPTY)


def test_what_breaks_the_format_is_said_and_the_rest_is_shown(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        assert "Строка 8" in shown(pilot)
        assert "Второй шаг" in shown(pilot)

    opened(tmp_path, script, STEPS + "colour: red\n")


def test_nothing_of_a_text_drives_the_terminal(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int], page: ScenarioPage) -> None:
        assert "\x1b" not in shown(pilot)
        assert "[bold]" in shown(pilot)
        assert "␛[2J" in shown(pilot)

    opened(tmp_path, script, 'goal: "[bold]x\\e[2J\\u202eabc"\n' + STEPS)


@pytest.mark.parametrize(("name", "size"), [("scenario-140x45", WIDE), ("scenario-80x24", SMALL)])
def test_order_processing_looks_as_people_read_it(tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[int]) -> None:
        page = pilot.app.query_one(ScenarioPage)
        await to(pilot, page, "steps", "call-again")
        must_look_as(pilot, name, page)

    play(library(tmp_path), script, size=size, begin_at=ORDER)
