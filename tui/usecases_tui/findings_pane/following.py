"""Going from finding to finding, from everywhere."""

from functools import cached_property
from typing import TYPE_CHECKING, cast

from usecases_tui.desk import Spot
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor
    from usecases_tui.findings_pane.found import Found, Noticed
    from usecases_tui.findings_pane.live import LiveFindings

_IN_THE_TEXT = (("action",), ("when",), ("title",), ("goal",))
"""Fields of a use case that are written in the middle."""


class FollowsFindings:
    """The actions of the editor that follow findings."""

    _last: "Noticed | None" = None
    """The finding that was gone to last."""

    @property
    def _editor(self) -> "Editor":
        return cast("Editor", self)

    @cached_property
    def findings(self) -> "LiveFindings":
        """What looks for findings while one writes."""
        from usecases_tui.findings_pane.live import LiveFindings

        return LiveFindings(self._editor)

    def findings_in_short(self) -> str:
        """How many there are of each severity, with their signs."""
        from usecases_tui.findings_pane.found import summed_up

        return " ".join(summed_up(self.findings.found))

    def action_finding_next(self) -> None:
        """To the next one."""
        self._step(1)

    def action_finding_previous(self) -> None:
        """To the one before."""
        self._step(-1)

    def action_finding_mend(self) -> None:
        """Mend what was gone to last, else what is wrong with what the cursor is on."""
        spot = self._editor.spot
        here = self.findings.found.at(spot.where) if spot is not None else ()
        self.mend(self._last if self._last in here else next(iter(here), None))

    def mend(self, one: "Noticed | None") -> None:
        """Mend a finding by a command that can be undone; say so where it has no mend."""
        editor = self._editor
        if not editor.settle():
            return
        command = None if one is None else self.findings.mend_for(one.finding)
        if command is not None:
            editor.do(command)
        elif one is None:
            editor.say(_("Nothing is wrong with what the cursor is on."))
        else:
            editor.say(_("There is no mend of this that is plain beyond doubt. Correct it yourself."))

    def go_to_finding(self, one: "Noticed") -> None:
        """Put the cursor where a finding is mended: in the text, in a field, or in the text of a broken file."""
        editor, spot = self._editor, one.spot
        self._last = one
        words = " ".join(filter(None, (one.sign.text, one.number, one.words)))
        editor.say(words)
        if not self.findings.found.usable or _is_astray(spot):
            self.open_text_of_file(spot.path, spot)
        elif spot.field in _IN_THE_TEXT:
            editor.open(spot._replace(field=()))
        else:
            editor.open(spot)

    def open_text_of_file(self, path: str, spot: Spot | None = None) -> None:
        """Open the text of a file, at the line of a thing or of the error."""
        from usecases_tui.text_pane.opening import open_text_of

        open_text_of(self._editor, spot or Spot(path))

    def _step(self, way: int) -> None:
        editor = self._editor
        found = self.findings.found
        if not found.noticed:
            editor.say(found.trouble or _("Nothing is wrong or missing here."))
            return
        if editor.settle():
            self.go_to_finding(found.noticed[self._following(found, way)])

    def _following(self, found: "Found", way: int) -> int:
        """The finding after the last one, as long as the cursor is there; else the nearest one from the cursor."""
        count, spot = len(found.noticed), self._editor.spot
        where = spot.where if spot is not None and spot.path == found.path else ()
        if self._last in found.noticed and self._last is not None and self._last.spot.where == where:
            return (found.noticed.index(self._last) + way) % count
        begin = found.begins(where)
        return (begin if way > 0 else begin - 1) % count


def _is_astray(spot: Spot) -> bool:
    """Whether it is a step or branch that has no id, so that nothing but the text can show it."""
    return not spot.where and spot.field[:1] in (("steps",), ("branches",)) and len(spot.field) > 1
