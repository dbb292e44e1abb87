"""Publishing: what will be done is said step by step, and each step is done when Enter says so."""

from collections.abc import Callable
from datetime import date
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from usecases.publishing.plan import prepare
from usecases.publishing.steps import Result, StepFailed
from usecases_tui.actions.action import bindings
from usecases_tui.actions.git import PUBLISH
from usecases_tui.actions.shown import key_of
from usecases_tui.asking.ask import Answer, Ask
from usecases_tui.framed import HELP, Framed
from usecases_tui.git_pane.aside import aside
from usecases_tui.git_pane.proposal import Proposal, planned, prepared_or_why_not
from usecases_tui.git_pane.publish_rows import (
    ADDRESS,
    BRANCH,
    FINISHED,
    GAP,
    TITLE,
    Failure,
    State,
    StepKey,
    rows_of,
)
from usecases_tui.preview.picture import open_address
from usecases_tui.safety.saving import save
from usecases_tui.safety.unsaved import as_lines, changes_of, room
from usecases_tui.sheet.row import Row, Span, Writing
from usecases_tui.sheet.sheet import Sheet
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor

_SAVE, _BACK = "save", "back"
_GROUP = "publishing"
_HELD = 0.7
"""Seconds, at most, after which a key that is held down is told again as pressed."""


class _Form(Sheet):
    """The rows."""

    def typed(self, row: Row, text: str) -> bool:
        """Plan anew with what was written."""
        screen = self.screen
        assert isinstance(screen, PublishingScreen)
        screen.write(str(row.key), text)
        return True

    def entered(self, row: Row) -> None:
        """Do the next step, or go on."""
        screen = self.screen
        assert isinstance(screen, PublishingScreen)
        screen.enter(row)

    def moved(self, row: Row | None) -> None:
        """What belongs to a row is seen together with it."""
        del row
        self.see_it_all()

    def see_it_all(self) -> None:
        """Let the commands of a step be seen, or why it failed, as far as there is room below its words."""
        lines = self.lines
        if self.row is None or not (isinstance(self.row.key, StepKey) or self.row.key == ADDRESS):
            return
        end = lines.index + 1
        while end < len(self.rows) and not isinstance(self.rows[end].key, StepKey) and self.rows[end].key != GAP:
            end += 1
        page = lines.scrollable_content_region.height
        top = min(lines.top(end) - page, lines.top(lines.index))
        if page and top > lines.scroll_offset.y:
            lines.scroll_to(y=top, animate=False, immediate=True, force=True)


class PublishingScreen(Framed[None]):
    """What there is to publish, as somebody wants it, and the steps."""

    ACTIONS = (*PUBLISH, *HELP)
    BINDINGS = bindings(ACTIONS)

    def __init__(self) -> None:
        self._form = _Form()
        super().__init__(self._form, _("Publish"))
        self._state: State | None = None
        self._proposed: Proposal | None = None
        self._entered = 0.0
        """When Enter was pressed last on a step: a key that is held down does one step, not all."""

    def on_mount(self) -> None:
        """Look at what there is to publish."""
        super().on_mount()
        self._prepare()

    def _prepare(self) -> None:
        self.sheet.show([Row("wait", _("Looking at what there is to publish…"), style="quiet", stops=False)])
        self.run_worker(self._prepared(), exclusive=True, group="plan")

    async def _prepared(self) -> None:
        session, written = self.app.desk.session, self._state.proposal if self._state is not None else None
        look = partial(prepare, self.app.desk.root, date.today(), session.unsaved())
        found = await aside(partial(prepared_or_why_not, look))
        if isinstance(found, str):
            self._state = None
            self.sheet.show([Row("why", found, (Span("! ", "warning"),))])
            return
        proposal = Proposal.of(found, written, self._proposed)
        self._proposed = Proposal.of(found)
        self._state = State(found, proposal)
        await self._plan(self._state)
        self.sheet.go_to(BRANCH)

    # what is written

    def write(self, field: str, text: str) -> None:
        """Somebody wants another branch, or has other words for the change."""
        state = self._state
        if state is None or state.begun:
            return
        self._show(state._replace(proposal=state.proposal._replace(**{field: text}), planning=True))
        assert self._state is not None
        self.run_worker(self._plan(self._state), exclusive=True, group="plan")

    async def _plan(self, state: State) -> None:
        made = await aside(partial(planned, state.prepared, state.proposal))
        if self._state is state:
            self._show(state._replace(publication=made.publication, refusal=made.refusal, planning=False))

    def _show(self, state: State, at: object = None) -> None:
        self._state = state
        rows = [
            row._replace(text=self._with_keys(row.text)) if row.key == "about address" else row
            for row in rows_of(state)
        ]
        self.sheet.show(rows, at)
        self._form.see_it_all()

    def _with_keys(self, text: str) -> str:
        return text.format(copy=key_of("publish.copy", self.app.user_keys))

    # what is done

    def enter(self, row: Row) -> None:
        """On the next step, do it; in what can be written, go on to what comes next."""
        state = self._state
        if row.key == ADDRESS and state is not None:
            self._browse(row.text)
        elif row.key == FINISHED or state is None:
            self.dismiss()
        elif isinstance(row.key, StepKey):
            self._do(state, row.key.number)
        elif row.key == TITLE:
            self.sheet.go_to(StepKey(0))
        elif row.writing is Writing.LINE:
            self.sheet.action_row_down()

    def _do(self, state: State, number: int) -> None:
        before, self._entered = self._entered, monotonic()
        publication = state.publication
        if publication is None or not state.ready or self._entered - before < _HELD:
            return
        if number != len(publication.results):
            self.app.say(_("One step after the other: the first that isn't done comes next."))
            return
        self._show(state._replace(running=True, failure=None))
        # It belongs to the editor: what git has begun goes on when this screen is left.
        self.app.run_worker(self._carry_out(publication.carry_out_next, state), group=_GROUP)

    async def _carry_out(self, step: Callable[[], Result], state: State) -> None:
        assert state.publication is not None
        failure = None
        try:
            words = (await aside(step)).message.said()
        except StepFailed as failed:
            words = failed.advice.said()
            failure = Failure(words, str(failed))
        self.app.say(words, trouble=failure is not None)
        self.app.marking.look()
        if self.is_running and self.is_attached:
            after = state._replace(running=False, failure=failure)
            done = len(state.publication.results)
            self._show(after, StepKey(done) if not after.done else ADDRESS if after.address else FINISHED)
        else:
            self._state = None

    # the address

    def _browse(self, address: str) -> None:
        if open_address(address):
            self.app.say(_("The address was opened in the browser."))
        else:
            text = _("There is no browser here that could be opened. {copy} copies the address.")
            self.app.say(self._with_keys(text), trouble=True)

    def action_publish_copy(self) -> None:
        """Copy what is selected, or the address."""
        field = self.sheet.field
        selected = field.selected_text if field is not None and field.display else ""
        address = self._state.address if self._state is not None else None
        if selected:
            self.app.copy_to_clipboard(selected)
        elif address:
            self.app.copy_to_clipboard(address)
            self.app.say(_("The address was copied, where your terminal lets that be."))

    # keys

    def action_publish_next(self) -> None:
        """To the next row that can be written in, or is a step."""
        self.sheet.action_row_down()

    def action_publish_previous(self) -> None:
        """To the one before."""
        self.sheet.action_row_up()

    def action_publish_again(self) -> None:
        """Look at what is left to publish."""
        if self._state is None or (not self._state.running and self.sheet.settle()):
            self._prepare()

    def action_publish_leave(self) -> None:
        """Back to work."""
        if self._state is not None and self._state.running:
            self.app.say(_("git goes on with the step; what comes of it will be said here."))
        self.dismiss()


def publish(editor: "Editor") -> None:
    """Publish what differs from the last commit; what isn't saved is saved first, if the user wants that."""
    if len(editor.screen_stack) > 1 or not editor.settle():
        return
    if any(worker.group == _GROUP and not worker.is_finished for worker in editor.workers):
        editor.say(_("git is still at work on the last step. One moment."), trouble=True)
        return
    session = editor.desk.session
    unsaved = session.files.unsaved()
    if not unsaved:
        editor.push_screen(PublishingScreen())
        return
    answers = [Answer(_SAVE, _("Save, then publish")), Answer(_BACK, _("Don't publish yet"))]
    about = _("Only what is saved can be published. This isn't saved yet:")
    lines = as_lines(changes_of(session.files, unsaved), room(editor.size.height, len(answers) + 1))

    def take(answer: str | None) -> None:
        if answer == _SAVE:
            save(editor, then=lambda: publish(editor))

    editor.push_screen(Ask(_("Publish"), [about, *lines], answers), take)
