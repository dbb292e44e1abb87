"""What is looked for in the list: in titles in the frame of the key, in all texts right after, in a thread."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from textual.timer import Timer

from usecases.shelf.store import Shelf
from usecases_tui.library_pane.finding import Heads, Hits, other_layout
from usecases_tui.library_pane.listing import SHARED, InTexts, Key, Nothing
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.library_pane.pane import LibraryPane

Answer = TypeVar("Answer")

_PAUSE = 0.15
"""Seconds without a letter after which the texts are looked through too."""


class Looking:
    """What is typed in the list, and what was found for it."""

    def __init__(self, pane: "LibraryPane", root: Path) -> None:
        self._pane = pane
        self._shelf = Shelf.open(root)
        """For threads alone, one at a time."""
        self._one = Lock()
        self._heads = Heads()
        self._stale = True
        self._hits = Hits([], ())
        self._in_texts: list[str] = []
        self._timer: Timer = pane.set_interval(_PAUSE, self._pause, pause=True)
        self.text = ""
        self.meant = ""
        """What is found is what this text means, typed on the other layout."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words to mark where they stand."""
        return self._hits.words if self.text else ()

    @property
    def count(self) -> int:
        """How many use cases were found."""
        return len(self._hits.paths) + len(self._in_texts)

    def make_ready(self) -> None:
        """Fold the titles before the first letter is typed."""
        self._pane.run_worker(self._fold(), group="find")

    def end(self) -> None:
        """Look no more."""
        self._timer.stop()

    def keys(self) -> list[Key]:
        """The rows of what was found."""
        keys: list[Key] = [*self._hits.paths]
        if self._in_texts:
            keys += [InTexts(len(self._in_texts)), *self._in_texts]
        return keys or [Nothing(0, finding=True), Nothing(1, finding=True)]

    def look_for(self, text: str) -> None:
        """Look for another text, in titles and ids; a moment later in all texts."""
        self.text, self._in_texts = text, []
        self._find()
        if text:
            self._timer.reset()
            self._timer.resume()
        else:
            self._timer.pause()

    def rows_changed(self) -> None:
        """Use cases have other titles now, or there are others."""
        self._stale = True
        if self.text:
            self._find()
            self._timer.reset()
            self._timer.resume()

    def _find(self) -> None:
        self._refresh()
        self.meant = ""
        self._hits = self._heads.find(self.text)
        if self.text and not self._hits.paths and not self._in_texts:
            other = other_layout(self.text)
            hits = self._heads.find(other)
            if hits.paths:
                self._hits, self.meant = hits, other

    def _refresh(self, known: dict[str, str] | None = None) -> None:
        if self._stale:
            self._stale = False
            titles = {path: (row.id, row.title) for path, row in self._pane.listing.rows.items()}
            self._heads.take(titles | {path: ("", _(name)) for path, name in SHARED.items()}, known)

    async def _fold(self) -> None:
        self._refresh(await asyncio.to_thread(self._asked, self._shelf.heads))

    def _pause(self) -> None:
        self._timer.pause()
        self._pane.run_worker(self._look_in_texts(self.text), exclusive=True, group="texts")

    async def _look_in_texts(self, text: str) -> None:
        direct = Hits([], ()) if self.meant else self._hits
        found = await self.matching(text)
        if text != self.text:
            return
        other = other_layout(text)
        if self.meant and found:
            self._hits, self.meant = self._heads.find(text), ""
        elif not found and not direct.paths:
            found = await self.matching(other)
            if text != self.text:
                return
            if found:
                self._hits, self.meant = self._heads.find(other), other
        seen = set(self._hits.paths)
        self._in_texts = [path for path in found if path not in seen]
        self._pane.show_rows()

    async def matching(self, text: str) -> list[str]:
        """The paths of the use cases with all words of a text; what isn't saved as it is here."""
        listing = self._pane.listing
        found = set(await asyncio.to_thread(self._asked, lambda: self._shelf.matching(text)))
        if listing.unsaved:
            from usecases_tui.library_pane.peeking import unsaved_with

            found -= listing.unsaved.keys()
            found |= unsaved_with(text, self._pane.app.desk.session.files, listing.unsaved)
        return [path for path in listing.rows if path in found]

    def _asked(self, ask: Callable[[], Answer]) -> Answer:
        """What the shelf answers; a thread that nobody waits for any more may be asking it still."""
        with self._one:
            return ask()
