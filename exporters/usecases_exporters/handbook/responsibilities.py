"""The page of responsibilities: who carries how much in which group, and what seven passes over the matrix find."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from usecases.analysing.raci.report import RaciAnalysis
from usecases.analysing.raci.words import sections
from usecases.analysing.titles import Titles
from usecases.languages.catalogue import speaking
from usecases.model.usecase import UseCase
from usecases_exporters.handbook.heat_map import Heat, heat_map
from usecases_exporters.handbook.index import INDEX_PAGE
from usecases_exporters.handbook.shelves import by_group
from usecases_exporters.names import Names
from usecases_exporters.tree.clean import shown
from usecases_exporters.tree.nodes import Blocks, Document, Figure, Link, Listing, Paragraph, Strong, Text
from usecases_exporters.tree.sections import Section, numbered
from usecases_exporters.words import Wording

PICTURE = "load.svg"
_ROWS = 60
"""How many roles the heat map shows, the busiest first."""


class Responsibilities(NamedTuple):
    """The page and its picture."""

    document: Document
    picture: bytes


def responsibilities_page(names: Names, cases: Sequence[UseCase]) -> Responsibilities:
    """The page of a library, in the language of the names; retired use cases are left out."""
    current = [case for case in cases if case.status != "retired"]
    analysis = RaciAnalysis(names.shared)
    groups = [(group, inside) for group, inside in by_group(names.shared.groups, current) if inside]
    does: dict[str, Counter[int]] = {}
    for column, (_group, inside) in enumerate(groups):
        for case in inside:
            for each in analysis.look(case).own:
                for role_id in (role_id for role_id in each.does if not names.external(role_id)):
                    does.setdefault(role_id, Counter())[column] += 1
    _ = Wording(names.language).say
    caption = _("Load: how many steps each role does, by process group")
    busiest = sorted(does, key=lambda role_id: (-does[role_id].total(), role_id))[:_ROWS]
    if len(busiest) < len(does):
        busiest_only = _("the {count} busiest roles of {all}")
        caption = f"{caption} ({busiest_only.format(count=len(busiest), all=len(does))})"
    heat = Heat(
        tuple(map(names.role, busiest)),
        tuple(names.group(group.id) if group else _("Not on the map") for group, _inside in groups),
        tuple(does[role_id] for role_id in busiest),
    )
    with speaking(names.language):
        passes = sections(analysis.figures(whole=True), Titles(names.shared, names.language))
    head: Blocks = (Paragraph((Link(_("Process handbook"), INDEX_PAGE),)), Figure(PICTURE, caption, caption))
    found = [
        Section(
            passed.title.partition(" ")[2],
            (Listing(tuple((Strong(f"{said.label}:"), Text(f" {said.figure}")) for said in passed.lines)),),
        )
        for passed in passes
    ]
    company = " ".join(shown(names.shared.settings.title.in_language(names.language)).split("\n"))
    title = _("Responsibilities: {title}").format(title=company)
    return Responsibilities(
        Document(names.language, title, (*head, *numbered(found))), heat_map(heat, caption, names.language)
    )
