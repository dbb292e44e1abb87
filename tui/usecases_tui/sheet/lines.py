"""The lines of a sheet, drawn as far as they are seen: a sheet of ten thousand rows costs what a short one does."""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import accumulate

from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from usecases_tui.sheet.drawing import drawn, layout
from usecases_tui.sheet.in_order import carry_out, passed_on
from usecases_tui.sheet.row import STYLES, Row, Span

_CURSOR = Span("▌", "mark")
_RESTING = Span("│", "quiet")
_CHOSEN = Span("┃", "mark")
_NONE = Span(" ")


class Lines(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows drawn line by line. Where all rows are one line high, none is looked at before it is seen."""

    COMPONENT_CLASSES = {f"lines--{style}" for style in (*STYLES, "current", "chosen")}

    class Resized(Message):
        """The lines have another size, and break elsewhere."""

    class Clicked(Message):
        """The mouse was pressed on a row, in a cell of it counted from the row's first line."""

        def __init__(self, index: int, column: int, line: int, times: int) -> None:
            super().__init__()
            self.index, self.column, self.line, self.times = index, column, line, times

    def __init__(self, uniform: bool, letter: Callable[[str], bool]) -> None:
        super().__init__(id="lines")
        self._letter = letter
        """Takes a letter that was typed; whether anything was made of it."""
        self.rows: Sequence[Row] = ()
        self.index = -1
        self.chosen: frozenset[int] = frozenset()
        self.flags: Mapping[Hashable, Span] = {}
        """Signs at the left of rows, by their keys; the cursor goes before."""
        self.active = False
        """Whether the keys go to this sheet, to its field too."""
        self.taller: tuple[int, int] | None = None
        """A row whose text is being written, and the lines it takes now."""
        self._uniform = uniform
        self._ends: list[int] = []
        self._styles: dict[str, Style] = {}
        self._drawn: dict[int, list[Strip]] = {}
        self._base, self._cells = Style.null(), 1

    @property
    def width(self) -> int:
        """The cells that a row has."""
        return max(self.scrollable_content_region.width, 1)

    def show(self, rows: Sequence[Row], index: int) -> None:
        """Draw other rows, with the cursor on one of them (-1: on none)."""
        self.rows, self.index = rows, index
        self.taller = None
        self.measure()

    def measure(self) -> None:
        """Find out again how high everything is, and draw it."""
        self._drawn.clear()
        if not self._uniform:
            heights = [layout(row, self.width).height for row in self.rows]
            if self.taller is not None and self.taller[0] < len(heights):
                heights[self.taller[0]] = self.taller[1]
            self._ends = list(accumulate(heights))
        self._take_room(Size(self.width, self.top(len(self.rows))))
        self.refresh()

    def _take_room(self, size: Size) -> None:
        """Be so large inside. Textual would arrange the whole screen anew: only where the scroll bar comes or goes."""
        if (size.height > self.container_size.height) != self.show_vertical_scrollbar:
            self.virtual_size = size
        else:
            self.set_reactive(Lines.virtual_size, size)
            self._scroll_update(size)

    def top(self, index: int) -> int:
        """The first line of a row; of the one after the last, the number of lines."""
        if self._uniform:
            return index
        return self._ends[index - 1] if index > 0 and self._ends else 0

    def height(self, index: int) -> int:
        """The lines of a row."""
        return self.top(index + 1) - self.top(index)

    def at(self, line: int) -> int:
        """The row that has a line; the number of rows for a line below them all."""
        return min(line, len(self.rows)) if self._uniform else bisect_right(self._ends, line)

    def go(self, index: int) -> None:
        """Put the cursor on a row, and let it be seen."""
        before, self.index = self.index, index
        for one in (before, index):
            self._drawn.pop(one, None)
            self._refresh_row(one)
        self.let_be_seen()

    def let_be_seen(self) -> None:
        """Scroll so that the current row is on the screen, at once."""
        page = self.scrollable_content_region.height
        if not 0 <= self.index < len(self.rows) or page < 1:
            return
        top, end = self.top(self.index), self.top(self.index + 1)
        if top < self.scroll_offset.y or end - top >= page:
            self.scroll_to(y=top, animate=False, immediate=True, force=True)
        elif end > self.scroll_offset.y + page:
            self.scroll_to(y=end - page, animate=False, immediate=True, force=True)

    def let_line_be_seen(self, line: int) -> None:
        """Scroll so that a line of the current row is on the screen, where there is no room for all of the row."""
        page = self.scrollable_content_region.height
        if self.index < 0 or page < 1 or self.height(self.index) <= page:
            return
        place, first = self.top(self.index) + line, self.scroll_offset.y
        if not first <= place < first + page:
            wanted = place if place < first else place - page + 1
            self.scroll_to(y=wanted, animate=False, immediate=True, force=True)

    def set_active(self, active: bool) -> None:
        """Say whether the keys go to this sheet."""
        self.active = active
        self._drawn.pop(self.index, None)
        self._refresh_row(self.index)

    def choose(self, chosen: frozenset[int]) -> None:
        """Mark several rows."""
        if chosen != self.chosen:
            self.chosen = chosen
            self._drawn.clear()
            self.refresh()

    def _refresh_row(self, index: int) -> None:
        """Draw a row anew, and nothing else: over a slow line a whole sheet takes its time."""
        if 0 <= index < len(self.rows):
            self.refresh_lines(self.top(index), self.height(index))

    def flag(self, flags: Mapping[Hashable, Span]) -> None:
        """Let signs of one cell stand at the left of rows, by their keys."""
        if flags != self.flags:
            self.flags = flags
            self._drawn.clear()
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of the screen."""
        line = y + self.scroll_offset.y
        index = self.at(line)
        if index >= len(self.rows):
            return Strip.blank(self.size.width, self._base)
        strips = self._drawn.get(index)
        if strips is None:
            if len(self._drawn) > 500:
                self._drawn.clear()
            strips = self._drawn[index] = self._draw(index)
        within = line - self.top(index)
        if within < len(strips):
            return strips[within]
        return Strip.blank(self.size.width, self._base)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines of the screen."""
        # Both are found out anew whenever Textual is asked.
        self._base, self._cells = self.rich_style, self.width
        return super().render_lines(crop)

    def _draw(self, index: int) -> list[Strip]:
        base, marker = self._base, _NONE
        if index in self.chosen:
            base, marker = base + self.named("chosen"), _CHOSEN
        elif index == self.index:
            base, marker = base + self.named("current"), _CURSOR if self.active else _RESTING
        row = self.rows[index]
        flag = self.flags.get(row.key) if marker is _NONE else None
        return drawn(row, self._cells, base, self.named, marker, flag)

    def named(self, name: str) -> Style:
        """A style by its name."""
        if not name:
            return Style.null()
        if name not in self._styles:
            self._styles[name] = self.get_component_rich_style(f"lines--{name}", partial=True)
        return self._styles[name]

    def notify_style_update(self) -> None:
        """The theme is another one."""
        self._styles.clear()
        self._drawn.clear()
        super().notify_style_update()

    def on_resize(self) -> None:
        """Lines break elsewhere now."""
        self.measure()
        self.let_be_seen()
        self.post_message(self.Resized())

    async def _on_key(self, event: events.Key) -> None:
        if passed_on(self, event):
            return
        if not event.is_printable:
            await carry_out(self, event)
        elif self._letter(event.character or ""):
            event.stop()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A row was clicked."""
        line = event.y + self.scroll_offset.y
        index = self.at(line)
        if index < len(self.rows):
            self.post_message(self.Clicked(index, event.x, line - self.top(index), 1))

    def on_click(self, event: events.Click) -> None:
        """A row was clicked twice."""
        line = event.y + self.scroll_offset.y
        index = self.at(line)
        if event.chain == 2 and index < len(self.rows):
            self.post_message(self.Clicked(index, event.x, line - self.top(index), 2))
