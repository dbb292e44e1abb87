"""The field: where the text of the current row is written."""

from typing import Protocol

from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea

from usecases_tui.actions.action import bindings
from usecases_tui.actions.field import FIELD
from usecases_tui.sheet.drawing import harmless_lines
from usecases_tui.sheet.harmless import unpictured
from usecases_tui.sheet.in_order import carry_out, passed_on
from usecases_tui.sheet.row import Row, Writing
from usecases_tui.sheet.wrapping import TAB

PAUSE = 0.4
"""Seconds without a key after which what was typed is a change of its own."""


class Around(Protocol):
    """What the field stands in. It is told at once: the next key finds things as this one leaves them."""

    def left(self, way: int, selecting: bool) -> None:
        """The caret leaves the text up (-1) or down (1), with Shift held or without."""

    def deletes_rows(self) -> bool:
        """Backspace or Delete: whether it was about whole rows, and is done."""

    def deleted_at_beginning(self) -> None:
        """Backspace at the very beginning of the text, with nothing selected."""

    def caret_at(self, line: int) -> None:
        """The caret is in this line of the text, counted as it is wrapped."""


class Field(TextArea, inherit_bindings=False):
    """A text being written. Undo is the document's, so that there is one order in which things are taken back."""

    ACTIONS = FIELD
    BINDINGS = bindings(FIELD)

    class Paused(Message):
        """Nothing was typed for a moment, after something was."""

    class LinesChanged(Message):
        """The text takes another number of lines now."""

    def __init__(self, around: Around) -> None:
        self._around = around
        super().__init__(soft_wrap=True, show_line_numbers=False, tab_behavior="focus", compact=True, id="field")
        self.indent_width = TAB
        self.cursor_blink = False
        self.row: Row | None = None
        self._before = ""
        self._timer = self.set_interval(PAUSE, self._pause, pause=True)

    def take(self, row: Row, at_end: bool = True) -> None:
        """Show a row's text and write in it; the caret goes to its end or beginning."""
        self.row = row
        self._before = row.text
        self.placeholder = row.hint
        self.load_text(harmless_lines(row.text))
        self.move_cursor(self.document.end if at_end else (0, 0))

    def refresh_row(self, row: Row) -> None:
        """Go on in the same row after a change. What was typed stays, unless the row says something new.

        Letters may have come between the taking over of a text and the change that it brought.
        """
        known = (self.value, self._before)
        stays = self.row is not None and any(row.text in (text, text.strip()) for text in known)
        self.row = row
        self._before = row.text
        if not stays:
            caret = self.cursor_location
            self.load_text(harmless_lines(row.text))
            self.move_cursor(self.clamp_visitable(caret))

    @property
    def value(self) -> str:
        """The text as it would stand in the file."""
        return unpictured(self.text, self._before)

    @property
    def differs(self) -> bool:
        """Whether something was typed that nobody has taken over yet."""
        return self.row is not None and self.value != self._before

    def taken_over(self) -> None:
        """What was typed is in the document now."""
        self._before = self.value
        self._timer.pause()

    def render_lines(self, crop: Region) -> list[Strip]:
        """What is seen; nothing once the field was removed, when it may still be asked and has no styles."""
        return super().render_lines(crop) if self.is_attached else [Strip.blank(crop.width)] * crop.height

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """A key has changed the text: its lines may need more room, and a pause begins."""
        event.stop()
        if self.wrapped_document.height != self.size.height:
            self.post_message(self.LinesChanged())
        if self.differs:
            self._timer.reset()
            self._timer.resume()

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """All of the text is here; what may be out of sight is in the lines around."""
        self._tell_caret()
        return super().scroll_cursor_visible(center, animate)

    def on_resize(self) -> None:
        """Lines break elsewhere, and the caret is in another one."""
        self.call_after_refresh(self._tell_caret)

    def _tell_caret(self) -> None:
        if self.row is not None:
            self._around.caret_at(self.wrapped_document.location_to_offset(self.cursor_location).y)

    def _pause(self) -> None:
        self._timer.pause()
        if self.differs:
            self.post_message(self.Paused())

    async def _on_paste(self, event: events.Paste) -> None:
        """Several lines pasted into a text of one line are for the sheet; all else is text."""
        event.prevent_default()  # of TextArea
        if self.row is not None and self.row.writing is Writing.LINE and "\n" in event.text.strip():
            return  # it bubbles up
        event.stop()
        self._replace_via_keyboard(harmless_lines(event.text.replace("\t", " ")).strip("\n"), *self.selection)

    async def _on_key(self, event: events.Key) -> None:
        if passed_on(self, event):
            return
        is_text = event.key == "enter" and self.row is not None and self.row.writing is Writing.LINES
        if not is_text and not event.is_printable:
            await carry_out(self, event)

    def action_delete_left(self) -> None:
        """Delete what is selected, or the character before the caret."""
        if self._around.deletes_rows():
            return
        if self.selection.is_empty and self.cursor_location == (0, 0):
            self._around.deleted_at_beginning()
        else:
            super().action_delete_left()

    def action_delete_right(self) -> None:
        """Delete what is selected, or the character after the caret."""
        if not self._around.deletes_rows():
            super().action_delete_right()

    def action_cursor_up(self, select: bool = False) -> None:
        """Up in the text, or out of it."""
        if self.navigator.is_first_wrapped_line(self.cursor_location):
            self._around.left(-1, select)
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Down in the text, or out of it."""
        if self.navigator.is_last_wrapped_line(self.cursor_location):
            self._around.left(1, select)
        else:
            super().action_cursor_down(select)
