"""What stands above and below the rows of a form: what it is about, and the help of the current field."""

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from usecases_tui.sheet.harmless import harmless
from usecases_tui.sheet.wrapping import wrapped

LINES = 5
"""The most lines that help takes, the rule above it not counted."""


class HeadLine(Widget):
    """One line: what the form is about."""

    COMPONENT_CLASSES = {"form--head"}

    def __init__(self) -> None:
        super().__init__(classes="form-head")
        self._text = ""

    def show(self, text: str) -> None:
        """Show a text."""
        if text != self._text:
            self._text = harmless(text)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        strong = self.rich_style + self.get_component_rich_style("form--head", partial=True)
        text = Segment(f" {self._text}" if y == 0 else "", strong)
        return Strip([text]).adjust_cell_length(self.size.width, self.rich_style)


class HelpLines(Widget):
    """A few wrapped lines below a rule; as high as its text wants, within bounds."""

    COMPONENT_CLASSES = {"help--rule"}

    def __init__(self) -> None:
        super().__init__(classes="field-help")
        self._text = ""

    def show(self, text: str) -> None:
        """Show a text."""
        if text != self._text:
            self._text = text
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of it; what there is no room for ends in an ellipsis."""
        base, width = self.rich_style, self.size.width
        if y == 0:
            rule = base + self.get_component_rich_style("help--rule", partial=True)
            return Strip([Segment("─" * width, rule)])
        lines = wrapped("\n".join(map(harmless, self._text.split("\n"))), max(width - 2, 1))
        room = self.size.height - 1
        line = lines[y - 1].rstrip() if y <= len(lines) else ""
        if y == room and len(lines) > room:
            line = line[: width - 3] + "…"
        return Strip([Segment(f" {line}", base)]).adjust_cell_length(width, base)
