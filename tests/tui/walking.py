"""A rough user: seeded random keys, pastes, clicks and sizes, and what must hold after each of them."""

import asyncio
import random
from collections.abc import Mapping
from contextlib import suppress

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import ModalScreen
from usecases_tui.actions.action import bindings
from usecases_tui.actions.table import PLACES
from usecases_tui.app import Editor
from usecases_tui.asking.ask import Answers, Ask
from usecases_tui.sheet.sheet import Sheet

from tests.tui.screen import quiet, shown
from usecases.editing.command import Refused

LETTERS = "aeотżó [\\]\"'#:-–,1漢🙂ы\u200e"
OFTEN = ("enter", "tab", "shift+tab", "escape", "up", "down", "left", "right", "backspace", "delete", "space")
PASTES = (
    "one line",
    "1. Первый шаг\n2. Второй шаг\n   a) подшаг\n",
    "\x1b[31mred\x1b]0;title\x07",
    "id: x\n  - [broken: {",
    "\r\n\t\r\n",
    "A" * 3000,
)
SIZES = ((140, 45), (80, 24), (40, 10), (20, 5), (200, 60), (3, 3))
AWAY = frozenset(("ctrl+q", "ctrl+й"))
"""Keys that may end the walk before its time."""


def keys_of_all_places() -> list[str]:
    """Every key that does something somewhere, with its Russian twin."""
    bound = (binding for actions in PLACES.values() for binding in bindings(actions))
    keys = {key for binding in bound if isinstance(binding, Binding) for key in binding.key.split(",")}
    return sorted(keys - AWAY)


class Walk:
    """A walk of a seed through an editor; `trail` is what was done, to be read where something fails."""

    def __init__(self, pilot: Pilot[int], seed: int) -> None:
        assert isinstance(pilot.app, Editor)
        self.pilot, self.editor = pilot, pilot.app
        self.trail: list[str] = []
        self._random = random.Random(seed)
        self._keys = keys_of_all_places()
        self._at_first: dict[str, bytes | None] = {}
        self._note_files()

    async def go(self, steps: int) -> None:
        """Do so many things, and look after each that all is sound."""
        for number in range(steps):
            await self._step()
            assert self.editor.defect is None, self._told()
            if self._random.random() < 0.6:
                await self.pilot._wait_for_screen()
                self.must_be_sound()
            if number % 25 == 24:
                await quiet(self.pilot)
                self.must_be_sound()
                self.something_must_be_seen()
                self.files_must_be_readable()
            if not self.editor.is_running:
                return

    async def _step(self) -> None:
        lot = self._random.random()
        if lot < 0.30:
            self._press(self._random.choice(self._keys))
        elif lot < 0.62:
            self._press(self._random.choice(OFTEN))
        elif lot < 0.90:
            for _number in range(self._random.randint(1, 5)):
                self._press(self._random.choice(LETTERS))
        elif lot < 0.93:
            text = self._random.choice(PASTES)
            self.trail.append(f"paste {text[:20]!r}")
            self._send(events.Paste(text))
        elif lot < 0.97:
            await self._click()
        elif lot < 0.985:
            size = self._random.choice(SIZES)
            self.trail.append(f"size {size}")
            await self.pilot.resize_terminal(*size)
        else:
            self.trail.append("wait")
            await asyncio.sleep(0.5)

    def _press(self, key: str) -> None:
        self.trail.append(key)
        if len(key) == 1:
            self._send(events.Key(key if key.isalnum() else _character_to_key(key), key))
        else:
            self._send(events.Key(key, " " if key == "space" else None))

    def _send(self, event: events.Event) -> None:
        driver = self.editor._driver
        assert driver is not None
        event.set_sender(self.editor)
        driver.send_message(event)

    async def _click(self) -> None:
        size = self.editor.size
        place = self._random.randrange(max(size.width, 1)), self._random.randrange(max(size.height, 1))
        times = self._random.randint(1, 2)
        self.trail.append(f"click {place} {times}")
        await self.pilot.click(offset=place, times=times)

    # what must hold

    def must_be_sound(self) -> None:
        """The cursor is on a row that is there, the keys go somewhere, and something is seen."""
        editor = self.editor
        if not editor.is_running:
            return
        for sheet in [sheet for screen in editor.screen_stack for sheet in screen.query(Sheet)]:
            rows, index = sheet.rows, sheet.lines.index
            some = any(row.stops for row in rows)
            assert not some or (0 <= index < len(rows) and rows[index].stops), f"{sheet!r}: {index}\n{self._told()}"
            field = sheet.field
            if field is not None and field.display and field.row is not None:
                now = None if sheet.row is None else sheet.row.key
                assert field.row.key == now, f"{sheet!r}\n{self._told()}"

    def something_must_be_seen(self) -> None:
        """The keys go somewhere, and no line is wider than the screen."""
        editor, width = self.editor, self.editor.size.width
        if not editor.is_running:
            return
        assert editor.screen.focused is not None, self._told()
        if width > 20:
            text = shown(self.pilot)
            assert text.strip(), self._told()
            assert all(cell_len(line) <= width for line in text.split("\n")), self._told()

    def files_must_be_readable(self) -> None:
        """Each file is read, or it is said in words why it can't be."""
        files = self.editor.desk.session.files
        self._note_files()
        for path in files.paths():
            with suppress(Refused):  # in words
                files.data(path)

    async def undo_all(self) -> Mapping[str, tuple[bytes | None, bytes | None]]:
        """Take everything back; by path, what was there at first and is there now, where these differ."""
        editor = self.editor
        for _screen in range(50):
            if len(editor.screen_stack) == 1:
                break
            screen = editor.screen
            # what was written in the text of a file can't be left with Escape alone: its last answer drops it
            self._press(str(len(screen.query_one(Answers).rows)) if isinstance(screen, Ask) else "escape")
            await quiet(self.pilot)
        else:
            raise AssertionError(f"{editor.screen!r} can't be left\n{self._told()}")
        assert not isinstance(editor.screen, ModalScreen)
        editor.settle()
        for _change in range(100_000):
            if not editor.desk.session.history.done:
                break
            editor.action_undo()
            await self.pilot._wait_for_screen()
            self.must_be_sound()
        files = editor.desk.session.files
        now = {path: files.content(path) for path in {*self._at_first, *files.paths()}}
        return {
            path: (self._at_first.get(path), content)
            for path, content in now.items()
            if self._at_first.get(path) != content
        }

    def _note_files(self) -> None:
        files = self.editor.desk.session.files
        for path in files.paths():
            self._at_first.setdefault(path, files.on_disk.get(path) if not self.trail else None)
            if not self.trail:
                self._at_first[path] = files.content(path)

    def _told(self) -> str:
        return f"after {len(self.trail)} things: {self.trail[-60:]}\n{shown(self.pilot)}"
