"""An export that runs in a process of its own, so that the keys stay quick and it can be stopped at any time."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from usecases_exporters.order import PROGRESS_LINES

from usecases.cli.exits import FINE
from usecases.languages.catalogue import SETTING, reader_language
from usecases_tui.actions.action import bindings
from usecases_tui.actions.preview import EXPORTING
from usecases_tui.asking.modal import Modal
from usecases_tui.bars import bar
from usecases_tui.sheet.row import Row
from usecases_tui.sheet.sheet import Sheet
from usecases_tui.words import _

_BAR = 30


class Exporting(Modal[tuple[str, bool]]):
    """How far an export is; Escape stops it. The result: what came of it in words, and whether that is a trouble.

    Files are written whole or not at all, so what was finished before stays and can be used.
    """

    ACTIONS = EXPORTING
    BINDINGS = bindings(EXPORTING)

    def __init__(self, root: Path, arguments: Sequence[str]) -> None:
        super().__init__(classes="progress")
        self._command = [sys.executable, "-m", "usecases", "export", *arguments, "--library", str(root)]
        self._process: Process | None = None
        self._stopped = False

    def compose(self) -> ComposeResult:
        """A few lines."""
        with Vertical(classes="box"):
            yield Sheet()

    def on_mount(self) -> None:
        """Begin."""
        box = self.query_one(".box")
        box.border_title = _("Export")
        box.border_subtitle = _("Esc: stop")
        self._show(_("The library is being read…"))
        self.run_worker(self._work())

    def _show(self, words: str) -> None:
        self.query_one(Sheet).show([Row("progress", words, stops=False)])

    async def _work(self) -> None:
        environment = {**os.environ, PROGRESS_LINES: "1", SETTING: reader_language()}
        self._process = process = await asyncio.create_subprocess_exec(
            *self._command, stdin=asyncio.subprocess.DEVNULL, stdout=PIPE, stderr=PIPE, env=environment
        )
        assert process.stdout is not None
        assert process.stderr is not None
        said = asyncio.create_task(process.stderr.read())
        async for line in process.stdout:
            done, _blank, of = line.decode(errors="replace").strip().partition(" ")
            if done.isdecimal() and of.isdecimal():
                self._show_progress(int(done), int(of))
        words = " ".join((await said).decode(errors="replace").split())
        code = await process.wait()
        if self._stopped:
            words = _("The export was stopped. What was finished before is in its folder.")
        self.dismiss((words or _("The export has failed."), code != FINE and not self._stopped))

    def _show_progress(self, done: int, of: int) -> None:
        words = _("{done} of {of}").format(done=done, of=of)
        self._show(f"{bar(done / of if of else 1, _BAR)}  {words}")

    def action_export_stop(self) -> None:
        """Stop it; it puts away what it was about to write."""
        process = self._process
        if process is None or process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            if sys.platform == "win32" or self._stopped:
                process.kill()
            else:
                process.send_signal(signal.SIGINT)
        self._stopped = True
        self._show(_("The export is being stopped…"))
