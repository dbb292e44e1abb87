"""Choosing from a list, found by typing: roles, artefacts, steps, commands, anything."""

from collections.abc import Sequence
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input

from usecases.text.folding import folded
from usecases_tui.asking.modal import Modal, plain
from usecases_tui.sheet.row import Row, Span
from usecases_tui.sheet.sheet import Sheet
from usecases_tui.words import _

_MARKED, _NOT_MARKED = "[x] ", "[ ] "


class Choice(NamedTuple):
    """Something to choose: its value, its title, and a word more."""

    value: str
    title: str
    more: str = ""


class Chosen(NamedTuple):
    """What was chosen: values, in the order of the list; or `new`, a text that names something not there yet, beside
    what is marked where several can be chosen.
    """

    values: tuple[str, ...]
    new: str | None = None


def _rank(words: Sequence[str], title: str) -> tuple[bool, bool]:
    """What begins as it was typed comes first, then what has the words at the beginning of its own."""
    apart = " " + "".join(letter if letter.isalnum() else " " for letter in title)
    return not title.startswith(words[0]), not all(f" {word}" in apart for word in words)


class _Choices(Sheet):
    """The list."""

    def entered(self, row: Row) -> None:
        """Take it."""
        screen = self.screen
        assert isinstance(screen, Choose)
        screen.take(row)


class _Finder(Input):
    """Where one types to find; Space may be for marking, between words it is a letter."""

    def __init__(self, marking: bool) -> None:
        super().__init__(placeholder=_("Type to find"), select_on_focus=False, compact=True)
        self._marking = marking
        self.is_typing = False
        """Whether the last key was a letter: one is in the midst of words."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is a letter of the text."""
        marks = self._marking and key == "space" and not self.is_typing
        return not marks and super().check_consume_key(key, character)


class Choose(Modal[Chosen | None]):
    """One of a list, or several of it (`several`): Space marks, Enter takes what is marked. Escape: `None`.

    After typing, Enter takes the row that was found too, and Tab marks it and goes on.

    Typing leaves what has every word, in any case and script. With `new`, a text that names nothing can be taken as
    the name of something new; `new` is the row's words, such as “New role”. With `none`, nothing can be chosen too.
    `begun` is what somebody has typed already.
    """

    BINDINGS = [
        Binding("escape", "leave", show=False),
        Binding("down", "down", show=False, priority=True),
        Binding("up", "up", show=False, priority=True),
        Binding("pagedown", "page_down", show=False, priority=True),
        Binding("pageup", "page_up", show=False, priority=True),
        Binding("space", "mark", show=False, priority=True),
        Binding("tab", "mark_and_go_on", show=False, priority=True),
    ]

    _NEW, _NONE = "\x00new", "\x00none"

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        *,
        chosen: Sequence[str] = (),
        several: bool = False,
        new: str = "",
        none: str = "",
        begun: str = "",
    ) -> None:
        super().__init__(classes="choose")
        self._title = title
        self._choices = [(choice, folded(f"{choice.title} {choice.value} {choice.more}")) for choice in choices]
        self._chosen = dict.fromkeys(chosen)
        self._several = several
        self._new = new
        self._none = none
        self._begun = begun
        self._marked = bool(chosen)
        """Whether Enter takes what is marked, be it nothing, or the row on which the cursor is."""

    def compose(self) -> ComposeResult:
        """The field to type in, and the list."""
        with Vertical(classes="box"):
            yield _Finder(self._several)
            yield _Choices(uniform=True)

    def on_mount(self) -> None:
        """Show the list, with what is chosen already."""
        self.query_one(".box").border_title = plain(self._title)
        if self._several:
            self.query_one(".box").border_subtitle = _("Space marks, Enter takes")
        first = next(iter(self._chosen), None)
        self.query_one(_Choices).lines.set_active(True)
        self._show("", first)
        finder = self.query_one(Input)
        finder.focus()
        finder.insert_text_at_cursor(self._begun)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one(_Finder).is_typing = bool(event.value)
        self._show(event.value, None)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        row = self.query_one(_Choices).row
        if row is not None:
            self.take(row)

    def take(self, row: Row) -> None:
        """End with what was chosen."""
        if row.key == self._NEW:
            marked = tuple(self._chosen) if self._several else ()
            self.dismiss(Chosen(marked, self.query_one(Input).value.strip()))
        elif row.key == self._NONE:
            self.dismiss(Chosen(()))
        elif self._several:
            if self.query_one(Input).value or not self._marked:
                self._chosen[str(row.key)] = None
            values = [choice.value for choice, _words in self._choices if choice.value in self._chosen]
            unknown = [value for value in self._chosen if value not in values]
            self.dismiss(Chosen((*values, *unknown)))
        else:
            self.dismiss(Chosen((str(row.key),)))

    def _show(self, typed: str, at: str | None) -> None:
        words = folded(typed).split()
        found = [choice for choice, text in self._choices if all(word in text for word in words)]
        if words:
            found.sort(key=lambda choice: _rank(words, folded(choice.title)))
        rows = [self._row(choice) for choice in found]
        if self._none and not words:
            rows.append(Row(self._NONE, self._none, style="quiet", wraps=False))
        if self._new and typed.strip():
            rows.append(Row(self._NEW, f"{self._new}: {typed.strip()}", (Span("+ ", "mark"),), wraps=False))
        sheet = self.query_one(_Choices)
        sheet.lines.index = 0
        sheet.show(rows, at)

    def _row(self, choice: Choice) -> Row:
        lead: tuple[Span, ...] = ()
        if self._several:
            lead = (Span(_MARKED if choice.value in self._chosen else _NOT_MARKED, "mark"),)
        return Row(choice.value, choice.title, lead, (Span(choice.more, "quiet"),), wraps=False)

    def action_mark(self) -> None:
        """Mark the current row, or take its mark away."""
        row = self.query_one(_Choices).row
        if row is None or row.key in (self._NEW, self._NONE):
            return
        self._marked = True
        value = str(row.key)
        if value in self._chosen:
            del self._chosen[value]
        else:
            self._chosen[value] = None
        self._show(self.query_one(Input).value, value)

    def action_mark_and_go_on(self) -> None:
        """Mark what was found, and look for another one."""
        if self._several:
            self.action_mark()
            self.query_one(Input).value = ""

    def action_down(self) -> None:
        """The next one."""
        self.query_one(_Finder).is_typing = False
        self.query_one(_Choices).action_row_down()

    def action_up(self) -> None:
        """The one before."""
        self.query_one(_Finder).is_typing = False
        self.query_one(_Choices).action_row_up()

    def action_page_down(self) -> None:
        """A page down."""
        self.query_one(_Choices).action_row_page_down()

    def action_page_up(self) -> None:
        """A page up."""
        self.query_one(_Choices).action_row_page_up()

    def action_leave(self) -> None:
        """Nothing is chosen."""
        self.dismiss(None)
