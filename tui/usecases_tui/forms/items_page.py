"""A shared file: its roles, artefacts, groups or indicators, row by row; or the settings of the library."""

from typing import Any

from usecases.editing.command import Command, Data
from usecases.editing.fields import ClearField, SetField
from usecases.editing.items import AddItem
from usecases.editing.where import Where
from usecases.reading.folder import FileKind
from usecases.validation.shape import required_at
from usecases.validation.standing import IdKind
from usecases_tui.actions.action import bindings
from usecases_tui.actions.form import ITEMS
from usecases_tui.actions.sheet import SHEET
from usecases_tui.desk import Spot
from usecases_tui.forms.items import New, id_kind, id_of, item_rows, lists_of, thing_at, title_field, title_where
from usecases_tui.forms.offers import library_language
from usecases_tui.forms.picking import ask_for
from usecases_tui.page import Page
from usecases_tui.sheet.field import Field
from usecases_tui.sheet.row import Row
from usecases_tui.words import _


class ItemsPage(Page):
    """The things of a shared file; the details show the fields of the one that the cursor is on."""

    ACTIONS = (*ITEMS, *SHEET)
    BINDINGS = bindings(ITEMS)

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self._new: New | None = None
        self._asking = False

    @property
    def kind(self) -> FileKind:
        """Of which kind the file is."""
        return self.app.desk.session.files.kind(self.path)

    def data(self) -> Data:
        """What the file holds, nothing where it isn't there; raises Refused where it can't be read."""
        files = self.app.desk.session.files
        return files.data(self.path) if files.is_there(self.path) else {}

    def fill(self, focus: str | None = None) -> None:
        """Show the file."""
        shown = item_rows(self.data(), self.kind, self.language, self._new)
        self.show(
            shown, next((row.key for row in shown if focus is not None and self._where(row)[-1:] == (focus,)), None)
        )

    @property
    def language(self) -> str:
        """The language in which titles are shown and written."""
        return library_language(self.app.desk.session.files)

    def go_to_spot(self, spot: Spot) -> None:
        """Put the cursor on a thing."""
        for length in range(len(spot.where), -1, -1):
            if self.go_to(spot.where[:length]):
                return

    def moved(self, row: Row | None) -> None:
        """Say which thing the cursor is on; a row in which nothing was written goes away."""
        if row is None:
            return
        if self._new is not None and row.key != self._new:
            self._new = None
            self.fill()
        self.app.select(Spot(self.path, self._where(row)))

    @staticmethod
    def _where(row: Row) -> Where:
        """The way to the thing of a row; `()` for the file itself, and for what is no thing yet."""
        return row.key if isinstance(row.key, tuple) else ()

    # writing

    def typed(self, row: Row, text: str) -> bool:
        """A title was written: of a thing, or of a new one."""
        text = text.strip()
        if text == row.text.strip():
            return True
        if isinstance(row.key, New):
            return self._made(row.key, text)
        way = title_where(self.data(), self._where(row), self.language)
        command: Command = SetField(self.path, way, text) if text else ClearField(self.path, way)
        if self.app.do(command, follow=False) is None:
            return False
        self.fill()
        return True

    def on_field_paused(self, event: Field.Paused) -> None:
        """The id of a new thing is made from its whole title; and after a blank comes another word."""
        field, row = self.field, self.row
        half = field is not None and field.value != field.value.strip()
        if half or (row is not None and isinstance(row.key, New)):
            event.stop()
            event.prevent_default()  # of the sheet

    def _made(self, new: New, title: str) -> bool:
        """One more thing; what the format wants beside the title is asked for."""
        kind = id_kind(new.holder)
        generic = (new.holder, 0)
        asked = tuple(sorted(required_at(self.kind, generic) - {"id", title_field(new.holder)}))
        if not asked:
            return self._add(new, kind, {title_field(new.holder): title})

        def take(more: dict[str, Any] | None) -> None:
            self._asking = False
            if more is not None:
                self._add(new, kind, {title_field(new.holder): title, **more})

        self._asking = True
        self.call_later(ask_for, self.app, self.kind, generic, asked, take)
        return True

    def _add(self, new: New, kind: IdKind | None, item: dict[str, Any]) -> bool:
        things = self.data().get(new.holder) or []
        command: Command
        if kind is None:
            command = SetField(self.path, (new.holder,), [*things[: new.position], item, *things[new.position :]])
        else:
            before = things[new.position - 1] if 0 < new.position <= len(things) else None
            command = AddItem(kind, item, id_of(before))
        changed = self.app.do(command, follow=False)
        if changed is None:
            return False
        self._new = None
        self.fill(changed.focus)
        if changed.focus is None:
            self.go_to((new.holder, new.position))
        return True

    # keys

    def entered(self, row: Row) -> None:
        """One more below; from what has fields only, to them."""
        if isinstance(row.key, New):
            if self.field is not None and (title := self.field.value.strip()) and not self._asking:
                self._made(row.key, title)
        elif len(self._where(row)) < 2:
            self.app.action_details()
        else:
            self.action_items_add()

    def action_items_add(self) -> None:
        """A row for one more thing, below the cursor's."""
        if not self.settle() or (row := self.row) is None or isinstance(row.key, New):
            return
        where, data = self._where(row), self.data()
        holder = str(where[0]) if len(where) > 1 else lists_of(self.kind)[0]
        things = data.get(holder) or []
        own = thing_at(data, where) if len(where) > 1 else None
        position = next((number + 1 for number, one in enumerate(things) if one is own), len(things))
        self._new = New(holder, position)
        self.fill()
        self.go_to(self._new)

    def action_items_delete(self) -> None:
        """Delete the thing of the cursor's row; refused where something refers to it."""
        if not self.settle() or (row := self.row) is None:
            return
        where = self._where(row)
        if len(where) < 2:
            self.app.say(_("This can't be deleted; its fields can be changed."), trouble=True)
            return
        if self.app.do(ClearField(self.path, where), follow=False) is not None:
            self.fill()
