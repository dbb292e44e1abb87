"""A form: the fields of one thing of a file, filled in place."""

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult

from usecases.editing.command import Refused
from usecases.editing.items import AddItem
from usecases.editing.together import Together
from usecases.editing.values import typed
from usecases.editing.where import Where
from usecases.validation.field_help import field_help
from usecases_tui.desk import Spot
from usecases_tui.findings_pane.below import with_findings
from usecases_tui.forms.changing import Change, Changing
from usecases_tui.forms.drafts import Drafts, Shown
from usecases_tui.forms.entries import entries, field_label
from usecases_tui.forms.entry import Entry, How
from usecases_tui.forms.margins import HeadLine, HelpLines
from usecases_tui.forms.offers import Offers
from usecases_tui.forms.rows import hint, rows
from usecases_tui.forms.schema import is_words_at
from usecases_tui.forms.thing import title
from usecases_tui.sheet.field import Field
from usecases_tui.sheet.row import Row
from usecases_tui.sheet.sheet import Sheet
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor


class Form(Sheet):
    """The fields of a thing, a row each, with its name above and the help of the current field below."""

    app: "Editor"

    ABOVE = 1

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._spot: Spot | None = None
        self._drafts = Drafts()
        self._entries: dict[Hashable, Entry] = {}
        self._offers = Offers(self.app.desk.session.files)

    def compose(self) -> ComposeResult:
        """The rows, with a head above and the help below."""
        yield HeadLine()
        yield from super().compose()
        yield HelpLines()

    # filling

    def fill(self, spot: Spot | None, at: Where | None = None) -> None:
        """Show the fields of a thing as they are now, with the cursor on one, else on the same field as before."""
        row, before, self._spot = self.row, self._spot, spot
        if at is None and before is not None and spot is not None and before != spot and row is not None:
            at = _same_field(row, before, spot)
        found, shown = self._found()
        self._entries = {entry.where: entry for entry in found}
        self.show(shown, at)
        self._explain()

    def fill_again(self, at: Where | None = None) -> None:
        """Show them once more, after a change."""
        self.fill(self._spot, at)

    def _found(self) -> tuple[list[Entry], list[Row]]:
        spot = self._spot
        if spot is None:
            return [], []
        try:
            self._offers.look_at(spot.path)
            files = self.files()
            data, kind = files.data(spot.path), files.kind(spot.path)
            all_of_them = entries(data, kind, spot.where, self._offers)
        except Refused as refused:
            return [], [Row("trouble", refused.message.said(), style="error", stops=False)]
        found = [entry for entry in all_of_them if not self._is_made(spot.path, entry)]
        self.query_one(HeadLine).show(title(kind, spot.where, self._offers))
        noticed = self.app.findings.found
        about = noticed.at(spot.where) if noticed.path == spot.path else ()
        return found, with_findings(rows(found, self._offers, self.lines.width), spot.where, about)

    def _is_made(self, path: str, entry: Entry) -> bool:
        """Whether it would begin one more item where one is being made already."""
        if not entry.new or len(entry.where) < 2 or not isinstance(entry.where[-2], int):
            return False
        return self._drafts.is_making(path, entry.where[:-2])

    def files(self) -> Shown:
        """The files with what is being made in them."""
        return Shown(self.app.desk.session.files, self._drafts)

    def is_words(self, entry: Entry) -> bool:
        """Whether a field may be written once for each language."""
        return self._spot is not None and is_words_at(self.app.desk.session.files.kind(self._spot.path), entry.generic)

    # the current field

    @property
    def entry(self) -> Entry | None:
        """The field that the cursor is on."""
        row = self.row
        return None if row is None else self._entries.get(row.key)

    def moved(self, row: Row | None) -> None:
        """Explain the field; room for a text that nobody has written is closed."""
        if self._spot is not None and row is not None and isinstance(row.key, tuple):
            key = self._drafts.real(self._spot.path, row.key)
            if self._drafts.without_gaps(self._spot.path, row.key):
                self.fill_again(key)
        self._explain()

    def _explain(self) -> None:
        entry, text = self.entry, ""
        if entry is not None and self._spot is not None:
            kind = self.app.desk.session.files.kind(self._spot.path)
            text = field_help(kind, entry.where) or entry.label
            if entry.chooses:
                text = text.partition("\n")[0]  # examples are ids, and ids are chosen
            if self.field is not None and entry.writes:
                self.field.placeholder = hint(entry)
        self.query_one(HelpLines).show(text)

    def help_row(self) -> Row | None:
        """What help says first: what the current field is for."""
        entry, spot = self.entry, self._spot
        if entry is None or spot is None:
            return None
        text = field_help(self.app.desk.session.files.kind(spot.path), entry.where)
        return Row("field", f"{entry.label}. {text}", stops=False)

    def find(self, where: Where, at_least: int) -> Where | None:
        """The field at a way, or the first one below it; else the one that holds it, down to a length of the way."""
        for length in range(len(where), at_least, -1):
            for key, entry in self._entries.items():
                if entry.how is not How.HEADING and isinstance(key, tuple) and key[:length] == where[:length]:
                    return key
        return None

    # changing

    def changing(self) -> Changing:
        """The changes of what is shown."""
        assert self._spot is not None
        return Changing(self.app.desk.session.files, self._drafts, self._spot.path)

    def apply(self, change: Change, *, at: Where | None = None, follow: bool = False) -> bool:
        """Carry a change out, and show what comes of it; whether it could be done."""
        if change.command is not None:
            if self.app.do(change.command, follow=follow) is None:
                return False
            if change.draft is not None:
                self._drafts.drop(change.draft)
        elif change.missing:
            fields = ", ".join(field_label(way) for way in change.missing)
            self.app.say(_("It comes to the file when this is filled in, too: {fields}.").format(fields=fields))
        self.fill(self.app.spot, at)
        return True

    def attempt(self, where: Where, value: Any, making: AddItem | None = None, *, follow: bool = False) -> bool:
        """Give a field a value, or none; whether that was possible. `making` comes before."""
        try:
            change = self.changing().clearing(where) if value is None else self.changing().setting(where, value)
        except Refused as refused:
            self.app.say(refused.message.said(), trouble=True)
            return False
        if making is not None:
            commands = (making,) if change.command is None else (making, change.command)
            change = change._replace(command=Together(commands))
        return self.apply(change, follow=follow)

    def typed(self, row: Row, text: str) -> bool:
        """Take over a text that was written in a field."""
        entry = self._entries.get(row.key)
        if entry is None or self._spot is None:
            return True
        text = text.strip()
        if text == row.text.strip():
            return True
        if not text:
            return self._emptied(entry)
        value: Any = f"{text}\n" if _ends_a_line(entry.value) else text
        if entry.how is How.WHOLE:
            try:
                value = typed(self.app.desk.session.files.kind(self._spot.path), entry.where, [text])
            except Refused as refused:
                self.app.say(refused.message.said(), trouble=True)
                return False
        return self.attempt(entry.where, value, follow=entry.generic[-1] == "id")

    def _emptied(self, entry: Entry) -> bool:
        """A text was deleted: the field is cleared; an item of a list leaves room, in case another is written."""
        if entry.value in (None, ""):
            return True
        if entry.item != entry.where or not isinstance(entry.where[-1], int):
            return self.attempt(entry.where, None)
        change = self.changing().clearing(entry.where)
        self.changing().gap(entry.where)
        return self.apply(change)

    def on_field_paused(self, event: Field.Paused) -> None:
        """Half an id is none, and after a blank comes another word: such a field is taken over when it is left."""
        entry, field = self.entry, self.field
        if entry is not None and field is not None and (entry.how is How.WHOLE or field.value != field.value.strip()):
            event.stop()
            event.prevent_default()  # of the sheet


def _ends_a_line(value: Any) -> bool:
    """Whether a text of several lines has an end of line at its end, as texts in blocks do."""
    return isinstance(value, str) and value.endswith("\n")


def _same_field(row: Row, before: Spot, now: Spot) -> Where | None:
    """The field of another thing that the cursor was on in the one before."""
    key = row.key
    if not isinstance(key, tuple) or key[: len(before.where)] != before.where:
        return None
    return (*now.where, *key[len(before.where) :])
