"""The map of processes: what each group gives, when it runs, whom it feeds, how its lamps stand, and what to do."""

from collections.abc import Iterator, Sequence

from usecases.analysing.map.standing import MapStanding
from usecases.model.shared import Group
from usecases.model.usecase import UseCase
from usecases_exporters.handbook.index import INDEX_PAGE, case_link, group_anchor, result_of
from usecases_exporters.handbook.lamps import Lamps
from usecases_exporters.handbook.shelves import by_group
from usecases_exporters.names import Names
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
    Strong,
    Text,
)
from usecases_exporters.tree.sections import Section, numbered
from usecases_exporters.words import Wording

PICTURE = "map.svg"


class ProcessMap:
    """The map of a library, in one language."""

    def __init__(self, names: Names, cases: Sequence[UseCase], standing: MapStanding) -> None:
        self.names = names
        self.cases = cases
        self.lamps = Lamps(names, cases, standing)
        self.wording = Wording(names.language)
        self.say = self.wording.say

    def document(self) -> Document:
        """The whole page."""
        _ = self.say
        company = " ".join(shown(self.names.shared.settings.title.in_language(self.names.language)).split("\n"))
        head: Blocks = (Paragraph((Link(_("Process handbook"), INDEX_PAGE),)),)
        if self.names.shared.groups:
            head = (*head, Figure(PICTURE, _("Map of processes")), *self.lamps.overview())
        else:
            head = (*head, Paragraph((Text(_("The library has no map yet.")),)))
        sections = [
            Section(_("What to do next"), self.lamps.to_do()),
            *(self._group(group, inside) for group, inside in by_group(self.names.shared.groups, self.cases)),
        ]
        title = _("Map of processes: {title}").format(title=company)
        return Document(self.names.language, title, (*head, *numbered(sections)))

    def _group(self, group: Group | None, inside: Sequence[UseCase]) -> Section:
        _ = self.say
        processes = joined([(case_link(case),) for case in inside], ", ")
        if group is None:
            return Section(_("Not on the map"), (Paragraph(processes),))
        facts = tuple(
            (Strong(f"{label}:"), Text(" "), *words) for label, words in self._facts(group, processes) if words
        )
        return Section(
            self.names.group(group.id), (Listing(facts), *self.lamps.table_of(group.id)), anchor=group_anchor(group)
        )

    def _facts(self, group: Group, processes: Inlines) -> Iterator[tuple[str, Inlines]]:
        _ = self.say
        missing: Inlines = (Strong(_("not stated")),)
        yield _("Result of the group"), (Text(result_of(group, self.names)),) if group.result else missing
        yield _("Owner"), (Text(self.names.role(group.owner)),) if group.owner else missing
        yield _("How it runs"), self.running(group) or missing
        fed = [self._group_link(name) for name in group.feeds]
        yield _("Feeds the groups"), joined(fed, ", ")
        feeding = [other.id for other in self.names.shared.groups if group.id in other.feeds]
        yield _("Is fed by the groups"), joined([self._group_link(name) for name in feeding], ", ")
        yield _("Processes"), processes

    def running(self, group: Group) -> Inlines:
        """Whether a group runs all the time, or what sets it off; nothing where it doesn't say."""
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
