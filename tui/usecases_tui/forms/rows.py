"""The rows of a form: a label and a value each."""

from collections.abc import Sequence
from re import compile as regex
from typing import Any

from rich.cells import cell_len

from usecases.editing.shown import shown
from usecases.languages.catalogue import reader_language
from usecases.languages.dates import date_words
from usecases.languages.durations import duration_words
from usecases.languages.frequency import frequency_words
from usecases.model.duration import Duration
from usecases_tui.forms.entries import CHECKS
from usecases_tui.forms.entry import Entry, How
from usecases_tui.forms.offers import Offers
from usecases_tui.sheet.row import Row, Span, Spans, Writing
from usecases_tui.words import _

LABELS = 17
"""Cells for labels, where there is room for labels and values side by side."""
NARROW = 40
"""With fewer cells, a value follows its label."""
_WRITING = {How.LINE: Writing.LINE, How.WHOLE: Writing.LINE, How.LINES: Writing.LINES}
_DATE = regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YES, _NO = "[x]", "[ ]"


def rows(found: Sequence[Entry], offers: Offers, width: int) -> list[Row]:
    """The rows of entries, in a pane of a width. Their keys are the ways of the entries."""
    return [_row(entry, offers, width < NARROW) for entry in found]


def _row(entry: Entry, offers: Offers, narrow: bool) -> Row:
    if entry.how is How.HEADING:
        lead = Span(entry.label, "quiet") if entry.sign else Span(f"── {entry.label}", "heading")
        return Row(entry.where, lead=(lead,), stops=False)
    text = said(entry, offers)
    column = 0 if narrow or (entry.chooses and not text) else LABELS
    return Row(
        entry.where,
        text,
        _lead(entry, narrow),
        _tail(entry),
        hint=_nothing(entry),
        writing=_WRITING.get(entry.how, Writing.NO),
        column=column,
    )


def said(entry: Entry, offers: Offers) -> str:
    """The value of an entry, as people read it; as it stands in the file, where it is written in place."""
    value = entry.value
    if entry.how is How.YES_NO:
        return _YES if value is True else _NO
    if entry.writes:
        return "" if value is None else _plain(value).rstrip("\n")
    if value is None or entry.how is How.STUCK:
        return shown(value)
    values = value if isinstance(value, list) else [value]
    return ", ".join(_title(entry, one, offers) for one in values)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _title(entry: Entry, value: Any, offers: Offers) -> str:
    if not isinstance(value, str):
        return shown(value)
    title = offers.title(entry.where, entry.generic, value)
    if title is not None:
        return title
    free = entry.offered is not None and entry.offered.free
    return value if free else _("{id} (unknown)").format(id=value)


def _lead(entry: Entry, narrow: bool) -> Spans:
    sign = f"{entry.sign} " if entry.sign else ""
    if entry.again:  # the label stands above
        return (Span(f"  {sign}" if narrow else f"{sign:>{LABELS}}", "quiet"),)
    label = f"{sign}{entry.label}"
    if narrow:
        return (Span(f"{label}: ", "quiet"),)
    return (Span(label + " " * max(LABELS - cell_len(label), 1), "quiet"),)


def _nothing(entry: Entry) -> str:
    """What stands where nothing is."""
    if entry.generic[:1] == CHECKS and entry.example is not None:
        return _("{severity}, as usual").format(severity=entry.example)
    return "…"


def hint(entry: Entry) -> str:
    """What to write in an empty field, by the format's example."""
    example = entry.example
    if isinstance(example, list):
        example = example[0] if example else None
    return "…" if example is None else _("e.g. {example}").format(example=example)


def _tail(entry: Entry) -> Spans:
    """A duration, a date or a frequency in words."""
    if entry.how is How.STUCK:
        return (Span(_("not understood"), "error"),)
    words = _in_words(entry.value, str(entry.generic[-1])) if entry.how is How.WHOLE else None
    return () if words is None else (Span(words, "quiet"),)


def _in_words(value: Any, name: str) -> str | None:
    language = reader_language()
    if not isinstance(value, str):
        return None
    try:
        if name == "frequency":
            return frequency_words(value, language)
        if _DATE.fullmatch(value):
            return date_words(value, language)
        return duration_words(Duration.parse(value), language)
    except (ValueError, KeyError):
        return None
