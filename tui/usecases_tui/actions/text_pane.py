"""Writing in the text of a file."""

from usecases_tui.actions.action import Action
from usecases_tui.actions.field import FIELD
from usecases_tui.words import mark

TEXT: tuple[Action, ...] = (
    Action("text.take-over", "escape,ctrl+s", mark("Take over"), mark("Makes what you have written a change.")),
    Action("text.finding", "f8", mark("Next finding"), mark("To the next line in which something is wrong.")),
)
WRITING: tuple[Action, ...] = (
    *FIELD,
    Action("text.first", "ctrl+home", mark("The beginning of the text"), listed=False),
    Action("text.last", "ctrl+end", mark("The end of the text"), listed=False),
    Action("undo", "ctrl+z", mark("Undo"), listed=False),
    Action("redo", "ctrl+y", mark("Redo"), listed=False),
    Action("cut", "ctrl+x", mark("Cut"), listed=False),
    Action("copy", "ctrl+c", mark("Copy"), listed=False),
    Action("paste", "ctrl+v", mark("Paste"), listed=False),
    Action("cursor_page_up", "pageup", mark("A page up"), listed=False),
    Action("cursor_page_down", "pagedown", mark("A page down"), listed=False),
)
