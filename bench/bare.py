"""Textual with nothing around it, for comparison: `python bench/bare.py trivial`, `list 10000` or `text`."""

import sys

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Static, TextArea

READY = "Ready."
_SENTENCE = "Sprawdza zamówienie, записывает срок and tells the buyer. "


class Trivial(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        yield Static(READY)


class Lines(ScrollView, can_focus=True):
    """Lines that are made when they are drawn, one of them marked."""

    BINDINGS = [
        Binding("down", "move(1)"),
        Binding("up", "move(-1)"),
        Binding("pagedown", "page(1)"),
        Binding("pageup", "page(-1)"),
    ]

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count
        self.current = 0
        self.virtual_size = Size(80, count)

    def render_line(self, y: int) -> Strip:
        number = y + self.scroll_offset.y
        style = Style(reverse=number == self.current)
        return Strip([Segment(f"Use case № {number}".ljust(self.size.width), style)], self.size.width)

    def action_page(self, pages: int) -> None:
        """Move by screens."""
        self.action_move(pages * self.size.height)

    def action_move(self, lines: int) -> None:
        """Move the mark."""
        before = self.current
        self.current = min(max(before + lines, 0), self.count - 1)
        self.scroll_to_region(Region(0, self.current, 1, 1), animate=False)
        self.refresh()


class List(App[None]):
    """A list of many lines."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count

    def compose(self) -> ComposeResult:
        yield Lines(self.count)


class Text(App[None]):
    """A field of text."""

    def compose(self) -> ComposeResult:
        yield TextArea(f"{READY}\n" + _SENTENCE * 3)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["trivial"]:
            Trivial().run()
        case ["list", count]:
            List(int(count)).run()
        case ["text"]:
            Text().run()
