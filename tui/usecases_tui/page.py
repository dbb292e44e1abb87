"""A page: a file in the middle of the screen."""

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING

from usecases.editing.command import Refused
from usecases_tui.desk import Changed, Spot
from usecases_tui.sheet.row import Row, Span
from usecases_tui.sheet.sheet import Sheet
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor
    from usecases_tui.findings_pane.found import Found


class Page(Sheet):
    """A file, row by row. Subclasses give the rows (`fill`) and say what a row stands for (`go_to_spot`, `moved`)."""

    app: "Editor"

    def __init__(self, path: str) -> None:
        super().__init__(classes="page")
        self.path = path

    def on_mount(self) -> None:
        """Show the file, now and after each change."""
        super().on_mount()
        self._fill_or_say_why_not(None)
        self.app.changed.subscribe(self, self._hear)
        self.app.found.subscribe(self, self._flag)

    def _hear(self, changed: Changed) -> None:
        if changed.moved is not None and changed.moved[0] == self.path:
            self.app.open(Spot(changed.moved[1]))
        else:
            self._after(changed)

    def _after(self, changed: Changed) -> None:
        if self.path in changed.paths or self.concerned(changed):
            self._fill_or_say_why_not(changed.focus if self.path in changed.paths else None)

    def _fill_or_say_why_not(self, focus: str | None) -> None:
        """A file that can't be read, or is there no more, is no reason for the editor to end."""
        try:
            self.fill(focus)
        except Refused as refused:
            words = refused.message.said()
            self.show(
                [
                    Row("path", self.path, style="heading", stops=False),
                    Row("gap", stops=False),
                    Row("why", words, (Span("✗ ", "error"),), stops=False),
                    Row("what", self._what_to_do(), style="quiet", stops=False),
                ]
            )

    def _what_to_do(self) -> str:
        from usecases_tui.actions.shown import key_of

        keys = {name: key_of(name, self.app.user_keys) for name in ("text", "library")}
        words = _("{text} opens the text of the file, {library} the list.").format(**keys)
        return " ".join(filter(None, (self.both_sides(), words)))

    def both_sides(self) -> str:
        """Which key brings both sides together, where a merge in git has left its marks in the file; else nothing."""
        from usecases_tui.actions.shown import key_of

        try:
            content = self.app.desk.session.files.content(self.path) or b""
        except Refused:
            return ""
        if not any(line.startswith(b"<<<<<<<") for line in content.splitlines()):
            return ""
        key = key_of("both-sides", self.app.user_keys)
        return _("{key} brings both sides together, field by field.").format(key=key)

    def show(self, rows: Sequence[Row], at: Hashable = None, *, same: bool = False) -> None:
        """Show other rows, with signs at those with which something is wrong."""
        super().show(rows, at, same=same)
        self._flag(self.app.findings.found)

    def _flag(self, found: "Found") -> None:
        self.lines.flag(self.flags(found) if found.path == self.path else {})

    def flags(self, found: "Found") -> Mapping[Hashable, Span]:
        """The signs of things with which something is wrong, by the keys of their rows: here, the ways to them."""
        return found.flags

    def concerned(self, changed: Changed) -> bool:
        """Whether a change of other files changes what is shown here."""
        del changed
        return False

    def fill(self, focus: str | None = None) -> None:
        """Show the file as it is now, with the cursor on the thing with an id, where there is one."""

    def go_to_spot(self, spot: Spot) -> None:
        """Put the cursor on a thing of the file."""
