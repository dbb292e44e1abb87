"""Rows of the list, as wide as the pane is: a use case, a heading, a shared file."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len, set_cell_size

from usecases.findings.finding import Finding
from usecases.shelf.rows import ShelfRow
from usecases_tui.library_pane.finding import pieces
from usecases_tui.library_pane.listing import SHARED, Heading, InTexts, Key, Listing, Nothing, Whole
from usecases_tui.sheet.drawing import MARKER
from usecases_tui.sheet.harmless import harmless
from usecases_tui.sheet.row import Row, Span
from usecases_tui.words import _, mark, ngettext

SIGNS = {"draft": "○", "review": "◐", "approved": "✓", "retired": "–"}
"""The statuses, where there is no room for their words."""
ROOMY, SPACIOUS = 60, 96
"""Columns from which statuses are told in words, and from which ids or groups stand beside titles."""
UNSAVED, UNPUBLISHED = "●", "~"
_UNFOLDED, _FOLDED = "▾ ", "▸ "
_NO_GROUP = mark("Without a group")
_WHOLE = mark("The whole library")
_EMPTY = (mark("No use cases yet."), mark("Enter begins one."))
_NONE_FOUND = (mark("Nothing is called so."), mark("Enter begins a new one."))
_MORE_WIDTH, _FINDINGS_WIDTH, _STATUS_WIDTH = 28, 9, 15


def row(
    key: Key,
    listing: Listing,
    width: int,
    words: Sequence[str] = (),
    *,
    finding: bool = False,
    cases: Mapping[str, ShelfRow] | None = None,
) -> Row:
    """The row of a key; `words` are marked where they stand. While finding, the group stands beside the title.

    `cases` are the use cases to which the keys belong: those of the list where none are given.
    """
    match key:
        case Heading(group):
            return _heading(
                key, group_title(listing, group), listing.counts.get(group, 0), key in listing.folded, width
            )
        case Whole():
            return _heading(key, _(_WHOLE), None, key in listing.folded, width)
        case InTexts(count):
            text = ngettext("Also in the text: {count}", "Also in the texts: {count}", count).format(count=count)
            return Row(key, f" {text}", style="heading", wraps=False, stops=False)
        case Nothing(line, looking):
            text = _((_NONE_FOUND if looking else _EMPTY)[line])
            return Row(key, f" {text}", style="quiet", wraps=False)
        case _ if key in SHARED:
            trouble = _trouble(listing.groups.troubles.get(key))
            more = [*_what_is_new(key, listing), *trouble]
            return _line(key, "✗" if trouble else " ", _pieces(_(SHARED[key]), words), more, width, "error")
        case _:
            return _case((listing.rows if cases is None else cases)[key], listing, width, words, finding=finding)


def group_title(listing: Listing, group: str | None) -> str:
    """What a group is called; that the map doesn't know it is said."""
    if group is None:
        return _(_NO_GROUP)
    title = listing.groups.titles.get(group)
    if title is None and not listing.groups.troubles:
        return _("{group} (not in the map)").format(group=group)
    return title or group


def status_word(status: str) -> str:
    """A status in the reader's language."""
    from usecases.languages.values import value_title  # not needed where there is room for signs only

    return value_title(("status",), status)


def _heading(key: Key, title: str, count: int | None, folded: bool, width: int) -> Row:
    number = "" if count is None else f" {count} "
    sign = _FOLDED if folded else _UNFOLDED
    room = width - MARKER - len(sign) - len(number)
    return Row(
        key, "", (Span(sign, "quiet"), Span(_fitted(harmless(title), room), "heading"), Span(number, "quiet")),
        wraps=False,
    )  # fmt: skip


def _case(case: ShelfRow, listing: Listing, width: int, words: Sequence[str], *, finding: bool) -> Row:
    new = _what_is_new(case.path, listing)
    if case.trouble is not None:
        return _line(case.path, "✗", _pieces(case.id, words), [*new, *_trouble(case.trouble)], width, "error")
    tail = [*new, *_findings(case)]
    if width >= ROOMY:
        tail = [*_filled_up(tail, _FINDINGS_WIDTH), Span(_fitted(harmless(status_word(case.status)), _STATUS_WIDTH))]
    if width >= SPACIOUS:
        more = group_title(listing, listing.group_of(case)) if finding else case.id
        tail = [Span(_fitted(harmless(more), _MORE_WIDTH), "quiet"), *tail]
    sign = SIGNS.get(case.status, " " if not case.status else "?")
    title = _pieces(case.title, words) if case.title else [Span(harmless(case.id), "quiet")]
    return _line(case.path, sign, title, tail, width, _STYLES.get(case.status, "quiet"))


def _what_is_new(path: str, listing: Listing) -> list[Span]:
    """A sign where something isn't saved, or else isn't in git's last commit."""
    if listing.is_unsaved(path):
        return [Span(f"{UNSAVED} ", "mark")]
    return [Span(f"{UNPUBLISHED} ", "warning")] if path in listing.differing else []


_STYLES = {"approved": "good", "review": "actor"}


def _findings(case: ShelfRow) -> list[Span]:
    found = []
    if case.errors > 0:
        found.append(Span(f"✗{case.errors} ", "error"))
    if case.warnings > 0:
        found.append(Span(f"!{case.warnings} ", "warning"))
    return found


def _trouble(trouble: Finding | None) -> list[Span]:
    if trouble is None:
        return []
    from usecases.languages.catalogue import reader_language
    from usecases.rules.wording import message

    return [Span(harmless(message(trouble, reader_language())), "error")]


def _line(key: Key, sign: str, title: Sequence[Span], tail: Sequence[Span], width: int, style: str = "") -> Row:
    """A sign, a title, and at the right end what there is to say of it."""
    room = width - MARKER - 4
    before, length = _cut(title, room)
    after, taken = _cut(tail, max(room - min(length, max(room // 2, 12)), 0))
    if length + taken > room:
        before, length = _cut(title, room - taken)
    gap = Span(" " * (room - taken - length + 1))
    return Row(key, "", (Span(f" {sign} ", style), *before, gap, *after), wraps=False)


def _filled_up(spans: Sequence[Span], width: int) -> list[Span]:
    """Pieces that take exactly so many cells, cut or with blanks after them."""
    shown, length = _cut(spans, width)
    return [*shown, Span(" " * (width - length))]


def _cut(spans: Sequence[Span], room: int) -> tuple[list[Span], int]:
    """As much of some pieces as there is room for, with a sign where something is missing; and the cells it takes."""
    found: list[Span] = []
    length = 0
    for span in spans:
        cells = cell_len(span.text)
        if length + cells > room:
            found.append(Span(_fitted(span.text, room - length), span.style))
            return found, room
        found.append(span)
        length += cells
    return found, length


def _fitted(text: str, width: int) -> str:
    """A text in exactly so many cells."""
    if width <= 0:
        return ""
    return set_cell_size(text, width - 1) + "…" if cell_len(text) > width else set_cell_size(text, width)


def _pieces(text: str, words: Sequence[str]) -> list[Span]:
    if not words:
        return [Span(harmless(text))]
    return [Span(harmless(piece), "match" if is_word else "") for piece, is_word in pieces(text, words)]
