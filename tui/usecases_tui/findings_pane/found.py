"""What was found in the file that is open: each finding with its place in the editor, and which things have any."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from usecases.editing.where import Where
from usecases.findings.finding import Finding
from usecases.findings.severity import Severity
from usecases.languages.catalogue import reader_language
from usecases.reading.at import path_of
from usecases.reading.document import Document
from usecases.rules.wording import message
from usecases_tui.desk import Spot
from usecases_tui.findings_pane.reading_order import Order, reading_order
from usecases_tui.sheet.row import Span
from usecases_tui.spots import numbers_of, spot_at

SIGNS = {
    Severity.ERROR: Span("✗", "error"),
    Severity.WARNING: Span("!", "warning"),
    Severity.INFO: Span("i", "quiet"),
}
"""How much a finding matters: a sign, and a colour beside it."""

_MISSING = {"UC501": "actor", "UC502": "action", "UC503": "when", "UC504": "resume", "UC505": "at", "UC506": "owner"}
"""What is missing by the rule that says so: such a finding stands at the id, and is mended in the field."""


class Noticed(NamedTuple):
    """A finding, where it leads to, its words, and the number of its step or branch."""

    finding: Finding
    spot: Spot
    words: str
    number: str = ""

    @property
    def sign(self) -> Span:
        """How much it matters."""
        return SIGNS[self.finding.severity]


@dataclass(frozen=True)
class Found:
    """What was found in a file, sorted as the file is read.

    `number` gives the numbers of steps and branches, `trouble` says why nothing could be looked at; a file that isn't
    `usable` holds no data.
    """

    path: str = ""
    noticed: tuple[Noticed, ...] = ()
    number: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""
    usable: bool = True

    @cached_property
    def by_thing(self) -> Mapping[Where, list[Noticed]]:
        """What is wrong with each thing, in the order in which they are read."""
        found: defaultdict[Where, list[Noticed]] = defaultdict(list)
        for one in self.noticed:
            found[one.spot.where].append(one)
        return found

    def at(self, where: Where) -> Sequence[Noticed]:
        """What is wrong with a thing: a step, a branch, a role; `()` is the file itself."""
        return self.by_thing.get(where, ())

    @cached_property
    def flags(self) -> Mapping[Hashable, Span]:
        """The sign of the worst that is wrong with each thing, for those with which something is."""
        return {where: worst(noticed) for where, noticed in self.by_thing.items()}

    def begins(self, where: Where) -> int:
        """The index of the first finding of a thing, or of what is read after it."""
        if where in self.by_thing:
            return self.noticed.index(self.by_thing[where][0])
        here = _thing_order(where, self.number)
        orders = [_thing_order(one.spot.where, self.number) for one in self.noticed]
        return next((index for index, order in enumerate(orders) if order > here), len(orders))

    @cached_property
    def counts(self) -> Mapping[Severity, int]:
        """How many there are of each severity."""
        return Counter(one.finding.severity for one in self.noticed)


def worst(noticed: Iterable[Noticed]) -> Span:
    """The sign of the worst of some findings."""
    return SIGNS[max(one.finding.severity for one in noticed)]


def found_in(document: Document, findings: Iterable[Finding]) -> Found:
    """What was found in a file: sorted as it is read, each finding with its place."""
    number = numbers_of(document)
    language = reader_language()
    noticed = []
    for finding in findings:
        spot = _spot(document, finding)
        name = number.get(str(spot.where[1]), "") if spot.where else ""
        noticed.append(Noticed(finding, spot, message(finding, language), name))
    if number:
        noticed.sort(key=lambda one: (_thing_order(one.spot.where, number), one.finding.place))
    return Found(document.path, tuple(noticed), number, usable=document.data is not None)


def _thing_order(where: Where, number: Mapping[str, str]) -> tuple[bool, Order]:
    return (False, ()) if not where else (True, reading_order(number.get(str(where[1]), "")))


def _spot(document: Document, finding: Finding) -> Spot:
    """Where a finding leads to; in a file that can't be used, to the file."""
    if document.data is None:
        return Spot(document.path)
    spot = spot_at(document, path_of(document, finding.place))
    if (missing := _MISSING.get(finding.code)) is not None:
        return spot._replace(field=(missing,))
    if finding.code == "UC103":
        return spot._replace(field=(*spot.field, finding.arguments["field"]))
    return spot


def summed_up(found: Found) -> Iterator[str]:
    """How many there are of each severity, worst first, with their signs."""
    for severity, sign in SIGNS.items():
        if count := found.counts.get(severity, 0):
            yield f"{sign.text} {count}"
