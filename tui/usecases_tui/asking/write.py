"""Asking for a line of text."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input

from usecases_tui.asking.modal import Modal, plain
from usecases_tui.sheet.row import Row
from usecases_tui.sheet.sheet import Sheet
from usecases_tui.words import _


class Write(Modal[str | None]):
    """A line to be written below what it is about, if that needs words. `None` where Escape was pressed.

    The result isn't empty. `begun` is what stands there already, with the caret at its end.
    """

    BINDINGS = [Binding("escape", "leave", show=False)]

    def __init__(self, title: str, about: str = "", hint: str = "", begun: str = "") -> None:
        super().__init__(classes="write")
        self._title = title
        self._about = about
        self._hint = hint
        self._begun = begun

    def compose(self) -> ComposeResult:
        """What it is about, and the line."""
        with Vertical(classes="box"):
            if self._about:
                yield Sheet(classes="words")
            yield Input(self._begun, placeholder=self._hint, select_on_focus=False, compact=True)

    def on_mount(self) -> None:
        """Show it, and wait."""
        box = self.query_one(".box")
        box.border_title = plain(self._title)
        box.border_subtitle = _("Enter: take it · Esc: back")
        for words in self.query(Sheet):
            words.can_focus = words.lines.can_focus = False
            words.show([Row("about", self._about, stops=False)])
        self.query_one(Input).focus()
        self.call_after_refresh(self._fit)

    def on_resize(self) -> None:
        """Lines break elsewhere."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        for words in self.query(Sheet):
            words.styles.height = max(words.lines.top(len(words.rows)), 1)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if text := " ".join(event.value.split()):
            self.dismiss(text)
        else:
            self.query_one(".box").border_subtitle = _("Write a few words first, or Esc to go back")

    def action_leave(self) -> None:
        """Nothing was written."""
        self.dismiss(None)
