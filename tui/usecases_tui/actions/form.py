"""Filling a form, and the rows of a shared file."""

from usecases_tui.actions.action import Action
from usecases_tui.words import mark

FORM: tuple[Action, ...] = (
    Action("form.leave", "escape", mark("Back"), mark("Back to the text; what can't be taken over is put back."), True),
    Action("form.next", "tab", mark("The next field"), listed=False),
    Action("form.previous", "shift+tab", mark("The field before"), listed=False),
    Action("form.add", "ctrl+n", mark("One more"), mark("One more item of the list that the cursor is in."), True),
    Action(
        "form.delete", "ctrl+x", mark("Take away"), mark("Takes away the item of a list, or clears the field."), True
    ),
    Action("form.clear", "delete,backspace", mark("Clear the field"), listed=False),
    Action("form.up", "alt+up,ctrl+up", mark("Move up"), mark("Moves the item of a list up.")),
    Action("form.down", "alt+down,ctrl+down", mark("Move down"), mark("Moves the item of a list down.")),
    Action(
        "form.languages", "ctrl+l", mark("In several languages"),
        mark("Writes a title once for each language; again, in one language only."),
    ),
    Action("form.choose", "space", mark("Choose"), mark("Shows what the field can be filled with."), listed=False),
)  # fmt: skip

ITEMS: tuple[Action, ...] = (
    Action("items.add", "ctrl+n", mark("One more"), mark("One more row below; its id is made from its title."), True),
    Action(
        "items.delete", "ctrl+x", mark("Delete"), mark("Deletes what the cursor is on, unless something refers to it."),
        True,
    ),
)  # fmt: skip
