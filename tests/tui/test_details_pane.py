"""Forms filled with keys."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from usecases_tui.app import Editor
from usecases_tui.desk import Spot
from usecases_tui.forms.details import DetailsPane

from tests.tui.screen import SMALL, library, must_look_as, play, press, quiet, shown, write
from usecases.languages.catalogue import SETTING

ORDER = "use-cases/fulfilment/order-processing.yaml"
NEW = "use-cases/new.yaml"
STEP = """\
id: new
title: Новый
language: ru
steps:
  - id: first
    action: Первый шаг
  - id: second
    action: Второй шаг
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(SETTING, "ru")
    root = library(tmp_path)
    (root / NEW).write_text(STEP, encoding="utf-8")
    return root


def editor(pilot: Pilot[int]) -> Editor:
    assert isinstance(pilot.app, Editor)
    return pilot.app


def details(pilot: Pilot[int]) -> DetailsPane:
    return editor(pilot).side.query_one(DetailsPane)


async def at(pilot: Pilot[int], path: str, *where: str | int) -> None:
    """Go to the form of a thing, with the keys in it."""
    editor(pilot).open(Spot(path, where))
    await quiet(pilot)
    editor(pilot).select(Spot(path, where))
    await quiet(pilot)
    if not details(pilot).has_focus_within:
        await press(pilot, "f4")


async def field(pilot: Pilot[int], *where: str | int) -> None:
    """Go to a field of it."""
    pane = details(pilot)
    spot = editor(pilot).spot
    assert spot is not None
    assert pane.go_to((*spot.where, *where)), [row.key for row in pane.rows]
    await quiet(pilot)


def test_a_whole_step_is_filled_with_keys_of_a_russian_layout(root: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await at(pilot, NEW, "steps", "second")
        await field(pilot, "actor")
        await write(pilot, "кладов")  # begins to choose
        await press(pilot, "enter", "down", "enter")  # also doing the work: several
        await write(pilot, "курьер")
        await press(pilot, "enter")
        await field(pilot, "accountable")
        await press(pilot, "enter")
        await write(pilot, "руководитель логи")
        await press(pilot, "enter")
        await field(pilot, "action")
        await press(pilot, "ctrl+u")
        await write(pilot, "Выдаёт груз")
        await press(pilot, "enter")  # on to how
        await write(pilot, "- Проверить")
        await press(pilot, "enter")
        await write(pilot, "- Выдать")
        await press(pilot, "tab")
        await write(pilot, "2bh")
        await press(pilot, "tab")
        await press(pilot, "enter", "enter")  # counted from: the first that is offered, the start
        await field(pilot, "notes")
        await write(pilot, "Раз")
        await press(pilot, "enter")
        await write(pilot, "Два")
        await press(pilot, "ctrl+ы")

    done = play(root, script, begin_at=NEW)
    assert done.desk.session.files.data(NEW)["steps"][1] == {
        "id": "second",
        "actor": "storekeeper",
        "responsible": ["courier"],
        "action": "Выдаёт груз",
        "how": "- Проверить\n- Выдать",
        "accountable": "logistics-lead",
        "within": {"time": "2bh", "from": "trigger"},
        "notes": ["Раз", "Два"],
    }
    assert (root / NEW).read_text(encoding="utf-8").endswith("    notes: [Раз, Два]\n")


def test_a_new_role_is_made_on_the_spot_and_undone_at_once(root: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await at(pilot, NEW, "steps", "first")
        await field(pilot, "actor")
        await write(pilot, "диспетчер склада")
        await press(pilot, "enter")
        files = editor(pilot).desk.session.files
        assert files.data(NEW)["steps"][0]["actor"] == "dispetcher-sklada"
        assert files.data("roles.yaml")["roles"][-1] == {"id": "dispetcher-sklada", "title": "диспетчер склада"}
        assert "диспетчер склада" in shown(pilot)
        await press(pilot, "ctrl+я")
        assert "actor" not in files.data(NEW)["steps"][0]
        assert files.data("roles.yaml")["roles"][-1]["id"] != "dispetcher-sklada"

    play(root, script, begin_at=NEW)


def test_a_new_role_comes_beside_those_that_are_chosen(root: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await at(pilot, ORDER, "steps", "confirm")
        await field(pilot, "consulted")
        await write(pilot, "эксперт")
        await press(pilot, "enter")

    done = play(root, script, begin_at=ORDER)
    assert done.desk.session.files.data(ORDER)["steps"][1]["consulted"] == ["storekeeper", "ekspert"]


def test_a_new_indicator_is_asked_for_what_the_format_wants(root: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await at(pilot, NEW, "steps", "first")
        await field(pilot, "kpis")
        await write(pilot, "скорость")
        await press(pilot, "enter")  # new indicator
        await press(pilot, "down", "enter")  # the lower, the better
        await write(pilot, "много")
        await press(pilot, "enter")  # is no number: asked again
        await write(pilot, "5")
        await press(pilot, "enter")

    done = play(root, script, begin_at=NEW)
    made = done.desk.session.files.data("kpis.yaml")["kpis"][-1]
    assert made == {"id": "skorost", "title": "скорость", "better": "lower", "green": 5}
    assert done.desk.session.files.data(NEW)["steps"][0]["kpis"] == ["skorost"]


def test_what_can_t_be_read_stays_in_the_field_and_escape_puts_it_back(root: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await at(pilot, ORDER, "steps", "confirm")
        await field(pilot, "within")
        await write(pilot, "x")
        await press(pilot, "down")
        pane = details(pilot)
        assert pane.row is not None
        assert pane.row.key == ("steps", "confirm", "within")
        assert pane.field is not None
        assert pane.field.value == "2bhx"
        await press(pilot, "escape")
        assert pane.field.value == "2bh"
        assert not pane.has_focus_within

    done = play(root, script, begin_at=ORDER)
    assert done.desk.session.unsaved() == []


def test_texts_of_a_list_are_added_between_emptied_moved_and_taken_away(root: Path) -> None:
    def texts(pilot: Pilot[int]) -> object:
        return editor(pilot).desk.session.files.data(NEW).get("preconditions")

    async def script(pilot: Pilot[int]) -> None:
        await at(pilot, NEW)
        await field(pilot, "preconditions")
        for text in ("один", "три"):
            await write(pilot, text)
            await press(pilot, "enter")
        assert texts(pilot) == ["один", "три"]
        await field(pilot, "preconditions", 0)
        await press(pilot, "enter")
        await write(pilot, "два")
        await press(pilot, "up")
        assert texts(pilot) == ["один", "два", "три"]
        await field(pilot, "preconditions", 1)
        await press(pilot, "ctrl+u")
        await pilot.pause(0.6)  # a pause while writing: the text that follows isn't taken for this one
        await write(pilot, "опять")
        await press(pilot, "up")
        assert texts(pilot) == ["один", "опять", "три"]
        await press(pilot, "alt+down")
        assert texts(pilot) == ["опять", "один", "три"]
        await press(pilot, "ctrl+ч")
        assert texts(pilot) == ["опять", "три"]
        await field(pilot, "preconditions", 1)
        await press(pilot, "ctrl+u", "backspace")
        assert texts(pilot) == ["опять"]
        assert details(pilot).row is not None
        assert details(pilot).row.key == ("preconditions", 0)  # type: ignore[union-attr]

    play(root, script, begin_at=NEW)


def test_yes_and_no_change_with_space(root: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        branch = editor(pilot).desk.session.files.data(ORDER)["branches"][0]["id"]
        await at(pilot, ORDER, "branches", branch)
        await field(pilot, "instead")
        await press(pilot, "space")
        assert editor(pilot).desk.session.files.data(ORDER)["branches"][0]["instead"] is True
        await press(pilot, "space")
        assert "instead" not in editor(pilot).desk.session.files.data(ORDER)["branches"][0]

    play(root, script, begin_at=ORDER)


def test_another_id_of_a_step_reaches_what_refers_to_it(root: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await at(pilot, ORDER, "steps", "confirm")
        await field(pilot, "id")
        await press(pilot, "ctrl+u")
        await write(pilot, "agree")
        await press(pilot, "up")
        assert "agree" in str(editor(pilot).spot)

    done = play(root, script, begin_at=ORDER)
    data = done.desk.session.files.data(ORDER)
    assert data["steps"][1]["id"] == "agree"
    assert "confirm" not in str(data["branches"])


def test_a_title_is_written_once_for_each_language_and_once_again(root: Path) -> None:
    (root / "roles.yaml").write_text("roles:\n  - {id: a, title: Продавец}\n", encoding="utf-8")

    async def script(pilot: Pilot[int]) -> None:
        files = editor(pilot).desk.session.files
        await at(pilot, "roles.yaml", "roles", "a")
        await field(pilot, "title")
        await press(pilot, "ctrl+д")
        await field(pilot, "title", "pl")
        await write(pilot, "Sprzedawca")
        await press(pilot, "down")
        assert files.data("roles.yaml")["roles"][0]["title"] == {"ru": "Продавец", "pl": "Sprzedawca"}
        await press(pilot, "ctrl+д")
        assert files.data("roles.yaml")["roles"][0]["title"] == "Продавец"

    play(root, script)


def test_the_same_field_stays_current_from_step_to_step(root: Path) -> None:
    (root / NEW).write_text(STEP.replace("Первый шаг", "Первый шаг\n    notes: [a, b, c]"), encoding="utf-8")

    async def script(pilot: Pilot[int]) -> None:
        await at(pilot, NEW, "steps", "first")
        await field(pilot, "work")
        await press(pilot, "escape")
        editor(pilot).select(Spot(NEW, ("steps", "second")))
        await quiet(pilot)
        assert details(pilot).row is not None
        assert details(pilot).row.key == ("steps", "second", "work")  # type: ignore[union-attr]

    play(root, script, begin_at=NEW)


def test_hostile_texts_reach_no_terminal(root: Path) -> None:
    step = '{id: x, actor: "\\e]0;gone\\a", action: "a\\tb", notes: "[red]"}'
    text = f'id: new\ntitle: "[b]\\e[31m\\u202e"\nsteps:\n  - {step}\n'
    (root / NEW).write_text(text, encoding="utf-8")

    async def script(pilot: Pilot[int]) -> None:
        await at(pilot, NEW, "steps", "x")
        found = shown(pilot)
        assert "\x1b" not in found
        assert "\x07" not in found
        assert "\u202e" not in found
        assert "[red]" in found

    play(root, script, begin_at=NEW)


def test_the_details_of_a_step_beside_its_text(root: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await at(pilot, ORDER, "steps", "confirm")
        await field(pilot, "channel")
        must_look_as(pilot, "details-step-wide", details(pilot))

    play(root, script, begin_at=ORDER)


def test_the_details_of_a_branch_in_a_small_terminal(root: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        branch = editor(pilot).desk.session.files.data(ORDER)["branches"][0]["id"]
        await at(pilot, ORDER, "branches", branch)
        await field(pilot, "when")
        must_look_as(pilot, "details-branch-small", details(pilot))

    play(root, script, begin_at=ORDER, size=SMALL)
