"""What could go wrong here? The questions about a step, each to be made a branch or noted as considered."""

import asyncio
from collections.abc import Hashable
from typing import TYPE_CHECKING, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from usecases.editing.considering import Consider
from usecases_tui.actions.action import bindings
from usecases_tui.actions.coach import COACH
from usecases_tui.asking.modal import Modal, plain
from usecases_tui.asking.write import Write
from usecases_tui.coach.questions import AtStep, Question
from usecases_tui.coach.rows import ALL, BRANCH, OPEN, OTHER, rows
from usecases_tui.scenario.read import read_case
from usecases_tui.sheet.row import Row
from usecases_tui.sheet.sheet import Sheet
from usecases_tui.status import shown_key
from usecases_tui.unsaved_library import shared_files
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor


class Answered(NamedTuple):
    """What came of it: a question that shall be a branch, or a branch to go to."""

    question: Question | None = None
    branch: str | None = None


class _Questions(Sheet):
    """The questions; what is thought of stands below."""

    def entered(self, row: Row) -> None:
        """Make a branch of it, or go where it is answered."""
        screen = self.screen
        assert isinstance(screen, WhatCouldGoWrong)
        screen.take(row)


class WhatCouldGoWrong(Modal[Answered | None]):
    """The coach at one step of a use case, as the session has it. Its first look takes a moment."""

    ACTIONS = COACH
    BINDINGS = bindings(COACH)

    def __init__(self, editor: "Editor", path: str, step: str) -> None:
        super().__init__(classes="coach")
        self._editor = editor
        self._path = path
        self._step = step
        self._found: AtStep | None = None
        self._every = False

    def compose(self) -> ComposeResult:
        """The questions in a frame."""
        with Vertical(classes="box"):
            yield _Questions()

    def on_mount(self) -> None:
        """Look, which takes longer the first time."""
        box = self.query_one(".box")
        box.border_title = _("What could go wrong here?")
        keys = self._editor.user_keys.first
        considered, leave = (
            _key(keys.get(one.id, one.first_key)) for one in COACH if one.id in ("coach.considered", "coach.leave")
        )
        words = _("Enter: a branch · {considered}: no branch needed · {leave}: back")
        box.border_subtitle = plain(words.format(considered=considered, leave=leave))
        self.query_one(_Questions).focus_rows()
        self._show([Row((OTHER, "wait"), _("One moment…"), stops=False)])
        self.look_again()

    def look_again(self) -> None:
        """Ask about the step as it is now."""
        self.run_worker(self._ask(), exclusive=True)

    async def _ask(self) -> None:
        desk = self._editor.desk
        case = read_case(desk.session.files, self._path).case
        shared = shared_files(desk.session.files)
        look = desk.coaching.look
        self._found = None if case is None else await asyncio.to_thread(look, shared, case, self._step)
        if self._found is None:
            self.dismiss(None)
        else:
            self._show_found()

    def _show_found(self, at: Hashable = None) -> None:
        if self._found is not None:
            self._show(list(rows(self._found, self._every)), at)

    def _show(self, shown: list[Row], at: Hashable = None) -> None:
        self.query_one(_Questions).show(shown, at)
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """The frame is as high as its rows, as long as there is room."""
        sheet = self.query_one(_Questions)
        sheet.styles.height = max(sheet.lines.top(len(sheet.rows)), 1)
        if not any(row.stops for row in sheet.rows[: sheet.lines.index]):
            sheet.lines.scroll_home(animate=False)

    def on_resize(self, _event: events.Resize) -> None:
        """Lines break elsewhere."""
        self.call_after_refresh(self._fit)

    def _question(self) -> Question | None:
        """The question that the cursor is on."""
        row = self.query_one(_Questions).row
        if row is None or self._found is None or not isinstance(row.key, tuple) or row.key[0] != OPEN:
            return None
        return next((one for one in self._found.open if one.deviation == row.key[1]), None)

    def take(self, row: Row) -> None:
        """Enter on a row."""
        assert isinstance(row.key, tuple)
        kind, name = row.key
        if kind == ALL:
            self.action_coach_all()
        elif kind == BRANCH:
            self.dismiss(Answered(branch=str(name)))
        elif (question := self._question()) is not None:
            self.dismiss(Answered(question))

    def action_coach_all(self) -> None:
        """All open questions, or the best ones again."""
        found = self._found
        if found is None or not 0 < len(found.best) < len(found.open):
            return
        self._every = not self._every
        self._show_found((OPEN, found.open[len(found.best) if self._every else 0].deviation))

    def action_coach_considered(self) -> None:
        """Ask why no branch is needed, and note it."""
        question = self._question()
        if question is None:
            return

        def note(because: str | None) -> None:
            if because is not None:
                command = Consider(self._path, self._step, question.deviation, because)
                self._editor.do(command, follow=False)
                self.look_again()

        hint = _("for example: happens once in years, the manager decides then")
        self.app.push_screen(Write(_("Why is no branch needed?"), question.question, hint), note)

    def action_coach_leave(self) -> None:
        """Back to the step."""
        self.dismiss(None)


def _key(key: str) -> str:
    return _("Space") if key == "space" else shown_key(key)
