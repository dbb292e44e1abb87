"""What nobody has thought of: how much of what could go wrong has an answer, by process group and by use case."""

from collections.abc import Iterator, Sequence

from usecases.analysing.cases import Cases
from usecases.analysing.coverage.sums import CaseSum, Sums, summed
from usecases.coverage.values import Totals
from usecases.languages.catalogue import reader_language
from usecases.languages.numbers import number_words, percent_words
from usecases.reading.folder import scan
from usecases_tui.analyses.columns import columns
from usecases_tui.analyses.left_out import left_out
from usecases_tui.analyses.told import Goal, Line, Told, Whole, heading
from usecases_tui.bars import bar
from usecases_tui.sheet.row import Span
from usecases_tui.words import _, ngettext

_BAR = 10
LEAST, INSIDE = 40, 200
"""How many use cases are shown of the whole library, and of a group: those of which the least is thought of."""


def told(whole: Whole) -> Told:
    """The whole, the groups with their use cases inside, and the use cases that need it most; raises OSError."""
    found = scan(whole.root)
    sums = summed(whole.root, found, progress=whole.progress)
    titles = {group.id: group.title.in_language(reader_language()) for group in Cases(whole.root, found).shared.groups}
    ordered = sorted(sums.cases, key=lambda each: (_least(each.totals), each.case))
    return Told(
        (
            Line("all", in_words(sums.totals), stops=False),
            *heading(_("Process groups")),
            *_groups(sums, titles, ordered),
            *heading(_("Use cases that need it most")),
            *_cases(ordered, LEAST, "case"),
            *left_out(sums.unusable),
        )
    )


def in_words(totals: Totals) -> str:
    """How much is thought of."""
    words = _(
        "{share} thought of. Answered by a branch: {covered} · Looked at, no branch needed: {considered} · Open: {open}"
    )
    counts = {"covered": totals.covered, "considered": totals.considered, "open": totals.open}
    return words.format(share=_share(totals), **{name: _number(count) for name, count in counts.items()})


def _number(count: int) -> str:
    return number_words(count, reader_language())


def _share(totals: Totals) -> str:
    return "–" if totals.share is None else percent_words(totals.share, reader_language())


def _least(totals: Totals) -> float:
    return 2 if totals.share is None else totals.share


def _groups(sums: Sums, titles: dict[str, str], ordered: Sequence[CaseSum]) -> Iterator[Line]:
    inside: dict[str | None, list[CaseSum]] = {}
    for each in ordered:
        inside.setdefault(each.group, []).append(each)
    groups = sorted(sums.groups.items(), key=lambda item: _least(item[1]))
    named = [
        (f"group {group}", _("Without a group") if group is None else titles.get(group, group), totals)
        for group, totals in groups
    ]
    head, *lines = _table(_("Process group"), named)
    yield head
    for (group, _totals), line in zip(groups, lines, strict=True):
        _head, *cases = _cases(inside[group], INSIDE, f"case of {group}")
        yield line._replace(inside=tuple(each._replace(lead=(*each.lead, Span("    "))) for each in cases))


def _cases(cases: Sequence[CaseSum], most: int, key: str) -> Iterator[Line]:
    shown = cases[:most]
    head, *lines = _table(_("Use case"), [(f"{key} {each.case}", each.title, each.totals) for each in shown])
    yield head
    for each, line in zip(shown, lines, strict=True):
        yield line._replace(goals=(Goal(each.title, each.case, each.case, then="questions"),))
    rest = len(cases) - len(shown)
    if rest > 0:
        text = ngettext("and {count} more", "and {count} more", rest).format(count=rest)
        yield Line(f"{key} rest", text, (Span("  "),), "quiet")


def _table(title: str, rows: Sequence[tuple[str, str, Totals]]) -> Iterator[Line]:
    """The head, and a line for each row of key, title and figures."""
    figures = [(_share(totals), _number(totals.open)) for _key, _title, totals in rows]
    head, *pieces = columns((_("thought of"), _("open")), figures)
    before = "  " + " " * _BAR + "  "
    yield Line(f"columns {title} {rows[:1]}", title, (Span(before + head, "quiet"),), "quiet", stops=False)
    for (key, name, totals), piece in zip(rows, pieces, strict=True):
        lead = (Span("  "), Span(bar(totals.share or 0, _BAR), "mark"), Span("  " + piece, "number"))
        yield Line(key, name, lead, more=in_words(totals))
