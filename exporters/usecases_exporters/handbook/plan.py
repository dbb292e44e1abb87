"""The page of the plan: what is improved first, when, and what has come of it so far."""

from usecases.analysing.map.standing import NEVER
from usecases.analysing.plan.report import PlanReport
from usecases.languages.dates import date_words
from usecases_exporters.handbook.index import INDEX_PAGE
from usecases_exporters.plan.document import plan_document
from usecases_exporters.tree.nodes import Blocks, Document, Figure, Link, Paragraph, paragraph
from usecases_exporters.words import Wording

PICTURE = "plan.svg"


def plan_page(report: PlanReport, language: str) -> Document:
    """The document of the plan, with its picture and the day up to which was measured."""
    _ = Wording(language).say
    document = plan_document(report, language)
    caption = _("Three streams over twelve weeks; the same is in the tables below")
    head: Blocks = (Paragraph((Link(_("Process handbook"), INDEX_PAGE),)), Figure(PICTURE, caption, caption))
    if report.plan.today != NEVER:
        day = date_words(report.plan.today, language)
        head = (*head, paragraph(_("Measured up to: {day}").format(day=day)))
    return Document(document.language, document.title, (*head, *document.blocks))
