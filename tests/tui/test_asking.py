"""The questions that stand before everything else, the palette and the help."""

from pathlib import Path

from textual.pilot import Pilot
from usecases_tui.asking.ask import Answer, Ask
from usecases_tui.asking.choose import Choice, Choose, Chosen

from tests.tui.screen import SMALL, library, must_look_as, play, press, quiet, shown, write

ROLES = [Choice("manager", "Менеджер", "manager"), Choice("courier", "Курьер"), Choice("storekeeper", "Кладовщик")]


def chosen(root: Path, choose: Choose, *keys: str) -> list[Chosen | None]:
    """What comes of keys in a list."""
    results: list[Chosen | None] = []

    async def script(pilot: Pilot[int]) -> None:
        pilot.app.push_screen(choose, results.append)
        await quiet(pilot)
        await press(pilot, *keys)

    play(root, script)
    return results


def test_the_first_of_a_list_is_taken_with_enter(tmp_path: Path) -> None:
    assert chosen(library(tmp_path), Choose("Кто?", ROLES), "enter") == [Chosen(("manager",))]


def test_typing_leaves_what_has_the_words_in_any_case(tmp_path: Path) -> None:
    assert chosen(library(tmp_path), Choose("Кто?", ROLES), "К", "л", "enter") == [Chosen(("storekeeper",))]


def test_words_at_the_beginning_of_words_come_first(tmp_path: Path) -> None:
    ends = [Choice("success", "Конец: цель достигнута"), Choice("failure", "Конец: цель не достигнута")]
    keys = (*"не", "space", *"достигнута", "enter")
    assert chosen(library(tmp_path), Choose("Что дальше?", ends), *keys) == [Chosen(("failure",))]


def test_escape_takes_nothing(tmp_path: Path) -> None:
    assert chosen(library(tmp_path), Choose("Кто?", ROLES), "escape") == [None]


def test_several_are_marked_with_the_space_key_and_keep_the_order_of_the_list(tmp_path: Path) -> None:
    keys = ("down", "down", "space", "up", "space", "enter")
    assert chosen(library(tmp_path), Choose("Кто?", ROLES, several=True), *keys) == [Chosen(("courier", "storekeeper"))]


def test_a_mark_is_taken_away_again_and_what_nobody_knows_stays(tmp_path: Path) -> None:
    choose = Choose("Кто?", ROLES, chosen=["manager", "ghost", "courier"], several=True)
    assert chosen(library(tmp_path), choose, "space", "enter") == [Chosen(("courier", "ghost"))]


def test_taking_every_mark_away_takes_none(tmp_path: Path) -> None:
    choose = Choose("Кто?", ROLES, chosen=["manager"], several=True)
    assert chosen(library(tmp_path), choose, "space", "enter") == [Chosen(())]


def test_something_new_is_named_by_what_was_typed(tmp_path: Path) -> None:
    choose = Choose("Кто?", ROLES, new="Новая роль")
    assert chosen(library(tmp_path), choose, "Ю", "р", "и", "с", "т", "enter") == [Chosen((), "Юрист")]


def test_nothing_can_be_chosen_where_that_is_an_answer(tmp_path: Path) -> None:
    assert chosen(
        library(tmp_path), Choose("Кто?", ROLES, none="Никто"), "up", "up", "down", "down", "down", "enter"
    ) == [Chosen(())]


def test_a_figure_answers_a_question_and_escape_does_not(tmp_path: Path) -> None:
    answers = [Answer("save", "Сохранить и выйти"), Answer("stay", "Остаться")]
    results: list[str | None] = []

    async def script(pilot: Pilot[int]) -> None:
        for key in ("2", "enter", "escape"):
            pilot.app.push_screen(Ask("Выйти?", ["Не сохранено: [bold]2[/bold]\x1b[31m"], answers), results.append)
            await quiet(pilot)
            assert "[bold]2[/bold]␛[31m" in shown(pilot)
            await press(pilot, key)

    play(library(tmp_path), script)
    assert results == ["stay", "save", None]


def test_the_palette_does_what_was_found_by_a_word(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "ctrl+p")
        await write(pilot, "UNDO")
        await press(pilot, "enter")
        assert "There is nothing to undo." in shown(pilot)

    play(library(tmp_path), script)


def test_help_says_what_can_be_done_and_goes_away(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "f1")
        assert "Takes the last change back, in all" in shown(pilot)
        await press(pilot, "escape")
        assert "Takes the last change back" not in shown(pilot)

    play(library(tmp_path), script)


def test_a_list_of_choices_looks_as_it_should_on_a_small_screen(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        pilot.app.push_screen(Choose("Кто делает?", ROLES, chosen=["courier"], several=True, new="Новая роль"))
        await quiet(pilot)
        must_look_as(pilot, "choose-80x24", pilot.app.screen.query_one(".box"))

    play(library(tmp_path), script, size=SMALL)


def test_among_several_what_was_found_by_typing_comes_to_what_is_marked(tmp_path: Path) -> None:
    choose = Choose("Кто?", ROLES, chosen=["manager"], several=True)
    assert chosen(library(tmp_path), choose, "к", "у", "enter") == [Chosen(("manager", "courier"))]


def test_between_words_space_is_a_letter_and_after_an_arrow_it_marks(tmp_path: Path) -> None:
    choose = Choose("Кто?", ROLES, several=True, new="Новая роль")
    assert chosen(library(tmp_path), choose, "м", "е", "space", "б", "enter") == [Chosen((), "ме б")]
    choose = Choose("Кто?", ROLES, several=True)
    keys = ("е", "down", "space", "enter")
    assert chosen(library(tmp_path / "again"), choose, *keys) == [Chosen(("courier",))]


def test_tab_marks_what_was_found_and_looks_for_another(tmp_path: Path) -> None:
    choose = Choose("Кто?", ROLES, several=True)
    keys = ("к", "л", "tab", "м", "е", "tab", "enter")
    assert chosen(library(tmp_path), choose, *keys) == [Chosen(("manager", "storekeeper"))]
