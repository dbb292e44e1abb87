"""Builds the regulation of one use case: which sections it has, and in which order."""

from usecases_exporters.regulation.branches import deviations
from usecases_exporters.regulation.card import card
from usecases_exporters.regulation.course import course
from usecases_exporters.regulation.general import general
from usecases_exporters.regulation.indicators import indicators
from usecases_exporters.regulation.page import Page, title_of
from usecases_exporters.regulation.people import participants
from usecases_exporters.regulation.raci import responsibilities
from usecases_exporters.regulation.records import records
from usecases_exporters.regulation.references import open_points, references, related
from usecases_exporters.regulation.sheets import acknowledgement, change_log
from usecases_exporters.regulation.terms import terms
from usecases_exporters.tree.nodes import Document
from usecases_exporters.tree.sections import numbered


def regulation(page: Page) -> Document:
    """The regulation of a use case."""
    sections = (
        general(page),
        terms(page),
        participants(page),
        course(page),
        deviations(page),
        responsibilities(page),
        indicators(page),
        records(page),
        references(page),
        related(page),
        open_points(page),
        change_log(page),
        acknowledgement(page),
    )
    title = page.say("Procedure: {title}").format(title=title_of(page.case))
    return Document(page.names.language, title, (*card(page), *numbered(sections)))
