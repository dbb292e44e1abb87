"""Which use case is meant: the one on which the list's cursor is, or the one that is open."""

from typing import TYPE_CHECKING

from usecases.shelf.rows import ShelfRow
from usecases_tui.library_pane.listing import Listing
from usecases_tui.library_pane.pane import LibraryPane
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor


def of_list(editor: "Editor") -> LibraryPane:
    """The list."""
    return editor.screen_stack[0].query_one(LibraryPane)


def listing(editor: "Editor") -> Listing:
    """What the list holds."""
    return of_list(editor).listing


def meant(editor: "Editor") -> ShelfRow | None:
    """The use case that is meant; where there is none, or what is typed can't be taken over, that is said."""
    pane = of_list(editor)
    path = pane.path() if pane.has_focus_within else editor.spot.path if editor.spot is not None else None
    row = pane.listing.rows.get(path) if path is not None else None
    if row is None:
        editor.say(_("Choose a use case first."), trouble=True)
    return row if editor.settle() else None
