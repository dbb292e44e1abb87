"""Rows, one of them current: where the cursor is, and how keys and the mouse bring it elsewhere."""

from collections.abc import Hashable, Sequence

from textual.containers import Container
from textual.message import Message

from usecases_tui.actions.action import bindings
from usecases_tui.actions.sheet import SHEET
from usecases_tui.sheet.lines import Lines
from usecases_tui.sheet.row import Row, RowsWhenSeen


class RowsWithCursor(Container):
    """What a sheet is without its field, of which it only knows that it has to be settled before the cursor goes."""

    ACTIONS = SHEET
    BINDINGS = bindings(SHEET)

    class Moved(Message, namespace="sheet"):
        """The cursor is on another row, or the row has another key."""

        def __init__(self, sheet: "RowsWithCursor", row: Row | None) -> None:
            super().__init__()
            self.sheet, self.row = sheet, row

        @property
        def control(self) -> "RowsWithCursor":
            """The sheet."""
            return self.sheet

    def __init__(self, *, uniform: bool = False, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.lines = Lines(uniform, self.letter)

    # what subclasses make of it

    def entered(self, row: Row) -> None:
        """Enter on a row, or a double click."""

    def moved(self, row: Row | None) -> None:
        """The cursor came to a row."""

    def letter(self, _letter: str) -> bool:
        """A letter was typed on a row that can't be written in; whether anything was made of it."""
        return False

    def settle(self) -> bool:
        """Take over what was typed; `False` where that can't be, and the cursor stays."""
        return True

    def _attend(self, *, keep: bool = False, at_end: bool = True) -> None:
        """The current row is another, or others stand around it; `keep` where what is being written goes on."""

    def focus_rows(self) -> None:
        """Let the keys go to the rows."""
        self.screen.set_focus(self.lines)

    # rows

    @property
    def rows(self) -> Sequence[Row]:
        """The rows."""
        return self.lines.rows

    @property
    def row(self) -> Row | None:
        """The current row."""
        index = self.lines.index
        return self.rows[index] if 0 <= index < len(self.rows) else None

    def show(self, rows: Sequence[Row], at: Hashable = None, *, same: bool = False) -> None:
        """Show other rows. The cursor goes to the one with the key `at`, else stays on its row, else where it was.

        With `same` that is the row the cursor is on, under another key: what is being written there goes on.
        """
        before = self.row
        index = self._index_of(rows, at) if at is not None else -1
        if index < 0 and before is not None:
            index = self._index_of(rows, before.key)
        if index < 0:
            index = self._stop(rows, min(max(self.lines.index, 0), len(rows) - 1), 1)
        self.lines.show(rows, index)
        self.lines.let_be_seen()
        now = self.row
        self._attend(keep=same or (before is not None and now is not None and before.key == now.key))
        if (now and now.key) != (before and before.key):
            self._tell()

    def go(self, index: int, *, at_end: bool = True) -> None:
        """Put the cursor on a row, after what was typed in the current one has been taken over."""
        if not 0 <= index < len(self.rows) or index == self.lines.index:
            return
        key = self.rows[index].key
        if not self.settle():
            return
        if self.rows[index : index + 1] and self.rows[index].key != key:  # taking it over has moved rows
            index = max(self._index_of(self.rows, key), 0)
        self.lines.choose(frozenset())
        if self.lines.taller is not None:  # the text that was being written is a row like others now
            self.lines.taller = None
            self.lines.measure()
        self.lines.go(index)
        self._attend(at_end=at_end)
        self._tell()

    def go_to(self, key: Hashable) -> bool:
        """Put the cursor on the row with a key; whether there is one."""
        index = self._index_of(self.rows, key)
        self.go(index)
        return index >= 0

    @staticmethod
    def _index_of(rows: Sequence[Row], key: Hashable) -> int:
        if isinstance(rows, RowsWhenSeen):
            return rows.place(key)
        return next((index for index, row in enumerate(rows) if row.key == key), -1)

    @staticmethod
    def _stop(rows: Sequence[Row], index: int, way: int) -> int:
        """The nearest row in a direction at which the cursor can stop; -1 where there is none."""
        while 0 <= index < len(rows):
            if rows[index].stops:
                return index
            index += way
        return -1

    def _tell(self) -> None:
        self.moved(self.row)
        self.post_message(self.Moved(self, self.row))

    # keys and mouse

    def select_rows(self, way: int) -> None:
        """Shift and an arrow beyond the text: subclasses that know what to do with several rows do so."""
        self._step(way)

    def _step(self, way: int, *, at_end: bool = True) -> None:
        self.go(self._stop(self.rows, self.lines.index + way, way), at_end=at_end)

    def action_row_up(self) -> None:
        """To the row above."""
        self._step(-1)

    def action_row_down(self) -> None:
        """To the row below."""
        self._step(1)

    def action_row_page_up(self) -> None:
        """A page up."""
        self._page(-1)

    def action_row_page_down(self) -> None:
        """A page down."""
        self._page(1)

    def _page(self, way: int) -> None:
        lines = self.lines
        page = max(lines.scrollable_content_region.height - 1, 1)
        wanted = lines.at(max(lines.top(max(lines.index, 0)) + way * page, 0))
        index = self._stop(self.rows, min(max(wanted, 0), len(self.rows) - 1), way)
        self.go(index if index >= 0 else self._stop(self.rows, min(wanted, len(self.rows) - 1), -way))

    def action_row_first(self) -> None:
        """To the first row."""
        self.go(self._stop(self.rows, 0, 1))

    def action_row_last(self) -> None:
        """To the last row."""
        self.go(self._stop(self.rows, len(self.rows) - 1, -1))

    def action_row_enter(self) -> None:
        """Do what Enter does on the current row."""
        if self.settle() and (row := self.row) is not None:
            self.entered(row)

    def on_lines_clicked(self, event: Lines.Clicked) -> None:
        """The mouse puts the cursor on a row; twice is Enter."""
        event.stop()
        if not self.rows[event.index].stops:
            return
        self.go(event.index)
        self.focus_rows()
        if event.times == 2:
            self.action_row_enter()
