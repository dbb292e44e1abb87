"""Which page shows a file in the middle."""

from typing import TYPE_CHECKING

from usecases.reading.folder import FileKind
from usecases_tui.page import Page

if TYPE_CHECKING:
    from usecases_tui.app import Editor


def page_for(editor: "Editor", path: str) -> Page | None:
    """The page for a file."""
    if editor.desk.session.files.kind(path) is FileKind.USE_CASE:
        from usecases_tui.scenario.page import ScenarioPage

        return ScenarioPage(path)
    from usecases_tui.forms.items_page import ItemsPage

    return ItemsPage(path)
