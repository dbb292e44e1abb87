"""An analysis of the whole library as it is on disk, made by a process of its own."""

from usecases_tui.actions.action import bindings
from usecases_tui.actions.everywhere import EVERYWHERE
from usecases_tui.actions.shown import key_of
from usecases_tui.analyses.kept import Kept
from usecases_tui.analyses.process import told_of_library
from usecases_tui.analyses.screen import AnalysisScreen
from usecases_tui.analyses.table import Analysis
from usecases_tui.analyses.told import Line, Told
from usecases_tui.bars import bar
from usecases_tui.sheet.row import Span
from usecases_tui.words import _, ngettext

_BAR = 30
_BORROWED = tuple(action for action in EVERYWHERE if action.id == "save")


class OfLibrary(AnalysisScreen):
    """What was told the last time is shown at once, with the cursor where it was; it is made anew where it is stale."""

    ACTIONS = (*AnalysisScreen.ACTIONS, *_BORROWED)
    BINDINGS = bindings(_BORROWED)

    def __init__(self, analysis: Analysis) -> None:
        super().__init__(analysis, _(analysis.name))

    def begin(self) -> None:
        """Show what is known, and look where that is stale, now or after a change on disk."""
        kept = self.app.kept_analyses.get(self.analysis.id)
        if kept is not None:
            self.told, self.unfolded = kept.told, kept.unfolded
            self.show_told(kept.at)
        if kept is None or not kept.fresh:
            self.look_again()
        self.app.disk_changed.subscribe(self, lambda _paths: self.look_again())

    async def look(self) -> Told:
        """Have it made."""
        self._hear(0, 0)
        told = await told_of_library(self.analysis, self.app.desk.root, self._hear)
        self.app.kept_analyses[self.analysis.id] = Kept(told, unfolded=self.unfolded)
        return told

    def _hear(self, done: int, of: int) -> None:
        words = _("{done} of {of}").format(done=done, of=of) if of else _("The library is being read…")
        self.show_note(f"{bar(done / of, _BAR)}  {words}" if of else words)
        self.note_progress(words)

    def note(self) -> Line | None:
        """What isn't saved isn't looked at."""
        count = len(self.app.desk.session.unsaved())
        if not count:
            return None
        words = ngettext(
            "{count} file isn’t saved: what is told here is about the library on disk. {key} saves.",
            "{count} files aren’t saved: what is told here is about the library on disk. {key} saves.",
            count,
        )
        text = words.format(count=count, key=key_of("save", self.app.user_keys))
        return Line("unsaved", text, (Span("● ", "warning"),), stops=False)

    def on_unmount(self) -> None:
        """Somebody may come back to this line."""
        kept = self.app.kept_analyses.get(self.analysis.id)
        if kept is not None and self.sheet.row is not None:
            kept.at = self.sheet.row.key

    def action_save(self) -> None:
        """Save; what is on disk then is looked at by itself."""
        self.app.action_save()
        self.look_again()
