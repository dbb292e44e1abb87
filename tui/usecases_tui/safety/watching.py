"""Watching a library's folder: which files were changed on disk, by whoever it was."""

import os
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

TOGETHER = 1600
"""Changes that come one after another within so many milliseconds are told as one."""
_STEP = 100
_POLL = 3000
"""Milliseconds between two looks at everything, where the system tells nothing by itself."""


class Watch:
    """A thread that tells the paths that were changed, relative to the library, in bunches.

    It begins at once, and ends with `end`. Folders and files whose names begin with a dot are nobody's business.
    """

    def __init__(self, root: Path, tell: Callable[[frozenset[str]], None]) -> None:
        self._root = os.path.realpath(root)
        self._tell = tell
        self._stop = Event()
        Thread(target=self._watch, name="usecases-watch", daemon=True).start()

    def end(self) -> None:
        """Tell nothing more."""
        self._stop.set()

    def _watch(self) -> None:
        polling = False
        while not self._stop.is_set():
            try:
                self._changes(polling)
            except OSError:
                if polling:
                    return  # the folder is gone, or nobody may look at it; saving will say so
                polling = True  # the system has no more watches to give, or none at all for such a disk

    def _changes(self, polling: bool) -> None:
        from watchfiles import watch  # in this thread, so that nothing waits for it

        bunches = watch(
            self._root,
            watch_filter=lambda _change, path: self._relative(path) is not None,
            debounce=TOGETHER,
            step=_STEP,
            stop_event=self._stop,
            rust_timeout=60_000,
            raise_interrupt=False,
            force_polling=polling or None,
            poll_delay_ms=_POLL,
            ignore_permission_denied=True,
        )
        for bunch in bunches:
            paths = frozenset(filter(None, (self._relative(path) for _change, path in bunch)))
            if paths and not self._stop.is_set():
                self._tell(paths)

    def _relative(self, path: str) -> str | None:
        """A path as the library names it; `None` for one that isn't watched."""
        relative = os.path.relpath(path, self._root).replace(os.sep, "/")
        return None if any(part.startswith(".") for part in relative.split("/")) else relative
