"""Moving through the rows of any sheet."""

from usecases_tui.actions.action import Action
from usecases_tui.words import mark

SHEET: tuple[Action, ...] = (
    Action("row.up", "up", mark("The row above"), listed=False),
    Action("row.down", "down", mark("The row below"), listed=False),
    Action("row.page-up", "pageup", mark("A page up"), listed=False),
    Action("row.page-down", "pagedown", mark("A page down"), listed=False),
    Action("row.first", "home,ctrl+home", mark("The first row"), listed=False),
    Action("row.last", "end,ctrl+end", mark("The last row"), listed=False),
    Action("row.enter", "enter", mark("Open, or go on"), listed=False),
)
