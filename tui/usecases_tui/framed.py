"""A screen of rows over everything else, with the line of messages and its keys below: changes, analyses."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ScreenResultType

from usecases_tui.actions.action import Action
from usecases_tui.actions.everywhere import EVERYWHERE
from usecases_tui.asking.modal import Modal, plain
from usecases_tui.sheet.sheet import Sheet
from usecases_tui.status import KeyLine

if TYPE_CHECKING:
    from usecases_tui.app import Editor

HELP = tuple(action for action in EVERYWHERE if action.id == "help")
"""Of what can be done from everywhere, what can be done here too."""


class Framed(Modal[ScreenResultType]):
    """Rows in a frame, above the line in which the editor says what was done."""

    app: "Editor"
    ACTIONS: tuple[Action, ...] = ()

    def __init__(self, sheet: Sheet, title: str) -> None:
        super().__init__(classes="framed")
        self.sheet = sheet
        self._title = title

    def compose(self) -> ComposeResult:
        """The frame, and the keys."""
        with Vertical(classes="box"):
            yield from self.inside()
        yield KeyLine()

    def inside(self) -> ComposeResult:
        """What stands in the frame."""
        yield self.sheet

    def on_mount(self) -> None:
        """Say what this is, and what can be done."""
        self.query_one(".box").border_title = plain(self._title)
        frequent = (action for action in self.ACTIONS if action.frequent)
        self.query_one(KeyLine).show(frequent, self.app.user_keys.first)
        self.sheet.focus_rows()

    def action_help(self) -> None:
        """What can be done here."""
        self.app.action_help()
