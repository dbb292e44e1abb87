"""The text of a file on the screen, with what is wrong in it below."""

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import TextArea

from usecases.checking.live import LiveCheck
from usecases.checking.verdict import judge
from usecases.findings.finding import Finding
from usecases.findings.severity import Severity
from usecases.languages.catalogue import reader_language
from usecases.reading.document import Document, read_document
from usecases.reading.folder import FileKind
from usecases.rules.wording import message
from usecases_tui.actions.action import bindings
from usecases_tui.actions.shown import key_of
from usecases_tui.actions.text_pane import TEXT, WRITING
from usecases_tui.asking.ask import Answer, Ask
from usecases_tui.asking.modal import Modal, plain
from usecases_tui.safety.naming import file_name
from usecases_tui.sheet.row import Row, Span
from usecases_tui.sheet.sheet import Sheet
from usecases_tui.text_pane.showing import ShownText
from usecases_tui.text_pane.taking_over import take_over
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor

_PAUSE = 0.4
_SIGNS = {Severity.ERROR: ("✗ ", "error"), Severity.WARNING: ("! ", "warning")}
_WRITE, _TAKE, _DROP = "write", "take", "drop"


class _Text(TextArea, inherit_bindings=False):
    """The text."""

    ACTIONS = WRITING
    BINDINGS = bindings(WRITING)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "escape":
            event.prevent_default()  # of TextArea, which would only give the focus away

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = event.text.replace("\t", " ")  # YAML allows none where it begins a line
        await super()._on_paste(event)

    def action_text_first(self) -> None:
        """To the beginning."""
        self.move_cursor((0, 0))

    def action_text_last(self) -> None:
        """To the end."""
        self.move_cursor(self.document.end)


class _Findings(Sheet):
    """What is wrong; Enter goes to the line."""

    def entered(self, row: Row) -> None:
        """To the line of a finding."""
        screen = self.screen
        assert isinstance(screen, TextPane)
        screen.go_to(row)


class TextPane(Modal[None]):
    """A file's text, to be written in; taken over as one change when it is left."""

    app: "Editor"
    ACTIONS = TEXT
    BINDINGS = bindings(TEXT)

    def __init__(self, path: str, content: bytes | None, line: int) -> None:
        super().__init__(classes="text-pane")
        self._path = path
        self._before = content
        self._line = line
        self._shown = ShownText(content or b"")
        self._live: LiveCheck | None = None
        self._found: tuple[Finding, ...] = ()

    def compose(self) -> ComposeResult:
        """The text above its findings."""
        with Vertical(classes="box"):
            yield _Text(
                self._shown.text,
                soft_wrap=False,
                show_line_numbers=True,
                tab_behavior="indent",
                compact=True,
                id="text",
            )
            yield _Findings(id="text-findings")

    def on_mount(self) -> None:
        """Go to the line."""
        box = self.query_one(".box")
        box.border_title = plain(self._path)
        names = {"text.take-over": _("take over"), "text.finding": _("next finding")}
        box.border_subtitle = " · ".join(f"{key_of(one, self.app.user_keys)}: {words}" for one, words in names.items())
        text = self.query_one(_Text)
        text.indent_width = 2
        text.cursor_blink = False
        text.move_cursor((self._line - 1, 0), center=True)
        text.focus()
        self._timer = self.set_interval(_PAUSE, self._check)

    @property
    def _written(self) -> str:
        return self._shown.written(self.query_one(_Text).text)

    def _document(self) -> Document:
        content = self._written.encode("utf-8", "surrogatepass")
        return read_document(content, self._path, self.app.desk.session.files.kind(self._path))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """A key: look at it after a pause."""
        event.stop()
        self._timer.reset()
        self._timer.resume()

    def _check(self) -> None:
        """Show what is wrong in the text as it is now."""
        self._timer.pause()
        document = self._document()
        if document.data is None:
            self._found = tuple(document.findings)
        else:
            self._live = self._live or LiveCheck(self.app.desk.root)
            if document.kind is FileKind.USE_CASE:
                self._found = tuple(judge(document, self._live.names).findings)
            else:
                self._found = self._live.check(document).findings
        self._found = tuple(sorted(self._found, key=lambda one: one.place))
        rows = [self._row(number, finding) for number, finding in enumerate(self._found)]
        sheet = self.query_one(_Findings)
        sheet.show(rows or [Row("none", _("Nothing is wrong in this text."), style="good", stops=False)])
        sheet.set_class(not self._found, "quiet")

    def _row(self, number: int, finding: Finding) -> Row:
        sign, style = _SIGNS.get(finding.severity, ("  ", "quiet"))
        lead = (Span(sign, style), Span(f"{finding.place.line}: ", "number"))
        return Row(number, message(finding, reader_language()), lead)

    def go_to(self, row: Row) -> None:
        """Put the cursor where a finding is."""
        if isinstance(row.key, int):
            place = self._found[row.key].place
            text = self.query_one(_Text)
            text.move_cursor((place.line - 1, place.column - 1), center=True)
            text.focus()

    def action_text_finding(self) -> None:
        """To the first finding below the cursor, or else to the first of all."""
        line = self.query_one(_Text).cursor_location[0] + 1
        below = [number for number, one in enumerate(self._found) if one.place.line > line]
        if self._found:
            self.go_to(Row(below[0] if below else 0))

    def action_text_take_over(self) -> None:
        """Make it a change, and leave; asks first where the text can't be read."""
        if self.query_one(_Text).text == self._shown.text:
            self.dismiss()
            return
        document = self._document()
        if document.data is None and document.findings:
            self._ask(document.findings[0])
        else:
            self._take_over()

    def _take_over(self) -> None:
        if take_over(self.app, self._path, self._before, self._written):
            self.dismiss()

    def _ask(self, finding: Finding) -> None:
        words = message(finding, reader_language())
        line = _("Line {line}: {problem}").format(line=finding.place.line, problem=words)
        answers = [
            Answer(_WRITE, _("Go on writing")),
            Answer(_TAKE, _("Take it over as it is"), _("it can be opened as a text only, until it is mended")),
            Answer(_DROP, _("Drop what was written here")),
        ]

        def take(answer: str | None) -> None:
            if answer == _TAKE:
                self._take_over()
            elif answer == _DROP:
                self.dismiss()

        title = _("The text of {name} can't be read").format(name=file_name(self._path))
        self.app.push_screen(Ask(title, [line], answers), take)
