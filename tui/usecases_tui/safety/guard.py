"""Looking after the library on disk while it is edited: who else is there, what they change, signals to end."""

import asyncio
import signal
import sys
from typing import TYPE_CHECKING

from textual.timer import Timer

from usecases.languages.catalogue import _ as of_core
from usecases.saving.refusals import explain
from usecases.saving.store import protection
from usecases_tui.desk import SETTINGS, Changed
from usecases_tui.page import Page
from usecases_tui.safety.bringing_together import bring_together, collides, deleted_meanwhile
from usecases_tui.safety.naming import file_name
from usecases_tui.safety.others import others_in_words
from usecases_tui.safety.watching import Watch
from usecases_tui.sheet.sheet import Sheet
from usecases_tui.words import _, ngettext

if TYPE_CHECKING:
    from usecases_tui.app import Editor

_LOOK = 0.5
"""Seconds between two looks whether somebody is typing; twice nothing, and a question may come."""


class Guard:
    """What an editor knows of the disk below it."""

    def __init__(self, editor: "Editor") -> None:
        self._editor = editor
        self._watch: Watch | None = None
        self._waiting: dict[str, None] = {}
        """Files that want a decision, as soon as nobody types."""
        self._idle = 0
        self._unrecorded = False
        self._timer: Timer | None = None

    def begin(self) -> None:
        """Say what is to be known at the beginning, and watch."""
        if sys.platform != "win32":
            loop = asyncio.get_running_loop()
            for number in (signal.SIGHUP, signal.SIGTERM):
                loop.add_signal_handler(number, self._editor.hang_up, 128 + number)
        self._editor.changed.subscribe(self._editor, self._say_unrecorded)
        self._watch = Watch(self._editor.desk.root, self._tell)
        problem = protection(self._editor.desk.root, SETTINGS)
        words = others_in_words(self._editor.desk)
        if problem is not None:
            text = _("You can look at this library, but not save into it: {reason}.")
            words = [text.format(reason=of_core(problem.reason)), *words]
        line = " ".join(words)
        if line:
            self._editor.say(line, trouble=problem is not None)
        from usecases_tui.safety.coming_back import offer_left_over

        offer_left_over(self._editor)

    def _say_unrecorded(self, _changed: Changed) -> None:
        """What the journal can't take, a crash would lose: this is said once, until it takes something again."""
        problem = self._editor.desk.session.unrecorded
        if problem is not None and not self._unrecorded:
            self._editor.say(explain(problem).said(), trouble=True)
        self._unrecorded = problem is not None

    def end(self) -> None:
        """Look no more."""
        if self._watch is not None:
            self._watch.end()

    def _tell(self, paths: frozenset[str]) -> None:
        """Called in the thread that watches."""
        self._editor.call_later(self.changed_on_disk, paths)

    def changed_on_disk(self, paths: frozenset[str]) -> None:
        """Files were changed on disk, by whoever it was: take over what stands against nothing."""
        editor = self._editor
        if not editor.desk.root.is_dir():
            text = _("The library's folder is gone: {folder}. Nothing can be saved until it is there again.")
            editor.say(text.format(folder=editor.desk.root), trouble=True)
            return
        session = editor.desk.session
        session.files.look_again()
        differing = session.differing(self._known(paths))
        if differing:
            editor.settle()
            unsaved = session.files.unsaved()
            held = {path for path, content in differing.items() if content is None and self._is_open(path)}
            taken = session.reread(path for path in differing if path not in unsaved and path not in held)
            self._say_taken(taken)
            for path in (path for path in differing if path in unsaved or path in held):
                if differing[path] is None or collides(editor, path):
                    self._ask_later(path)
        editor.disk_changed.publish(paths)

    def _known(self, paths: frozenset[str]) -> list[str]:
        """The files that were read, of those at these paths and in folders of these names."""
        return [
            path
            for path in self._editor.desk.session.files.on_disk
            if path in paths or any(path[:end] in paths for end, letter in enumerate(path) if letter == "/")
        ]

    def _is_open(self, path: str) -> bool:
        return any(page.path == path for page in self._editor.centre.query(Page))

    def _say_taken(self, taken: list[str]) -> None:
        if not taken:
            return
        self._editor.tell(Changed(frozenset(taken)))
        if len(taken) == 1:
            words = _("{name} was changed on disk; this is how it is there now.").format(name=file_name(taken[0]))
        else:
            text = ngettext(
                "{count} file was changed on disk; this is how it is there now.",
                "{count} files were changed on disk; this is how they are there now.",
                len(taken),
            )
            words = text.format(count=len(taken))
        self._editor.say(words)

    # what wants a decision

    def _ask_later(self, path: str) -> None:
        self._waiting[path] = None
        self._idle = 0
        if self._timer is None:
            self._timer = self._editor.set_interval(_LOOK, self._ask_when_idle)
        self._timer.resume()

    def _ask_when_idle(self) -> None:
        """A question that comes in the middle of a word would be answered by its letters."""
        editor = self._editor
        typing = any(sheet.field is not None and sheet.field.differs for sheet in editor.screen_stack[0].query(Sheet))
        self._idle = 0 if typing or len(editor.screen_stack) > 1 else self._idle + 1
        if self._idle < 2:
            return
        self._idle = 0
        if not self._waiting:
            assert self._timer is not None
            self._timer.pause()
            return
        path = next(iter(self._waiting))
        del self._waiting[path]
        found = editor.desk.session.differing([path])
        if found.get(path, b"") is None:
            deleted_meanwhile(editor, path, lambda: None)
        elif found:
            bring_together(editor, [path], lambda: None)
