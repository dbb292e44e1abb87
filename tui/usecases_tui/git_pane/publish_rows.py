"""The rows of publishing: what can be written, and the steps with their commands, their results, and what failed."""

from collections.abc import Iterator
from typing import NamedTuple

from usecases.publishing.plan import Prepared, Publication
from usecases_tui.git_pane.proposal import LONGEST_BODY, Proposal
from usecases_tui.sheet.row import Row, Span, Writing
from usecases_tui.words import _, mark, ngettext

BRANCH, TITLE, BODY, NAME, EMAIL, ADDRESS, FINISHED = "branch", "title", "body", "name", "email", "address", "finished"
GAP = "gap"
_LABELS = {
    BRANCH: mark("Branch in git"),
    TITLE: mark("In short"),
    BODY: mark("In detail"),
    NAME: mark("Your name"),
    EMAIL: mark("Your e-mail"),
}
_INDENT = "    "
_LONGEST_COMMAND = 300
_MOST_LINES = 100
"""Of what git says when it fails, so many lines are shown, the last ones."""


class StepKey(NamedTuple):
    """The key of a step's row."""

    number: int


class Failure(NamedTuple):
    """What to do about a step that failed, and what git has said."""

    advice: str
    words: str


class State(NamedTuple):
    """How far publishing is."""

    prepared: Prepared
    proposal: Proposal
    publication: Publication | None = None
    refusal: str = ""
    planning: bool = False
    """Whether other steps are being planned than those that are shown."""
    running: bool = False
    failure: Failure | None = None

    @property
    def begun(self) -> bool:
        """Whether a step was carried out: what was planned can't be written otherwise any more."""
        return self.running or (self.publication is not None and bool(self.publication.results))

    @property
    def ready(self) -> bool:
        """Whether the next step can be done."""
        return not self.planning and not self.running and not self.done

    @property
    def done(self) -> bool:
        """Whether nothing is left to do."""
        return self.publication is not None and self.publication.next is None

    @property
    def address(self) -> str | None:
        """The address for the pull request, once there is one."""
        results = self.publication.results if self.publication is not None else ()
        return next((result.address for result in results if result.address), None)


def rows_of(state: State) -> Iterator[Row]:
    """All rows."""
    yield from _form(state)
    yield Row(GAP, stops=False)
    for number, note in enumerate(state.prepared.notes()):
        yield Row(("note", number), note.said(), (Span("! ", "warning"),), stops=False)
    if state.refusal:
        yield Row("refusal", state.refusal, (Span("✗ ", "error"),), stops=False)
    if state.publication is not None:
        yield Row("steps", _("Each step is done when you press Enter on it"), style="heading", stops=False)
        yield from _steps(state, state.publication)
    if state.done:
        yield Row(GAP, stops=False)
        yield from _end(state)


def _form(state: State) -> Iterator[Row]:
    prepared, proposal = state.prepared, state.proposal
    yield _field(state, BRANCH, proposal.branch)
    yield Row("about branch", _about_branch(prepared, proposal), _blank(), style="quiet", stops=False)
    if not prepared.said:
        count = prepared.waiting
        text = ngettext(
            "{count} commit made here hasn't been sent yet.", "{count} commits made here haven't been sent yet.", count
        )
        yield Row("waiting", text.format(count=count), _blank(), stops=False)
        return
    if not (prepared.name and prepared.email):
        yield _field(state, NAME, proposal.name)
        yield _field(state, EMAIL, proposal.email)
        words = _("git doesn't know yet who you are; this is noted for this repository only.")
        yield Row("about you", words, _blank(), style="quiet", stops=False)
    yield _field(state, TITLE, proposal.title)
    lines = proposal.body.count("\n") + 1
    if lines <= LONGEST_BODY:
        yield _field(state, BODY, proposal.body, Writing.LINES)
    else:
        words = ngettext("{count} line about what changed", "{count} lines about what changed", lines)
        yield Row(BODY, words.format(count=lines), (Span(_label(BODY), "quiet"),), style="quiet", stops=False)


def _about_branch(prepared: Prepared, proposal: Proposal) -> str:
    if proposal.branch == prepared.branch:
        return _("You are on this branch already. Another name begins a new one.")
    if prepared.branch is not None and not prepared.may_stay:
        text = _("A new branch: everybody builds on “{branch}”, and others shall be able to review your changes first.")
        return text.format(branch=prepared.branch)
    return _("A new branch.")


def _width() -> int:
    return max(len(_(label)) for label in _LABELS.values()) + 2


def _label(key: str) -> str:
    return f"{_(_LABELS[key]):<{_width()}}"


def _blank() -> tuple[Span, ...]:
    return (Span(" " * _width()),)


def _field(state: State, key: str, text: str, writing: Writing = Writing.LINE) -> Row:
    way = Writing.NO if state.begun else writing
    return Row(key, text, (Span(_label(key), "quiet"),), writing=way, stops=not state.begun, column=_width())


def _steps(state: State, publication: Publication) -> Iterator[Row]:
    done = len(publication.results)
    for number, step in enumerate(publication.steps):
        if number < done:
            yield Row(StepKey(number), publication.results[number].message.said(), (Span("✓ ", "good"),), stops=False)
        else:
            yield _open_step(state, number, step.message().said(), is_next=number == done and not state.planning)
        for place, command in enumerate(step.commands()):
            yield Row(("command", number, place), _cut(command), (Span(_INDENT),), style="quiet", stops=False)
        if number == done and state.failure is not None:
            yield from _failure(state.failure)


def _open_step(state: State, number: int, words: str, *, is_next: bool) -> Row:
    sign, style, tail = f"{number + 1} ", "number", ""
    if is_next and state.running:
        sign, tail = "… ", _("git is at work…")
    elif is_next:
        tail = "← Enter"
        if state.failure is not None:
            sign, style = "✗ ", "error"
    return Row(StepKey(number), words, (Span(sign, style),), (Span(tail, "mark"),) if tail else ())


def _failure(failure: Failure) -> Iterator[Row]:
    yield Row("advice", failure.advice, (Span(_INDENT), Span("! ", "warning")))
    lines = failure.words.split("\n")
    if len(lines) > _MOST_LINES:
        left = len(lines) - _MOST_LINES
        text = ngettext("… {count} line above this", "… {count} lines above this", left).format(count=left)
        yield Row("above", text, (Span(_INDENT),), style="quiet")
        lines = lines[left:]
    for number, line in enumerate(lines):
        yield Row(("words", number), line, (Span(f"{_INDENT}│ ", "quiet"),), under=(Span(f"{_INDENT}│ ", "quiet"),))


def _end(state: State) -> Iterator[Row]:
    if state.address is not None:
        yield Row(ADDRESS, state.address, (Span("→ ", "mark"),), style="match")
        words = _("Enter opens this address in the browser, {copy} copies it. There you ask for a review.")
        yield Row("about address", words, (Span("  "),), style="quiet", stops=False)
    else:
        yield Row(FINISHED, _("That is all. Enter or Esc: back"), (Span("✓ ", "good"),), style="heading")


def _cut(command: str) -> str:
    """A command that names very many files, as far as anybody reads it."""
    return command if len(command) <= _LONGEST_COMMAND else f"{command[:_LONGEST_COMMAND]}…"
