"""The timeline of a use case as text for a terminal."""

from collections.abc import Iterator, Sequence

import click

from usecases.cli.columns import wrapped
from usecases.cli.diff_text import statement_lines
from usecases.git.lineage import Change
from usecases.languages.catalogue import _, reader_language
from usecases.languages.dates import date_words
from usecases.languages.punctuation import quoted
from usecases.reviewing.history import Moment, Past
from usecases.text.harmless import harmless, one_line

_SHORT = 10


def lines(path: str, known: Past, moments: Sequence[Moment], columns: int) -> Iterator[str]:
    """The lines of the text, no wider than so many columns."""
    yield click.style(harmless(path), bold=True)
    if known.path is None:
        yield from wrapped(_("This use case hasn't been committed yet, so it has no history."), columns)
        return
    if not moments:
        yield from wrapped(_("Nothing but the layout was ever changed."), columns)
    for moment in moments:
        yield ""
        yield from _moment(moment, columns)


def _moment(moment: Moment, columns: int) -> Iterator[str]:
    change = moment.change
    yield from wrapped(commit_line(change), columns)
    if change is not None:
        yield from wrapped(quoted(one_line(change.subject)), columns, "  ")
        if change.before is not None:
            text = _("The file was renamed; before, it was {path}.")
            yield from wrapped(text.format(path=harmless(change.before)), columns, "  > ", "    ")
    if moment.is_edge:
        yield from wrapped(older_are_missing(), columns, "  ! ", "    ")
    for said in moment.changes:
        yield from statement_lines(said, columns)


def commit_line(change: Change | None) -> str:
    """When, who, and in which commit, in the reader's language."""
    if change is None:
        return click.style(_("Not committed yet"), fg="yellow")
    day = date_words(change.moment[:10], reader_language())
    return f"{click.style(change.commit[:_SHORT], fg='yellow')}  {day}  {one_line(change.author)}"


def older_are_missing() -> str:
    """What to say where a shallow copy ends."""
    return _(
        "This copy of the repository is shallow: older commits are missing, and with them what was changed until here."
        " Fetch them with: git fetch --unshallow"
    )
