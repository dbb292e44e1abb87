"""The findings of what is open."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.timer import Timer

from usecases.languages.catalogue import _ as of_core
from usecases.rules.page import page, paragraphs
from usecases_tui.actions.action import bindings
from usecases_tui.actions.findings import FINDINGS, MEND
from usecases_tui.actions.shown import key_of
from usecases_tui.findings_pane.found import Found, Noticed
from usecases_tui.findings_pane.rows import keyed, rows
from usecases_tui.forms.margins import HelpLines
from usecases_tui.sheet.row import Row
from usecases_tui.sheet.sheet import Sheet
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor

_REST = 0.12
"""Seconds for which the cursor rests on a finding before its mend is looked for, which may take longer than a frame."""


class FindingsPane(Sheet):
    """Findings, live; below them what is to be known about the one that the cursor is on."""

    app: "Editor"
    ACTIONS = FINDINGS
    BINDINGS = bindings(FINDINGS)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._stale = True
        self._keyed: dict[object, Noticed] = {}
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The rows, and the explanation below them."""
        yield from super().compose()
        yield HelpLines()

    def on_mount(self) -> None:
        """Follow what is found."""
        super().on_mount()
        self.app.found.subscribe(self, self._found)

    def _found(self, _found: Found) -> None:
        self._stale = True
        self._freshen()

    def on_show(self, _event: events.Show) -> None:
        """The pane is seen now."""
        self._freshen()

    def _freshen(self) -> None:
        if self._stale and self.display:
            self._stale = False
            found = self.app.findings.found
            self._keyed = dict(keyed(found))
            self.show(rows(found))
            self._explain()

    # the current one

    @property
    def current(self) -> Noticed | None:
        """The finding that the cursor is on."""
        return None if self.row is None else self._keyed.get(self.row.key)

    def go_to_finding(self, wanted: Noticed) -> None:
        """Put the cursor on a finding."""
        self._freshen()
        for key, one in self._keyed.items():
            if one is wanted:
                self.go_to(key)
                return

    def moved(self, row: Row | None) -> None:
        """Explain it."""
        del row
        self._explain()

    def entered(self, row: Row) -> None:
        """Go to the place."""
        one = self._keyed.get(row.key)
        if one is not None:
            self.app.go_to_finding(one)
        elif row.key == "trouble":
            self.app.open_text_of_file(self.app.findings.found.path)

    def _explain(self) -> None:
        one = self.current
        self.query_one(HelpLines).show("" if one is None else _explained(one))
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_REST, self._offer_mend)

    def _offer_mend(self) -> None:
        one = self.current
        mend = None if one is None or not self.display else self.app.findings.mend_for(one.finding)
        if one is not None and mend is not None:
            key = key_of(MEND.id, self.app.user_keys)
            words = _("{key} mends it: {mend}").format(key=key, mend=mend.mends[0].message.said())
            self.query_one(HelpLines).show(f"{words}\n{_explained(one)}")

    def help_row(self) -> Row | None:
        """The whole page of the rule, for the help."""
        one = self.current
        return None if one is None else Row("rule", "\n".join(_page(one.finding.code)), style="quiet")

    def action_findings_leave(self) -> None:
        """Back to the text."""
        self.app.side.leave()

    def action_finding_mend(self) -> None:
        """Mend the finding that the cursor is on."""
        self.app.mend(self.current)


def _explained(one: Noticed) -> str:
    """The code of its rule, and why there is such a rule."""
    return next(_page(one.finding.code))


def _page(code: str) -> Iterator[str]:
    """The paragraphs of a rule's page, with its code before the first."""
    first, *further = (of_core(text).replace("`", "") for text in paragraphs(page(code).explanation))
    yield f"{code}. {first}"
    yield from further
