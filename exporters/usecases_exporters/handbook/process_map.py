"""The map of processes: what each group gives, when it runs, whom it feeds, and how its three lamps stand."""

from collections.abc import Iterator, Mapping, Sequence

from usecases.lamps import Colour, colour_of
from usecases.measurements import Measurement
from usecases.model.shared import Group
from usecases.model.usecase import UseCase
from usecases_exporters.handbook.index import INDEX_PAGE, case_link, group_anchor, result_of
from usecases_exporters.handbook.shelves import by_group
from usecases_exporters.labels import LAMP_COLOUR
from usecases_exporters.names import Names
from usecases_exporters.regulation.indicators import threshold, unit_of
from usecases_exporters.regulation.prose import joined, linked
from usecases_exporters.tree.clean import shown
from usecases_exporters.tree.nodes import (
    Blocks,
    Document,
    Figure,
    Inlines,
    Link,
    Listing,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
    cell,
    table,
)
from usecases_exporters.tree.sections import Section, numbered
from usecases_exporters.words import Wording

PICTURE = "map.svg"
SIGN: Mapping[Colour, str] = {"green": "●", "amber": "▲", "red": "■"}
"""A shape for each colour: a lamp must be readable in grey too."""


class ProcessMap:
    """The map of a library, in one language."""

    def __init__(self, names: Names, cases: Sequence[UseCase], last: Mapping[str, Measurement]) -> None:
        self.names = names
        self.cases = cases
        self.last = last
        self.wording = Wording(names.language)
        self.say = self.wording.say

    def document(self) -> Document:
        """The whole page."""
        _ = self.say
        company = " ".join(shown(self.names.shared.settings.title.in_language(self.names.language)).split("\n"))
        head: Blocks = (Paragraph((Link(_("Process handbook"), INDEX_PAGE),)),)
        if self.names.shared.groups:
            head = (*head, Figure(PICTURE, _("Map of processes")), Paragraph((Text(self._legend()),)))
        else:
            head = (*head, Paragraph((Text(_("The library has no map yet.")),)))
        sections = [self._group(group, inside) for group, inside in by_group(self.names.shared.groups, self.cases)]
        title = _("Map of processes: {title}").format(title=company)
        return Document(self.names.language, title, (*head, *numbered(sections)))

    def _legend(self) -> str:
        _ = self.say
        lamps = ", ".join(f"{SIGN[colour]} {_(LAMP_COLOUR[colour])}" for colour in SIGN)
        return _("Colours of the lamps: {lamps}.").format(lamps=lamps)

    def _group(self, group: Group | None, inside: Sequence[UseCase]) -> Section:
        _ = self.say
        processes = joined([(case_link(case),) for case in inside], ", ")
        if group is None:
            return Section(_("Not on the map"), (Paragraph(processes),))
        facts = tuple(
            (Strong(f"{label}:"), Text(" "), *words) for label, words in self._facts(group, processes) if words
        )
        return Section(self.names.group(group.id), (Listing(facts), *self._lamps(group)), anchor=group_anchor(group))

    def _facts(self, group: Group, processes: Inlines) -> Iterator[tuple[str, Inlines]]:
        _ = self.say
        missing: Inlines = (Strong(_("not stated")),)
        yield _("Result of the group"), (Text(result_of(group, self.names)),) if group.result else missing
        yield _("Owner"), (Text(self.names.role(group.owner)),) if group.owner else missing
        yield _("How it runs"), self._running(group) or missing
        fed = [self._group_link(name) for name in group.feeds]
        yield _("Feeds the groups"), joined(fed, ", ")
        feeding = [other.id for other in self.names.shared.groups if group.id in other.feeds]
        yield _("Is fed by the groups"), joined([self._group_link(name) for name in feeding], ", ")
        yield _("Processes"), processes

    def _running(self, group: Group) -> Inlines:
        _ = self.say
        if group.runs == "constant":
            return (Text(_("all the time")),)
        if group.trigger is not None:
            artefact = self.names.artefacts.get(group.trigger)
            trigger = (Text(self.names.artefact(group.trigger)),) if artefact else linked(group.trigger)
            return (Text(_("when this arrives:") + " "), *trigger)
        return (Text(_("when something arrives")),) if group.runs == "triggered" else ()

    def _group_link(self, group_id: str) -> Inlines:
        group = self.names.groups.get(group_id)
        title = self.names.group(group_id)
        return (Link(title, f"#{group_anchor(group)}") if group else Text(title),)

    def lamps_of(self, group: Group) -> list[tuple[str, str]]:
        """The lamps that a group has: where each stands, and its indicator."""
        _ = self.say
        lamps = (
            (_("at the start"), group.lamps.start),
            (_("in the middle"), group.lamps.middle),
            (_("at the end"), group.lamps.end),
        )
        return [(place, kpi_id) for place, kpi_id in lamps if kpi_id is not None]

    def _lamps(self, group: Group) -> tuple[Table, ...]:
        _ = self.say
        rows = [self._lamp(place, kpi_id) for place, kpi_id in self.lamps_of(group)]
        head = (_("Lamp"), _("Indicator"), _("Last value"), _("Date"), _("Colour"), _("Green"), _("Amber"))
        return (table(head, rows),) if rows else ()

    def _lamp(self, place: str, kpi_id: str) -> Row:
        kpi = self.names.kpis.get(kpi_id)
        measured = self.last.get(kpi_id)
        title = self.names.kpi(kpi_id)
        value = self.wording.number(measured.value) if measured else self.say("no measurements")
        unit = unit_of(kpi, self.names) if kpi and measured else ""
        return Row(
            (
                cell(place),
                cell(title),
                cell(f"{value} {unit}".strip()),
                cell(self.wording.date(measured.day) if measured else "—"),
                cell(self.lamp_words(kpi_id) or "—"),
                cell(threshold(kpi, kpi.green, self.wording) if kpi else "—"),
                cell(threshold(kpi, kpi.amber, self.wording) if kpi else "—"),
            )
        )

    def lamp(self, kpi_id: str | None) -> Colour | None:
        """The colour of a lamp; `None` where there is no such indicator or nobody has measured it."""
        kpi = self.names.kpis.get(kpi_id or "")
        measured = self.last.get(kpi_id or "")
        return colour_of(kpi, measured.value) if kpi and measured else None

    def lamp_words(self, kpi_id: str | None) -> str:
        """A lamp's sign and word; empty where it has no colour."""
        colour = self.lamp(kpi_id)
        return f"{SIGN[colour]} {self.say(LAMP_COLOUR[colour])}" if colour else ""
