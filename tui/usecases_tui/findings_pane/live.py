"""Findings while one writes: the file that is open is checked after each change, never before the frame of a key."""

import asyncio
from collections.abc import Mapping
from time import perf_counter
from typing import TYPE_CHECKING

from textual.timer import Timer

from usecases.checking.live import LiveCheck
from usecases.editing.command import Refused
from usecases.findings.finding import Finding
from usecases.mending.command import MendFindings
from usecases.mending.finding_mends import may_be_mended
from usecases.mending.references import Known, known_ids
from usecases.mending.single import mend_for
from usecases.reading.document import Document, read_document
from usecases.reading.folder import SHARED_FILES, FileKind
from usecases_tui.desk import Changed
from usecases_tui.findings_pane.found import Found, found_in
from usecases_tui.page import Page

if TYPE_CHECKING:
    from usecases_tui.app import Editor

PAUSE = 0.06
"""Seconds from a change to the check: the frame is drawn by then, and changes that come at once are one."""
_SHARE = 5
"""After a check that took long, so many times as long is waited before the next one."""
_SHARED = frozenset(SHARED_FILES)


class LiveFindings:
    """The findings of the file in the middle. They are published as `editor.found` whenever they are others."""

    def __init__(self, editor: "Editor") -> None:
        self._editor = editor
        self._check = LiveCheck(editor.desk.root)
        self._looking = False
        """A thread looks through the library; nothing else may ask the check meanwhile."""
        self._look_again = False
        self._changed_cases: set[str] = set()
        self._changed_shared: set[str] = set()
        self._timer: Timer | None = None
        self._took = 0.0
        self.found = Found()

    def begin(self) -> None:
        """Look through the library beside all else, then check what is open, now and after each change."""
        self._editor.changed.subscribe(self._editor, self._after)
        self._editor.disk_changed.subscribe(self._editor, lambda _paths: self._look())
        self._look()

    def soon(self) -> None:
        """Check when the frame that is due has been drawn."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._editor.set_timer(max(PAUSE, _SHARE * self._took), self._run)

    def mend_for(self, finding: Finding) -> MendFindings | None:
        """The command that mends a finding; `None` where there is none. Takes some milliseconds."""
        if self._looking or not may_be_mended(finding):
            return None
        return mend_for(self._editor.desk.session, finding, self._known())

    def _known(self) -> Known:
        return known_ids(self._check.names, self._check.case_names())

    def _after(self, changed: Changed) -> None:
        self._changed_shared |= changed.paths & _SHARED
        kind = self._editor.desk.session.files.kind
        self._changed_cases |= {path for path in changed.paths if kind(path) is FileKind.USE_CASE}
        self.soon()

    # looking through the library, in a thread

    def _look(self) -> None:
        self._look_again = True
        if not self._looking:
            self._looking = True
            self._editor.run_worker(self._look_through(), group="look")

    async def _look_through(self) -> None:
        while self._look_again:
            self._look_again = False
            unsaved = {path: self._document(path) for path in self._editor.desk.session.files.unsaved()}
            await asyncio.to_thread(_look, self._check, unsaved)
        self._looking = False
        self.soon()

    # checking

    def _run(self) -> None:
        if self._looking or not self._editor.screen_stack:
            return  # `soon` is called when that is done; or the editor has ended meanwhile
        page = next(iter(self._editor.centre.query(Page)), None)
        begun = perf_counter()
        found = Found() if page is None else self._found(page.path)
        self._took = perf_counter() - begun
        if found != self.found:
            self.found = found
            self._editor.show_state()
            self._editor.found.publish(found)

    def _found(self, path: str) -> Found:
        files = self._editor.desk.session.files
        if files.kind(path) is FileKind.MEASUREMENTS:
            return Found(path)
        self._tell_changes(path)
        try:
            document = self._document(path)
        except Refused as refused:
            return Found(path, trouble=refused.message.said())
        return Found(path) if document is None else found_in(document, self._check.check(document).findings)

    def _tell_changes(self, but: str) -> None:
        """Let the check know of other files that were changed: those it reads from disk by itself are other there."""
        for path in self._changed_cases - {but}:
            self._check.case_changed(path, self._readable(path))
        self._changed_cases &= {but}
        documents = map(self._readable, self._changed_shared)
        self._check.shared_changed([document for document in documents if document is not None])

    def _readable(self, path: str) -> Document | None:
        try:
            return self._document(path)
        except Refused:
            return None

    def _document(self, path: str) -> Document | None:
        """A file as it is here, be it usable or not; `None` where there is none. Raises Refused as the files do."""
        files = self._editor.desk.session.files
        content = files.content(path)
        if content is None:
            return None
        try:
            return files.document(path)
        except Refused:  # it holds no data, and is checked all the same
            return read_document(content, path, files.kind(path))


def _look(check: LiveCheck, unsaved: Mapping[str, Document | None]) -> None:
    import usecases.validation.explain  # noqa: F401 - else the first breach of the format would wait for it

    check.files_changed(unsaved)
    check.case_names()
