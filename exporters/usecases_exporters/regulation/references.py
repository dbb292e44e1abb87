"""Sections “References”, “Related processes” and “Open points”."""

from collections import defaultdict
from collections.abc import Iterable

from usecases_exporters.anchors import regulation_file
from usecases_exporters.regulation.page import Page, title_of
from usecases_exporters.regulation.prose import linked
from usecases_exporters.tree.nodes import Blocks, Inlines, Link, Listing, Paragraph, Text
from usecases_exporters.tree.sections import Section


def references(page: Page) -> Section:
    """Laws, documents and templates, each with the steps that rest on it."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    case = page.case
    for text in (*case.basis, *(text for rule in case.rules for text in rule.basis), *case.links):
        places[text] = []
    for placed in page.outline.steps:
        for text in (*placed.step.basis, *placed.step.links):
            places[text].append(placed.step.id)
    for placed_branch in page.outline.branches:
        for text in placed_branch.branch.basis:
            places[text].append(placed_branch.branch.id)
    items = tuple((*linked(text), *_where(page, names)) for text, names in places.items())
    return Section(page.say("References"), (Listing(items),) if items else ())


def _where(page: Page, names: Iterable[str]) -> Inlines:
    found = page.where(names)
    return (Text(" ("), *found, Text(")")) if found else ()


def related(page: Page) -> Section:
    """The processes that this one makes use of, and those that make use of it."""
    _ = page.say
    used: defaultdict[str, list[str]] = defaultdict(list)
    for placed in page.outline.steps:
        if placed.step.use_case is not None:
            used[placed.step.use_case].append(placed.step.id)
    below = tuple((page.case_link(name), *_where(page, steps)) for name, steps in used.items())
    above = tuple((Link(title_of(case), regulation_file(case)),) for case in page.shelf.users.get(page.case.id, ()))
    return Section(
        _("Related processes"),
        inside=(
            Section(_("Processes used here"), (Listing(below),) if below else ()),
            Section(_("Processes that use this one"), (Listing(above),) if above else ()),
        ),
    )


def open_points(page: Page) -> Section:
    """What isn't settled yet."""
    items = []
    for point in page.case.open_points:
        items.append((*linked(point.text), *_where(page, point.at)))
    blocks: Blocks = (Listing(tuple(items)),) if len(items) > 1 else tuple(Paragraph(item) for item in items)
    return Section(page.say("Open points"), blocks)
