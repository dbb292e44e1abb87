"""The shelf brought up to what is on disk, by a process of its own, and what it has read so far taken over."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from textual.timer import Timer
from textual.widget import Widget

from usecases.shelf.rows import ShelfRow
from usecases.shelf.store import Shelf

_LOOK = 0.5
"""Seconds between two looks at what has come."""
_AFTER = 2.0
"""Seconds after a change, or the start, before the files are looked at: changes come in bunches, and so do keys."""


class Shelving:
    """Keeps the list at what the shelf says.

    `news` gets rows that have changed, and whether these are all there are.
    """

    def __init__(self, widget: Widget, root: Path, news: Callable[[list[ShelfRow], bool], None]) -> None:
        self._root = root
        self._news = news
        self._shelf = Shelf.open(root)
        self._turn = 0
        self._version: object = None
        self._process: subprocess.Popen[bytes] | None = None
        self._again = False
        self._timer: Timer = widget.set_interval(_LOOK, self._look, pause=True)
        self._soon: Timer = widget.set_interval(_AFTER, self._start, pause=True)

    def first(self) -> list[ShelfRow]:
        """The rows of the last time, in the order of their paths; none where there is no shelf yet."""
        self._version = self._shelf.version()
        self._turn, rows = self._shelf.news()
        rows.sort()
        return rows

    def bring_up(self, *, soon: bool = False) -> None:
        """Have the files looked at, now or in a while; what is found comes as news."""
        if soon:
            self._soon.reset()
            self._soon.resume()
        else:
            self._start()

    def end(self) -> None:
        """Leave it."""
        self._timer.stop()
        self._soon.stop()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._shelf.close()

    def _start(self) -> None:
        self._soon.pause()
        if self._process is not None:
            self._again = True
            return
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "usecases.shelf", str(self._root)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError:  # no more processes may be started: the list stays as it is
            return
        self._timer.resume()

    def _look(self) -> None:
        over = self._process is None or self._process.poll() is not None
        version = self._shelf.version()
        if version != self._version:
            self._version = version
            self._turn, rows = self._shelf.news(self._turn)
            # Of files that are gone, news say nothing.
            every = self._shelf.rows() if over else []
            self._news(every or rows, bool(every))
        if over:
            self._process = None
            self._timer.pause()
            if self._again:
                self._again = False
                self._start()
