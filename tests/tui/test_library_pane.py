"""The list of use cases on the screen: shown, folded, found in, changed."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from usecases_tui.app import Editor
from usecases_tui.library_pane.pane import LibraryPane

from tests.tui.screen import library, lines, must_look_as, play, press, quiet, shown, write
from usecases.shelf.bring_up import bring_up

ORDER = "use-cases/fulfilment/order-processing.yaml"


def _shelved(folder: Path) -> Path:
    root = library(folder)
    bring_up(root)
    return root


def _pane(pilot: Pilot[int]) -> LibraryPane:
    return pilot.app.query_one(LibraryPane)


def _current(pilot: Pilot[int]) -> object:
    row = _pane(pilot).row
    return row.key if row is not None else None


async def _looked_in_texts(pilot: Pilot[int]) -> None:
    await pilot.pause(0.3)
    await quiet(pilot)


@pytest.mark.parametrize("size", [(140, 45), (80, 24), (40, 10)])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_list_looks_as_it_should(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], language: str
) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", language)

    async def script(pilot: Pilot[int]) -> None:
        must_look_as(pilot, f"library-{language}-{size[0]}x{size[1]}")

    play(_shelved(tmp_path), script, size=size)


def test_without_a_shelf_the_titles_on_the_screen_are_read_at_once(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        assert "Обработка заказа" in shown(pilot)
        await press(pilot, "end")
        assert "Обучение нового сотрудника" in shown(pilot)

    play(library(tmp_path), script, size=(80, 24))


def test_typing_finds_in_titles_at_once_and_in_texts_after(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await write(pilot, "ОБРАБ")
        assert _current(pilot) == ORDER
        assert lines(pilot)[0].startswith(" Find: ОБРАБ▏")
        assert lines(pilot)[0].split()[-1] == "1"
        await _looked_in_texts(pilot)
        assert _current(pilot) == ORDER
        await press(pilot, *["backspace"] * 5)
        assert "Type to find" in lines(pilot)[0]
        assert _current(pilot) == ORDER
        await write(pilot, "kurier")
        await _looked_in_texts(pilot)
        assert "Also in the text" in shown(pilot)
        must_look_as(pilot, "library-found-80x24")
        await press(pilot, "escape")
        assert "Type to find" in lines(pilot)[0]

    play(_shelved(tmp_path), script, size=(80, 24))


def test_a_word_typed_on_the_other_layout_is_found(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await write(pilot, "j,hf,jn")
        assert "→ обработ" in lines(pilot)[0]
        assert _current(pilot) == ORDER
        await press(pilot, "enter")
        assert pilot.app.query_one("ScenarioPage")

    assert play(_shelved(tmp_path), script).spot is not None


def test_what_nobody_is_called_can_be_begun_under_that_name(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await write(pilot, "qqqqq")
        await _looked_in_texts(pilot)
        assert "Nothing is called so." in shown(pilot)
        assert "Enter begins a new one." in shown(pilot)
        await press(pilot, "enter")
        assert "What shall the new use case be called?" in shown(pilot)
        await press(pilot, "enter")
        assert "Process group of “qqqqq”" in shown(pilot)

    play(_shelved(tmp_path), script)


def test_a_group_folds_with_left_and_unfolds_with_right_or_enter(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        _pane(pilot).go_to(ORDER)
        await press(pilot, "left")
        assert "▸ Выполнение заказов" in shown(pilot)
        assert "Обработка заказа" not in shown(pilot)
        await press(pilot, "right")
        assert "Обработка заказа" in shown(pilot)
        await press(pilot, "enter")
        assert "Обработка заказа" not in shown(pilot)

    play(_shelved(tmp_path), script)


def test_a_use_case_is_begun_from_its_title_and_group(tmp_path: Path) -> None:
    root = _shelved(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "ctrl+т")
        await write(pilot, "Приём звонка")
        await press(pilot, "enter")
        await write(pilot, "обсл")
        await press(pilot, "enter")
        assert "Приём звонка" in shown(pilot)

    editor = play(root, script)
    path = "use-cases/customer-service/priem-zvonka.yaml"
    assert editor.desk.session.unsaved() == [path]
    assert editor.desk.session.files.data(path)["group"] == "customer-service"
    assert editor.spot is not None
    assert editor.spot.path == path


def test_a_changed_use_case_is_marked_and_has_its_new_title_in_the_list(tmp_path: Path) -> None:
    from usecases.editing.fields import SetField

    async def script(pilot: Pilot[int]) -> None:
        editor = pilot.app
        assert isinstance(editor, Editor)
        editor.do(SetField(ORDER, ("title",), "Совсем другое"))
        await quiet(pilot)
        line = next(line for line in lines(pilot) if "Совсем другое" in line)
        assert "●" in line
        await press(pilot, "ctrl+s")
        line = next(line for line in lines(pilot) if "Совсем другое" in line)
        assert "●" not in line

    play(_shelved(tmp_path), script, size=(80, 24))


def test_a_deleted_use_case_is_gone_from_the_list_and_comes_back_with_undo(tmp_path: Path) -> None:
    path = "use-cases/people/newcomer-onboarding.yaml"

    async def script(pilot: Pilot[int]) -> None:
        _pane(pilot).go_to(path)
        await press(pilot, "ctrl+x", "2")
        assert path not in _pane(pilot).listing.rows
        await press(pilot, "ctrl+z")
        assert path in _pane(pilot).listing.rows

    play(_shelved(tmp_path), script)


def test_a_use_case_moves_to_another_group_and_gets_another_id(tmp_path: Path) -> None:
    path = "use-cases/people/newcomer-onboarding.yaml"

    async def script(pilot: Pilot[int]) -> None:
        editor = pilot.app
        assert isinstance(editor, Editor)
        _pane(pilot).go_to(path)
        editor.action_move_case()
        await quiet(pilot)
        await write(pilot, "снабж")
        await press(pilot, "enter")
        assert editor.desk.session.files.data(path)["group"] == "supply"
        editor.action_rename_case()
        await quiet(pilot)
        await write(pilot, "-2")
        await press(pilot, "enter")
        assert "use-cases/people/newcomer-onboarding-2.yaml" in _pane(pilot).listing.rows
        assert path not in _pane(pilot).listing.rows

    play(_shelved(tmp_path), script)


def test_the_next_use_case_is_opened_by_a_key(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "alt+pageup")

    editor = play(_shelved(tmp_path), script, begin_at=ORDER)
    assert editor.spot is not None
    assert editor.spot.path == "use-cases/fulfilment/deliver-order.yaml"


def test_an_empty_library_says_how_to_begin(tmp_path: Path) -> None:
    root = tmp_path / "library"
    root.mkdir()
    (root / "library.yaml").write_text("title: Empty\nlanguage: en\n", encoding="utf-8")

    async def script(pilot: Pilot[int]) -> None:
        assert "No use cases yet." in shown(pilot)
        await press(pilot, "ctrl+n")
        await write(pilot, "First")
        await press(pilot, "enter")

    editor = play(root, script)
    assert editor.desk.session.unsaved() == ["use-cases/general/first.yaml"]


def test_a_broken_map_says_so_in_its_row_and_groups_stand_by_their_ids(tmp_path: Path) -> None:
    root = library(tmp_path)
    (root / "map.yaml").write_text("groups: [", encoding="utf-8")
    folder = root / "use-cases" / "Продажи и закупки"
    folder.mkdir()
    (folder / "kot.yaml").write_text('id: kot\ntitle: "Kot \\e[31m [b]x[/]"\n', encoding="utf-8")
    bring_up(root)

    async def script(pilot: Pilot[int]) -> None:
        assert "▾ fulfilment" in shown(pilot)
        assert "Kot ␛[31m [b]x[/]" in shown(pilot)
        assert next(line for line in lines(pilot) if "Process groups" in line).split()[0] == "✗"

    play(root, script, size=(80, 60))


def test_search_everywhere_leads_to_the_step_with_the_words(tmp_path: Path) -> None:
    from usecases.editing.fields import SetField

    async def script(pilot: Pilot[int]) -> None:
        editor = pilot.app
        assert isinstance(editor, Editor)
        step = editor.desk.session.files.data(ORDER)["steps"][2]["id"]
        editor.do(SetField(ORDER, ("steps", step, "action"), "Гладит розового бегемота"), follow=False)
        await press(pilot, "ctrl+f")
        await write(pilot, "бегемот РОЗОВ")
        await _looked_in_texts(pilot)
        assert "3 action: Гладит розового бегемота" in shown(pilot)
        await press(pilot, "down", "enter")
        assert editor.spot is not None
        assert (editor.spot.path, editor.spot.where) == (ORDER, ("steps", step))

    play(_shelved(tmp_path), script)


def test_search_everywhere_finds_roles_and_says_where_nothing_is(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "ctrl+f")
        await write(pilot, "qqqq")
        await _looked_in_texts(pilot)
        assert "Nothing in the library has all these words." in shown(pilot)
        await press(pilot, "escape")
        await press(pilot, "ctrl+f")
        await write(pilot, "директор")
        await _looked_in_texts(pilot)
        assert "Roles" in shown(pilot)

    play(_shelved(tmp_path), script)


def test_a_process_of_its_own_brings_titles_findings_and_what_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()  # of what keeps the process away
    root = _shelved(tmp_path)
    gone, broken = "use-cases/supply/restocking.yaml", "use-cases/people/newcomer-onboarding.yaml"
    (root / gone).unlink()
    text = (root / broken).read_text(encoding="utf-8")
    (root / broken).write_text(text.replace("title: ", "title: Новое ", 1) + "nonsense: 1\n", encoding="utf-8")

    async def script(pilot: Pilot[int]) -> None:
        pane = _pane(pilot)
        assert gone in pane.listing.rows
        pane.go_to(ORDER)
        pane._shelving.bring_up()
        for _ in range(3000):  # it has the lowest priority, and waits for everybody else
            await pilot.pause(0.1)
            if gone not in pane.listing.rows and pane.listing.rows[broken].errors > 0:
                break
        assert gone not in pane.listing.rows
        assert pane.listing.rows[broken].title.startswith("Новое ")
        assert pane.listing.rows[broken].errors > 0
        assert _current(pilot) == ORDER

    play(root, script)
