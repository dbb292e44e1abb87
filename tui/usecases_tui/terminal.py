"""What comes from the terminal besides keys: another size, and texts that are pasted."""

from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import App

from usecases_tui.library_pane.pane import LibraryPane
from usecases_tui.sheet.harmless import pasted

if TYPE_CHECKING:
    from usecases_tui.app import Editor
    from usecases_tui.side import Side

WIDE, NARROW = 120, 80
"""Columns from which all panes have room side by side, and from which two have."""


class HearsTerminal(App[int]):
    """The editor's answers to its terminal."""

    HORIZONTAL_BREAKPOINTS = [(0, "tiny"), (NARROW, "narrow"), (WIDE, "wide")]

    async def on_event(self, event: events.Event) -> None:
        """What is pasted anywhere comes without what would drive a terminal or can't be seen."""
        if isinstance(event, events.Paste):
            event.text = pasted(event.text)
        await super().on_event(event)

    def on_resize(self, event: events.Resize) -> None:
        """Where not all panes have room, the one stays in which somebody is."""
        if not self.screen_stack or not self.screen_stack[0].query("#centre"):
            return
        screen = self.screen_stack[0]
        here = [] if screen.focused is None else list(screen.focused.ancestors_with_self)
        listing = any(isinstance(node, LibraryPane) for node in here) or cast("Editor", self).page is None
        screen.query("#desk").set_class(listing, "listing")
        for side in screen.query("#side"):
            cast("Side", side).fit(inside=side in here, small=event.size.width < NARROW)
