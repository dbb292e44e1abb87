"""Later."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from usecases_tui.app import Editor


def show_search(editor: "Editor") -> None:
    """Show."""
