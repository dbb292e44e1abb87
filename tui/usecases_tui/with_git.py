"""What of the editor's work has to do with git: what changed since the last commit, and publishing it."""

from functools import cached_property
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from usecases_tui.app import Editor
    from usecases_tui.git_pane.marking import Marking


class WithGit:
    """The actions of the editor that ask git. Each brings its modules when it is called; none waits for git."""

    @cached_property
    def marking(self) -> "Marking":
        """Which files differ on disk from the last commit."""
        from usecases_tui.git_pane.marking import Marking

        return Marking(cast("Editor", self))

    def action_changes(self) -> None:
        """What differs from the last commit."""
        from usecases_tui.git_pane.changes import show_changes

        show_changes(cast("Editor", self))

    def action_changes_here(self) -> None:
        """What differs in the file in the middle."""
        from usecases_tui.git_pane.changes import show_changes

        show_changes(cast("Editor", self), only=True)

    def action_publish(self) -> None:
        """Publish what differs."""
        from usecases_tui.git_pane.publishing import publish

        publish(cast("Editor", self))

    def action_both_sides(self) -> None:
        """Bring the two sides of a merge together."""
        from usecases_tui.git_pane.both_sides import bring_both_sides_together

        bring_both_sides_together(cast("Editor", self))
