"""The flow of the use case that is open: drawn anew after each change, following the cursor of the middle."""

from typing import TYPE_CHECKING

from textual import events

from usecases.editing.command import Refused
from usecases.flow.build import flow_of
from usecases.flow.graph import START
from usecases.model.build import use_case
from usecases.model.numbering import numbers
from usecases.model.outline import Outline
from usecases.reading.folder import SHARED_FILES, FileKind
from usecases.validation.schemas import is_valid
from usecases_tui.actions.action import bindings
from usecases_tui.actions.flow import FLOW
from usecases_tui.desk import Changed, Spot
from usecases_tui.flow_pane.drawing import Drawn, draw, marked
from usecases_tui.flow_pane.saying import Titles
from usecases_tui.sheet.row import Row
from usecases_tui.sheet.sheet import Sheet
from usecases_tui.unsaved_library import shared_files, title_of
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor


class FlowPane(Sheet):
    """The flow, live. Nothing is drawn while the pane isn't seen, nor before the frame that a key asks for."""

    app: "Editor"
    ACTIONS = FLOW
    BINDINGS = bindings(FLOW)

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._drawn: list[Drawn] = []
        self._path: str | None = None
        self._outline: Outline | None = None
        self._stale = self._arriving = True
        self._waiting = False
        self._width = 0
        self._current: str | None = None

    def on_mount(self) -> None:
        """Follow what is changed and where the cursor goes."""
        super().on_mount()
        self.app.changed.subscribe(self, self._after)
        self.app.selected.subscribe(self, self._follow)

    def _after(self, changed: Changed) -> None:
        if self._path in changed.paths or changed.paths.intersection(SHARED_FILES):
            self._stale = True
            self._soon()

    def _follow(self, spot: Spot) -> None:
        self._stale = self._stale or spot.path != self._path
        self._soon()

    def on_show(self, _event: events.Show) -> None:
        """The pane is seen: catch up with what happened meanwhile, and begin where the text is."""
        self._arriving = True
        self._soon()

    def on_resize(self, _event: events.Resize) -> None:
        """Texts have more or less room."""
        self._stale = self._stale or self._width != self._room
        self._soon()

    @property
    def _room(self) -> int:
        """The cells of a row, with the place of the scroll bar left free."""
        return max(self.size.width - self.lines.styles.scrollbar_size_vertical, 1)

    def _soon(self) -> None:
        """Draw after the frame that is due; once, however much has happened."""
        if not self._waiting:
            self._waiting = True
            self.call_after_refresh(self._catch_up)

    def _catch_up(self) -> None:
        self._waiting = False
        spot = self.app.spot
        if not self.is_on_screen or spot is None:
            return
        arriving = self._arriving or spot.path != self._path
        self._arriving = False
        if self._stale or spot.path != self._path:
            self._stale, self._path = False, spot.path
            self._fill()
        self._mark(spot, follow=arriving or not self.has_focus_within)

    def _fill(self) -> None:
        assert self._path is not None
        files = self.app.desk.session.files
        self._drawn, self._outline, self._width = [], None, self._room
        self._current = None
        if files.kind(self._path) is not FileKind.USE_CASE:
            self.show([Row("none", _("Only use cases have a flow."), style="quiet")])
            return
        try:
            data = files.data(self._path)
        except Refused as refused:
            self.show([Row("none", refused.message.said(), style="error")])
            return
        if not is_valid(data, FileKind.USE_CASE):
            words = _("The flow can be drawn when the errors in this file are mended; the findings say where.")
            self.show([Row("none", words, style="error")])
            return
        case = use_case(data)
        self._outline = outline = Outline(case)
        shared = shared_files(files)
        language = case.language or shared.settings.language
        roles = {role.id: role.title.in_language(language) for role in reversed(shared.roles)}
        titles = Titles(lambda role: roles.get(role, role), lambda case_id: title_of(files, case_id))
        self._drawn = draw(flow_of(case, outline), numbers(outline), titles, self._width)
        self.show([drawn.row for drawn in self._drawn])

    def _mark(self, spot: Spot, *, follow: bool) -> None:
        """Mark the node that the cursor of the middle is on; with `follow`, put the cursor there."""
        key = str(spot.where[1]) if len(spot.where) > 1 and spot.where[0] in ("steps", "branches") else START
        if not self._drawn or (key == self._current and not follow):
            return
        self._current = key
        at = key if key != START else None
        rows = [marked(drawn) if drawn.node == at and drawn.slot >= 0 else drawn.row for drawn in self._drawn]
        self.show(rows, key if follow else None)

    def entered(self, row: Row) -> None:
        """Go to the node in the text; to another use case, where the row stands for it."""
        drawn = next((drawn for drawn in self._drawn if drawn.row.key == row.key), None)
        if drawn is not None and self._path is not None and self._outline is not None:
            if drawn.use_case is not None:
                self._open_case(drawn.use_case)
            else:
                self.app.open(Spot(self._path, self._where(drawn.target or drawn.node or "")))

    def _where(self, key: str) -> tuple[str, ...]:
        assert self._outline is not None
        if key in self._outline.step_of:
            return ("steps", key)
        name = key.removeprefix(":end:")
        return ("branches", name) if name in self._outline.branch_of else ()

    def _open_case(self, case_id: str) -> None:
        try:
            self.app.open(Spot(self.app.desk.session.files.case_path(case_id)))
        except Refused as refused:
            self.app.say(refused.message.said(), trouble=True)

    def action_diagram(self) -> None:
        """Open the real diagram."""
        self.app.action_diagram()
