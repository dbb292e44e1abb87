"""A sheet: rows with a cursor, and a field in which the current row's text is written."""

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message

from usecases_tui.actions.action import bindings
from usecases_tui.actions.sheet import SHEET
from usecases_tui.sheet.drawing import layout
from usecases_tui.sheet.lines import Lines
from usecases_tui.sheet.row import Row, RowsWhenSeen, Writing
from usecases_tui.sheet.wrapping import wrapped

if TYPE_CHECKING:
    from usecases_tui.sheet.field import Field


class Sheet(Container):
    """Rows, one of them current. What is made of a key or of a written text is the business of subclasses.

    They override `typed`, `entered`, `moved`, `left_empty`, and give rows to `show`. A sheet whose rows are all one
    line high says so with `uniform`: it may then have any number of rows, made when they are seen.
    """

    ACTIONS = SHEET
    BINDINGS = bindings(SHEET)
    field: "Field | None" = None
    ABOVE = 0
    """Lines that stand above the rows and don't move with them."""

    class Moved(Message):
        """The cursor is on another row, or the row has another key."""

        def __init__(self, sheet: "Sheet", row: Row | None) -> None:
            super().__init__()
            self.sheet, self.row = sheet, row

        @property
        def control(self) -> "Sheet":
            """The sheet."""
            return self.sheet

    def __init__(self, *, uniform: bool = False, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.lines = Lines(uniform, self.letter)
        if not uniform:
            from usecases_tui.sheet.field import Field  # the list does without, and it comes first

            self.field = Field(self)

    def compose(self) -> ComposeResult:
        """The lines, and the field above them."""
        yield self.lines
        if self.field is not None:
            self.field.display = False
            yield self.field

    # what subclasses make of it

    def typed(self, row: Row, text: str) -> bool:
        """Take over a text that was written in a row; `False` where it can't be, and stays in the field."""
        del row, text
        return True

    def entered(self, row: Row) -> None:
        """Enter on a row, or a double click."""

    def moved(self, row: Row | None) -> None:
        """The cursor came to a row."""

    def letter(self, _letter: str) -> bool:
        """A letter was typed on a row that can't be written in; whether anything was made of it."""
        return False

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

    def settle(self) -> bool:
        """Take over what was typed; `False` where that can't be."""
        field = self.field
        if field is None or field.row is None or not field.differs:
            return True
        if not self.typed(field.row, field.value):
            return False
        field.taken_over()
        return True

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

    # the field

    def _attend(self, *, keep: bool = False, at_end: bool = True) -> None:
        """Bring the field to the current row, or take it away where nothing can be written there."""
        field, row = self.field, self.row
        if field is None:
            return
        if row is None or row.writing is Writing.NO:
            focused = self.screen.focused is field
            field.display = False
            field.row = None
            if focused:
                self.screen.set_focus(self.lines)
            return
        if keep and field.row is not None and field.display:
            field.refresh_row(row)
        else:
            field.take(row, at_end)
        focused = self.screen.focused is self.lines  # `has_focus` is told later
        field.display = True
        self._place()
        if focused:
            self.screen.set_focus(field)

    def _place(self) -> None:
        """Put the field over its row's text."""
        field, row = self.field, self.row
        if field is None or row is None or field.row is None:
            return
        placed = layout(row, self.lines.width)
        height = len(wrapped(field.text, placed.width))  # the field itself may not know its width yet
        top = self.ABOVE + self.lines.top(self.lines.index) + placed.above - self.lines.scroll_offset.y
        field.styles.offset = (placed.column, top)
        field.styles.width = placed.width + 1
        field.styles.height = height
        if height + placed.above != self.lines.height(self.lines.index):
            self.lines.taller = (self.lines.index, height + placed.above)
            self.lines.measure()

    def on_mount(self) -> None:
        """The field goes along when the lines are scrolled, or get another size."""
        self.watch(self.lines, "scroll_y", self._place, init=False)
        self.watch(self.lines, "show_vertical_scrollbar", self._break_lines_anew, init=False)

    def _break_lines_anew(self) -> None:
        """A scrollbar has come or gone, and the rows have another width."""
        self.lines.measure()
        self.lines.let_be_seen()
        self._place()

    def on_field_lines_changed(self, event: "Field.LinesChanged") -> None:
        """The row grows with its text."""
        event.stop()
        self._place()
        self.lines.let_be_seen()

    def on_field_paused(self, event: "Field.Paused") -> None:
        """What was typed becomes a change."""
        event.stop()
        self.settle()

    def left(self, way: int, selecting: bool) -> None:
        """The caret leaves the text up or down."""
        if selecting:
            self.select_rows(way)
        else:
            self._step(way, at_end=way > 0)

    def caret_at(self, line: int) -> None:
        """The caret is in a line of the current row's text: it is seen where the row is too high for the screen."""
        if self.row is not None:
            self.lines.let_line_be_seen(layout(self.row, self.lines.width).above + line)

    def deletes_rows(self) -> bool:
        """Backspace or Delete: subclasses in which rows can be selected take these away."""
        return False

    def deleted_at_beginning(self) -> None:
        """Backspace where nothing stands before the caret: subclasses that know what to do then do so."""

    def on_lines_resized(self, event: Lines.Resized) -> None:
        """Everything stands elsewhere."""
        event.stop()
        self._place()

    def on_descendant_focus(self) -> None:
        """The keys go to this sheet now; writing goes to its field."""
        self.lines.set_active(True)
        if self.screen.focused is self.lines and self.field is not None and self.field.display:
            self.screen.set_focus(self.field)

    def on_descendant_blur(self) -> None:
        """The keys go elsewhere; nothing that was typed stays behind."""
        self.settle()
        self.lines.set_active(self.has_focus_within)

    def focus_rows(self) -> None:
        """Let the keys go to this sheet."""
        if self.field is not None and self.field.display:
            self.screen.set_focus(self.field)
        else:
            self.screen.set_focus(self.lines)

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
