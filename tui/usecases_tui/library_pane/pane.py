"""The list of use cases, by process groups; letters that are typed in it find some of them."""

from collections.abc import Hashable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult

from usecases.reading.folder import SHARED_FILES
from usecases.shelf.listing import quick_ids
from usecases.shelf.rows import ShelfRow
from usecases_tui.actions.action import bindings
from usecases_tui.actions.library import LIBRARY
from usecases_tui.desk import MAP, SETTINGS, Changed, Spot
from usecases_tui.library_pane.find_line import FindLine
from usecases_tui.library_pane.groups import groups, on_disk
from usecases_tui.library_pane.listing import Heading, Key, Listing, Nothing, Whole
from usecases_tui.library_pane.looking import Looking
from usecases_tui.library_pane.rows import row as made_row
from usecases_tui.library_pane.shelving import Shelving
from usecases_tui.sheet.lines import Lines
from usecases_tui.sheet.row import Row, RowsWhenSeen
from usecases_tui.sheet.sheet import Sheet

if TYPE_CHECKING:
    from usecases_tui.app import Editor


class LibraryPane(Sheet):
    """Groups, use cases, and the files that all of them share."""

    app: "Editor"
    ACTIONS = LIBRARY
    BINDINGS = bindings(LIBRARY)

    def __init__(self, id: str | None = None) -> None:
        super().__init__(uniform=True, id=id)
        self.listing = Listing()
        self._find_line = FindLine()

    def compose(self) -> ComposeResult:
        """What is looked for, and the rows."""
        yield self._find_line
        yield from super().compose()

    def on_mount(self) -> None:
        """Show what the shelf knows; where there is none, what can be said without opening a file."""
        super().on_mount()
        root = self.app.desk.root
        self._shelving = Shelving(self, root, self._take_news)
        self._looking = Looking(self, root)
        self.listing.take_groups(groups(on_disk(root)))
        on_shelf = self._shelving.first()
        self._warm = bool(on_shelf)
        self.listing.take(on_shelf or _ids(self.app))
        self.show_rows()
        self.app.changed.subscribe(self, self._after)
        self.app.disk_changed.subscribe(self, self._after_disk)
        self.app.differing.subscribe(self, self._mark)
        self.call_after_refresh(self._make_ready)

    def _make_ready(self) -> None:
        self._peek()
        self._shelving.bring_up(soon=self._warm)
        self._looking.make_ready()

    def on_unmount(self) -> None:
        """The process that reads isn't needed any more."""
        self._shelving.end()
        self._looking.end()

    # what is shown

    @property
    def finding(self) -> str:
        """What is looked for; empty where the whole list is shown."""
        return self._looking.text

    def show_rows(self, at: Key | None = None, *, anew: bool = False) -> None:
        """Show what there is, or what was found of it. The cursor and the rows stay where they are on the screen.

        With `anew`, the list is another one, and begins at its beginning.
        """
        looking = self._looking
        keys: list[Key] = looking.keys() if looking.text else self.listing.keys()
        lines = self.lines
        above = lines.index - lines.scroll_offset.y
        if anew:
            lines.index = -1
        if at is None and anew:
            at = next((key for key in keys if isinstance(key, str)), keys[0])
        self.show(RowsWhenSeen(keys, partial(self._row, self.listing.rows)), at)
        if anew:
            lines.scroll_to(y=0, animate=False, force=True)
        elif 0 <= above < lines.size.height:
            lines.scroll_to(y=max(lines.index - above, 0), animate=False, force=True)
        lines.let_be_seen()
        self._find_line.show(looking.text, looking.count if looking.text else len(self.listing.rows), looking.meant)

    def _row(self, cases: Mapping[str, ShelfRow], key: Hashable) -> Row:
        """The row of a key, of the use cases that there were when the keys were made."""
        looking = self._looking
        width = self.lines.width
        return made_row(cast("Key", key), self.listing, width, looking.words, finding=bool(looking.text), cases=cases)

    def _peek(self) -> None:
        """Read the titles of the rows on the screen, where nobody has read them yet."""
        rows = self.rows
        assert isinstance(rows, RowsWhenSeen)
        top = self.lines.scroll_offset.y
        seen = [self.listing.rows.get(str(key)) for key in rows.keys[top : top + self.lines.size.height]]
        unknown = [row for row in seen if row is not None and not row.status and row.trouble is None]
        if unknown:
            from usecases_tui.library_pane.peeking import peeked

            self.listing.take_news(peeked(self.app.desk.root, unknown))
            self.show_rows()

    # what has changed

    def _take_news(self, rows: list[ShelfRow], every: bool) -> None:
        if every:
            self._warm = True
            self.listing.take(rows)
        else:
            self.listing.take_news(rows)
        self._rows_changed()

    def _rows_changed(self) -> None:
        self._looking.rows_changed()
        self.show_rows()
        self._peek()

    def show_unsaved(self, paths: Iterable[str]) -> None:
        """These files aren't saved, and no others."""
        from usecases_tui.library_pane.peeking import unsaved_rows

        files, known = self.app.desk.session.files, self.listing.rows
        over = unsaved_rows(files, paths, known)
        if self.listing.overlay(over, unsaved_rows(files, self.listing.unsaved.keys() - over.keys(), known)):
            self._rows_changed()

    def _after(self, changed: Changed) -> None:
        if changed.paths & {MAP, SETTINGS}:
            from usecases_tui.library_pane.peeking import in_session

            self.listing.take_groups(groups(in_session(self.app.desk.session.files)))
            self.show_rows()

    def _mark(self, differing: frozenset[str]) -> None:
        self.listing.differing = differing
        self.show_rows()

    def _after_disk(self, paths: frozenset[str]) -> None:
        if paths & SHARED_FILES.keys():
            self._after(Changed(paths))
        self._shelving.bring_up(soon=True)

    # finding

    def letter(self, letter: str) -> bool:
        """A letter goes into what is looked for."""
        if letter.isspace() and not self._looking.text:
            return True
        self._look_for(self._looking.text + letter)
        return True

    def _look_for(self, text: str) -> None:
        row = self.row
        self._looking.look_for(text)
        if text:
            self.show_rows(anew=True)
            return
        path = row.key if row is not None else None
        if isinstance(path, str) and (case := self.listing.rows.get(path)):
            self.listing.folded.discard(Heading(self.listing.group_of(case)))
        self.show_rows(path if isinstance(path, str) else None)

    def action_library_erase(self) -> None:
        """Take back the last letter."""
        if self._looking.text:
            self._look_for(self._looking.text[:-1])

    def action_library_leave(self) -> None:
        """The whole list again; then back to the text."""
        if self._looking.text:
            self._look_for("")
        else:
            self.app.action_scenario()

    # rows

    def entered(self, row: Row) -> None:
        """Open a file, fold a group."""
        if isinstance(row.key, Heading | Whole):
            self._fold(row.key, row.key not in self.listing.folded)
        elif isinstance(row.key, Nothing):
            self.app.action_new_case()
        elif isinstance(row.key, str):
            self.app.open(Spot(row.key))

    def moved(self, row: Row | None) -> None:
        """Titles that nobody has read are read when they are seen."""
        del row
        if not self._warm:
            self.call_after_refresh(self._peek)

    def action_library_fold(self) -> None:
        """Hide the use cases of the group."""
        heading = self._heading()
        if heading is not None:
            self._fold(heading, True)

    def action_library_unfold(self) -> None:
        """Show the use cases of the group."""
        heading = self._heading()
        if heading is not None:
            self._fold(heading, False)

    def action_library_refresh(self) -> None:
        """Read what is on disk now."""
        self._shelving.bring_up()

    def on_lines_clicked(self, event: Lines.Clicked) -> None:
        """A click on a heading folds; a file is opened by two."""
        super().on_lines_clicked(event)
        if event.times == 1 and (row := self.row) is not None and isinstance(row.key, Heading | Whole):
            self.entered(row)

    def visit(self, group: str, path: str) -> None:
        """Put the cursor on a use case of a group, the name of which stays in sight; on that, if it isn't there."""
        self._look_for("")
        self.listing.folded.discard(Heading(group))
        self.show_rows(Heading(group))
        if path in self.listing.in_groups().get(group, ()):
            self.go_to(path)

    def path(self) -> str | None:
        """The use case on which the cursor is."""
        row = self.row
        return row.key if row is not None and isinstance(row.key, str) and row.key in self.listing.rows else None

    def group(self) -> str | None:
        """The group in which the cursor is."""
        heading = self._heading()
        return heading.group if isinstance(heading, Heading) else None

    async def matching(self, text: str) -> list[str]:
        """The paths of the use cases that have all words of a text anywhere, as they are now."""
        return await self._looking.matching(text)

    def _heading(self) -> Heading | Whole | None:
        row = self.row
        if row is None or self._looking.text:
            return None
        if isinstance(row.key, Heading | Whole):
            return row.key
        if not isinstance(row.key, str):
            return None
        case = self.listing.rows.get(row.key)
        return Whole() if case is None else Heading(self.listing.group_of(case))

    def _fold(self, heading: Heading | Whole, folded: bool) -> None:
        if folded:
            self.listing.folded.add(heading)
        else:
            self.listing.folded.discard(heading)
        self.show_rows(heading if folded else None)

    # what the whole editor does with use cases

    def action_library_new(self) -> None:
        """Begin a use case."""
        self.app.action_new_case()

    def action_library_duplicate(self) -> None:
        """Make a copy."""
        self.app.action_duplicate_case()

    def action_library_delete(self) -> None:
        """Delete it."""
        self.app.action_delete_case()


def _ids(editor: "Editor") -> list[ShelfRow]:
    try:
        return quick_ids(editor.desk.root)
    except OSError:  # the library is gone in this moment
        return []
