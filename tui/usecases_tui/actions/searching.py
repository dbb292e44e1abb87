"""Searching everywhere."""

from usecases_tui.actions.action import Action
from usecases_tui.words import mark

SEARCHING: tuple[Action, ...] = (
    Action("search.up", "up", mark("The place before"), listed=False),
    Action("search.down", "down", mark("The next place"), listed=False),
    Action("search.page-up", "pageup", mark("A page up"), listed=False),
    Action("search.page-down", "pagedown", mark("A page down"), listed=False),
    Action("search.leave", "escape,ctrl+f", mark("Back"), mark("Back to where you were."), frequent=True, listed=False),
)
