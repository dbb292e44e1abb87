"""The two lines at the bottom: what was done last and what isn't saved, and the keys of the place one is in."""

from collections.abc import Iterable

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from usecases_tui.actions.action import Action
from usecases_tui.sheet.harmless import harmless
from usecases_tui.words import _

_NAMES = {
    "ctrl": "Ctrl", "alt": "Alt", "shift": "Shift", "enter": "Enter", "escape": "Esc", "tab": "Tab", "up": "↑",
    "down": "↓", "left": "←", "right": "→", "delete": "Del", "backspace": "⌫", "pageup": "PgUp", "pagedown": "PgDn",
    "home": "Home", "end": "End", "space": "␣",
}  # fmt: skip


def shown_key(key: str) -> str:
    """A key as people write it: `Ctrl+S`."""
    return "+".join(_NAMES.get(part, part.upper()) for part in key.split("+"))


class StatusLine(Widget):
    """What was done or refused last, at the left; what isn't saved, at the right."""

    COMPONENT_CLASSES = {"status--trouble", "status--right"}

    def __init__(self) -> None:
        super().__init__(id="status")
        self._message = ""
        self._trouble = False
        self._right = ""

    def say(self, message: str, *, trouble: bool = False) -> None:
        """Say something; what is a trouble begins with a sign, not only with a colour."""
        self._message, self._trouble = harmless(message), trouble
        self.refresh()

    def set_right(self, text: str) -> None:
        """Show the state at the right."""
        if text != self._right:
            self._right = harmless(text)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line; a long message is cut, and the whole of it is shown by F1."""
        base = self.rich_style
        width = self.size.width
        right = f" {self._right} " if self._right else ""
        sign = "! " if self._trouble else ""
        room = max(width - cell_len(right) - 1, 0)
        text = f" {sign}{self._message}"
        style = base + self.get_component_rich_style("status--trouble", partial=True) if self._trouble else base
        left = Strip([Segment(text, style)]).adjust_cell_length(room, base) if y == 0 else Strip.blank(room, base)
        strong = base + self.get_component_rich_style("status--right", partial=True)
        return Strip([*left, Segment(right, strong)]).adjust_cell_length(width, base)


class KeyLine(Widget):
    """The keys of the place that has the focus, as many as there is room for."""

    COMPONENT_CLASSES = {"keys--key"}

    def __init__(self) -> None:
        super().__init__(id="keys")
        self._pairs: tuple[tuple[str, str], ...] = ()

    def show(self, actions: Iterable[Action], key_of: "dict[str, str]") -> None:
        """Show actions with their keys; `key_of` gives the keys that the user has set, by the action's id."""
        pairs = tuple(
            (shown_key(key), _(action.name)) for action in actions if (key := key_of.get(action.id, action.first_key))
        )
        if pairs != self._pairs:
            self._pairs = pairs
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        base: Style = self.rich_style
        strong = base + self.get_component_rich_style("keys--key", partial=True)
        width, segments, used = self.size.width, [], 0
        for key, name in self._pairs if y == 0 else ():
            length = cell_len(key) + cell_len(name) + 3
            if used + length > width:
                break
            segments += [Segment(f" {key}", strong), Segment(f" {name} ", base)]
            used += length
        return Strip(segments).adjust_cell_length(width, base)
