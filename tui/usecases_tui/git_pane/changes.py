"""The list of changes: what differs from git's last commit, in words; from here it is opened, discarded, published."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from usecases.git.changed import ChangedFile, What
from usecases.reading.folder import FileKind, kind_of
from usecases_tui.actions.action import bindings
from usecases_tui.actions.everywhere import EVERYWHERE
from usecases_tui.actions.git import CHANGES
from usecases_tui.actions.shown import key_of
from usecases_tui.framed import HELP, Framed
from usecases_tui.git_pane.aside import aside
from usecases_tui.git_pane.differing import Compared, Differing, NothingToSee, differing
from usecases_tui.git_pane.discarding import discard
from usecases_tui.git_pane.rows import PUBLISH, ChangeKey, FileKey, folds, rows_of, spot_of
from usecases_tui.safety.naming import file_name
from usecases_tui.sheet.row import Row, Span
from usecases_tui.sheet.sheet import Sheet
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor

_AT_ONCE = 10
"""So many files are compared before what came of it is shown."""
_FEW = 20
"""No more files than this are all compared; no more changes are all shown, without anybody unfolding anything."""
_BORROWED = tuple(action for action in EVERYWHERE if action.id in ("save", "undo", "redo"))


class _Changes(Sheet):
    """The rows."""

    def entered(self, row: Row) -> None:
        """Fold a file or unfold it; go to a change; publish."""
        screen = self.screen
        assert isinstance(screen, ChangesScreen)
        screen.enter(row)


class ChangesScreen(Framed[None]):
    """What differs from the last commit; with `only`, in one file. `first` is the path of the file that is open."""

    ACTIONS = (*CHANGES, *_BORROWED, *HELP)
    BINDINGS = bindings(ACTIONS)

    def __init__(self, *, first: str | None = None, only: str | None = None) -> None:
        name = "" if only is None else file_name(only)
        super().__init__(_Changes(), _("What changed in {name}").format(name=name) if only else _("Changes"))
        self._first = only or first
        self._only = only
        self._now: Differing | None = None
        self._files: tuple[ChangedFile, ...] = ()
        self._known: dict[ChangedFile, Compared] = {}
        self._compared: set[ChangedFile] = set()
        """The files of which what is known is what there is now."""
        self._working = self._look_again = False
        self._unfolded: set[str] = {self._first} if self._first else set()
        self._touched = False
        """Whether the user has folded or unfolded anything."""

    def on_mount(self) -> None:
        """Look, now and whenever something changes."""
        super().on_mount()
        self.sheet.show([Row("wait", _("Looking at what has changed…"), style="quiet", stops=False)])
        self.app.changed.subscribe(self, lambda _changed: self.look())
        self.app.disk_changed.subscribe(self, lambda _paths: self.look())
        self.watch(self.sheet.lines, "scroll_y", self._go_on, init=False)
        self.look()

    def look(self) -> None:
        """Look anew at what differs."""
        self._look_again = True
        self._go_on()

    def _go_on(self) -> None:
        """Look and compare beside all else, as long as there is something to be known."""
        if not self._working and (self._look_again or self._wanted()):
            self._working = True
            self.run_worker(self._work(), group="look")

    async def _work(self) -> None:
        try:
            while self._look_again or self._wanted():
                if self._look_again:
                    self._look_again = False
                    await self._look()
                elif self._now is not None:
                    wanted = self._wanted()
                    self._known |= await aside(partial(self._now.compared, wanted))
                    self._compared |= set(wanted)
                self._show()
        except NothingToSee as problem:
            self._files = ()
            self.sheet.show([Row("why", str(problem), (Span("! ", "warning"),))])
        self._working = False

    async def _look(self) -> None:
        unsaved = {path: after for path, (_old, after) in self.app.desk.session.files.unsaved().items()}
        self._now = await aside(partial(differing, self.app.desk.root, unsaved))
        files = [file for file in self._now.files if self._only in (None, file.path, file.before)]
        self._files = tuple(sorted(files, key=lambda file: self._first not in (file.path, file.before)))
        self._known = {file: one for file, one in self._known.items() if file in self._files}
        self._compared = set()

    def _wanted(self) -> Sequence[ChangedFile]:
        """What is to be compared next: of very many files, those that are seen or unfolded."""
        left = [file for file in self._files if file not in self._compared]
        if len(self._files) > _FEW:
            lines = self.sheet.lines
            top = lines.scroll_offset.y
            seen = self.sheet.rows[lines.at(top) : lines.at(top + lines.size.height) + 1]
            paths = {row.key.path for row in seen if isinstance(row.key, FileKey)} | self._unfolded
            left = [file for file in left if file.path in paths]
        return left[: _AT_ONCE if self._compared else 1]

    def _show(self) -> None:
        if not self._touched and len(self._known) == len(self._files):
            changes = sum(len(one.changes) for one in self._known.values())
            self._unfolded = {file.path for file in self._files if changes <= _FEW or file.path == self._first}
        assert self._now is not None
        rows = list(rows_of(self._files, self._known, self._unfolded, self._now.unsaved))
        if not rows:
            rows = [Row("none", self._nothing(), (Span("✓ ", "good"),), stops=False)]
            if self._now.unsaved:
                words = _("Not everything is saved yet; {key} saves it.").format(key=key_of("save", self.app.user_keys))
                rows.append(Row("unsaved", words, (Span("● ", "warning"),), stops=False))
        elif self._only is None:
            if rows[-1].stops:
                rows.append(Row("gap", stops=False))
            rows.append(Row(PUBLISH, _("Publish these changes…"), (Span("→ ", "mark"),), style="heading"))
        self.sheet.show(rows)
        self._go_on()

    def _nothing(self) -> str:
        if self._only is not None:
            return _("This file is as it was at the last commit.")
        return _("Everything is as it was at the last commit.")

    # what can be done

    def enter(self, row: Row) -> None:
        """Fold a file or unfold it; go to a change, or to a file that is new as a whole; publish."""
        file = self._file
        if isinstance(row.key, FileKey) and file is not None and folds(file):
            self._touched = True
            self._unfolded ^= {row.key.path}
            self._show()
        elif row.key == PUBLISH:
            self.action_changes_publish()
        else:
            self.action_changes_open()

    @property
    def _file(self) -> ChangedFile | None:
        """The file that the cursor is on."""
        key = self.sheet.row.key if self.sheet.row is not None else None
        path = key.path if isinstance(key, FileKey | ChangeKey) else None
        return next((file for file in self._files if file.path == path), None)

    def action_changes_fold(self) -> None:
        """Show the files only; or, where that is so, all."""
        self._touched = True
        self._unfolded = set() if self._unfolded else {file.path for file in self._files}
        if self._now is not None and self._files:
            self._show()

    def action_changes_open(self) -> None:
        """Open the file at what changed."""
        row, file = self.sheet.row, self._file
        if row is None or file is None:
            return
        spot = spot_of(row.key, {file.path: one for file, one in self._known.items()})
        if spot is None or not self.app.desk.session.files.is_there(file.path):
            self.app.say(_("The file is deleted. “Discard” brings it back."), trouble=True)
            return
        self.dismiss()
        if kind_of(file.path) in (None, FileKind.MEASUREMENTS):
            from usecases_tui.text_pane.opening import open_text_of

            self.app.call_later(open_text_of, self.app, spot)
        else:
            self.app.open(spot)

    def action_changes_discard(self) -> None:
        """Make the file what it was."""
        file = self._file
        if file is None or self._now is None or file not in self._known:
            return
        if file.what is What.CONFLICT:
            words = _("{name} holds a conflict of two changes. Settle it first.").format(name=file_name(file.path))
            self.app.say(words, trouble=True)
            return
        discard(self.app, self._now, file, self._known[file])

    def action_changes_publish(self) -> None:
        """Leave, and publish."""
        self.dismiss()
        self.app.call_later(self.app.action_publish)

    def action_changes_leave(self) -> None:
        """Back to work."""
        self.dismiss()

    def action_save(self) -> None:
        """Save."""
        self.app.action_save()
        self.look()

    def action_undo(self) -> None:
        """Take the last change back, such as a discarding."""
        self.app.action_undo()

    def action_redo(self) -> None:
        """Do it again."""
        self.app.action_redo()


def show_changes(editor: "Editor", *, only: bool = False) -> None:
    """Show what differs from the last commit, or what does in the file in the middle."""
    if len(editor.screen_stack) > 1 or not editor.settle():
        return
    path = editor.spot.path if editor.spot is not None else None
    if only and path is None:
        editor.say(_("Open a use case first."), trouble=True)
        return
    editor.push_screen(ChangesScreen(first=path, only=path if only else None))
