"""The list of analyses: of the use case that is open, and of the whole library. A figure or Enter opens one."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult

from usecases_tui.actions.action import bindings
from usecases_tui.actions.analyses import ANALYSIS
from usecases_tui.analyses.opening import About, screen_of
from usecases_tui.analyses.table import OF_CASE, OF_LIBRARY, Analysis, analysis
from usecases_tui.analyses.told import Goal
from usecases_tui.forms.margins import HelpLines
from usecases_tui.framed import HELP, Framed
from usecases_tui.sheet.row import Row, Span
from usecases_tui.sheet.sheet import Sheet
from usecases_tui.words import _

_ACTIONS = tuple(action for action in ANALYSIS if action.id == "analysis.leave")
_INDENT = 4


class _List(Sheet):
    """The analyses."""

    def entered(self, row: Row) -> None:
        """Open one."""
        screen = self.screen
        assert isinstance(screen, ListOfAnalyses)
        screen.open(str(row.key))

    def moved(self, row: Row | None) -> None:
        """Say what it tells."""
        screen = self.screen
        if isinstance(screen, ListOfAnalyses) and row is not None:
            screen.explain(str(row.key))

    def letter(self, letter: str) -> bool:
        """A figure opens the analysis with this number."""
        screen = self.screen
        assert isinstance(screen, ListOfAnalyses)
        return letter.isdecimal() and screen.open_number(int(letter))


class ListOfAnalyses(Framed[Goal | None]):
    """The analyses of a use case, if one is open, and those of the library."""

    ACTIONS = (*_ACTIONS, *HELP)
    BINDINGS = bindings(ACTIONS)

    def __init__(self, about: About | None) -> None:
        super().__init__(_List(), _("Analyses"))
        self._about = about
        self._about_it = HelpLines()
        self._numbered = [*(OF_CASE if about is not None else ()), *OF_LIBRARY]

    def inside(self) -> ComposeResult:
        """The list, and what the analysis with the cursor tells."""
        yield self.sheet
        yield self._about_it

    def on_mount(self) -> None:
        """Show them."""
        super().on_mount()
        rows = list(self._rows())
        self.sheet.show(rows, next(row.key for row in rows if row.stops))

    def _rows(self) -> Iterator[Row]:
        if self._about is not None:
            words = _("This use case: {title}").format(title=self._about.title)
            yield Row("this", words, style="heading", stops=False)
            yield from self._part(OF_CASE)
        yield Row("whole", _("The whole library"), style="heading", stops=False)
        yield from self._part(OF_LIBRARY)

    def _part(self, analyses: Sequence[Analysis]) -> Iterator[Row]:
        for one in analyses:
            number = self._numbered.index(one) + 1
            yield Row(one.id, _(one.name), (Span(f"{number:>3} ", "number"),), indent=_INDENT)
        yield Row(f"gap {len(analyses)} {analyses[0].id}", stops=False)

    def explain(self, name: str) -> None:
        """Say what an analysis tells."""
        self._about_it.show(_(analysis(name).help))

    def open_number(self, number: int) -> bool:
        """Open the analysis with a number; whether there is one."""
        if not 0 < number <= len(self._numbered):
            return False
        self.open(self._numbered[number - 1].id)
        return True

    def open(self, name: str) -> None:
        """Open an analysis; whoever goes somewhere from there leaves this list, too."""

        def take(goal: Goal | None) -> None:
            if goal is not None:
                self.dismiss(goal)

        self.app.push_screen(screen_of(name, self._about), take)

    def action_analysis_leave(self) -> None:
        """Back to work."""
        self.dismiss(None)
