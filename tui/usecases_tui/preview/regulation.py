"""The regulation of a use case as staff will read it, with the changes that aren't saved."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from usecases_exporters.tree.nodes import Document

from usecases.editing.command import Refused
from usecases.editing.opened import OpenedFiles
from usecases_tui.actions.action import bindings
from usecases_tui.actions.preview import PREVIEW
from usecases_tui.asking.modal import Modal
from usecases_tui.preview.typesetting import typeset
from usecases_tui.sheet.row import Row
from usecases_tui.sheet.sheet import Sheet
from usecases_tui.unsaved_library import case_in, library_around
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor

_AT_ONCE = 60
"""So many lines are set before the screen is shown again."""


def show_preview(editor: "Editor", path: str) -> None:
    """Show the regulation of the use case in a file; where there can be none, this is said."""
    try:
        document = document_of(editor.desk.session.files, path)
    except Refused as refused:
        editor.say(refused.message.said(), trouble=True)
        return
    if document is None:
        editor.say(_("The regulation can be shown when the errors in this file are mended."), trouble=True)
        return
    editor.push_screen(Preview(document))


def document_of(files: OpenedFiles, path: str) -> Document | None:
    """The regulation of the use case in a file, as the files are now; `None` where the file breaks the schema.

    Raises Refused where it can't be read.
    """
    from usecases_exporters.regulation.document import regulation
    from usecases_exporters.regulation.page import Page
    from usecases_exporters.regulation.shelf import Shelf

    files.document(path)
    library = library_around(files, path)
    case = case_in(library, path)
    return None if case is None else regulation(Page(Shelf(library), case, library.language_of(case)))


class _Reading(Sheet):
    """Lines to read: the keys move the text, since there is nothing for a cursor to stop at.

    The first lines are set at once, the others while these are read.
    """

    def __init__(self, document: Document) -> None:
        super().__init__(uniform=True)
        self._document = document
        self._width = 0
        self._coming: Iterator[Row] = iter(())

    def on_resize(self, _event: events.Resize) -> None:
        """Set it anew; where one was in the text is kept as well as can be."""
        width = max(self.size.width - self.lines.styles.scrollbar_size_vertical - 2, 1)
        if width == self._width:
            return
        before, top = len(self.rows), self.lines.scroll_offset.y
        self._width = width
        self._coming = typeset(self._document, width)
        if top:
            rows = list(self._coming)
            self.show(rows)
            self.lines.scroll_to(y=round(top / before * len(rows)), animate=False)
        else:
            self.show([])
            self._set_more()

    def _set_more(self) -> None:
        new = list(islice(self._coming, _AT_ONCE))
        if new:
            self.show([*self.rows, *new])
            self.call_after_refresh(self._set_more)

    def _move(self, lines: int) -> None:
        self.lines.scroll_relative(y=lines, animate=False)

    @property
    def _page_height(self) -> int:
        return max(self.lines.scrollable_content_region.height - 1, 1)

    def action_row_up(self) -> None:
        """A line up."""
        self._move(-1)

    def action_row_down(self) -> None:
        """A line down."""
        self._move(1)

    def action_row_page_up(self) -> None:
        """A page up."""
        self._move(-self._page_height)

    def action_row_page_down(self) -> None:
        """A page down."""
        self._move(self._page_height)

    def action_row_first(self) -> None:
        """To the beginning."""
        self.lines.scroll_home(animate=False)

    def action_row_last(self) -> None:
        """To the end."""
        self.show([*self.rows, *self._coming])
        self.lines.scroll_end(animate=False)


class Preview(Modal[None]):
    """A regulation, to be read; Escape goes back."""

    ACTIONS = PREVIEW
    BINDINGS = bindings(PREVIEW)

    def __init__(self, document: Document) -> None:
        super().__init__(classes="preview")
        self._document = document

    def compose(self) -> ComposeResult:
        """The text in a frame."""
        with Vertical(classes="box"):
            yield _Reading(self._document)

    def on_mount(self) -> None:
        """Say what this is, and how to leave."""
        box = self.query_one(".box")
        box.border_title = _("Regulation")
        box.border_subtitle = _("↑ ↓ PgUp PgDn: read · Esc: back")
        self.query_one(_Reading).focus_rows()

    def action_preview_leave(self) -> None:
        """Back to work."""
        self.dismiss(None)
