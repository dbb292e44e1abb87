"""The page of hand-overs: what passes between groups, between whom, and where the chain breaks, with pictures."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from usecases.analysing.handovers.passing import pairs
from usecases.analysing.handovers.report import Flow, Handovers, HandoversAnalysis
from usecases.analysing.handovers.words import sections
from usecases.analysing.titles import Titles
from usecases.chain.ends import doers_of
from usecases.languages.catalogue import speaking
from usecases.model.shared import Group
from usecases.model.usecase import UseCase
from usecases_exporters.diagram.engine import render
from usecases_exporters.diagram.source import Source
from usecases_exporters.diagram.svg import finished
from usecases_exporters.diagram.text import clean
from usecases_exporters.handbook.arrows import Arrow, Box, arrows_source, legible
from usecases_exporters.handbook.index import INDEX_PAGE, MAP_FILE, group_anchor
from usecases_exporters.handbook.shelves import by_group
from usecases_exporters.names import Names
from usecases_exporters.tree.clean import shown
from usecases_exporters.tree.nodes import (
    Blocks,
    Document,
    Figure,
    Link,
    Listing,
    Paragraph,
    Strong,
    Table,
    Text,
    row,
    table,
)
from usecases_exporters.tree.sections import Section, numbered
from usecases_exporters.words import Wording

PICTURE = "handovers.svg"
_LABELLED = 3
"""How many artefacts stand on an arrow; the others are counted."""
_ROLES = 30
"""How many roles a picture shows, the busiest first."""
_ROWS = 60


class HandoversPage(NamedTuple):
    """The page, and what its pictures show, in the order of `pictures`: source, title, and the same in words."""

    document: Document
    shows: Sequence[tuple[Source, str, str]]
    language: str

    @property
    def pictures(self) -> tuple[bytes, ...]:
        """The pictures, drawn when they are asked for: of a large library that takes long."""
        svgs = render([source for source, _, _ in self.shows], "svg") if self.shows else []
        return tuple(
            finished(legible(svg), source.name, title, clean(text), self.language)
            for svg, (source, title, text) in zip(svgs, self.shows, strict=True)
        )


class _Shelf(NamedTuple):
    """A group (`None`: use cases on no map): who hands over to whom how often, and how much each has to do with it."""

    group: Group | None
    between: Counter[tuple[str, str]]
    busy: Counter[str]

    @property
    def picture(self) -> str:
        return _picture_of(self.group)


def pictures(names: Names, cases: Sequence[UseCase]) -> tuple[str, ...]:
    """The files of the page's pictures: of the groups, where there is a map, then one for each group at work."""
    at_work = [_picture_of(group) for group, inside in _in_force(names, cases) if any(map(_has_doers, inside))]
    return (*((PICTURE,) if names.shared.groups else ()), *at_work)


def handovers_page(names: Names, cases: Sequence[UseCase]) -> HandoversPage:
    """The page of a library, in the language of the names; retired use cases are left out."""
    analysis = HandoversAnalysis(names.shared)
    shelves = []
    for group, inside in _in_force(names, cases):
        shelf = _Shelf(group, Counter(), Counter())
        for case in inside:
            view = analysis.look(case)
            assert view is not None
            shelf.busy.update(role_id for placed in view.outline.steps for role_id in doers_of(placed))
            shelf.between.update(
                (giver, taker) for pair in pairs(view) for giver in doers_of(pair.one) for taker in doers_of(pair.other)
            )
        if any(map(_has_doers, inside)):
            shelves.append(shelf)
    return _Page(names, analysis.figures(), shelves).made()


def _in_force(names: Names, cases: Sequence[UseCase]) -> list[tuple[Group | None, list[UseCase]]]:
    return by_group(names.shared.groups, [case for case in cases if case.status != "retired"])


def _has_doers(case: UseCase) -> bool:
    courses = (case.steps, *(branch.steps for branch in case.branches))
    return any(step.actor or step.responsible for course in courses for step in course)


def _picture_of(group: Group | None) -> str:
    return f"handovers-{group.id}.svg" if group else "handovers_rest.svg"  # no group has an underscore in its id


class _Page:
    def __init__(self, names: Names, found: Handovers, shelves: Sequence[_Shelf]) -> None:
        self.names = names
        self.say = Wording(names.language).say
        self.found = found
        self.shelves = shelves

    def made(self) -> HandoversPage:
        """The page with its pictures."""
        drawn = [self._groups()] if self.names.shared.groups else []
        drawn += [self._roles(shelf) for shelf in self.shelves]
        return HandoversPage(self._document(), drawn, self.names.language)

    def _document(self) -> Document:
        _ = self.say
        names = self.names
        head: Blocks = (Paragraph((Link(_("Process handbook"), INDEX_PAGE),)),)
        if names.shared.groups:
            caption = _("What passes between the groups; dashed: the map doesn't say so")
            words = _("What passes between the groups; the same is in the list “From group to group” below")
            head = (*head, Figure(PICTURE, words, caption))
        with speaking(names.language):
            parts = sections(self.found, Titles(names.shared, names.language))
        found = [
            Section(
                part.title.partition(" ")[2],
                (Listing(tuple((Strong(f"{said.label}:"), Text(f" {said.figure}")) for said in part.lines)),),
            )
            for part in parts
        ]
        inside = tuple(Section(self._title(shelf), tuple(self._shelf(shelf))) for shelf in self.shelves)
        if inside:
            legend = _(
                "A number says how many hand-overs there are; a dashed box stands outside the company. A picture shows"
                " at most {count} roles, the busiest first."
            )
            blocks = (Paragraph((Text(legend.format(count=_ROLES)),)),)
            found.append(Section(_("Who hands over to whom, by group"), blocks, inside))
        company = " ".join(shown(names.shared.settings.title.in_language(names.language)).split("\n"))
        title = _("Hand-overs: {title}").format(title=company)
        return Document(names.language, title, (*head, *numbered(found)))

    def _title(self, shelf: _Shelf) -> str:
        return self.names.group(shelf.group.id) if shelf.group else self.say("Not on the map")

    def _shelf(self, shelf: _Shelf) -> Iterator[Figure | Table]:
        _ = self.say
        yield Figure(shelf.picture, _("Who hands over to whom; the same is in the table below"))
        pairs_of = sorted(shelf.between.items(), key=lambda one: (-one[1], one[0]))
        names = self.names
        rows = [row(names.role(one), names.role(other), str(count)) for (one, other), count in pairs_of[:_ROWS]]
        if len(pairs_of) > _ROWS:
            rest = pairs_of[_ROWS:]
            rows.append(row(_("others"), _("others"), str(sum(count for _pair, count in rest))))
        if rows:
            yield table((_("Hands over"), _("Takes over"), _("Hand-overs")), rows)

    def _in_words(self) -> str:
        return "; ".join(self._flow_words(flow) for flow in self.found.groups if flow.group and flow.other)

    def _flow_words(self, flow: Flow) -> str:
        names = self.names
        what = ", ".join(map(names.artefact, flow.artefacts)) or "—"
        return f"{names.group(flow.group)} → {names.group(flow.other)}: {what}"

    def _groups(self) -> tuple[Source, str, str]:
        names = self.names
        boxes = [
            Box(group.id, names.group(group.id), f"{MAP_FILE}#{group_anchor(group)}") for group in names.groups.values()
        ]
        arrows = [
            Arrow(flow.group, flow.other, self._label(flow), not flow.on_map)
            for flow in self.found.groups
            if flow.group in names.groups and flow.other in names.groups
        ]
        return arrows_source("handovers", boxes, arrows), self.say("Hand-overs between groups"), self._in_words()

    def _label(self, flow: Flow) -> str:
        words = [self.names.artefact(artefact) for artefact in flow.artefacts[:_LABELLED]]
        rest = len(flow.artefacts) - _LABELLED
        return ", ".join(words) + (f" +{rest}" if rest > 0 else "")

    def _roles(self, shelf: _Shelf) -> tuple[Source, str, str]:
        names = self.names
        busiest = sorted(shelf.busy, key=lambda role_id: (-shelf.busy[role_id], role_id))[:_ROLES]
        boxes = [Box(role_id, names.role(role_id), outside=names.external(role_id)) for role_id in busiest]
        seen = set(busiest)
        arrows = [
            Arrow(one, other, str(count))
            for (one, other), count in sorted(shelf.between.items())
            if one in seen and other in seen
        ]
        words = "; ".join(f"{names.role(arrow.one)} → {names.role(arrow.other)}: {arrow.label}" for arrow in arrows)
        name = shelf.picture.removesuffix(".svg")
        return arrows_source(name, boxes, arrows), f"{self.say('Hand-overs')}: {self._title(shelf)}", words
