"""The screen of collisions: what was changed both here and on disk, to be decided field by field."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, set_cell_size
from textual.app import ComposeResult
from textual.containers import Vertical

from usecases.merge.conflict import Side
from usecases_tui.actions.action import bindings
from usecases_tui.actions.conflicts import CONFLICTS
from usecases_tui.actions.shown import key_of
from usecases_tui.asking.modal import Modal, plain
from usecases_tui.safety.collision import Told
from usecases_tui.sheet.row import Row, Span
from usecases_tui.sheet.sheet import Sheet
from usecases_tui.words import _, ngettext

if TYPE_CHECKING:
    from usecases_tui.app import Editor

_IDS = {Side.OURS: "ours", Side.THEIRS: "theirs", Side.BASE: "base"}
_CHOSEN, _OPEN = "(•)", "( )"
_READY = "ready"


class Sides(NamedTuple):
    """What the screen is called, and what the sides are."""

    title: str
    ours: str
    theirs: str

    @property
    def names(self) -> dict[Side, str]:
        """The names by the sides, in the order in which they are shown."""
        return {Side.OURS: self.ours, Side.THEIRS: self.theirs, Side.BASE: _("before")}


def here_and_on_disk(name: str) -> Sides:
    """The sides of a file that was changed here, and meanwhile on disk."""
    return Sides(_("{name}: changed here and on disk").format(name=name), _("here"), _("on disk"))


class Place(NamedTuple):
    """The key of a row: a collision, and a side of it."""

    number: int
    side: Side


class _Rows(Sheet):
    """The collisions, each with the three values."""

    def entered(self, row: Row) -> None:
        """Choose a value, or end."""
        screen = self.screen
        assert isinstance(screen, Conflicts)
        if isinstance(row.key, Place):
            screen.choose(row.key.number, row.key.side)
        else:
            screen.action_conflict_take()


class Conflicts(Modal[Sequence[Side] | None]):
    """What to take of each collision; `None` where nothing is decided, and all stays as it is."""

    app: "Editor"
    ACTIONS = CONFLICTS
    BINDINGS = bindings(CONFLICTS)

    def __init__(self, sides: Sides, collisions: Sequence[Told]) -> None:
        super().__init__(classes="choose")
        self._sides = sides
        self._collisions = collisions
        self._chosen: list[Side | None] = [None] * len(collisions)

    def compose(self) -> ComposeResult:
        """The rows."""
        with Vertical(classes="box"):
            yield _Rows()

    def on_mount(self) -> None:
        """Show them."""
        self.query_one(".box").border_title = plain(self._sides.title)
        self.query_one(".box").border_subtitle = self._keys(
            {
                **{f"conflict.{_IDS[side]}": name for side, name in self._sides.names.items()},
                "conflict.later": _("later"),
            }
        )
        self._show()
        self.query_one(_Rows).focus_rows()

    def _keys(self, names: Mapping[str, str]) -> str:
        return " · ".join(f"{key_of(name, self.app.user_keys)} {words}" for name, words in names.items())

    def choose(self, number: int, side: Side) -> None:
        """Take a side of a collision, and go on to the next that isn't decided."""
        self._chosen[number] = side
        self._show(self._next(number))

    def _next(self, number: int) -> object:
        places = [*range(number + 1, len(self._chosen)), *range(number)]
        return next((Place(place, Side.OURS) for place in places if self._chosen[place] is None), _READY)

    def _show(self, at: object = None) -> None:
        rows: list[Row] = []
        names = self._sides.names
        width = max(map(cell_len, names.values()))
        for number, collision in enumerate(self._collisions):
            count = f"{number + 1}/{len(self._collisions)} "
            rows.append(
                Row(("head", number), collision.heading, (Span(count, "number"),), style="heading", stops=False)
            )
            for side, name in names.items():
                sign = _CHOSEN if self._chosen[number] is side else _OPEN
                lead = (Span(f"  {sign} ", "mark"), Span(f"{set_cell_size(name, width)}  ", "quiet"))
                rows.append(Row(Place(number, side), collision.values[side], lead))
            rows.append(Row(("gap", number), stops=False))
        left = self._chosen.count(None)
        text = ngettext("{count} place is still to be decided", "{count} places are still to be decided", left)
        words = text.format(count=left) if left else _("Enter: take it over so")
        every = _("everywhere: {side}")
        keys = self._keys(
            {
                "conflict.all-ours": every.format(side=self._sides.ours),
                "conflict.all-theirs": every.format(side=self._sides.theirs),
            }
        )
        rows += [Row(_READY, words, style="heading"), Row("keys", keys, style="quiet", stops=False)]
        self.query_one(_Rows).show(rows, at)

    def _number(self) -> int | None:
        """The collision that the cursor is on."""
        row = self.query_one(_Rows).row
        return row.key.number if row is not None and isinstance(row.key, Place) else None

    def _take_here(self, side: Side) -> None:
        number = self._number()
        if number is not None:
            self.choose(number, side)

    def action_conflict_ours(self) -> None:
        """The value here."""
        self._take_here(Side.OURS)

    def action_conflict_theirs(self) -> None:
        """The value on disk."""
        self._take_here(Side.THEIRS)

    def action_conflict_base(self) -> None:
        """The value before both."""
        self._take_here(Side.BASE)

    def action_conflict_all_ours(self) -> None:
        """Everywhere the value here."""
        self._take_all(Side.OURS)

    def action_conflict_all_theirs(self) -> None:
        """Everywhere the value on disk."""
        self._take_all(Side.THEIRS)

    def _take_all(self, side: Side) -> None:
        self._chosen = [side] * len(self._chosen)
        self._show(_READY)

    def action_conflict_take(self) -> None:
        """Take over what was chosen, once all is decided."""
        chosen = [side for side in self._chosen if side is not None]
        if len(chosen) == len(self._chosen):
            self.dismiss(chosen)
        else:
            self._show(self._next(len(self._chosen)))

    def action_conflict_later(self) -> None:
        """Decide nothing."""
        self.dismiss(None)
