"""The line above the list: what is looked for, and how much of it there is."""

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from usecases_tui.sheet.harmless import harmless
from usecases_tui.words import _

_CARET = "▏"


class FindLine(Widget):
    """`Find: зак▏` and the number of hits; where nothing is looked for, that one may type, and how many there are."""

    COMPONENT_CLASSES = {"find--text", "find--quiet"}

    def __init__(self) -> None:
        super().__init__(classes="find")
        self.text = ""
        self._meant = ""
        self._count = 0

    def show(self, text: str, count: int, meant: str = "") -> None:
        """Show what is looked for, the number of hits, and what was meant where that is on another layout."""
        if (text, count, meant) != (self.text, self._count, self._meant):
            self.text, self._count, self._meant = text, count, meant
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        del y
        base, width = self.rich_style, self.size.width
        strong = base + self.get_component_rich_style("find--text", partial=True)
        quiet = base + self.get_component_rich_style("find--quiet", partial=True)
        count = f" {self._count} "
        if self.text:
            find = _("Find:")
            meant = f" → {harmless(self._meant)}" if self._meant else ""
            left = [Segment(f" {find} ", base), Segment(f"{harmless(self.text)}{_CARET}", strong)]
            left.append(Segment(meant, quiet))
        else:
            hint = _("Type to find")
            left = [Segment(f" {hint}", quiet)]
        return Strip([*Strip(left).adjust_cell_length(max(width - cell_len(count), 0), base), Segment(count, quiet)])
