"""An analysis of the use case in the middle, with the changes that aren't saved."""

import asyncio
from importlib import import_module

from textual import events

from usecases_tui.analyses.inside import cases_inside
from usecases_tui.analyses.process import NothingTold
from usecases_tui.analyses.screen import AnalysisScreen
from usecases_tui.analyses.table import Analysis
from usecases_tui.analyses.told import Line, Opened, Told
from usecases_tui.scenario.read import read_case
from usecases_tui.sheet.row import Span
from usecases_tui.unsaved_library import shared_files
from usecases_tui.words import _


class OfCase(AnalysisScreen):
    """Of the use case in a file. It is made in a thread, again whenever something is changed.

    `thing` is the id of the step or branch on which the cursor of the scenario is: it begins there.
    """

    def __init__(self, analysis: Analysis, path: str, title: str, thing: str = "") -> None:
        super().__init__(analysis, f"{_(analysis.name)}: {title}")
        self._path = path
        self._thing = thing
        self._trouble = ""

    def begin(self) -> None:
        """Look, now and after each change."""
        super().begin()
        self.app.changed.subscribe(self, lambda _changed: self.look_again())

    async def look(self) -> Told:
        """Read the use case as it is now, and analyse it."""
        desk = self.app.desk
        read = read_case(desk.session.files, self._path)
        if read.case is None:
            raise NothingTold(read.trouble)
        self._trouble = read.trouble
        width = max(self.sheet.lines.width - 1, 1)  # a scroll bar may come
        inside = cases_inside(desk.session.files, read.case)  # not in the thread: there the files may change meanwhile
        opened = Opened(
            read.case,
            shared_files(desk.session.files),
            width,
            desk.coaching.coach_of,
            inside.get,
        )
        module, _colon, name = self.analysis.made_by.partition(":")
        told: Told = await asyncio.to_thread(getattr(import_module(module), name), opened)
        return told

    def first(self) -> str | None:
        """At first, the line of the step from which one comes."""
        thing, self._thing = self._thing, ""
        lines = self.told.lines if self.told is not None and thing else ()
        return next((line.key for line in lines if any(goal.thing == thing for goal in line.goals)), None)

    def note(self) -> Line | None:
        """What of the file isn't understood."""
        return Line("trouble", self._trouble, (Span("✗ ", "error"),), stops=False) if self._trouble else None

    def on_resize(self, event: events.Resize) -> None:
        """There is room for more roles beside each other, or for fewer."""
        super().on_resize(event)
        if self.told is not None:
            self.call_after_refresh(self.look_again)
