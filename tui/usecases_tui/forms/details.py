"""The fields of what the cursor of the middle is on."""

from typing import Any

from textual import events

from usecases.editing.command import Refused
from usecases.editing.items import AddItem
from usecases.editing.where import Where
from usecases.model.words import LANGUAGES
from usecases_tui.actions.action import bindings
from usecases_tui.actions.form import FORM
from usecases_tui.actions.sheet import SHEET
from usecases_tui.desk import Changed, Spot
from usecases_tui.findings_pane.found import Found
from usecases_tui.forms.entry import Entry, How
from usecases_tui.forms.form import Form
from usecases_tui.forms.offers import library_language
from usecases_tui.forms.picking import pick
from usecases_tui.sheet.row import Row, Writing
from usecases_tui.words import _


class DetailsPane(Form):
    """The form of what the cursor of the middle is on; it is filled when it is seen."""

    ACTIONS = (*FORM, *SHEET)
    BINDINGS = bindings(FORM)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._stale = True
        self._width = 0

    def on_mount(self) -> None:
        """Follow the cursor of the middle, and every change."""
        self.app.selected.subscribe(self, self._selected)
        self.app.changed.subscribe(self, self._changed)
        self.app.found.subscribe(self, self._found_others)

    def _selected(self, _spot: Spot) -> None:
        self._stale = True
        self.call_later(self._freshen)

    def _changed(self, _changed: Changed) -> None:
        self._stale = True
        self.call_later(self._freshen)

    def _found_others(self, _found: Found) -> None:
        self._stale = True
        if self.field is None or not self.field.differs:  # else what is being typed is a change soon
            self._freshen()

    def focus_rows(self) -> None:
        """Let the keys go to the fields, as they are now."""
        if self.app.spot != self._spot:
            self.fill(self.app.spot)
        super().focus_rows()

    def on_show(self) -> None:
        """The pane is seen now."""
        self._freshen()

    def on_resize(self, _event: events.Resize) -> None:
        """Values may stand elsewhere now."""
        if self.lines.width != self._width:
            self._stale = True
            self._freshen()

    def _freshen(self) -> None:
        if self._stale and self.display and self.app.side.has_class("shown"):
            self._stale, self._width = False, self.lines.width
            self.fill(self.app.spot)

    def go_to_field(self, field: Where) -> None:
        """Put the cursor on a field of what the middle's cursor is on, or on the one that holds it."""
        spot = self.app.spot
        if spot is None:
            return
        if self._stale or spot != self._spot:
            self.fill(spot)
        if (key := self.find((*spot.where, *field), len(spot.where))) is not None:
            self.go_to(key)

    # keys

    def entered(self, row: Row) -> None:
        """Choose; or go on to the next field, in a list to room for one more text."""
        entry = self._entries.get(row.key)
        if entry is None:
            return
        if entry.chooses:
            self._pick(entry)
        elif entry.how is How.YES_NO:
            self.attempt(entry.where, None if entry.value is True else True)
        elif entry.item == entry.where and not self._next_is_new():
            self._make_room(entry)
        else:
            self.action_row_down()

    def _next_is_new(self) -> bool:
        following = self.rows[self.lines.index + 1 : self.lines.index + 2]
        entry = self._entries.get(following[0].key) if following else None
        return entry is not None and entry.new

    def _make_room(self, entry: Entry) -> None:
        """Room for one more text after an item."""
        *above, position = entry.where
        if isinstance(position, int) and entry.value not in (None, ""):
            after = (*above, position + 1)
            self.changing().gap(after)
            self.fill_again(after)

    def _pick(self, entry: Entry, begun: str = "") -> None:
        def take(value: Any, making: AddItem | None) -> None:
            if value != entry.value:
                self.attempt(entry.where, value, making)

        try:
            offered = self._offers.all(self.files(), entry.where)
        except Refused as refused:
            self.app.say(refused.message.said(), trouble=True)
        else:
            if offered is not None:
                pick(self.app, entry, offered, take, begun)

    def on_key(self, event: events.Key) -> None:
        """A letter on a field that offers something begins to find it."""
        entry = self.entry
        if entry is not None and entry.chooses and event.is_printable and event.character not in (None, " "):
            event.stop()
            event.prevent_default()
            self._pick(entry, event.character or "")

    def action_form_choose(self) -> None:
        """Space does what Enter does where nothing is written."""
        if (row := self.row) is not None and row.writing is Writing.NO:
            self.entered(row)

    def deleted_at_beginning(self) -> None:
        """Backspace in an empty item of a list takes it away."""
        entry, field = self.entry, self.field
        if entry is not None and entry.item == entry.where and field is not None and not field.value and self.settle():
            self.action_row_up()

    def action_form_next(self) -> None:
        """To the next field."""
        self.action_row_down()

    def action_form_previous(self) -> None:
        """To the field before."""
        self.action_row_up()

    def action_form_leave(self) -> None:
        """Back to the text; what was typed and can't be taken over is put back."""
        if not self.settle() and self.field is not None and self.row is not None:
            self.field.take(self.row)
        self.app.side.leave()

    def action_form_add(self) -> None:
        """To the row in which one more item is begun, or to room after the text that the cursor is on."""
        if not self.settle() or (entry := self.entry) is None:
            return
        if entry.item == entry.where and not self._next_is_new():
            self._make_room(entry)
            return
        holder = entry.item[:-1] if entry.item is not None else entry.where
        for key, other in self._entries.items():
            if other.new and other.where[: len(holder)] == holder and len(other.where) > len(holder):
                self.go_to(key)
                return
        if not entry.new:
            self.app.say(_("There is one value here, and no list."), trouble=True)

    def action_form_delete(self) -> None:
        """Take away the item that the cursor is in, else clear the field."""
        if self.settle() and (entry := self.entry) is not None:
            if entry.item is not None:
                self.attempt(entry.item, None)
            elif entry.value is not None:
                self.attempt(entry.where, None)

    def action_form_clear(self) -> None:
        """Clear a field that offers something."""
        entry = self.entry
        if entry is not None and not entry.writes and entry.value is not None:
            self.attempt(entry.where, None)

    def action_form_up(self) -> None:
        """Move an item up."""
        self._move(-1)

    def action_form_down(self) -> None:
        """Move an item down."""
        self._move(1)

    def _move(self, way: int) -> None:
        if not self.settle() or (entry := self.entry) is None or entry.item is None:
            return
        *above, position = entry.item
        if isinstance(position, int) and (change := self.changing().moving(entry.item, way)) is not None:
            self.apply(change, at=(*above, position + way, *entry.where[len(entry.item) :]))

    def action_form_languages(self) -> None:
        """A title once for each language; or in one language only, where it is so already."""
        if not self.settle() or (entry := self.entry) is None:
            return
        language = library_language(self.app.desk.session.files)
        if entry.generic[-1] in LANGUAGES and entry.where[-1] in LANGUAGES:
            texts = {one.where[-1]: one.value for one in self._entries.values() if one.where[:-1] == entry.where[:-1]}
            text = texts.get(language) or next((one for one in texts.values() if one), None)
            if text is not None:
                self.attempt(entry.where[:-1], text)
        elif not self.is_words(entry):
            self.app.say(
                _("Only titles and texts of the shared files can be written in several languages."), trouble=True
            )
        elif isinstance(entry.value, str) and entry.value:
            self.attempt(entry.where, {language: entry.value})
        else:
            self.app.say(_("Write it in one language first."), trouble=True)
