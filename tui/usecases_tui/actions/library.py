"""The list of use cases: folding, finding by typing, and what is done with whole use cases."""

from usecases_tui.actions.action import Action
from usecases_tui.words import mark

_NEW = Action("new-case", "ctrl+n", mark("New use case"), mark("Asks for its title and its process group."))
_DUPLICATE = Action(
    "duplicate-case", "", mark("Duplicate the use case"), mark("A copy under another title, as a draft.")
)
_DELETE = Action("delete-case", "", mark("Delete the use case"), mark("Asks first; says which others it is a step of."))

CASES: tuple[Action, ...] = (
    _NEW,
    _DUPLICATE,
    _DELETE,
    Action("rename-case", "", mark("Rename the use case’s id"), mark("Also wherever others refer to it.")),
    Action("move-case", "", mark("Move to another process group"), mark("Of the use case that is open or chosen.")),
    Action("next-case", "alt+pagedown", mark("Next use case"), mark("Opens the next one of the list.")),
    Action("previous-case", "alt+pageup", mark("Previous use case"), mark("Opens the one before in the list.")),
    Action("search", "ctrl+f", mark("Search everywhere"), mark("Finds words in the texts of the whole library.")),
)
"""From everywhere: what is meant is the use case on which the list's cursor is, or the one that is open."""

LIBRARY: tuple[Action, ...] = (
    Action("library.fold", "left", mark("Fold"), mark("Hides the use cases of the group."), listed=False),
    Action("library.unfold", "right", mark("Unfold"), mark("Shows the use cases of the group."), listed=False),
    Action("library.erase", "backspace", mark("Delete the last letter of what is looked for"), listed=False),
    Action("library.leave", "escape", mark("Look for nothing more; back to the text"), listed=False),
    _NEW._replace(id="library.new", frequent=True, listed=False),
    _DUPLICATE._replace(id="library.duplicate", keys="ctrl+d", listed=False),
    _DELETE._replace(id="library.delete", keys="ctrl+x", listed=False),
    Action("library.refresh", "", mark("Read the library again"), mark("Reads what is on disk now.")),
)
"""In the list."""
