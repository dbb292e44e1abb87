"""A question with a few answers."""

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from usecases_tui.asking.modal import Modal, plain
from usecases_tui.sheet.row import Row, Span
from usecases_tui.sheet.sheet import Sheet

_BOX, _MOST_WORDS = 0.9, 14
"""The part of the screen's height that a question may take, and the lines of its words at most."""


class Answer(NamedTuple):
    """An answer: what comes of it, its words, and a line that says more."""

    id: str
    words: str
    more: str = ""


class Answers(Sheet):
    """The answers, of which one is taken with Enter or its figure."""

    def entered(self, row: Row) -> None:
        """Take the answer."""
        self.screen.dismiss(row.key)


def _row(number: int, line: str) -> Row:
    """A line of words; what follows a bullet goes on below itself."""
    before, bullet, after = line.partition("• ")
    lead = before + bullet if bullet and not before.strip() else ""
    return Row(number, after if lead else line, (Span(lead),), stops=False)


class Ask(Modal[str | None]):
    """A question. The result is the id of the answer; `None` where Escape was pressed.

    Answers are numbered, so that a figure is enough on every keyboard.
    """

    BINDINGS = [Binding("escape", "leave", show=False)]

    def __init__(self, title: str, lines: Sequence[str], answers: Sequence[Answer]) -> None:
        super().__init__(classes="question")
        self._title = title
        self._lines = lines
        self._answers = answers

    def compose(self) -> ComposeResult:
        """The words above the answers."""
        with Vertical(classes="box"):
            words = Sheet(classes="words")
            words.can_focus = False
            yield words
            yield Answers(classes="answers")

    def on_mount(self) -> None:
        """Show the words, and wait."""
        self.query_one(".box").border_title = plain(self._title)
        words = self.query_one(".words", Sheet)
        words.lines.can_focus = False
        words.show([_row(number, line) for number, line in enumerate(self._lines)])
        answers = self.query_one(Answers)
        answers.show(
            [
                Row(answer.id, answer.words, (Span(f"{number} ", "number"),), (Span(answer.more, "quiet"),))
                for number, answer in enumerate(self._answers, start=1)
            ]
        )
        answers.focus_rows()
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """The box is as high as its words and answers, now that it is known where their lines break."""
        for sheet in self.query(Sheet):
            sheet.styles.height = max(sheet.lines.top(len(sheet.rows)), 1)

    def on_resize(self, event: events.Resize) -> None:
        """The answers are seen however few lines there are; the words get the others."""
        room = int(event.size.height * _BOX) - 3 - len(self._answers)
        self.query_one(".words").styles.max_height = max(min(room, _MOST_WORDS), 1)

    def on_key(self, event: events.Key) -> None:
        """A figure takes its answer."""
        if event.character and event.character.isdecimal() and 0 < int(event.character) <= len(self._answers):
            event.stop()
            self.dismiss(self._answers[int(event.character) - 1].id)

    def action_leave(self) -> None:
        """No answer."""
        self.dismiss(None)
