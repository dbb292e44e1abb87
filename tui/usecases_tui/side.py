"""The pane at the right: details, flow or findings of what is open in the middle."""

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.strip import Strip
from textual.widget import Widget

from usecases.editing.where import Where
from usecases_tui.actions.shown import key_of
from usecases_tui.sheet.sheet import Sheet
from usecases_tui.terminal import NARROW
from usecases_tui.words import _, mark

if TYPE_CHECKING:
    from usecases_tui.app import Editor
    from usecases_tui.findings_pane.found import Found

TABS = {"details": mark("Details"), "flow": mark("Flow"), "findings": mark("Findings")}
"""The panes, by the ids of the actions that lead to them, and their names."""


class Head(Widget):
    """The names of the panes; the one that is shown stands in brackets."""

    app: "Editor"
    COMPONENT_CLASSES = {"head--current"}

    def __init__(self) -> None:
        super().__init__(classes="side-head")
        self.current = ""
        self.count = 0
        self._ends: list[tuple[int, str]] = []

    def render_line(self, y: int) -> Strip:
        """The line of names; their keys stand beside them where there is room."""
        del y
        texts = self._texts(keys=True)
        if sum(len(text) for text, _name in texts) > self.size.width:
            texts = self._texts(keys=False)
        strong = self.rich_style + self.get_component_rich_style("head--current", partial=True)
        segments, self._ends, end = [], [], 0
        for text, name in texts:
            segments.append(Segment(text, strong if name == self.current else self.rich_style))
            end += len(text)
            self._ends.append((end, name))
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _texts(self, *, keys: bool) -> list[tuple[str, str]]:
        found = []
        for name, words in TABS.items():
            text = _(words) + (f" {self.count}" if name == "findings" and self.count else "")
            text = f"[{text}]" if name == self.current else f" {text} "
            found.append((f"{text}{key_of(name, self.app.user_keys)} " if keys else text, name))
        return found

    def on_click(self, event: events.Click) -> None:
        """The mouse chooses a pane."""
        side = self.parent
        assert isinstance(side, Side)
        for end, name in self._ends:
            if event.x < end:
                side.show(name)
                return


class Side(Container):
    """One of the panes at a time."""

    app: "Editor"

    def compose(self) -> ComposeResult:
        """The names, and the panes."""
        from usecases_tui.findings_pane.pane import FindingsPane
        from usecases_tui.flow_pane.pane import FlowPane
        from usecases_tui.forms.details import DetailsPane

        yield Head()
        for pane in (DetailsPane(id="details"), FlowPane(id="flow"), FindingsPane(id="findings")):
            pane.display = False
            yield pane

    @property
    def current(self) -> str:
        """The name of the pane that is shown; empty where none is."""
        return self.query_one(Head).current if self.has_class("shown") else ""

    def on_mount(self) -> None:
        """Beside the text where there is room for both."""
        if self.app.size.width >= NARROW:
            self.show("details")
        self.app.found.subscribe(self, self._count)

    def _count(self, found: "Found") -> None:
        head = self.query_one(Head)
        head.count = len(found.noticed)
        head.refresh()

    def show(self, name: str) -> None:
        """Show a pane."""
        head = self.query_one(Head)
        head.current = name
        head.refresh()
        for tab in TABS:
            self.query_one(f"#{tab}").display = tab == name
        self.add_class("shown")

    def turn_to(self, name: str) -> None:
        """Go to a pane; from it, back to the text, and where there is room for one only, let it vanish."""
        pane = self.query_one(f"#{name}", Sheet)
        if self.current == name and pane.has_focus_within:
            self.leave()
            return
        self.app.action_scenario()  # it leaves the list, or says that nothing is open
        if self.app.page is None:
            return
        self.show(name)
        self.app.centre.set_class(self.app.size.width < NARROW, "behind")
        pane.focus_rows()

    def fit(self, *, inside: bool, small: bool) -> None:
        """The terminal has another size. In a small one this pane is seen if somebody is in it, and then alone."""
        self.app.centre.set_class(small and inside, "behind")
        self.set_class(bool(self.query_one(Head).current) and (inside or not small), "shown")

    def leave(self) -> None:
        """Back to the text."""
        self.give_way()
        self.app.action_scenario()

    def give_way(self) -> None:
        """Let the text be seen, where there is room for one only."""
        if self.app.size.width < NARROW:
            self.remove_class("shown")
            self.app.centre.remove_class("behind")

    def go_to_field(self, field: Where) -> None:
        """Go to the details, with the cursor on a field."""
        from usecases_tui.forms.details import DetailsPane

        details = self.query_one(DetailsPane)
        if not details.has_focus_within:
            self.turn_to("details")
        details.go_to_field(field)
