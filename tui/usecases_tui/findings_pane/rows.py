"""The findings as rows: a sign, the number of the step or branch, and the words."""

from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias

from rich.cells import cell_len

from usecases.editing.where import Where
from usecases.findings.severity import Severity
from usecases.languages.labels import label
from usecases_tui.findings_pane.found import SIGNS, Found, Noticed
from usecases_tui.sheet.row import Row, Span
from usecases_tui.words import _, ngettext

Key: TypeAlias = tuple[str, Where, Where, str, int]
"""A finding knows itself again after a change by its code, its place, its variant, and how many such came before."""

_WIDEST_NUMBER = 4


def rows(found: Found) -> list[Row]:
    """The rows of what was found in a file."""
    if not found.path:
        return [Row("none", _("Open a use case; what is wrong or missing in it stands here."), style="quiet")]
    if found.trouble:
        return [Row("trouble", found.trouble, (Span("✗ ", "error"),), style="error")]
    if not found.noticed:
        return [Row("none", _("Nothing is wrong or missing here."), (Span("✓ ", "good"),), style="good")]
    width = min(max(cell_len(one.number) for one in found.noticed), _WIDEST_NUMBER)
    head = Row("head", lead=(Span(in_words(found), "heading"),), stops=False)
    return [head, *(_row(key, one, width) for key, one in keyed(found))]


def keyed(found: Found) -> Iterator[tuple[Key, Noticed]]:
    """The findings with the keys of their rows."""
    seen: Counter[tuple[str, Where, Where, str]] = Counter()
    for one in found.noticed:
        key = (one.finding.code, one.spot.where, one.spot.field, one.finding.variant)
        yield (*key, seen[key]), one
        seen[key] += 1


def in_words(found: Found) -> str:
    """How many there are of each severity: `2 errors, 5 warnings`."""
    counted = {severity: found.counts.get(severity, 0) for severity in SIGNS}
    errors, warnings, notes = (counted[one] for one in (Severity.ERROR, Severity.WARNING, Severity.INFO))
    parts = (
        ngettext("{count} error", "{count} errors", errors).format(count=errors) if errors else "",
        ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings) if warnings else "",
        ngettext("{count} note", "{count} notes", notes).format(count=notes) if notes else "",
    )
    return ", ".join(filter(None, parts))


def _row(key: Key, one: Noticed, width: int) -> Row:
    sign = Span(f"{one.sign.text} ", one.sign.style)
    number = Span(f"{one.number:<{width}} " if width else "", "number")
    return Row(key, ": ".join(filter(None, (_place(one), one.words))), (sign, number), indent=2 + width + bool(width))


def _place(one: Noticed) -> str:
    """What it is about, where neither a number nor the rule's words say so: the id, and the field the format minds."""
    where, field = one.spot.where, one.spot.field
    names = [part for part in (*where[:1], *field) if isinstance(part, str)]
    about = label(names) if field and one.finding.code.startswith("UC1") else ""
    name = str(where[1]) if where and not one.number else ""
    return ", ".join(filter(None, (name, about)))
