"""What can be done with use cases as a whole: begin, copy, delete, name, move one, go to the next, search them all."""

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from usecases_tui.app import Editor


class WholeCases:
    """The actions of the editor for whole use cases. Each brings its modules when it is called.

    They are about the one on which the list's cursor is, where the list has the focus, else about the one that is open.
    """

    @property
    def _editor(self) -> "Editor":
        return cast("Editor", self)

    def action_new_case(self) -> None:
        """Ask for a title and a group, and begin a use case."""
        from usecases_tui.library_pane.beginning import begin_case

        begin_case(self._editor)

    def action_duplicate_case(self) -> None:
        """Ask for the copy's title."""
        from usecases_tui.library_pane.beginning import duplicate_case

        duplicate_case(self._editor)

    def action_delete_case(self) -> None:
        """Ask, and delete."""
        from usecases_tui.library_pane.changing import delete_case

        delete_case(self._editor)

    def action_rename_case(self) -> None:
        """Ask for another id."""
        from usecases_tui.library_pane.changing import rename_case

        rename_case(self._editor)

    def action_move_case(self) -> None:
        """Ask for another group."""
        from usecases_tui.library_pane.changing import move_case

        move_case(self._editor)

    def action_next_case(self) -> None:
        """Open the next use case."""
        from usecases_tui.library_pane.changing import open_neighbour

        open_neighbour(self._editor, 1)

    def action_previous_case(self) -> None:
        """Open the one before."""
        from usecases_tui.library_pane.changing import open_neighbour

        open_neighbour(self._editor, -1)

    def action_search(self) -> None:
        """Look for words in the whole library."""
        from usecases_tui.library_pane.search import show_search

        show_search(self._editor)
