"""Keys: the Russian layout, the table of actions, and what users set."""

from collections import Counter
from pathlib import Path

import pytest
from textual.pilot import Pilot
from usecases_tui.actions.keymap import user_keys
from usecases_tui.actions.layout import RUSSIAN_OF, twin, with_twins
from usecases_tui.actions.table import PLACES, every_action
from usecases_tui.app import Editor

from tests.tui.screen import library, play, press, quiet, shown

TAKEN_BY_TERMINALS = {
    "ctrl+b", "ctrl+i", "ctrl+m", "ctrl+j", "ctrl+h", "ctrl+left_square_bracket", "f10", "f11", "alt+enter", "alt+f4",
    "alt+tab", "ctrl+tab", "ctrl+shift+c", "ctrl+shift+v", "ctrl+shift+t", "ctrl+shift+n",
}  # fmt: skip
"""tmux's prefix; what is another key to a terminal; what terminals and desktops keep to themselves."""


def test_the_table_of_the_layout_has_every_letter_of_the_russian_alphabet_once() -> None:
    assert sorted(RUSSIAN_OF.values()) == sorted("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
    assert len(RUSSIAN_OF) == 33


@pytest.mark.parametrize(
    ("key", "other"),
    [
        ("ctrl+s", "ctrl+ы"),
        ("ctrl+z", "ctrl+я"),
        ("ctrl+p", "ctrl+з"),
        ("alt+comma", "alt+б"),
        ("f5", None),
        ("s", None),
    ],
)
def test_a_key_has_the_twin_that_stands_on_it(key: str, other: str | None) -> None:
    assert twin(key) == other


def test_every_shortcut_with_a_letter_is_bound_on_the_russian_layout_too() -> None:
    for action in every_action():
        keys = with_twins(action.keys).split(",")
        for key in action.keys.split(","):
            modifiers, _, name = key.rpartition("+")
            if modifiers and len(name) == 1 and name.isalpha():
                assert f"{modifiers}+{RUSSIAN_OF[name]}" in keys, action.id


def test_no_key_belongs_to_the_terminal_or_to_tmux() -> None:
    used = {key for action in every_action() for key in action.keys.split(",")}
    assert not used & TAKEN_BY_TERMINALS
    letters = {key for key in used if key.startswith("alt+") and len(key) == 5}
    assert letters <= {"alt+b", "alt+f"}, "Alt with a letter opens menus and writes Polish letters"


def test_no_key_stands_twice_in_a_place() -> None:
    for place, actions in PLACES.items():
        keys = Counter(key for action in actions for key in action.keys.split(",") if key)
        assert not [key for key, number in keys.items() if number > 1], place


def test_an_id_stands_for_one_action() -> None:
    meant = {(action.id, action.keys, action.name, action.help) for action in every_action()}
    assert len(meant) == len({action.id for action in every_action()})
    for place, actions in PLACES.items():
        assert len({action.id for action in actions}) == len(actions), place


def test_every_action_of_the_editor_can_be_done() -> None:
    for action in PLACES["Everywhere"]:
        assert hasattr(Editor, f"action_{action.method}"), action.id


def test_a_russian_layout_undoes_and_redoes(tmp_path: Path) -> None:
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "ctrl+я")
        assert "nothing to undo" in shown(pilot)
        await press(pilot, "ctrl+н")
        assert "nothing to do again" in shown(pilot)

    play(root, script)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder of settings."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    folder = tmp_path / "config" / "usecases"
    folder.mkdir(parents=True)
    return folder


def test_a_user_sets_a_key_and_its_twin_follows(settings: Path, tmp_path: Path) -> None:
    (settings / "keys.yaml").write_text("undo: ctrl+u, f9\n")
    assert user_keys().keymap == {"undo": "ctrl+u,ctrl+г,f9"}
    root = library(tmp_path)

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "ctrl+г")
        assert "nothing to undo" in shown(pilot)

    play(root, script)


def test_what_a_user_set_wrongly_is_said_and_the_rest_holds(settings: Path) -> None:
    (settings / "keys.yaml").write_text("undo: ctrl+u\nundu: ctrl+k\nsave: [1]\n")
    keys = user_keys()
    assert keys.keymap == {"undo": "ctrl+u,ctrl+г"}
    assert keys.problems == (
        "keys.yaml: there is no command “undu”.",
        "keys.yaml: “save” wants a key, as in: ctrl+k",
    )


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a: b: c", b"- list\n", b""])
def test_a_file_of_keys_that_cannot_be_read_stops_nobody(settings: Path, content: bytes) -> None:
    (settings / "keys.yaml").write_bytes(content)
    assert user_keys().keymap == {}


def test_the_colours_are_kept_for_the_next_time(settings: Path, tmp_path: Path) -> None:
    root = library(tmp_path)

    async def choose(pilot: Pilot[int]) -> None:
        pilot.app.action_theme()  # type: ignore[attr-defined]
        await quiet(pilot)
        await press(pilot, "down", "enter")
        assert pilot.app.theme == "textual-light"

    async def look(pilot: Pilot[int]) -> None:
        assert pilot.app.theme == "textual-light"

    play(root, choose)
    play(root, look)
    assert (settings / "editor.yaml").read_text() == 'theme: "textual-light"\n'
