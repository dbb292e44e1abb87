"""The editor: the screen with its panes, and what all of them share."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App, ComposeResult
from textual.containers import Container, Horizontal
from textual.dom import DOMNode
from textual.signal import Signal
from textual.widget import Widget

from usecases_tui import settings
from usecases_tui.actions.action import Action, bindings
from usecases_tui.actions.everywhere import EVERYWHERE
from usecases_tui.actions.keymap import user_keys
from usecases_tui.desk import Changed, Desk, Spot
from usecases_tui.findings_pane.following import FollowsFindings
from usecases_tui.library_pane.pane import LibraryPane
from usecases_tui.outside import Outside
from usecases_tui.page import Page
from usecases_tui.safety.keeping import KeepsWork
from usecases_tui.settings import THEMES
from usecases_tui.sheet.sheet import Sheet
from usecases_tui.status import KeyLine, StatusLine
from usecases_tui.terminal import HearsTerminal
from usecases_tui.whole_cases import WholeCases
from usecases_tui.with_analyses import WithAnalyses
from usecases_tui.with_git import WithGit
from usecases_tui.words import _, ngettext

if TYPE_CHECKING:
    from textual.worker import Worker

    from usecases.editing.command import Command
    from usecases_tui.findings_pane.found import Found
    from usecases_tui.side import Side

_READY_AFTER = 1.5
"""Seconds after the first picture; by then all is there that stays for the whole time."""


class Editor(WholeCases, WithAnalyses, WithGit, Outside, FollowsFindings, KeepsWork, HearsTerminal, App[int]):
    """A library on the screen.

    `begin_at` is the path of a use case to open at once; `when_ready` is called when all is there that stays.
    """

    CSS_PATH = "look.tcss"
    ENABLE_COMMAND_PALETTE = False
    ACTIONS = EVERYWHERE
    BINDINGS = bindings(EVERYWHERE)

    def __init__(self, root: Path, begin_at: str | None = None, when_ready: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self.desk = Desk(root)
        self.spot: Spot | None = None
        """What the cursor of the centre is on."""
        self.changed: Signal[Changed] = Signal(self, "changed")
        """Something was changed, undone or taken in: published after the session holds it."""
        self.selected: Signal[Spot] = Signal(self, "selected")
        """The centre's cursor came to another thing, or another file was opened."""
        self.disk_changed: Signal[frozenset[str]] = Signal(self, "disk_changed")
        """Files and folders with these paths were changed on disk, by whoever it was; what was read is taken over."""
        self.found: Signal[Found] = Signal(self, "found")
        """Other things are wrong or missing in the file in the middle than before."""
        self.differing: Signal[frozenset[str]] = Signal(self, "differing")
        """Other files differ on disk from git's last commit than before."""
        self.user_keys = user_keys()
        self._begin_at = begin_at
        self._when_ready = when_ready

    def compose(self) -> ComposeResult:
        """The list first: the rest comes when that is on the screen."""
        with Horizontal(id="desk", classes="listing"):
            yield LibraryPane(id="library")
            yield Container(id="centre")
        yield StatusLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the list, then make the rest ready."""
        self.set_keymap(self.user_keys.keymap)
        theme = settings.read(settings.EDITOR).get("theme")
        if isinstance(theme, str) and theme in THEMES:
            self.theme = theme
        self.query_one(LibraryPane).focus_rows()
        self.call_after_refresh(self._make_ready)

    async def _make_ready(self) -> None:
        from usecases_tui.side import Side

        await self.query_one("#desk").mount(Side(id="side"))
        for problem in self.user_keys.problems:
            self.say(problem, trouble=True)
        if self._begin_at is not None:
            self.open(Spot(self._begin_at))
        self.begin_guarding()
        self.findings.begin()
        self.set_timer(_READY_AFTER, self._when_ready)
        self.marking.begin()

    # changes

    def do(self, command: "Command", *, follow: bool = True, amending: bool = False) -> Changed | None:
        """Carry out a command, say what it did, and let every pane know; `None` where it was refused, which is said.

        With `follow` the cursor goes to what the command is about; it stays where it is while somebody types. With
        `amending` it is done in place of the last command, and undone as one with it.
        """
        change = self.desk.amend if amending else self.desk.do
        return self._carried_out(lambda: change(command), follow=follow)

    def action_undo(self) -> None:
        """Take back the last change."""
        if self.settle() and self._carried_out(self.desk.undo) is None:
            self.say(_("There is nothing to undo."))

    def action_redo(self) -> None:
        """Make it again."""
        if self.settle() and self._carried_out(self.desk.redo) is None:
            self.say(_("There is nothing to do again."))

    def _carried_out(self, change: Callable[[], Changed | None], *, follow: bool = True) -> Changed | None:
        from usecases.editing.command import Refused

        try:
            changed = change()
        except Refused as refused:
            self.say(refused.message.said(), trouble=True)
            return None
        if changed is not None:
            self.tell(changed if follow else changed._replace(focus=None))
        return changed

    def tell(self, changed: Changed) -> None:
        """Say what was changed, and let every pane know."""
        if changed.message is not None:
            words = changed.message.said()
            self.say(_("Undone: {change}").format(change=words) if changed.undoing else words)
        self.show_state()
        self.changed.publish(changed)

    def settle(self) -> bool:
        """Take over what is being typed anywhere; `False` where it can't be, which was said."""
        return all(sheet.settle() for sheet in self.screen_stack[0].query(Sheet))

    # what is said

    def say(self, words: str, *, trouble: bool = False) -> None:
        """Say something in the line at the bottom."""
        self.screen_stack[0].query_one(StatusLine).say(words, trouble=trouble)

    def show_state(self) -> None:
        """Show at the bottom how much is wrong or missing, and what isn't saved."""
        unsaved = self.desk.session.unsaved()
        count = len(unsaved)
        text = ngettext("● {count} file not saved", "● {count} files not saved", count).format(count=count)
        parts = (self.findings_in_short(), text if count else "")
        self.screen_stack[0].query_one(StatusLine).set_right("  ".join(filter(None, parts)))
        self.screen_stack[0].query_one(LibraryPane).show_unsaved(unsaved)

    # where one is

    @property
    def side(self) -> "Side":
        """The pane at the right."""
        from usecases_tui.side import Side

        return self.screen_stack[0].query_one(Side)

    @property
    def centre(self) -> Container:
        """The pane in the middle."""
        return self.screen_stack[0].query_one("#centre", Container)

    @property
    def page(self) -> Page | None:
        """The file in the middle, if one is open."""
        return next(iter(self.centre.query(Page)), None)

    def open(self, spot: Spot) -> "Worker[None]":
        """Open a file in the middle, with the cursor on a thing of it; the field, if one is named, in the details."""
        return self.run_worker(self._open(spot), exclusive=True, group="open")

    async def _open(self, spot: Spot) -> None:
        from usecases_tui.pages import page_for

        if not self.settle():
            return
        page = next((one for one in self.centre.query(Page) if one.path == spot.path), None)
        if page is None:
            page = page_for(self, spot.path)
            if page is None:
                return
            await self.centre.remove_children()
            await self.centre.mount(page)
        self.query_one("#desk").remove_class("listing")
        page.go_to_spot(spot)
        if self.spot is None or self.spot.path != spot.path:  # a file of which nothing can be shown has no rows
            self.select(Spot(spot.path))
        page.focus_rows()
        self.desk.presence.at(spot.path)
        self.findings.soon()
        if spot.field:
            self.side.go_to_field(spot.field)
        else:
            self.side.give_way()

    def select(self, spot: Spot) -> None:
        """The cursor of the centre came to a thing."""
        if spot != self.spot:
            self.spot = spot
            self.selected.publish(spot)

    def action_library(self) -> None:
        """To the list."""
        self.query_one("#desk").add_class("listing")
        self.query_one(LibraryPane).focus_rows()

    def action_scenario(self) -> None:
        """To the text; to the list where nothing is open."""
        page = self.page
        if page is None:
            self.say(_("Open a use case first."), trouble=True)
            self.action_library()
            return
        self.query_one("#desk").remove_class("listing")
        page.focus_rows()

    def action_details(self) -> None:
        """To the fields of what the cursor is on."""
        self.side.turn_to("details")

    def action_flow(self) -> None:
        """To the flow."""
        self.side.turn_to("flow")

    def action_findings(self) -> None:
        """To the findings."""
        self.side.turn_to("findings")

    # keys

    def places(self) -> Iterator[tuple[DOMNode, tuple[Action, ...]]]:
        """Everything that has actions: what has the focus, what stands around it, then what else is seen."""
        screen = self.screen_stack[0]
        focused = screen.focused
        chain: list[DOMNode] = [] if focused is None else list(focused.ancestors_with_self)
        around = [node for node in screen.walk_children(Widget) if node not in chain and node.display]
        for node in dict.fromkeys([*chain, *around, self]):
            actions = getattr(node, "ACTIONS", ())
            if actions:
                yield node, actions

    def on_descendant_focus(self) -> None:
        """The keys of another place are shown."""
        self._show_keys()

    def _show_keys(self) -> None:
        if len(self.screen_stack) != 1:  # a question is asked, or the editor is about to end
            return
        focused = self.screen.focused
        if focused is None:
            return
        actions = [
            action
            for node in [*focused.ancestors_with_self]
            for action in getattr(node, "ACTIONS", ())
            if action.frequent
        ]
        self.query_one(KeyLine).show(actions, self.user_keys.first)

    def action_theme(self) -> None:
        """Choose the colours."""
        from usecases_tui.themes import choose_theme

        choose_theme(self)

    def action_palette(self) -> None:
        """Everything that can be done."""
        from usecases_tui.palette import show_palette

        show_palette(self)

    def action_help(self) -> None:
        """What can be done here."""
        from usecases_tui.help import show_help

        show_help(self)
