"""Writing in a text: the keys that every text editor has."""

from usecases_tui.actions.action import Action
from usecases_tui.words import mark


def _move(name: str, keys: str, words: str, selecting: str = "") -> tuple[Action, ...]:
    """A movement of the caret, and the same with Shift, which selects."""
    plain = Action(name, keys, words, listed=False)
    if not selecting:
        return (plain,)
    return plain, Action(f"{name}(True)", selecting, words, listed=False)


FIELD: tuple[Action, ...] = (
    *_move("cursor_up", "up", mark("Up"), "shift+up"),
    *_move("cursor_down", "down", mark("Down"), "shift+down"),
    *_move("cursor_left", "left", mark("Left"), "shift+left"),
    *_move("cursor_right", "right", mark("Right"), "shift+right"),
    *_move("cursor_word_left", "ctrl+left,alt+b", mark("A word to the left"), "ctrl+shift+left"),
    *_move("cursor_word_right", "ctrl+right,alt+f", mark("A word to the right"), "ctrl+shift+right"),
    *_move("cursor_line_start", "home,ctrl+a", mark("Beginning of the line"), "shift+home"),
    *_move("cursor_line_end", "end,ctrl+e", mark("End of the line"), "shift+end"),
    Action("delete_left", "backspace", mark("Delete to the left"), listed=False),
    Action("delete_right", "delete,ctrl+d", mark("Delete to the right"), listed=False),
    Action(
        "delete_word_left", "ctrl+w,ctrl+backspace,alt+backspace", mark("Delete the word to the left"), listed=False
    ),
    Action("delete_word_right", "ctrl+delete,alt+delete", mark("Delete the word to the right"), listed=False),
    Action("delete_to_start_of_line", "ctrl+u", mark("Delete to the beginning of the line"), listed=False),
    Action("delete_to_end_of_line", "ctrl+k", mark("Delete to the end of the line"), listed=False),
)
