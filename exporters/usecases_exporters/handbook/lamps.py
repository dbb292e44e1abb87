"""The lamps of the map in the handbook: their tables, their lines in the picture, and what to do next."""

from collections.abc import Iterator, Sequence

from usecases.analysing.map.standing import NEVER, Lamp, MapStanding
from usecases.analysing.map.tasks import Task
from usecases.analysing.map.words import (
    SPOT,
    Saying,
    bars,
    colour_word,
    colour_words,
    month_words,
    no_use_cases,
    to_do,
    trend_words,
)
from usecases.lamps import SIGN, Colour
from usecases.languages.catalogue import _ as spoken
from usecases.languages.catalogue import speaking
from usecases.model.usecase import UseCase
from usecases_exporters.handbook.index import case_link, group_anchor
from usecases_exporters.names import Names
from usecases_exporters.regulation.indicators import threshold
from usecases_exporters.regulation.prose import joined
from usecases_exporters.tree.nodes import (
    Blocks,
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
from usecases_exporters.words import Wording


class Lamps:
    """The lamps of a library's groups on a day, in the language of the names."""

    def __init__(self, names: Names, cases: Sequence[UseCase], standing: MapStanding) -> None:
        self._names = names
        self._cases = {case.id: case for case in reversed(cases)}
        self._standing = standing
        self._groups = {group.group: group for group in standing.groups}
        self._wording = Wording(names.language)
        self._saying = Saying(names.shared, {}, names.language)

    def colour_of(self, group_id: str) -> Colour | None:
        """The worst colour of a group's lamps."""
        return self._groups[group_id].colour

    def overview(self) -> Blocks:
        """How many lamps have which colour, and until when was measured."""
        _ = self._wording.say
        if self._standing.today == NEVER:
            return (Paragraph((Text(_("Nothing has been measured yet.")),)),)
        with speaking(self._names.language):
            counts = self._saying.summary(self._standing)
        day = self._wording.date(self._standing.today)
        facts = ((_("Last day of measurements"), day), (_("Lamps"), counts))
        return (Listing(tuple((Strong(f"{label}:"), Text(f" {words}")) for label, words in facts)),)

    def lines_of(self, group_id: str) -> list[tuple[Colour | None, str]]:
        """The lamps of a group for the picture: the colour, and a line that begins with its sign."""
        with speaking(self._names.language):
            return [
                (
                    lamp.colour,
                    f"{SIGN[lamp.colour]} {spoken(SPOT[lamp.spot])}: {_with_trend(lamp, colour_word(lamp.colour))}",
                )
                for lamp in self._groups[group_id].lamps
            ]

    def table_of(self, group_id: str) -> tuple[Table, ...]:
        """The table of a group's lamps; none where it has no lamps."""
        _ = self._wording.say
        with speaking(self._names.language):
            rows = [self._row(lamp) for lamp in self._groups[group_id].lamps]
        head = (
            _("Lamp"), _("Indicator"), _("Last value"), _("Date"), _("Colour"), _("By week"), _("In 30 days"),
            _("Green"), _("Amber"),
        )  # fmt: skip
        return (table(head, rows),) if rows else ()

    def _row(self, lamp: Lamp) -> Row:
        kpi = self._names.kpis.get(lamp.kpi)
        return Row(
            (
                cell(spoken(SPOT[lamp.spot])),
                cell(self._saying.indicator(lamp.kpi)),
                cell(self._saying.value(lamp)),
                cell(self._wording.date(lamp.day) if lamp.day else "—"),
                cell(_with_trend(lamp, colour_words(lamp.colour))),
                cell(bars(lamp.weeks) if lamp.day else "—"),
                cell(month_words(lamp, self._names.language) or "—"),
                cell(threshold(kpi, kpi.green, self._wording) if kpi else "—"),
                cell(threshold(kpi, kpi.amber, self._wording) if kpi else "—"),
            )
        )

    def to_do(self) -> Blocks:
        """What to do next, with links into the groups and to the use cases to look at."""
        with speaking(self._names.language):
            return tuple(self._to_do())

    def _to_do(self) -> Iterator[Paragraph | Listing]:
        found = to_do(self._standing)
        if not found and self._standing.groups:
            yield Paragraph((Text(spoken("Nothing: no lamp is red, and all is measured.")),))
        for why, some in found:
            yield Paragraph((Text(why),))
            yield Listing(tuple(self._item(item) for item in some))

    def _item(self, item: Sequence[Task]) -> Inlines:
        task = item[0]
        front: Inlines = (
            Text(f"{SIGN[task.colour]} "),
            Link(self._names.group(task.group), f"#{group_anchor(self._names.groups[task.group])}"),
            Text(f"{self._saying.lamps_of(item)}."),
        )
        if not task.in_use_cases:
            return front
        links = [(case_link(self._cases[each]),) for each in task.use_cases if each in self._cases]
        return (*front, Text(" "), *(joined(links, ", ") if links else (Text(no_use_cases()),)))


def _with_trend(lamp: Lamp, colour: str) -> str:
    return f"{colour}, {trend_words(lamp.trend)}" if lamp.trend else colour
