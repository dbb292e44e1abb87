"""Help: what can be done in the place that has the focus, with its keys, and the last message in full."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from usecases_tui.actions.action import Action
from usecases_tui.actions.table import every_action
from usecases_tui.asking.modal import Modal
from usecases_tui.sheet.row import Row, Span
from usecases_tui.sheet.sheet import Sheet
from usecases_tui.status import shown_key
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor

_KEYS_WIDTH = 22


class Help(Modal[None]):
    """Actions and keys; Escape goes back."""

    BINDINGS = [Binding("escape,f1,ctrl+q", "leave", show=False)]

    def __init__(self, rows: list[Row]) -> None:
        super().__init__(classes="choose")
        self._rows = rows

    def compose(self) -> ComposeResult:
        """The rows."""
        with Vertical(classes="box"):
            yield Sheet()

    def on_mount(self) -> None:
        """Show them."""
        box = self.query_one(".box")
        box.border_title = _("Help")
        box.border_subtitle = _("Esc: back")
        sheet = self.query_one(Sheet)
        sheet.show(self._rows)
        sheet.focus_rows()

    def action_leave(self) -> None:
        """Back to work."""
        self.dismiss(None)


def show_help(editor: "Editor") -> None:
    """Show what can be done here."""
    rows: list[Row] = []
    seen: set[str] = set()
    moving: set[Hashable] = {action.id for action in every_action() if not action.listed and not action.frequent}
    """What every editor knows comes last."""
    focused = editor.screen.focused
    for number, node in enumerate(focused.ancestors_with_self if focused is not None else [editor]):
        explanation = getattr(node, "help_row", None)
        if explanation is not None and (row := explanation()) is not None:
            rows += [row, Row(("gap", number), stops=False)]
        for action in getattr(node, "ACTIONS", ()):
            if action.id not in seen and "(" not in action.id:
                seen.add(action.id)
                rows.append(_row(action, editor))
    rows.sort(key=lambda row: row.key in moving)
    editor.push_screen(Help(rows))


def _row(action: Action, editor: "Editor") -> Row:
    own = editor.user_keys.keymap.get(action.id)
    keys = [key for key in (own or action.keys).split(",") if key.isascii() and key]
    shown = ", ".join(map(shown_key, keys))
    words = _(action.name) + (f". {_(action.help)}" if action.help else "")
    return Row(action.id, words, (Span(f"{shown:<{_KEYS_WIDTH}} ", "number"),))
