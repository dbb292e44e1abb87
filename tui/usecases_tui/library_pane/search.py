"""Searching everywhere: words in the texts of the whole library, with what isn't saved; Enter goes there."""

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from usecases.shelf.words import asked
from usecases_tui.actions.action import bindings
from usecases_tui.actions.searching import SEARCHING
from usecases_tui.asking.modal import Modal
from usecases_tui.desk import Spot
from usecases_tui.library_pane.chosen import listing, of_list
from usecases_tui.library_pane.finding import pieces
from usecases_tui.library_pane.listing import SHARED
from usecases_tui.library_pane.peeking import now_or_on_disk
from usecases_tui.library_pane.texts import MOST_FILES, Found, excerpt, in_files
from usecases_tui.sheet.row import Row, Span
from usecases_tui.sheet.sheet import Sheet
from usecases_tui.words import _, ngettext

if TYPE_CHECKING:
    from usecases_tui.app import Editor

_PAUSE = 0.15
"""Seconds without a letter after which the library is searched."""
_NUMBER_WIDTH = 6


class _Places(Sheet):
    """What was found."""

    def entered(self, row: Row) -> None:
        """Go there."""
        if isinstance(self.screen, Search):
            self.screen.take(row)


class Search(Modal[Spot | None]):
    """Words, and below them the places where they stand, use case by use case."""

    app: "Editor"
    ACTIONS = SEARCHING
    BINDINGS = bindings(SEARCHING)

    def __init__(self, begun: str) -> None:
        super().__init__(classes="choose search")
        self._begun = begun
        self._spots: dict[int, Spot] = {}

    def compose(self) -> ComposeResult:
        """The field to type in, and the places."""
        with Vertical(classes="box"):
            yield Input(placeholder=_("Words to find"), select_on_focus=False, compact=True)
            yield _Places()

    def on_mount(self) -> None:
        """Begin with what was looked for in the list."""
        self.query_one(".box").border_title = _("Search everywhere")
        self._timer = self.set_interval(_PAUSE, self._pause, pause=True)
        self.query_one(_Places).lines.set_active(True)
        field = self.query_one(Input)
        field.focus()
        field.insert_text_at_cursor(self._begun)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._timer.reset()
        self._timer.resume()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        row = self.query_one(_Places).row
        if row is not None:
            self.take(row)

    def take(self, row: Row) -> None:
        """Go to a place."""
        spot = self._spots.get(row.key) if isinstance(row.key, int) else None
        if spot is not None:
            self.dismiss(spot)

    def _pause(self) -> None:
        self._timer.pause()
        self.run_worker(self._search(self.query_one(Input).value), exclusive=True, group="search")

    async def _search(self, text: str) -> None:
        words = [each.text for each in asked(text)]
        if not words:
            self._show([], 0, words)
            return
        pane = of_list(self.app)
        paths = await pane.matching(text)
        read = now_or_on_disk(self.app.desk.root, self.app.desk.session.files)

        def found() -> list[list[Found]]:
            shared = [each for each in in_files(read, SHARED, words) if each[0].words == len(words)]
            return [*in_files(read, paths[:MOST_FILES], words), *shared]

        places = await asyncio.to_thread(found)
        if text == self.query_one(Input).value:
            self._show(places, len(paths), words)

    def _show(self, files: Iterable[list[Found]], count: int, words: list[str]) -> None:
        sheet = self.query_one(_Places)
        rows: list[Row] = []
        self._spots.clear()
        cases = listing(self.app).rows
        for places in files:
            path = places[0].spot.path
            case = cases.get(path)
            title = _(SHARED[path]) if path in SHARED else (case.title or case.id if case is not None else path)
            self._spots[len(rows)] = Spot(path)
            rows.append(Row(len(rows), title, style="heading", wraps=False))
            for found in places:
                self._spots[len(rows)] = found.spot
                rows.append(self._row(len(rows), found, words, sheet.lines.width))
        if count > MOST_FILES:
            text = ngettext(
                "Only the first {count} use case is shown: type more of what you look for.",
                "Only the first {count} use cases are shown: type more of what you look for.",
                MOST_FILES,
            )
            rows.append(Row("more", text.format(count=MOST_FILES), style="quiet", stops=False))
        if words and not rows:
            rows.append(Row("none", _("Nothing in the library has all these words."), style="quiet", stops=False))
        total = ngettext("{count} use case", "{count} use cases", count).format(count=count)
        self.query_one(".box").border_subtitle = total if words else ""
        sheet.lines.index = -1
        sheet.show(rows)

    @staticmethod
    def _row(key: int, found: Found, words: list[str], width: int) -> Row:
        number = f"{found.number or '·':>{_NUMBER_WIDTH}} "
        name = f"{found.name}: " if found.name else ""
        text = excerpt(found.text, words, width - _NUMBER_WIDTH - len(name) - 4)
        shown = (Span(piece, "match" if is_word else "") for piece, is_word in pieces(text, words))
        return Row(key, "", (Span(number, "number"), Span(name, "quiet"), *shown), wraps=False)

    def action_search_up(self) -> None:
        """The place before."""
        self.query_one(_Places).action_row_up()

    def action_search_down(self) -> None:
        """The next place."""
        self.query_one(_Places).action_row_down()

    def action_search_page_up(self) -> None:
        """A page up."""
        self.query_one(_Places).action_row_page_up()

    def action_search_page_down(self) -> None:
        """A page down."""
        self.query_one(_Places).action_row_page_down()

    def action_search_leave(self) -> None:
        """Back to where one was."""
        self.dismiss(None)


def show_search(editor: "Editor") -> None:
    """Search everywhere, and go to what is chosen."""

    def take(spot: Spot | None) -> None:
        if spot is not None:
            editor.open(spot)

    if editor.settle():
        editor.push_screen(Search(of_list(editor).finding), take)
