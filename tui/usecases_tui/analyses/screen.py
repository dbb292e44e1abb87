"""An analysis on the screen: its lines, what is said of the one with the cursor, and where Enter leads."""

from textual import events
from textual.app import ComposeResult
from textual.worker import Worker

from usecases_tui.actions.action import bindings
from usecases_tui.actions.analyses import ANALYSIS
from usecases_tui.analyses.process import NothingTold
from usecases_tui.analyses.rows import every_line, row_of
from usecases_tui.analyses.table import Analysis
from usecases_tui.analyses.told import Goal, Line, Told
from usecases_tui.asking.choose import Choice, Choose, Chosen
from usecases_tui.asking.modal import plain
from usecases_tui.forms.margins import HelpLines
from usecases_tui.framed import HELP, Framed
from usecases_tui.sheet.row import Row, Span
from usecases_tui.sheet.sheet import Sheet
from usecases_tui.words import _

_HEAD = 0.25
"""The part of the screen's height that a head may take which doesn't move with the lines."""


class _Lines(Sheet):
    """The lines."""

    def entered(self, row: Row) -> None:
        """Show what is inside, or go somewhere."""
        screen = self.screen
        assert isinstance(screen, AnalysisScreen)
        screen.enter(row)

    def moved(self, row: Row | None) -> None:
        """Say more about the line."""
        screen = self.screen
        if isinstance(screen, AnalysisScreen):
            screen.explain(row)
        if not any(one.stops for one in self.rows[: self.lines.index]):
            self.lines.scroll_home(animate=False)


class AnalysisScreen(Framed[Goal | None]):
    """Subclasses say what there is to tell (`look`); the result is where somebody wants to go."""

    ACTIONS = (*ANALYSIS, *HELP)
    BINDINGS = bindings(ACTIONS)

    def __init__(self, analysis: Analysis, title: str) -> None:
        super().__init__(_Lines(), title)
        self.analysis = analysis
        self.told: Told | None = None
        self.unfolded: set[str] = set()
        self._lines: dict[str, Line] = {}
        self._head = Sheet(classes="analysis-head")
        self._more = HelpLines()
        self._worker: Worker[None] | None = None

    def inside(self) -> ComposeResult:
        """The head, the lines, and what is said of one of them."""
        self._head.can_focus = self._head.lines.can_focus = False
        self._head.display = self._more.display = False
        yield self._head
        yield self.sheet
        yield self._more

    def on_mount(self) -> None:
        """Begin to look, once it is known how much room there is."""
        super().on_mount()
        self.show_note(_("One moment…"))
        self.call_after_refresh(self.begin)

    def begin(self) -> None:
        """Look for the first time."""
        self.look_again()

    def look_again(self) -> None:
        """Make the analysis anew; one that is being made is stopped."""
        self._worker = self.run_worker(self._work, exclusive=True, group="analysis")

    async def _work(self) -> None:
        try:
            self.told = await self.look()
        except NothingTold as problem:
            self.told = None
            self._show_lines((), Line("why", str(problem), (Span("! ", "warning"),)))
        else:
            self.show_told(self.first())
        self.note_progress("")

    async def look(self) -> Told:
        """What there is to tell; raises NothingTold."""
        raise NotImplementedError

    def first(self) -> str | None:
        """The key of the line on which the cursor shall be; where it is, if `None`."""
        return None

    def help_row(self) -> Row | None:
        """What this is, for the help."""
        return Row("about", f"{_(self.analysis.name)}. {_(self.analysis.help)}", stops=False)

    def note(self) -> Line | None:
        """A line above all others, if there is something to be known beside the analysis."""
        return None

    # what is shown

    def show_note(self, words: str) -> None:
        """Show a line in place of an analysis that isn't there yet."""
        if self.told is None:
            self.sheet.show([Row("note", words, stops=False)])

    def note_progress(self, words: str) -> None:
        """Say in the frame how far it is."""
        self.query_one(".box").border_subtitle = plain(words)

    def show_told(self, at: object = None) -> None:
        """Show the lines; the head stays where it is if there is room for it."""
        told = self.told
        if told is None:
            return
        stays = bool(told.head) and len(told.head) <= self.size.height * _HEAD
        self._head.display = stays
        if stays:
            self._head.styles.height = len(told.head)
            self._head.show([row_of(line, ()) for line in told.head])
        note = self.note()
        self._show_lines((() if stays else told.head), *filter(None, [note]), *told.lines, at=at)

    def _show_lines(self, head: tuple[Line, ...], *lines: Line, at: object = None) -> None:
        every = list(every_line((*head, *lines), self.unfolded))
        self._lines = {line.key: line for line in every}
        self._more.display = any(map(_more, every))
        self.sheet.show([row_of(line, self.unfolded) for line in every], at)
        self.explain(self.sheet.row)

    def explain(self, row: Row | None) -> None:
        """Say more about the line with the cursor."""
        line = self._lines.get(str(row.key)) if row is not None else None
        self._more.show(_more(line) if line is not None else "")

    # what can be done

    def enter(self, row: Row) -> None:
        """Show or hide what is inside; or go where the line leads."""
        line = self._lines.get(str(row.key))
        if line is None:
            return
        if line.inside:
            self.unfolded ^= {line.key}
            self.show_told(line.key)
        elif len(line.goals) == 1:
            self.dismiss(line.goals[0])
        elif line.goals:
            self._ask_which(line)

    def _ask_which(self, line: Line) -> None:
        def take(chosen: Chosen | None) -> None:
            if chosen is not None and chosen.values:
                self.dismiss(line.goals[int(chosen.values[0])])

        choices = [Choice(str(number), goal.title, goal.more) for number, goal in enumerate(line.goals)]
        self.app.push_screen(Choose(line.text.partition(":")[0], choices), take)

    def action_analysis_again(self) -> None:
        """Make it anew."""
        self.look_again()

    def action_analysis_leave(self) -> None:
        """Back; an analysis that isn't finished is stopped."""
        if self._worker is not None:
            self._worker.cancel()
        self.dismiss(None)

    def on_resize(self, _event: events.Resize) -> None:
        """There is room for more, or for less."""
        self.call_after_refresh(self.show_told)


def _more(line: Line) -> str:
    """What is said at the bottom of a line."""
    if line.more or not line.goals:
        return line.more
    return _("Enter: {places}").format(places="; ".join(goal.title for goal in line.goals))
