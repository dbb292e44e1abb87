"""What the editor does so that no work is lost: saving, leaving, ending in a defect."""

from typing import TYPE_CHECKING

from textual.app import App
from textual.worker import WorkerFailed

from usecases_tui.safety.rescue import rescue

if TYPE_CHECKING:
    from usecases_tui.app import Editor
    from usecases_tui.safety.guard import Guard


class KeepsWork(App[int]):
    """The actions of the editor that keep work safe. Each brings its modules when it is called."""

    guard: "Guard | None" = None
    """Looks after the library on disk, once the first picture is on the screen."""
    defect: Exception | None = None
    """The defect that the editor ended in."""

    @property
    def _editor(self) -> "Editor":
        from usecases_tui.app import Editor

        assert isinstance(self, Editor)
        return self

    def begin_guarding(self) -> None:
        """Look what others do with the library, and what an earlier session has left."""
        from usecases_tui.safety.guard import Guard

        self.guard = Guard(self._editor)
        self.guard.begin()

    def on_unmount(self) -> None:
        """Nothing is to be looked after any more."""
        if self.guard is not None:
            self.guard.end()

    def action_save(self) -> None:
        """Write what was changed into the files."""
        from usecases_tui.safety.saving import save

        save(self._editor)

    async def action_quit(self) -> None:
        """End the work; what isn't saved is asked about."""
        from usecases_tui.safety.leaving import leave

        leave(self._editor)

    def action_text(self) -> None:
        """The text of the file, in the user's own text editor or on the screen."""
        from usecases_tui.text_pane.opening import open_text

        open_text(self._editor)

    def action_left_over(self) -> None:
        """Look at what was never saved."""
        from usecases_tui.safety.coming_back import offer_left_over

        offer_left_over(self._editor, asked=True)

    def _handle_exception(self, error: Exception) -> None:
        """A defect: keep what is there, and end. What it was is told when the terminal is itself again."""
        if self._exit and self.defect is None:  # what is half made finds the rest gone; the work is kept already
            self._close_messages_no_wait()
            return
        if self.defect is None:
            cause = error.error if isinstance(error, WorkerFailed) else error
            self.defect = self._exception = cause if isinstance(cause, Exception) else error
            self._exception_event.set()
            rescue(self._editor)
        self._return_code = 70
        self._close_messages_no_wait()

    def hang_up(self, code: int) -> None:
        """The terminal is gone, or somebody wants the program to end: keep what is there, and end at once."""
        from threading import Thread

        rescue(self._editor)
        self.exit(return_code=code)
        # A terminal that is gone may hold up whoever writes to it.
        Thread(target=_end, args=(code,), daemon=True).start()

    def panic(self, *renderables: object) -> None:
        """The terminal can't be read any more."""
        del renderables
        self.hang_up(129)


def _end(code: int) -> None:
    import os
    import time

    time.sleep(2)
    os._exit(code)
