"""A sheet: rows with a cursor, and a field in which the current row's text is written."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from usecases_tui.sheet.cursor import RowsWithCursor
from usecases_tui.sheet.drawing import layout
from usecases_tui.sheet.lines import Lines
from usecases_tui.sheet.row import Row, Writing
from usecases_tui.sheet.wrapping import wrapped

if TYPE_CHECKING:
    from usecases_tui.sheet.field import Field


class Sheet(RowsWithCursor):
    """Rows, one of them current. What is made of a key or of a written text is the business of subclasses.

    They override `typed`, `entered`, `moved`, `letter`, and give rows to `show`. A sheet whose rows are all one
    line high says so with `uniform`: it may then have any number of rows, made when they are seen.
    """

    field: "Field | None" = None
    ABOVE = 0
    """Lines that stand above the rows and don't move with them."""

    def __init__(self, *, uniform: bool = False, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(uniform=uniform, id=id, classes=classes)
        if not uniform:
            from usecases_tui.sheet.field import Field  # the list does without, and it comes first

            self.field = Field(self)

    def compose(self) -> ComposeResult:
        """The lines, and the field above them."""
        yield self.lines
        if self.field is not None:
            self.field.display = False
            yield self.field

    def typed(self, row: Row, text: str) -> bool:
        """Take over a text that was written in a row; `False` where it can't be, and stays in the field."""
        del row, text
        return True

    def settle(self) -> bool:
        """Take over what was typed; `False` where that can't be."""
        field = self.field
        if field is None or field.row is None or not field.differs:
            return True
        if not self.typed(field.row, field.value):
            return False
        field.taken_over()
        return True

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
            super().focus_rows()
