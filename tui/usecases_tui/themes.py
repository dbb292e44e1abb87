"""The colours: light, dark, or the terminal's own."""

from typing import TYPE_CHECKING

from usecases_tui.asking.choose import Choice, Choose, Chosen
from usecases_tui.settings import THEMES, keep
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor


def choose_theme(editor: "Editor") -> None:
    """Let the colours be chosen; the choice is kept for the next time."""

    def take(chosen: Chosen | None) -> None:
        if chosen is not None and chosen.values:
            editor.theme = chosen.values[0]
            keep("theme", chosen.values[0])

    choices = [Choice(name, _(words)) for name, words in THEMES.items()]
    editor.push_screen(Choose(_("Colours"), choices, chosen=[editor.theme]), take)
